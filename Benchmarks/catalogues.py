#!/usr/bin/env python3
"""`tolmach check` beside `pofilter` (PyPI: translate-toolkit) on Django's catalogues, language by language.

    Benchmarks/catalogues.py TOOL DJANGO [--least 200] [--show LANGUAGE[,LANGUAGE] [--count 20]] [--no-pofilter]

DJANGO is a folder with Django's sources or an unpacked wheel of it (pip download django --no-deps), whose catalogues lie in
…/locale/LANGUAGE/LC_MESSAGES/*.po. A language counts with --least translated messages. Findings are errors and warnings of a
check in no workspace, without a dictionary, and without `inconsistent-target`, `inconsistent-source` and `empty-target`, as pofilter
runs without `untranslated` and `blank`; both are given per 1,000 translated messages. --show prints findings of languages for reading,
a sample that stays what it is when others come or go.
"""
import collections
import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

OFF = ["inconsistent-target", "inconsistent-source", "empty-target"]
THEIRS_OFF = ["untranslated", "blank", "compendiumconflicts", "isfuzzy"]


def catalogues(root):
    """The catalogues of each language, by its name in Django."""
    found = collections.defaultdict(list)
    for path, _, names in os.walk(root):
        match = re.search(r"/locale/([^/]+)/LC_MESSAGES$", path)
        if match and match[1] != "en":
            found[match[1]] += [os.path.join(path, name) for name in sorted(names) if name.endswith(".po")]
    return found


def translated(paths):
    """How many messages have a translation that is not marked as fuzzy."""
    from translate.storage import factory

    return sum(unit.istranslated() for path in paths for unit in factory.getobject(path).units)


def ours(tool, paths):
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(
            [tool, "check", "--no-spelling", "--fail-on", "never", "--report", "json"]
            + [part for rule in OFF for part in ("--disable", rule)] + paths,
            cwd=scratch, env=dict(os.environ, HOME=scratch), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{paths[0]}: {done.stderr[-500:]}")
    findings = [json.loads(line) for line in done.stdout.splitlines()]
    return [f for f in findings if f["severity"] in ("error", "warning")]


def theirs(language, paths):
    """How many tests of pofilter fail."""
    from translate.storage import factory

    count = 0
    with tempfile.TemporaryDirectory() as scratch:
        here, out = os.path.join(scratch, "in"), os.path.join(scratch, "out")
        os.mkdir(here)
        for number, path in enumerate(paths):
            shutil.copyfile(path, os.path.join(here, f"{number}.po"))
        subprocess.run(
            ["pofilter", "--progress=none", f"--language={language}"]
            + [f"--excludefilter={test}" for test in THEIRS_OFF] + [here, out],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        for name in sorted(os.listdir(out)) if os.path.isdir(out) else []:
            for unit in factory.getobject(os.path.join(out, name)).units:
                for line in unit.getnotes("translator").splitlines():
                    if line.startswith("(pofilter) "):
                        count += len(re.findall(r"(?:^|, )[a-z]+:", line[len("(pofilter) "):])) or 1
    return count


def show(finding):
    line = lambda text: (text or "").replace("\n", "⏎").replace("\t", "⇥")
    marked = line(finding["target"])
    if finding["targetRange"]:
        start, end = finding["targetRange"]
        units = finding["target"].encode("utf-16-le")
        part = lambda a, b: units[2 * a:2 * b].decode("utf-16-le", "replace")
        marked = line(part(0, start) + "⟦" + part(start, end) + "⟧" + part(end, len(units)))
    print(f"  {finding['rule']} {finding['severity']}: {line(finding['message'])[:120]}")
    print(f"     S {line(finding['source'])[:250]}\n     T {marked[:300]}")


def main():
    arguments = sys.argv[1:]
    option = lambda name, other: arguments[arguments.index(name) + 1] if name in arguments else other
    tool, root = map(os.path.abspath, arguments[:2])
    least, count = int(option("--least", 200)), int(option("--count", 20))
    wanted = option("--show", "").split(",")
    rates = []
    for language, paths in sorted(catalogues(root).items()):
        if wanted != [""] and language not in wanted:
            continue
        messages = translated(paths)
        if messages < least:
            continue
        findings = ours(tool, paths)
        rules = collections.Counter(f["rule"] for f in findings)
        their = "-" if "--no-pofilter" in arguments else round(1000 * theirs(language, paths) / messages)
        rates.append(1000 * len(findings) / messages)
        print(f"{language:8} {messages:5} messages  {rates[-1]:5.1f} in 1,000 ({len(findings)})  pofilter {their}  "
              + ", ".join(f"{rule} {count}" for rule, count in rules.most_common(7)), flush=True)
        if language in wanted:
            digest = lambda f: hashlib.sha256((f["rule"] + f["source"] + f["target"]).encode()).hexdigest()
            for finding in sorted(findings, key=digest)[:count]:
                show(finding)
    if rates:
        print(f"{len(rates)} languages: median {statistics.median(rates):.1f}, worst {max(rates):.1f} in 1,000")


if __name__ == "__main__":
    main()
