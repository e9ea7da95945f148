#!/usr/bin/env python3
"""Learns what Latin and Cyrillic spellings of names have in common, and writes
Sources/CNameSpellings/latin-cyrillic.spellings.

    scripts/train_names.py PAIRS -o Sources/CNameSpellings/latin-cyrillic.spellings [--heldout 11000] [--evaluate 500]

PAIRS has a name a line: Latin spelling, tab, Cyrillic letters separated by spaces, tab, a count (not used). Needs numpy;
takes about three minutes on one core.

Method: many-to-many alignment by expectation maximisation (Jiampojamarn, Kondrak, Sherif: Applying Many-to-Many
Alignments and Hidden Markov Models to Letter-to-Phoneme Conversion, NAACL 2007), over chunks of up to four Latin and two
Cyrillic letters, a word's beginning and end counting as letters. Absolute discounting of the expected counts keeps the
inventory small. Pairs whose letters explain each other worst are two different names (a pseudonym, a first name beside a
surname) and are left out of a second run. The cost of a chunk pair is the mean of the two conditional surprisals,

    -1/2 ln p(cyrillic | latin) - 1/2 ln p(latin | cyrillic),

which is the same in both directions and never negative.
"""

import argparse
import collections
import math
import random
import sys
import unicodedata

import numpy as np

APOSTROPHES = set("'’ʹ`ʻʿʾ‘′ʼ")
BEGIN, END = "^", "$"
CYRILLIC = BEGIN + END + "абвгдежзийклмнопрстуфхцчшщъыьэюя"
CYRILLIC_SIZE = len(CYRILLIC) + 1  # code 0 is no letter
# Letters of a chunk on either side, Latin first.
SHAPES = [(1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2), (4, 1), (4, 2), (2, 0)]
LONGEST_NAME = 18
# Any letter for any other, or for none; in nats.
MISMATCH = 8.0


def latin_letters(text, alphabet):
    """The letters of a Latin spelling: case folded, those outside the alphabet without their accents."""
    letters = []
    for letter in unicodedata.normalize("NFKC", text.casefold()):
        if letter in APOSTROPHES:
            letters.append("'")
        elif letter in alphabet:
            letters.append(letter)
        else:
            letters += [c for c in unicodedata.normalize("NFD", letter) if c in alphabet]
    return "".join(letters)


def cyrillic_letters(text):
    return "".join(c for c in text.lower().replace("ё", "е") if "а" <= c <= "я")


def read_pairs(path):
    raw = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) < 2:
                sys.exit(f"{path}:{number}: expected two columns separated by a tab")
            raw.append((fields[0], fields[1].replace(" ", "")))
    counts = collections.Counter(c for latin, _ in raw for c in unicodedata.normalize("NFKC", latin.casefold()))
    accented = sorted(
        c for c, n in counts.items()
        if n >= 20 and c > "z" and c.isalpha() and c not in APOSTROPHES and unicodedata.name(c, "").startswith("LATIN"))
    alphabet = BEGIN + END + "'abcdefghijklmnopqrstuvwxyz" + "".join(accented)
    pairs = []
    for latin, cyrillic in raw:
        l, c = latin_letters(latin, alphabet[2:]), cyrillic_letters(cyrillic)
        if l and c:
            pairs.append((BEGIN + l + END, BEGIN + c + END))
    return alphabet, pairs


class Codes:
    """Chunks as numbers: the Latin letters in base `latin_size`, then two Cyrillic ones."""

    def __init__(self, alphabet):
        self.latin = {c: i + 1 for i, c in enumerate(alphabet)}
        self.cyrillic = {c: i + 1 for i, c in enumerate(CYRILLIC)}
        self.alphabet = alphabet
        self.latin_size = len(alphabet) + 1

    def windows(self, letters, length, base):
        codes = np.zeros((letters.shape[0], letters.shape[1] - length + 1), np.int64)
        for t in range(length):
            codes = codes * base + letters[:, t:letters.shape[1] - length + 1 + t]
        return codes

    def chunks(self, latin, cyrillic):
        """By shape: the code of the chunk pair that begins at (i, j), for every pair of names."""
        found = {}
        for shape, (a, b) in enumerate(SHAPES):
            if a > latin.shape[1] or b > cyrillic.shape[1]:
                continue
            left = self.windows(latin, a, self.latin_size)
            right = self.windows(cyrillic, b, CYRILLIC_SIZE)
            found[shape] = left[:, :, None] * CYRILLIC_SIZE**2 + right[:, None, :]
        return found

    def spell(self, code):
        right, left = code % CYRILLIC_SIZE**2, code // CYRILLIC_SIZE**2
        latin = cyrillic = ""
        while right:
            cyrillic = CYRILLIC[right % CYRILLIC_SIZE - 1] + cyrillic
            right //= CYRILLIC_SIZE
        while left:
            latin = self.alphabet[left % self.latin_size - 1] + latin
            left //= self.latin_size
        return latin, cyrillic


