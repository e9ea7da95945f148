#!/usr/bin/env python3
"""TICO-19's terms in TICO-19's memory, through `tolmach-bench terms find`: of the places where a term's English is found in the
source, in how many one of its Russian terms is found in the target; exactly, by Snowball's stems, and by ours.

    pip install PyStemmer
    tico.py        TOLMACH_BENCH_BINARY names another binary, TOLMACH_DATA the data, else ../shared/data
"""
import collections, csv, os, re, subprocess, sys, tempfile
import Stemmer

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.environ.get('TOLMACH_DATA') or os.path.join(HERE, '../../../shared/data')
BINARY = os.environ.get('TOLMACH_BENCH_BINARY') or os.path.join(HERE, '../../.build/release/tolmach-bench')
porter, russian = Stemmer.Stemmer('english'), Stemmer.Stemmer('russian')


def words(text): return [w.lower().replace('ё', 'е').replace('’', "'") for w in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)]


def terms():
    found = {}
    for name, source, target in (('f_en-ru_RU.csv', 'sourceString', 'targetString'), ('g_en_ru.csv', 'sourceString', 'targetString'),
                                 ('g_ru_en.csv', 'targetString', 'sourceString')):
        for row in csv.DictReader(open(os.path.join(DATA, 'terms/tico19', name), encoding='utf-8')):
            en, ru = row[source].strip(), re.sub(r'\[.*?\]|\(.*?\)', '', row[target]).strip()
            if re.search('[а-яё]', ru.lower()) and words(en):
                found.setdefault(en.lower(), set()).update(v for v in re.split(r'\s*[:;]\s*', ru) if words(v))
    return found


def segments():
    text = open(os.path.join(DATA, 'enru/tico19/data/TM/all.en-ru.tmx'), encoding='utf-8').read()
    for unit in re.findall('<tu .*?</tu>', text, re.S):
        seg = dict(re.findall(r'<tuv xml:lang="(\w\w)">\s*<seg>(.*?)</seg>', unit, re.S))
        yield tuple(re.sub(r'\s+', ' ', re.sub('&(quot|amp|lt|gt);', ' ', seg[k])) for k in ('en', 'ru'))


def ours(terms, texts, language):
    """{term: numbers of the texts that have it}"""
    with tempfile.TemporaryDirectory() as scratch:
        paths = [os.path.join(scratch, name) for name in ('terms', 'texts')]
        for path, lines in zip(paths, (terms, texts)): open(path, 'w', encoding='utf-8').write('\n'.join(lines) + '\n')
        output = subprocess.run([BINARY, 'terms', 'find', *paths, language], capture_output=True, check=True).stdout.decode()
    found = collections.defaultdict(set)
    for line in output.splitlines():
        fields = line.split('\t', 5)
        found[fields[5]].add(int(fields[0]))
    return found


def by_words(terms, texts, stem):
    """The same by sequences of stems."""
    index = collections.defaultdict(list)
    for term in terms:
        key = [stem(w) for w in words(term)]
        index[key[0]].append((term, key))
    found = collections.defaultdict(set)
    for number, text in enumerate(texts):
        stems = [stem(w) for w in words(text)]
        for at, first in enumerate(stems):
            for term, key in index.get(first, ()):
                if stems[at:at + len(key)] == key: found[term].add(number)
    return found


def main():
    glossary, memory = terms(), list(segments())
    sources, targets = [s for s, _ in memory], [t for _, t in memory]
    russians = sorted({r for rs in glossary.values() for r in rs})
    same = lambda w: w
    english = {'exact': by_words(glossary, sources, same), 'Snowball': by_words(glossary, sources, porter.stemWord),
               'ours': ours(sorted(glossary), sources, 'en')}
    found = {'exact': by_words(russians, targets, same), 'Snowball': by_words(russians, targets, russian.stemWord),
             'ours': ours(russians, targets, 'ru')}
    print(f'{len(glossary)} terms, {len(memory)} segments')
    print('| English found by | (term, segment) | Russian exact | Snowball | ours |\n|---|---|---|---|---|')
    for label, places in english.items():
        total = sum(len(v) for v in places.values())
        shares = [sum(any(n in f[r] for r in glossary[t]) for t in places for n in places[t]) / max(total, 1) for f in found.values()]
        print(f'| {label} | {total:,} | ' + ' | '.join(f'{s:.3f}' for s in shares) + ' |')


if __name__ == '__main__': main()
