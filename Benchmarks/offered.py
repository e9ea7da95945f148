#!/usr/bin/env python3
"""How good the offers are: chrF of the first offered target against the real translation of pairs that were held out.

    Benchmarks/offered.py [--pairs PAIRS.tsv.xz] [--held 3000] [--slow 200] [--work DIR] [--only ours,rapidfuzz,...]
                          [--out FILE]

The pairs, one for each source, are shuffled by a seed; the first are held out and asked, the others are the memory. The report
compares engines at their own threshold of 70, and at equal coverage, which needs no common scale of scores. Needs real
pairs: invented ones say nothing about translations. README.md in this folder says more.
"""

import argparse
import json
import lzma
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import peers

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FLOOR = 50        # engines are asked for scores from here; the report cuts at 70
THRESHOLD = 70
SEED = 20261125
ORDER, BETA = 6, 2


# chrF

def grams(text):
    """For each length up to ORDER, how often each character n-gram occurs; white space is left out."""
    letters = "".join(text.split())
    return [Counter(letters[at:at + size] for at in range(len(letters) - size + 1)) for size in range(1, ORDER + 1)]


def chrf(offered, reference):
    """chrF2 of one segment, 0 to 100, as Popović (2015): precision and recall averaged over lengths that occur in both."""
    precision = recall = lengths = 0
    for left, right in zip(grams(offered), grams(reference)):
        said, wanted = sum(left.values()), sum(right.values())
        if said and wanted:
            common = sum((left & right).values())
            precision += common / said
            recall += common / wanted
            lengths += 1
    if precision == 0:
        return 0.0
    precision, recall = precision / lengths, recall / lengths
    return 100 * (1 + BETA ** 2) * precision * recall / (BETA ** 2 * precision + recall)


# Held-out pairs

def read_pairs(path):
    """(source, target) of the lines of a table whose first two columns have text, control characters left out."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            cells = CONTROL.sub("", line).split("\t")
            if len(cells) >= 2 and cells[0].strip() and cells[1].strip():
                yield cells[0], cells[1]


def split(pairs, held):
    """(held out, memory): one pair for each source, white space made single, in an order that the seed decides."""
    unique = {}
    for source, target in pairs:
        unique.setdefault(" ".join(source.split()), " ".join(target.split()))
    unique = list(unique.items())
    random.Random(SEED).shuffle(unique)
    return unique[:held], unique[held:]


def write_memory(path, pairs):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
                   '  <header creationtool="offered" creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" '
                   'srclang="en" datatype="plaintext"/>\n  <body>\n')
        for source, target in pairs:
            file.write(f'    <tu><tuv xml:lang="en"><seg>{escape(source)}</seg></tuv>'
                       f'<tuv xml:lang="ru"><seg>{escape(target)}</seg></tuv></tu>\n')
        file.write("  </body>\n</tmx>\n")


# Offers

class Offers:
    """First offers of one engine: {number of the query: (score, source, target)}, for the queries that it was asked."""

    def __init__(self, title, asked, first):
        self.title, self.asked, self.first = title, asked, first

    def above(self, threshold):
        return {number for number, (score, _, _) in self.first.items() if score >= threshold}


def ask(kind, work, memory, held, numbers):
    """Offers of an engine for some of the held-out sources; for ours both as stored and with numbers carried over."""
    engine = kind(work, memory, threshold=FLOOR, limit=1)
    engine.least = 0.3
    start = time.monotonic()
    try:
        answers = engine.answer([held[number][0] for number in numbers])
    finally:
        engine.close()
    print(f"{kind.name}: {len(numbers)} queries, {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    best = {number: matches[0] for number, matches in zip(numbers, answers.offers) if matches}

    def first(target):
        return {number: (match["score"], match["source"], target(match)) for number, match in best.items()}

    stored = Offers(kind.title, numbers, first(lambda match: match["target"]))
    if kind is not peers.Ours:
        return [stored]
    return [Offers(kind.title, numbers, first(adapted)),
            Offers(f"{kind.title}, target as stored", numbers, stored.first)]


def adapted(match):
    """The target with the query's own numbers put in, where we do that."""
    return match["adapted"]["target"] if match.get("adapted") else match["target"]


