#!/usr/bin/env python3
"""A memory of any size and a set of queries for it, the same for the same seed.

    make_corpus.py UNITS MEMORY.tmx QUERIES.txt [PAIRS.tsv[.xz]]

With a file of pairs (source TAB target) the memory holds them first; further units are made of them: in two of five some words
are replaced, as in the near-duplicates of real memories, in the others the halves of two pairs are joined. Without one,
sentences are drawn from an invented vocabulary by Zipf's law. Of the 1,000 queries a third stand in the memory as they
are, a third with one to three words changed, and a third are new.
"""

import lzma
import random
import re
import sys
from xml.sax.saxutils import escape

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read_pairs(path):
    opener = lzma.open if path.endswith(".xz") else open
    pairs = []
    with opener(path, "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            cells = CONTROL.sub("", line.rstrip("\n")).split("\t")
            if len(cells) >= 2 and cells[0].strip() and cells[1].strip():
                pairs.append((cells[0], cells[1]))
    return pairs


def invent_pairs(count, rng):
    """Sentences of syllable words whose frequencies fall as 1 / rank."""
    latin = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    cyrillic = [a + b for a in "бдфгклмнпрствз" for b in "аеиоу"]

    def words(syllables):
        made = set()
        while len(made) < 50_000:
            made.add("".join(rng.choice(syllables) for _ in range(rng.randint(1, 5))))
        return sorted(made, key=lambda word: (len(word), word))

    left, right = words(latin), words(cyrillic)
    weights = [1 / (rank + 3) for rank in range(len(left))]
    total = []
    running = 0.0
    for weight in weights:
        running += weight
        total.append(running)
    pairs = []
    for _ in range(count):
        size = max(1, int(rng.lognormvariate(2.2, 0.7)))
        ranks = rng.choices(range(len(left)), cum_weights=total, k=size)
        pairs.append((" ".join(left[r] for r in ranks).capitalize() + ".",
                      " ".join(right[r] for r in ranks).capitalize() + "."))
    return pairs


def change(text, pool, rng, count):
    words = text.split(" ")
    for _ in range(count):
        at = rng.randrange(len(words))
        action = rng.random()
        if action < 0.6:
            words[at] = rng.choice(pool)
        elif action < 0.8 and len(words) > 1:
            del words[at]
        else:
            words.insert(at, rng.choice(pool))
    return " ".join(words)


def halves(a, b):
    x, y = a.split(" "), b.split(" ")
    return " ".join(x[: (len(x) + 1) // 2] + y[len(y) // 2:])


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    units, memory, queries = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    rng = random.Random(20261122)
    base = read_pairs(sys.argv[4]) if len(sys.argv) == 5 else invent_pairs(min(units, 300_000), rng)
    rng.shuffle(base)
    pools = [[word for pair in rng.sample(base, min(len(base), 20_000)) for word in pair[side].split(" ") if word]
             for side in (0, 1)]
    kept = []

    def make():
        a, b = rng.choice(base), rng.choice(base)
        if rng.random() < 0.4:
            count = rng.randint(1, 3)
            return change(a[0], pools[0], rng, count), change(a[1], pools[1], rng, count)
        return halves(a[0], b[0]), halves(a[1], b[1])

    with open(memory, "w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
                   '  <header creationtool="make_corpus" creationtoolversion="1" segtype="sentence" o-tmf="none" '
                   'adminlang="en" srclang="en" datatype="plaintext"/>\n  <body>\n')
        for number in range(units):
            source, target = base[number] if number < len(base) else make()
            if number % max(1, units // 700) == 0:
                kept.append(source)
            file.write(f'    <tu tuid="{number + 1}" creationdate="20{number % 20 + 5:02}0102T030405Z">'
                       f'<tuv xml:lang="en"><seg>{escape(source)}</seg></tuv>'
                       f'<tuv xml:lang="ru"><seg>{escape(target)}</seg></tuv></tu>\n')
        file.write("  </body>\n</tmx>\n")
    rng.shuffle(kept)
    asked = kept[:333]
    asked += [change(text, pools[0], rng, rng.randint(1, 3)) for text in kept[333:666]]
    while len(asked) < 1000:
        words = [rng.choice(pools[0]) for _ in range(max(1, int(rng.lognormvariate(2.2, 0.6))))]
        asked.append(" ".join(words))
    rng.shuffle(asked)
    with open(queries, "w", encoding="utf-8", newline="\n") as file:
        for text in asked:
            file.write(" ".join(text.split()) + "\n")


main()
