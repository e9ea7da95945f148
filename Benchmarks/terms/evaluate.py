#!/usr/bin/env python3
"""Recall and precision of term recognition in Russian, through `tolmach-bench terms find`, on folders made by make_gold.py.

    TOLMACH_BENCH=1 swift build -c release --product tolmach-bench
    evaluate.py FOLDER...            TOLMACH_BENCH_BINARY names another binary

Each citation form of pairs.tsv (or nouns.tsv) is a term.  Recall: the share of its occurrences where it is found.
Precision: of all places where a term is found, the share where the lemmas are the term's.  Hits with a gap and hits within
a token of the treebank are counted by themselves: the treebank has no lemmas for them.
"""
import collections, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BINARY = os.environ.get('TOLMACH_BENCH_BINARY') or os.path.join(HERE, '../../.build/release/tolmach-bench')


def fold(word): return word.lower().replace('ё', 'е')


def table(folder, name): return [l.rstrip('\n').split('\t') for l in open(os.path.join(folder, name), encoding='utf-8')]


def find(terms, texts):
    with tempfile.TemporaryDirectory() as scratch:
        paths = [os.path.join(scratch, name) for name in ('terms', 'texts')]
        for path, lines in zip(paths, (terms, texts)): open(path, 'w', encoding='utf-8').write('\n'.join(lines) + '\n')
        output = subprocess.run([BINARY, 'terms', 'find', *paths, 'ru'], capture_output=True, check=True).stdout.decode()
    for line in output.splitlines():
        number, start, end, rule, confidence, term = line.split('\t', 5)
        yield int(number), int(start), int(end), rule, int(confidence), term


def evaluate(label, sentences, occurrences, lemmas, log):
    order = sorted(sentences)
    texts, starts, ends = [], [], []
    for n in order:
        at, start, end = 0, {}, {}
        for place, form, _, _ in sentences[n]:
            size = len(form.encode('utf-16-le')) // 2
            start[at], end[at + size] = place, place
            at += size + 1
        texts.append(' '.join(t[1] for t in sentences[n]))
        starts.append(start)
        ends.append(end)
    found, seen = set(), set()
    counts = collections.defaultdict(lambda: [0, 0])
    others = collections.Counter()
    wrong = collections.Counter()
    for number, start, end, rule, confidence, term in find(sorted(lemmas), texts):
        n, first, last = order[number], starts[number].get(start), ends[number].get(end)
        if rule == 'gapped':
            others['gapped'] += 1
            continue
        if first is None or last is None:
            others['within a token'] += 1
            continue
        tokens = [t for t in sentences[n] if first <= t[0] <= last]
        if len(tokens) != len(lemmas[term]) or any(t[3] == '?' for t in tokens) or (n, first, term) in seen: continue
        seen.add((n, first, term))
        right = [t[3] for t in tokens] == lemmas[term] or (n, first, term) in occurrences
        for key in ('all', rule, f'confidence {confidence}'):
            counts[key][0] += right
            counts[key][1] += 1
        if right: found.add((n, first, term))
        else: wrong[' '.join(t[1] for t in tokens), term] += 1
    missed = collections.Counter(o[2] for o in occurrences if o not in found)
    recall = 1 - sum(missed.values()) / len(occurrences)
    right, total = counts.pop('all', (0, 0))
    print(f'  {label:10s} {len(occurrences):6d} of {len(lemmas):6d} terms: recall {recall:.4f}  precision {right / max(total, 1):.4f}'
          f'   {dict(others)}')
    print('    ' + ', '.join(f'{k} {a / b:.3f} of {b}' for k, (a, b) in sorted(counts.items())), flush=True)
    for name, counter in (('missed', missed), ('wrong', wrong)):
        for key, count in counter.most_common(): print(label, name, count, key, sep='\t', file=log)


def main(folders):
    for folder in folders:
        sentences = collections.defaultdict(list)
        for number, at, form, pos, lemma in table(folder, 'tokens.tsv'): sentences[int(number)].append((int(at), form, pos, lemma))
        pairs = [(k, int(n), int(at), c, a, b) for k, n, at, c, a, b in table(folder, 'pairs.tsv') if not re.search('[-–—.]', c)]
        nouns = [(int(n), int(at), c) for n, at, c in table(folder, 'nouns.tsv') if not re.search('[-–—.]', c)]
        print(folder)
        log = open(os.path.join(folder, 'errors.tsv'), 'w', encoding='utf-8')
        for label, kinds in (('pairs', 'an nn'), ('adj-noun', 'an'), ('noun-gen', 'nn'), ('names', 'name')):
            chosen = [p for p in pairs if p[0] in kinds.split()]
            if chosen:
                evaluate(label, sentences, {(n, at, c) for _, n, at, c, _, _ in chosen}, {c: [a, b] for _, _, _, c, a, b in chosen}, log)
        evaluate('nouns', sentences, set(nouns), {c: [fold(c)] for _, _, c in nouns}, log)


if __name__ == '__main__': main(sys.argv[1:])
