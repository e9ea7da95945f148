#!/usr/bin/env python3
"""`tolmach check` beside `pofilter` (PyPI: translate-toolkit) on the same PO files.

    Benchmarks/pofilter.py .build/release/tolmach PO_FOLDER [--samples CLASS [COUNT]]

For each test of pofilter: messages that both find, that only pofilter finds, and that only we find, where a finding of
ours counts when its rule is one of the equivalents below. With --samples, messages that only pofilter finds.
CPU seconds and memory are of one run each, on all files.
"""
import collections
import json
import os
import random
import resource
import subprocess
import sys
import tempfile

EQUIVALENT = {
    "accelerators": ["accelerator-missing"],
    "acronyms": [],
    "blank": ["empty-target"],
    "brackets": ["bracket-unpaired", "bracket-count"],
    "compendiumconflicts": ["inconsistent-target"],
    "doublequoting": ["quote-unpaired", "quote-style"],
    "doublespacing": ["double-space"],
    "doublewords": ["double-word"],
    "emails": ["email-changed"],
    "endpunc": ["end-mark", "ellipsis"],
    "endwhitespace": ["edge-space", "newline-count"],
    "escapes": ["placeholder-missing", "placeholder-extra", "newline-count", "path-changed"],
    "filepaths": ["path-changed"],
    "functions": ["code-span-changed"],
    "isfuzzy": [],
    "long": ["length-ratio"],
    "newlines": ["newline-count"],
    "nplurals": ["plural-count"],
    "numbers": ["number-missing", "number-extra", "number-changed", "number-format", "date-changed", "currency-changed"],
    "options": ["code-span-changed"],
    "printf": ["placeholder-missing", "placeholder-extra", "placeholder-order"],
    "puncspacing": ["space-before-mark", "space-after-mark", "no-break-space"],
    "purepunc": ["untranslated", "end-mark"],
    "pythonbraceformat": ["placeholder-missing", "placeholder-extra", "placeholder-order"],
    "sentencecount": [],
    "short": ["length-ratio"],
    "simplecaps": ["capital-start", "all-caps"],
    "simpleplurals": [],
    "singlequoting": ["quote-unpaired", "quote-style"],
    "startcaps": ["capital-start"],
    "startpunc": ["quote-style", "bracket-count"],
    "startwhitespace": ["edge-space", "newline-count"],
    "tabs": ["newline-count", "edge-space"],
    "unchanged": ["untranslated", "target-equals-source"],
    "untranslated": ["empty-target"],
    "urls": ["url-changed"],
    "validchars": [],
    "variables": ["placeholder-missing", "placeholder-extra"],
    "xmltags": ["tag-missing", "tag-extra", "tag-unbalanced"],
}


def measured(command, **more):
    """Runs a command; CPU seconds and the most memory in MB."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **more)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def theirs(folder, out):
    from translate.storage import factory

    found = collections.defaultdict(set)
    for path, _, names in os.walk(out):
        for name in names:
            file = os.path.join(path, name)
            for unit in factory.getobject(file).units:
                for line in unit.getnotes("translator").splitlines():
                    if not line.startswith("(pofilter) "):
                        continue
                    for part in line[len("(pofilter) "):].split(", "):
                        test = part.split(":")[0].strip()
                        if test in EQUIVALENT:
                            key = (os.path.relpath(file, out), str(unit.source))
                            found[test].add(key)
                            TEXTS[key] = (str(unit.target), part)
    return found


TEXTS = {}


def main():
    tool, folder = map(os.path.abspath, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as scratch:
        out = os.path.join(scratch, "out")
        their_cost = measured(["pofilter", "--progress=none", folder, out], stdout=subprocess.DEVNULL)
        report = os.path.join(scratch, "ours.jsonl")
        check = [tool, "check", "--no-spelling", "--fail-on", "never", "--report", "json"]
        with open(report, "w") as file:
            # In no workspace: without glossaries and memories, as pofilter is.
            our_cost = measured(check + [folder], stdout=file, cwd=scratch, env=dict(os.environ, HOME=scratch))
        ours = collections.defaultdict(set)
        rules = collections.Counter()
        messages = {}
        for line in open(report, encoding="utf-8"):
            finding = json.loads(line)
            key = (os.path.relpath(finding["file"], folder), finding["source"])
            ours[finding["rule"]].add(key)
            rules[finding["rule"]] += 1
        them = theirs(folder, out)
    print(f"pofilter {their_cost[0]:.2f} s of CPU, {their_cost[1]:.0f} MB; "
          f"tolmach {our_cost[0]:.2f} s, {our_cost[1]:.0f} MB: {their_cost[0] / our_cost[0]:.1f} times faster\n")
    print(f"{'pofilter test':18} {'theirs':>7} {'both':>7} {'only theirs':>12} {'only ours':>10}  equivalents")
    covered = set()
    for test in sorted(EQUIVALENT):
        equal = set().union(*(ours[rule] for rule in EQUIVALENT[test])) if EQUIVALENT[test] else set()
        covered.update(EQUIVALENT[test])
        if them[test] or equal:
            print(f"{test:18} {len(them[test]):7} {len(them[test] & equal):7} {len(them[test] - equal):12} "
                  f"{len(equal - them[test]):10}  {', '.join(EQUIVALENT[test]) or '-'}")
    print("\nno test of pofilter's: "
          + ", ".join(f"{rule} {count}" for rule, count in rules.most_common() if rule not in covered))
    tests = []
    if "--samples" in sys.argv:
        at = sys.argv.index("--samples")
        tests = sys.argv[at + 1].split(",")
        count = int(sys.argv[at + 2]) if len(sys.argv) > at + 2 else 20
    for test in tests:
        print("=====", test)
        equal = set().union(*(ours[rule] for rule in EQUIVALENT[test])) if EQUIVALENT[test] else set()
        only = sorted(them[test] - equal)
        random.seed(1)
        for key in random.sample(only, min(count, len(only))):
            print("\n", key[0], TEXTS[key][1])
            print("  S", key[1].replace("\n", "⏎")[:300])
            print("  T", TEXTS[key][0].replace("\n", "⏎")[:300])


if __name__ == "__main__":
    main()
