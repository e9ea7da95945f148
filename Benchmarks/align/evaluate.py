#!/usr/bin/env python3
"""Sentence alignment against gold, beside Gale-Church (and hunalign where it is installed).

    evaluate.py prepare DATA OUT         DATA is the folder of test data; OUT gets the sets and memory.tsv
    evaluate.py baseline OUT SET...      Gale-Church on sets that were prepared
    evaluate.py command OUT SET TOLMACH [OPTION...]   `tolmach align --segmented --ladder` on a set

Sets: dev2018.{nat,light,hard}, long2017.{nat,light,hard} (en-ru), berg.dev, berg.test (de-fr).
Score: strict F1 as vecalign's score.py has it: a bead counts when it is a gold bead exactly; precision over all beads
given, those with an empty side included; recall over gold beads with two sides.
"""
import json
import lzma
import math
import os
import re
import subprocess
import sys


def prepare(data, out):
    sent = os.path.join(data, "align/sent")
    texts = set()
    for name in ["dev2018", "long2017"]:
        for noise in ["nat", "light", "hard"]:
            folder = os.path.join(out, f"{name}.{noise}")
            os.makedirs(folder, exist_ok=True)
            documents = json.load(open(f"{sent}/en-ru-derived/{name}.{noise}.json", encoding="utf-8"))
            for number, document in enumerate(documents):
                write(os.path.join(folder, f"{number:04}"), document["en"], document["ru"], document["gold"])
                texts.update(key(line) for side in ("en", "ru") for line in document[side])
            if len(documents) > 1:
                # The same documents as one long text.
                whole = {"en": [], "ru": [], "gold": []}
                for document in documents:
                    whole["gold"] += [[[n + len(whole["en"]) for n in a], [n + len(whole["ru"]) for n in b]]
                                      for a, b in document["gold"]]
                    whole["en"] += document["en"]
                    whole["ru"] += document["ru"]
                folder = os.path.join(out, f"{name}.one.{noise}")
                os.makedirs(folder, exist_ok=True)
                write(os.path.join(folder, "all"), whole["en"], whole["ru"], whole["gold"])
    for name, parts in [("berg.dev", ["dev"]), ("berg.test", [f"test{number}" for number in range(7)])]:
        folder = os.path.join(out, name)
        os.makedirs(folder, exist_ok=True)
        for part in parts:
            base = f"{sent}/text+berg/{part}"
            gold = [[json.loads(side) for side in line.strip().split(":")] for line in open(base + ".defr")]
            sides = [open(f"{base}.{code}", encoding="utf-8").read().rstrip("\n").split("\n") for code in ("de", "fr")]
            write(os.path.join(folder, part), *sides, gold)
    # The memory, without any pair of which a side stands in a text that is aligned.
    texts.discard("")
    kept = left = 0
    with open(os.path.join(out, "memory.tsv"), "w", encoding="utf-8") as memory:
        for line in lzma.open(os.path.join(data, "corpus.en-ru.tsv.xz"), "rt", encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if key(cells[0]) in texts or key(cells[1]) in texts:
                left += 1
                continue
            kept += 1
            memory.write(f"{cells[0]}\t{cells[1]}\n")
    print(f"memory.tsv: {kept} pairs, {left} left out: a side stands in a text of a set")


def key(text):
    return re.sub(r"\W+", " ", text.lower()).strip()


def write(base, source, target, gold):
    for ending, lines in [("src", source), ("tgt", target)]:
        with open(f"{base}.{ending}", "w", encoding="utf-8") as file:
            file.writelines(re.sub(r"\s+", " ", line).strip() + "\n" for line in lines)
    with open(f"{base}.gold", "w") as file:
        file.writelines(",".join(map(str, a)) + ":" + ",".join(map(str, b)) + "\n" for a, b in gold)


def texts(folder):
    for name in sorted(os.listdir(folder)):
        if name.endswith(".gold"):
            base = os.path.join(folder, name[:-5])
            sides = [open(f"{base}.{end}", encoding="utf-8").read().split("\n")[:-1] for end in ("src", "tgt")]
            gold = [tuple(tuple(sorted(int(n) for n in side.split(",") if n)) for side in line.strip().split(":"))
                    for line in open(f"{base}.gold")]
            yield base, sides[0], sides[1], gold


def gale_church(source, target):
    """Gale and Church 1993: lengths in characters, c estimated, variance 6.8 a character, their priors."""
    a = [len(re.sub(r"\s", "", line)) for line in source]
    b = [len(re.sub(r"\s", "", line)) for line in target]
    ratio = sum(b) / max(1, sum(a))
    priors = {(1, 1): .89, (1, 0): .0099 / 2, (0, 1): .0099 / 2, (2, 1): .089 / 2, (1, 2): .089 / 2, (2, 2): .011}
    costs = {kind: -math.log(prior) for kind, prior in priors.items()}

    def match(x, y):
        if x == 0 and y == 0:
            return 0.0
        mean = (x + y / ratio) / 2
        z = abs((ratio * x - y) / math.sqrt(6.8 * mean))
        return -math.log(max(math.erfc(z / math.sqrt(2)), 1e-300))

    n, m = len(a), len(b)
    infinity = float("inf")
    best = [[infinity] * (m + 1) for _ in range(n + 1)]
    back = [[None] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0
    width = max(100, m // 8 if n > 500 else m)
    for i in range(n + 1):
        middle = i * m // max(1, n)
        for j in range(max(0, middle - width), min(m, middle + width) + 1):
            for (p, q), cost in costs.items():
                if i >= p and j >= q and best[i - p][j - q] < infinity:
                    total = best[i - p][j - q] + cost + match(sum(a[i - p:i]), sum(b[j - q:j]))
                    if total < best[i][j]:
                        best[i][j], back[i][j] = total, (p, q)
    beads = []
    i, j = n, m
    while i or j:
        p, q = back[i][j]
        beads.append((tuple(range(i - p, i)), tuple(range(j - q, j))))
        i, j = i - p, j - q
    return beads[::-1]


class Score:
    def __init__(self):
        self.given = self.right = self.gold = self.found = self.own = 0

    def add(self, gold, beads):
        gold = set(gold)
        beads = set(beads)
        self.given += len(beads)
        self.right += len(beads & gold)
        self.own += sum(1 for a, b in beads if a and b)
        self.gold += sum(1 for a, b in gold if a and b)
        self.found += sum(1 for bead in beads & gold if bead[0] and bead[1])

    def __str__(self):
        def f1(p, r):
            return 2 * p * r / max(1e-9, p + r)
        p, r, own = self.right / max(1, self.given), self.found / max(1, self.gold), self.found / max(1, self.own)
        return f"P {p:.4f} R {r:.4f} F1 {f1(p, r):.4f}; without 0-n beads P {own:.4f} F1 {f1(own, r):.4f}"


def ladder(path):
    rungs = [tuple(int(cell) for cell in line.split("\t")[:2]) for line in open(path)]
    return [(tuple(range(a, c)), tuple(range(b, d))) for (a, b), (c, d) in zip(rungs, rungs[1:])]


def main():
    action, arguments = sys.argv[1], sys.argv[2:]
    if action == "prepare":
        prepare(*arguments)
    elif action == "baseline":
        for name in arguments[1:]:
            score = Score()
            for _, source, target, gold in texts(os.path.join(arguments[0], name)):
                score.add(gold, gale_church(source, target))
            print(f"Gale-Church {name}: {score}")
    elif action == "command":
        out, name, tool, *options = arguments
        score = Score()
        for base, _, _, gold in texts(os.path.join(out, name)):
            subprocess.run([tool, "align", base + ".src", base + ".tgt", "--segmented", "--ladder", base + ".ladder",
                            "-o", base + ".tmx", *options], check=True, stderr=subprocess.DEVNULL)
            score.add(gold, ladder(base + ".ladder"))
        print(f"tolmach align {name}: {score}")


main()
