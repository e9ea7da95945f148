#!/usr/bin/env python3
"""Term extraction on TICO-19: of its lists' term pairs that occur in its memory, how many are among the candidates of
`tolmach terms`; and the candidates to be judged by reading.

    extract.py [--top N] [--reference TMX…]     recall among the top N (1,000)
    extract.py --read N                         the first N candidates, one a line, to be judged
    extract.py --judged FILE                    counts the verdicts of such lines: + right, ~ usable after an edit, - wrong

TOLMACH_BINARY and TOLMACH_BENCH_BINARY name other binaries, TOLMACH_DATA the data, else ../shared/data.

A pair occurs when a unit has its English in the source and one of its Russian forms in the target, found by our recogniser
(`tolmach-bench terms find`). It is found when a candidate's source is the English term (same words but for case and the last word's
plural) and the candidate's equivalent has the stems of one of its Russian terms; by English alone, when only the source is.
"""
import argparse, collections, csv, os, resource, subprocess, tempfile
from tico import DATA, HERE, ours, porter, russian, segments, terms, words

TOLMACH = os.environ.get('TOLMACH_BINARY') or os.path.join(HERE, '../../.build/release/tolmach')


def extract(limit, references=(), options=()):
    with tempfile.TemporaryDirectory() as space:
        for folder in ('tm', 'glossaries'): os.mkdir(os.path.join(space, folder))
        for path in references: os.symlink(os.path.abspath(path), os.path.join(space, 'tm', os.path.basename(path)))
        output = os.path.join(space, 'candidates.tsv')
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([TOLMACH, 'terms', os.path.join(DATA, 'enru/tico19/data/TM/all.en-ru.tmx'), '-o', output, '--workspace', space,
                        '--limit', str(limit), *options], check=True, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        rows = list(csv.DictReader(open(output, encoding='utf-8', newline=''), delimiter='\t', quoting=csv.QUOTE_MINIMAL))
        return rows, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


def english(text):
    key = words(text.replace('-', ' '))
    return tuple(key[:-1] + [porter.stemWord(key[-1])]) if key else ()


def stems(text): return tuple(russian.stemWord(w) for w in words(text.replace('-', ' ')))


def occurring():
    """{English term: (its Russian terms that occur with it, in how many units)}"""
    glossary, memory = terms(), list(segments())
    there = ours(sorted(glossary), [s for s, _ in memory], 'en')
    back = ours(sorted({r for rs in glossary.values() for r in rs}), [t for _, t in memory], 'ru')
    found = {}
    for term, targets in glossary.items():
        pairs = {r: len(there[term] & back[r]) for r in targets}
        if any(pairs.values()): found[term] = ({r for r, n in pairs.items() if n}, max(pairs.values()))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--top', type=int, default=1000)
    parser.add_argument('--read', type=int)
    parser.add_argument('--judged')
    parser.add_argument('--misses', action='store_true')
    parser.add_argument('--reference', nargs='*', default=[])
    parser.add_argument('--options', nargs=argparse.REMAINDER, default=[])
    args = parser.parse_args()
    if args.judged:
        verdicts = collections.Counter(line[0] for line in open(args.judged, encoding='utf-8') if line[0] in '+~-')
        total = sum(verdicts.values())
        print(f'{total} judged: ' + ', '.join(f'{name} {verdicts[sign]} ({verdicts[sign] / total:.3f})' for sign, name in
              (('+', 'right'), ('~', 'usable after an edit'), ('-', 'wrong'))))
        return
    rows, seconds, peak = extract(args.read or args.top, args.reference, args.options)
    if args.read:
        for row in rows: print('?', row['source'], '=', row['target'], f"({row['frequency']})")
        return
    print(f'{len(rows)} candidates, {seconds:.2f} s of CPU, {peak:.0f} MB')
    pairs = collections.defaultdict(set)
    for row in rows: pairs[english(row['source'])].add(stems(row['target']))
    wanted = occurring()
    for label, least in (('occur', 1), ('occur in 2 units or more', 2)):
        chosen = {t: rs for t, (rs, n) in wanted.items() if n >= least}
        source = sum(english(t) in pairs for t in chosen)
        both = sum(any(stems(r) in pairs[english(t)] for r in rs) for t, rs in chosen.items() if english(t) in pairs)
        print(f'pairs that {label}: {len(chosen)}; found {both} ({both / len(chosen):.3f}), by English alone {source} ({source / len(chosen):.3f})')
        if args.misses and least == 2:
            for t, rs in sorted(chosen.items()):
                if not (english(t) in pairs and any(stems(r) in pairs[english(t)] for r in rs)):
                    print('   miss', t, rs, wanted[t][1], pairs.get(english(t)))


if __name__ == '__main__': main()
