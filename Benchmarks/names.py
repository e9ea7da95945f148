#!/usr/bin/env python3
"""How often `tolmach transliterate --match` puts the right name first, beside romanisation with edit distance.

    Benchmarks/names.py [--binary .build/release/tolmach] [--pools 1000,10000] [--queries 1000] [--errors 100] [--part wd_russian_16]

Reads translit/ne-coling2018 below $TOLMACH_TEST_DATA ($TOLMACH_DATA), or below ../shared/data: a name a line, Latin, tab, Cyrillic
letters with spaces between, tab, a count. A pool is the names of the other alphabet of so many pairs drawn with a fixed seed,
equal ones once; the queries are the first of those pairs. Plain romanisation is ICU's Russian-Latin/BGN (through `--scheme bgn`)
without accents, and Levenshtein distance over the longer length; ties count as the share of right ones among them. Needs numpy.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata

import numpy as np


def read_pairs(path):
    with open(path, encoding="utf-8") as lines:
        fields = [line.rstrip("\n").split("\t") for line in lines]
    return [(latin, cyrillic.replace(" ", "")) for latin, cyrillic, _ in fields]


def run(binary, arguments, lines):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([binary, "transliterate", *arguments, "-"], input="\n".join(lines) + "\n", text=True,
                          capture_output=True, encoding="utf-8")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode == 2:
        sys.exit(done.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout.splitlines(), cpu


def match(binary, queries, pool, limit=5):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(pool) + "\n")
        file.flush()
        arguments = ["--match", file.name, "--json", "--limit", str(limit)]
        answers, cpu = run(binary, arguments, queries)
        _, start = run(binary, arguments, queries[:1])
    return [json.loads(line)["candidates"] for line in answers], cpu - start, start


def plain(text):
    """Lower-case ASCII letters, accents and signs dropped."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if "a" <= c <= "z")


class EditDistance:
    """Levenshtein distance of a query to many names at once."""

    def __init__(self, names):
        self.lengths = np.array([len(name) for name in names])
        self.letters = np.zeros((max(self.lengths), len(names)), np.uint8)
        for column, name in enumerate(names):
            self.letters[:len(name), column] = np.frombuffer(name.encode(), np.uint8)

    def similarity(self, query):
        above = np.tile(np.arange(len(query) + 1, dtype=np.int16)[:, None], len(self.lengths))
        distance = np.where(self.lengths == 0, len(query), 0).astype(np.int16)
        for j in range(len(self.letters)):
            row = np.empty_like(above)
            row[0] = j + 1
            for i, letter in enumerate(query.encode(), 1):
                row[i] = np.minimum(np.minimum(row[i - 1], above[i]) + 1, above[i - 1] + (self.letters[j] != letter))
            above = row
            distance = np.where(self.lengths == j + 1, row[len(query)], distance)
        return 1 - distance / np.maximum(np.maximum(self.lengths, len(query)), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", default=".build/release/tolmach")
    parser.add_argument("--part", default="wd_russian_16")
    parser.add_argument("--pools", default="1000,10000")
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--errors", type=int, default=0, help="so many wrong answers are printed")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    data = os.environ.get("TOLMACH_TEST_DATA") or os.environ.get("TOLMACH_DATA") or "../shared/data"
    path = os.path.join(data, "translit/ne-coling2018", options.part)
    if not os.path.exists(path):
        sys.exit(f"{path}: not there; TOLMACH_TEST_DATA says where the test data are")
    pairs = read_pairs(path)
    random.Random(options.seed).shuffle(pairs)
    print(f"{options.part}, {options.queries} queries, seed {options.seed}")
    print("| query | pool | recall@1 | recall@5 | romanised, edit distance | ms CPU a query |")
    print("|---|---|---|---|---|---|")
    wrong = []
    for size in map(int, options.pools.split(",")):
        chosen = pairs[:size]
        for source, target, title in ((0, 1, "Latin"), (1, 0, "Cyrillic")):
            right = {}
            for pair in chosen:
                right.setdefault(pair[source], set()).add(pair[target])
            pool = sorted({pair[target] for pair in chosen})
            queries = [pair[source] for pair in chosen[:options.queries]]
            answers, cpu, _ = match(options.binary, queries, pool)
            first = sum(bool(a) and a[0]["text"] in right[q] for q, a in zip(queries, answers))
            five = sum(any(c["text"] in right[q] for c in a) for q, a in zip(queries, answers))
            if source == 0:
                wrong = [(q, right[q], a) for q, a in zip(queries, answers) if not a or a[0]["text"] not in right[q]]
            cyrillic = pool if source == 0 else queries
            romanised = dict(zip(cyrillic, (plain(x) for x in run(options.binary, ["--scheme", "bgn"], cyrillic)[0])))
            names = [romanised.get(name) if source == 0 else plain(name) for name in pool]
            distance = EditDistance(names)
            by_hand = 0.0
            for query in queries:
                similar = distance.similarity(romanised[query] if source == 1 else plain(query))
                best = np.flatnonzero(similar >= similar.max() - 1e-9)
                by_hand += sum(pool[k] in right[query] for k in best) / len(best)
            n = len(queries)
            print(f"| {title} | {len(pool):,} | {first / n:.3f} | {five / n:.3f} | {by_hand / n:.3f} | {1000 * cpu / n:.2f} |",
                  flush=True)
    for query, expected, answer in wrong[:options.errors]:
        first = f"{answer[0]['text']} {answer[0]['score']}" if answer else "nothing"
        print(f"{query}\t{' '.join(sorted(expected))}\t{first}")


if __name__ == "__main__":
    main()