def align(pairs, codes, rounds, discount):
    """Expected counts of chunk pairs after `rounds` of EM, and each pair's log probability a letter."""
    by_size = collections.defaultdict(list)
    for index, (latin, cyrillic) in enumerate(pairs):
        i, j = len(latin), len(cyrillic)
        if i <= LONGEST_NAME and j <= LONGEST_NAME and i <= 3 * j and j <= 2 * i:
            by_size[i, j].append(index)
    groups = []
    for (i, j), members in by_size.items():
        latin = np.array([[codes.latin[c] for c in pairs[m][0]] for m in members], np.int64)
        cyrillic = np.array([[codes.cyrillic[c] for c in pairs[m][1]] for m in members], np.int64)
        groups.append((i, j, np.array(members), codes.chunks(latin, cyrillic)))
    known = np.unique(np.concatenate([np.unique(c) for *_, chunks in groups for c in chunks.values()]))
    groups = [(i, j, members, {s: np.searchsorted(known, c).astype(np.int32) for s, c in chunks.items()})
              for i, j, members, chunks in groups]

    right, left = known % CYRILLIC_SIZE**2, known // CYRILLIC_SIZE**2
    b = (right > 0).astype(int) + (right >= CYRILLIC_SIZE)
    a = sum((left >= codes.latin_size**k).astype(int) for k in range(4))
    probability = np.where((a == 1) & (b == 1), 1.0,
                           0.05 * 0.2**(np.maximum(a, 1) + np.maximum(b, 1) - 2) * np.where((a == 0) | (b == 0), 0.2, 1))
    probability /= probability.sum()
    fit = np.full(len(pairs), -99.0)
    for round_number in range(rounds):
        expected = np.zeros(len(known))
        for i, j, members, chunks in groups:
            p = {shape: probability[c] for shape, c in chunks.items()}
            forward = np.zeros((i + 1, j + 1, len(members)))
            backward = np.zeros_like(forward)
            forward[0, 0] = backward[i, j] = 1
            for x in range(i + 1):
                for y in range(j + 1):
                    for shape, q in p.items():
                        da, db = SHAPES[shape]
                        if da <= x and db <= y:
                            forward[x, y] += forward[x - da, y - db] * q[:, x - da, y - db]
            for x in range(i, -1, -1):
                for y in range(j, -1, -1):
                    for shape, q in p.items():
                        da, db = SHAPES[shape]
                        if x + da <= i and y + db <= j:
                            backward[x, y] += backward[x + da, y + db] * q[:, x, y]
            total = np.maximum(forward[i, j], 1e-300)
            fit[members] = np.log(total) / (i + j)
            for shape, q in p.items():
                da, db = SHAPES[shape]
                posterior = (forward[:i + 1 - da, :j + 1 - db] * backward[da:, db:]).transpose(2, 0, 1) * q
                posterior /= total[:, None, None]
                expected += np.bincount(chunks[shape].ravel(), weights=posterior.ravel(), minlength=len(known))
        if round_number > 0:
            expected = np.maximum(expected - discount, 0)
        probability = expected / expected.sum()
        print(f"round {round_number + 1}: {(expected > 0).sum()} chunk pairs, "
              f"{fit[fit > -99].mean():.4f} nats a letter", file=sys.stderr)
    live = expected > 0.3
    return {codes.spell(int(k)): float(n) for k, n in zip(known[live], expected[live])}, fit


def costs_of(counts):
    """Chunk pairs with their costs in hundredths of a nat, without those that smaller ones make up as cheaply."""
    latin, cyrillic = collections.Counter(), collections.Counter()
    for (l, c), n in counts.items():
        latin[l] += n
        cyrillic[c] += n
    cost = {}
    for (l, c), n in counts.items():
        value = -0.5 * math.log(n / (latin[l] + 1)) - 0.5 * math.log(n / (cyrillic[c] + 1))
        if value < MISMATCH * max(1, len(l)):
            cost[l, c] = round(100 * value)
    kept = {}
    for pair in sorted(cost, key=lambda p: len(p[0]) + len(p[1])):
        if cost[pair] < cheapest(pair, kept):
            kept[pair] = cost[pair]
    return kept


def cheapest(pair, cost):
    """The cost of the best segmentation of one chunk pair."""
    latin, cyrillic = pair
    best = {(0, 0): 0}
    for i in range(len(latin) + 1):
        for j in range(len(cyrillic) + 1):
            options = [best[0, 0]] if i == j == 0 else []
            for a, b in SHAPES:
                if a <= i and b <= j:
                    step = cost.get((latin[i - a:i], cyrillic[j - b:j]))
                    if a <= 1 and b <= 1:
                        step = min(step if step is not None else 10**6, round(100 * MISMATCH))
                    if step is not None:
                        options.append(best[i - a, j - b] + step)
            best[i, j] = min(options)
    return best[len(latin), len(cyrillic)]


