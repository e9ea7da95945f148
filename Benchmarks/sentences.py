#!/usr/bin/env python3
"""Our gold sentences (Tests/Fixtures/sentences) by the tool, by pysbd, and by ICU with CLDR's suppressions.

    pip install pysbd PyICU          in an environment of its own; whoever is not there is left out
    sentences.py [--show] [--wrong pysbd] [LANGUAGE ...]

A row is a language: cases that are wholly right of all. --show prints what the tool gets wrong, and with --wrong those of them that
the other gets right.  TOLMACH names the binary (default: .build/debug/tolmach).
"""
import glob, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOOL = os.environ.get('TOLMACH') or os.path.join(HERE, '../.build/debug/tolmach')
try:
    import pysbd
except ImportError:
    pysbd = None
try:
    import icu
except ImportError:
    icu = None


def cases(path):
    for line in open(path, encoding='utf-8').read().splitlines():
        yield line.replace(' | ', ' ').replace('|', ''), [part.strip() for part in line.split('|')]


def by_tool(language, texts):
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf-8') as file:
        file.write('\n\n'.join(texts) + '\n')
        file.flush()
        out = subprocess.run([TOOL, 'segment', '--json', '--format', 'text', '--encoding', 'utf-8', '--language', language, file.name],
                             capture_output=True, check=True).stdout
    found = [[] for _ in texts]
    for line in out.decode().splitlines():
        sentence = json.loads(line)
        found[sentence['paragraph'] - 1].append(sentence['text'])
    return found


def by_pysbd(language, texts):
    if not pysbd or language not in pysbd.languages.LANGUAGE_CODES: return None
    segmenter = pysbd.Segmenter(language=language, clean=False)
    return [[s.strip() for s in segmenter.segment(text)] for text in texts]


def by_icu(language, texts):
    if not icu: return None
    breaker = icu.BreakIterator.createSentenceInstance(icu.Locale(language + '@ss=standard'))
    found = []
    for text in texts:
        breaker.setText(icu.UnicodeString(text))
        units, start, parts = text.encode('utf-16-le'), 0, []
        for end in breaker:
            parts.append(units[2 * start:2 * end].decode('utf-16-le').strip())
            start = end
        found.append([p for p in parts if p])
    return found


def main():
    arguments = sys.argv[1:]
    show = '--show' in arguments
    wrong = arguments[arguments.index('--wrong') + 1] if '--wrong' in arguments else None
    wanted = [a for a in arguments if not a.startswith('--') and a != wrong]
    totals = {}
    for path in sorted(glob.glob(os.path.join(HERE, '../Tests/Fixtures/sentences/*.txt'))):
        language = os.path.basename(path)[:-4]
        if wanted and language not in wanted: continue
        gold = list(cases(path))
        texts = [text for text, _ in gold]
        row, results = [], {}
        for name, by in (('tolmach', by_tool), ('pysbd', by_pysbd), ('icu', by_icu)):
            results[name] = found = by(language, texts)
            right = None if found is None else sum(f == g for f, (_, g) in zip(found, gold))
            row.append(f'{name} {"–" if right is None else right:>3}')
            if right is not None:
                sums = totals.setdefault(name, [0, 0])
                sums[0] += right
                sums[1] += len(gold)
        print(f'{language}  of {len(gold):>3}:  ' + '  '.join(row))
        if not show: continue
        for index, (text, sentences) in enumerate(gold):
            if results['tolmach'][index] == sentences: continue
            if wrong and (not results[wrong] or results[wrong][index] != sentences): continue
            print('   gold ', ' | '.join(sentences))
            print('   found', ' | '.join(results['tolmach'][index]))
    for name, (right, of) in totals.items(): print(f'{name}: {right} of {of}')


main()