def chosen_for_slow(held, brute, count):
    """A random sample of the queries for which the words of some unit are at least FLOOR percent alike."""
    numbers = sorted(brute.above(FLOOR))
    return sorted(random.Random(SEED).sample(numbers, min(count, len(numbers))))


# The report

class Marks:
    """chrF of offers against the references, each computed once."""

    def __init__(self, held):
        self.held, self.known = held, {}

    def of(self, number, target):
        key = (number, target)
        if key not in self.known:
            self.known[key] = chrf(target, self.held[number][1])
        return self.known[key]

    def mean(self, offers, numbers):
        values = [self.of(number, offers.first[number][2]) if number in offers.first else 0.0 for number in numbers]
        return sum(values) / len(values) if values else float("nan")


def at_threshold(all_offers, numbers, marks):
    """Rows of a table over one set of queries, all of which every engine in it was asked."""
    above = [offers.above(THRESHOLD) & numbers for offers in all_offers]
    some, every = set.union(*above), set.intersection(*above)
    if not some:
        return [f"{len(numbers)} queries; no engine offers anything at {THRESHOLD}"]
    rows = [[offers.title, str(len(mine)), f"{100 * len(mine) / len(some):.1f}", f"{marks.mean(offers, mine):.1f}",
             f"{sum(marks.of(number, offers.first[number][2]) for number in mine) / len(some):.1f}",
             f"{marks.mean(offers, every):.1f}"] for offers, mine in zip(all_offers, above)]
    head = ["engine", "offers", "coverage %", "chrF", "chrF, none = 0", f"chrF of the {len(every)}"]
    return [f"{len(numbers)} queries; {len(some)} with an offer of any engine at {THRESHOLD}, {len(every)} with one of every "
            f"engine", "", *peers.table(head, rows)]


def at_coverage(all_offers, numbers, marks):
    """Rows of mean chrF over each engine's own best-scored offers, as many for every engine."""
    counts = [int(len(numbers) * share) for share in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)]
    rows = []
    for offers in all_offers:
        ordered = sorted((number for number in offers.first if number in numbers),
                         key=lambda number: (-offers.first[number][0], number))
        rows.append([offers.title, *(f"{marks.mean(offers, ordered[:count]):.1f}" if len(ordered) >= count else "-"
                                     for count in counts)])
    return peers.table(["best-scored offers", *map(str, counts)], rows)


def duels(ours, other, marks, held, count):
    """Queries where another engine's first offer is far nearer to the reference than ours, whatever our score."""
    def lead(number):
        mine = marks.of(number, ours.first[number][2]) if number in ours.first else 0.0
        return marks.of(number, other.first[number][2]) - mine

    lines = []
    for number in sorted(other.above(THRESHOLD), key=lambda number: (-lead(number), number))[:count]:
        lines += ["", f"  query   {held[number][0]}", f"  real    {held[number][1]}"]
        for label, offers in (("ours", ours), ("theirs", other)):
            if number in offers.first:
                score, source, target = offers.first[number]
                lines += [f"  {label:7} {score:.0f}  {source}",
                          f"          {target}   (chrF {marks.of(number, target):.0f})"]
            else:
                lines.append(f"  {label:7} nothing from {FLOOR}")
    return lines


def balance(ours, other, marks):
    """How often the first offers differ, whose is nearer to the reference, and how often only one engine offers."""
    both = ours.above(THRESHOLD) & other.above(THRESHOLD)
    theirs = other.above(THRESHOLD) - both
    same = sum(number in ours.first and ours.first[number][1] == other.first[number][1] for number in theirs)
    leads = [marks.of(number, ours.first[number][2]) - marks.of(number, other.first[number][2]) for number in both]
    won, lost = sum(lead > 5 for lead in leads), sum(lead < -5 for lead in leads)
    return (f"{other.title}: both offer {len(both)} times; ours is nearer by more than 5 points of chrF {won} times, theirs "
            f"{lost} times; mean difference {sum(leads) / max(1, len(leads)):+.2f}; ours alone "
            f"{len((ours.above(THRESHOLD) & set(other.asked)) - both)}, theirs alone "
            f"{len(theirs)}, {same} of them the unit that is our first below {THRESHOLD}")