def rank(query, pool, codes, table):
    """Costs of one Latin name against Cyrillic ones of equal length, which `pool` has as rows of codes."""
    n, length = pool.shape
    mismatch = round(100 * MISMATCH)
    one, two = pool, np.zeros((n, max(length - 1, 0)), np.int64)
    if length > 1:
        two = pool[:, :-1] * CYRILLIC_SIZE + pool[:, 1:]
    best = {}
    for i in range(len(query) + 1):
        for j in range(length + 1):
            if i == j == 0:
                best[0, 0] = np.zeros(n)
                continue
            value = np.full(n, 1e9)
            for a, b in SHAPES:
                if a > i or b > j:
                    continue
                row = table.get(query[i - a:i])
                if row is not None:
                    code = one[:, j - 1] if b == 1 else two[:, j - 2] if b == 2 else np.zeros(n, np.int64)
                    value = np.minimum(value, best[i - a, j - b] + row[code])
                if a <= 1 and b <= 1:
                    value = np.minimum(value, best[i - a, j - b] + mismatch)
            best[i, j] = value
    return best[len(query), length]


def evaluate(pairs, queries, pool_size, codes, cost):
    """Recall at one, and the costs of right names and of the best wrong ones, with the query's letters."""
    table = {}
    for (l, c), value in cost.items():
        row = table.setdefault(l, np.full(CYRILLIC_SIZE**2, 1e9))
        code = 0
        for letter in c:
            code = code * CYRILLIC_SIZE + codes.cyrillic[letter]
        row[code] = value
    names = sorted({c for _, c in pairs[:pool_size]})
    by_length = collections.defaultdict(list)
    for name in names:
        by_length[len(name)].append(name)
    pools = [(members, np.array([[codes.cyrillic[x] for x in name] for name in members], np.int64))
             for members in by_length.values()]
    found, observations = 0, []
    for latin, cyrillic in pairs[:queries]:
        scored = sorted((value, name) for members, pool in pools
                        for value, name in zip(rank(latin, pool, codes, table), members))
        found += scored[0][1] == cyrillic
        right = next(value for value, name in scored if name == cyrillic)
        wrong = next(value for value, name in scored if name != cyrillic)
        observations += [(right, len(latin) - 2, 1), (wrong, len(latin) - 2, 0)]
    return found / queries, observations


def calibrate(observations):
    """Logistic regression of right against best wrong on the cost a letter in nats, by Newton's method.

    Right pairs that cost more than 3 nats a letter are two different names and would flatten the curve.
    """
    kept = [(c / 100 / n, right) for c, n, right in observations if not right or c < 300 * n]
    x = np.array([[1, cost] for cost, _ in kept])
    y = np.array([right for _, right in kept], float)
    w = np.zeros(2)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2), x.T @ (y - p))
    return w


def write(path, alphabet, cost):
    """The letters and the cost of a mismatch, an empty line, then a line for each Latin chunk with the Cyrillic chunks it
    stands for and their costs."""
    by_latin = collections.defaultdict(list)
    for (l, c), value in cost.items():
        by_latin[l].append((value, c))
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"latin {alphabet[2:]}\ncyrillic {CYRILLIC[2:]}\nmismatch {round(100 * MISMATCH)}\n\n")
        for l in sorted(by_latin):
            out.write(" ".join([l + ":"] + [f"{c}{value}" for value, c in sorted(by_latin[l])]) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pairs")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--heldout", type=int, default=0, help="pairs kept out of training, to evaluate on")
    parser.add_argument("--evaluate", type=int, default=0, help="queries against 1,000 of those kept out")
    parser.add_argument("--discount", type=float, default=0.4)
    options = parser.parse_args()

    alphabet, pairs = read_pairs(options.pairs)
    random.Random(1).shuffle(pairs)
    heldout, training = pairs[:options.heldout], pairs[options.heldout:]
    codes = Codes(alphabet)
    _, fit = align(training, codes, 4, options.discount)
    least = np.sort(fit)[len(fit) // 20]
    counts, _ = align([p for p, f in zip(training, fit) if f > least], codes, 7, options.discount)
    cost = costs_of(counts)
    write(options.output, alphabet, cost)
    print(f"{len(cost)} chunk pairs in {options.output}")
    if options.evaluate:
        recall, observations = evaluate(heldout, options.evaluate, 1000, codes, cost)
        print(f"recall at 1 among 1,000: {recall:.3f} of {options.evaluate}; "
              f"score: intercept, slope {calibrate(observations).round(2)}")


if __name__ == "__main__":
    main()
