#!/usr/bin/env python3
"""How often `tolmach check` speaks up about human translations without reason.

    Benchmarks/false_alarms.py TOOL DATA [--unjudged] [--list SET/RULE] [--sample N]

Three sets of translations by people are checked in no workspace (no glossary, no memory, no dictionary): TICO-19's TMX,
the TMX of OmegaT's Russian localisation, and a folder of PO catalogues. All errors and a sample of the warnings of each set
and rule are looked up in Benchmarks/checks/judged.tsv, where each was judged by reading source and target:

    true       a mistake of the draft, or an oddity that a reviser has to look at
    arguable   not right and not wrong: another translator might leave it
    false      nothing is the matter

A rule's part of false alarms is that of its judged sample (N of each set and rule, 12 unless given, and one in ten of
those beyond). Which findings are sampled is told by their hashes, so that the sample stays what it is when others come or go.
`empty-target` is not counted: what is not translated is no translation. --unjudged prints the findings of the sample
that the file does not have, to be read; --list all findings of a rule.
"""
import collections
import csv
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile

SETS = {
    "tico19": "enru/tico19/data/TM/all.en-ru.tmx",
    "omegat": "enru/omegat-l10n-ru/omegat/project_save.tmx",
    "po": "po",
}
JUDGED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "checks", "judged.tsv")
VERDICTS = ("true", "arguable", "false")


def digest(*parts):
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


def run(tool, path):
    """The findings of a set but those of texts that are not translated, and how many segments are."""
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(
            [tool, "check", "--no-spelling", "--fail-on", "never", "--report", "json", path],
            cwd=scratch, env=dict(os.environ, HOME=scratch), capture_output=True, text=True, check=False)
    summary = re.search(r"(\d+) segments in", done.stderr)
    if not summary:
        sys.exit(f"{path}: expected a summary, found: {done.stderr[-500:]}")
    findings = [json.loads(line) for line in done.stdout.splitlines()]
    empty = sum(f["rule"] == "empty-target" for f in findings)
    return [f for f in findings if f["rule"] != "empty-target"], int(summary[1]) - empty


def key(name, root, finding):
    file = os.path.relpath(finding["file"], root) if os.path.isdir(root) else os.path.basename(finding["file"])
    place = finding["targetRange"] or finding["sourceRange"]
    return (name, file, finding["segment"], finding["rule"], digest(finding["target"], place)[:10])


def judgements():
    known = {}
    if os.path.exists(JUDGED):
        with open(JUDGED, encoding="utf-8") as file:
            for number, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
                if not row or row[0] == "set":
                    continue
                if len(row) < 7 or row[5] not in VERDICTS:
                    sys.exit(f"{JUDGED}:{number}: expected seven columns with a verdict in the sixth, found {row}")
                known[tuple(row[:5])] = row[5]
    return known


def show(finding, its):
    line = lambda text: (text or "").replace("\n", "⏎").replace("\t", "⇥")
    marked = line(finding["target"])
    if finding["targetRange"]:
        start, end = finding["targetRange"]
        units = finding["target"].encode("utf-16-le")
        part = lambda a, b: units[2 * a:2 * b].decode("utf-16-le", "replace")
        marked = line(part(0, start) + "⟦" + part(start, end) + "⟧" + part(end, len(units)))
    print("\t".join(its))
    print(f"   {finding['severity']}: {line(finding['message'])}")
    print(f"   S {line(finding['source'])[:700]}")
    print(f"   T {marked[:900]}")


def main():
    arguments = sys.argv[1:]
    option = lambda name, other: arguments[arguments.index(name) + 1] if name in arguments else other
    tool, data = map(os.path.abspath, arguments[:2])
    least = int(option("--sample", 12))
    wanted = option("--list", None)
    known = judgements()
    report = []
    for name, path in SETS.items():
        root = os.path.join(data, path)
        if not os.path.exists(root):
            report.append(f"{name}: not here")
            continue
        findings, segments = run(tool, root)
        groups = collections.defaultdict(list)
        for finding in findings:
            if finding["severity"] != "information":
                its = key(name, root, finding)
                groups[finding["severity"], finding["rule"]].append((digest(*its), its, finding))
        totals = collections.defaultdict(lambda: collections.Counter())
        lines = []
        for (severity, rule), group in sorted(groups.items()):
            group.sort(key=lambda item: item[0])
            if wanted == f"{name}/{rule}":
                for _, its, finding in group:
                    show(finding, its)
            # The hash decides: the first ones of each group.
            size = len(group) if severity == "error" else min(
                len(group), least + math.ceil(max(0, len(group) - least) / 10))
            sample = group[:size]
            verdicts = collections.Counter(known[its] for _, its, _ in sample if its in known)
            if "--unjudged" in arguments:
                for _, its, finding in sample:
                    if its not in known:
                        show(finding, its)
            judged = sum(verdicts.values())
            weight = len(group) / judged if judged else 0
            totals[severity]["all"] += len(group)
            totals[severity]["judged"] += judged
            totals[severity]["open"] += len(group) if not judged else 0
            totals[severity]["unread"] += size - judged
            for verdict in VERDICTS:
                totals[severity][verdict] += verdicts[verdict] * weight
                totals[severity]["read " + verdict] += verdicts[verdict]
            lines.append(f"  {rule:22} {severity:8} {len(group):5} {judged:6} {verdicts['true']:6} "
                         f"{verdicts['arguable']:9} {verdicts['false']:6}")
        report.append(f"{name}: {segments} translated segments")
        report.append(f"  {'rule':22} {'severity':8} {'found':>5} {'judged':>6} {'true':>6} {'arguable':>9} {'false':>6}")
        report += lines
        for severity, limit in (("error", 5), ("warning", 30)):
            total = totals[severity]
            rate = lambda count: 1000 * count / segments
            rest = total["false"] + total["arguable"] + total["open"]
            report.append(
                f"  {severity}s: {rate(total['all']):.2f} in 1,000; {total['judged']} judged: {total['read true']} true, "
                f"{total['read arguable']} arguable, {total['read false']} false ({total['unread']} of the sample unread); "
                f"without the true ones {rate(rest):.2f} in 1,000 (false alone {rate(total['false']):.2f}; aim {limit})"
                f"{'' if rest * 1000 <= limit * segments else '  MISSED'}")
        report.append("")
    if "--unjudged" not in arguments and not wanted:
        print("\n".join(report).rstrip())


if __name__ == "__main__":
    main()