def report(held, memory_size, engines, all_offers, slow, skipped):
    marks = Marks(held)
    lines = peers.machine() + [f"command: {peers.command_line()}",
                               f"memory: {memory_size:,} units; {len(held):,} pairs held out, seed {SEED}"]
    lines += [f"  {kind.name}: {version}" for kind, version in engines] + [f"  {line}" for line in skipped]
    everything = set(range(len(held)))
    quick = [offers for offers in all_offers if len(offers.asked) == len(held)]
    lines += ["", "Engines that were asked everything", "", *at_threshold(quick, everything, marks)]
    lines += ["", "Mean chrF of as many offers, each engine's best-scored", "", *at_coverage(quick, everything, marks)]
    common = set(slow)
    lines += ["", "All engines, a random sample of the queries to which words of some unit are at least "
              f"{FLOOR} % alike", "", *at_threshold(all_offers, common, marks)]
    lines += ["", "Mean chrF of as many offers, each engine's best-scored", "", *at_coverage(all_offers, common, marks)]
    lines += ["", "coverage: share of the queries with an offer of any engine. chrF: of this engine's offers. none = 0: over all",
              "queries with an offer of any engine, 0 where this one has none. Last column: the queries where every engine offers.",
              f"pg_trgm's scores are 100 times the trigram similarity; engines were asked for scores from {FLOOR} (pg_trgm 30)."]
    if all_offers[0].title == peers.Ours.title:
        ours = all_offers[0]
        others = [offers for offers in all_offers[1:] if not offers.title.startswith(ours.title)]
        lines += ["", *(balance(ours, offers, marks) for offers in others)]
        for offers in others:
            lines += ["", f"Where {offers.title} offers something much better", *duels(ours, offers, marks, held, 10)]
    return "\n".join(lines) + "\n"


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=peers.default_pairs(), help="source TAB target, .xz or plain")
    parser.add_argument("--held", type=int, default=3000, help="pairs held out")
    parser.add_argument("--slow", type=int, default=200, help="queries put to slow engines")
    parser.add_argument("--work", type=Path, default=Path("/tmp/tolmach-peers"), help="for intermediate files")
    parser.add_argument("--only", type=lambda text: text.split(","), help=",".join(kind.name for kind in peers.ENGINES))
    parser.add_argument("--out", type=Path, default=peers.HERE / "results/offered.txt")
    return parser.parse_args()


def main():
    chosen = options()
    if chosen.pairs is None:
        sys.exit("offered.py needs a file of real pairs: --pairs FILE, or its folder in TOLMACH_DATA")
    work = chosen.work.resolve() / "offered"
    work.mkdir(parents=True, exist_ok=True)
    kinds, skipped = peers.available(chosen.only)
    held, stored = split(read_pairs(chosen.pairs), chosen.held)
    memory = work / "memory.tmx"
    write_memory(memory, stored)
    quick = [kind for kind in kinds if kind in (peers.Ours, peers.RapidFuzz)]
    engines = [(kind, kind(work, memory).version()) for kind in kinds]
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    everything = slow = list(range(len(held)))
    all_offers, text = [], ""
    for kind in kinds:
        all_offers += ask(kind, work, memory, held, everything if kind in quick else slow)
        if kind is peers.RapidFuzz:
            slow = chosen_for_slow(held, all_offers[-1], chosen.slow)
        text = report(held, len(stored), engines, all_offers, slow, skipped)
        chosen.out.write_text(text, encoding="utf-8")
        with open(work / "offers.json", "w", encoding="utf-8") as file:
            json.dump({"held": held, **{offers.title: offers.first for offers in all_offers}}, file, ensure_ascii=False)
    print(text, end="")


if __name__ == "__main__":
    main()
