#!/usr/bin/env python3
"""Sentence boundaries found beside plain ICU and two well-known sets of rules, all on the same paragraphs.

    TOLMACH_BENCH=1 swift build -c release -Xswiftc -static-executable --scratch-path .build-bench --product segmentation-bench
    segmentation.py DATA [--show SET]       DATA is the folder of test data; the table goes to standard output

Sentences that end with a terminator are taken, eight of them are joined by a space into a paragraph, and the joins are what is
to be found.  PUD: the sentences of UD PUD.  news: documents of en-ru-derived.  berg: Text+Berg, whose spaces before punctuation
are taken out.  corpus: every 40th unit of the pairs of corpus.en-ru; a unit may hold several sentences, so that precision there
is low for all.
"""
import json, lzma, os, re, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
BINARY = os.environ.get('SEGMENTATION_BENCH') or os.path.join(HERE, '../.build-bench/release/segmentation-bench')
ENDS = re.compile(r'[.!?…]["\'”’“»)\]]*$')


def plain(line): return re.sub(r'\s+', ' ', line).strip()


def joined(line):
    line = re.sub(r' ([.,;:!?…)»])', r'\1', plain(line))
    return re.sub(r'([(«]) ', r'\1', line)


def conllu(path): return [l[9:].strip() for l in open(path, encoding='utf-8') if l.startswith('# text = ')]


def sets(data):
    for side, name in (('en', 'en'), ('ru', 'target')):
        yield 'PUD', side, conllu(f'{data}/align/word/pud-clmd/en-ru/{name}.conllu')
    for side in ('en', 'ru'):
        lines = []
        for name in ('dev2018', 'long2017'):
            for document in json.load(open(f'{data}/align/sent/en-ru-derived/{name}.nat.json', encoding='utf-8')):
                lines += document[side]
        yield 'news', side, lines
    for side in ('de', 'fr'):
        lines = []
        for part in ['dev'] + [f'test{n}' for n in range(7)]:
            lines += open(f'{data}/align/sent/text+berg/{part}.{side}', encoding='utf-8').read().split('\n')
        yield 'berg', side, [joined(l) for l in lines]
    pairs = [l.rstrip('\n').split('\t') for l in lzma.open(f'{data}/corpus.en-ru.tsv.xz', 'rt', encoding='utf-8')][::40]
    for column, side in ((0, 'en'), (1, 'ru')):
        yield 'corpus', side, [p[column] for p in pairs if len(p) > 1]


def main():
    data = sys.argv[1]
    shown = sys.argv[3] if '--show' in sys.argv else None
    srx = f'{data}/srx'
    ways = [('Tolmach', []), ('ICU', ['--icu']), ('ICU, CLDR abbreviations', ['--icu-abbreviations']),
            ('OmegaT defaultRules.srx', ['--srx', f'{srx}/defaultRules.srx']),
            ('LanguageTool segment.srx', ['--srx', f'{srx}/loomchild/loomchild/data/srx/language_tools.segment.srx'])]
    os.makedirs('/tmp/segmentation', exist_ok=True)
    for name, side, lines in sets(data):
        lines = [plain(l) for l in lines]
        lines = [l for l in lines if ENDS.search(l)]
        path = f'/tmp/segmentation/{name}.{side}'
        open(path, 'w', encoding='utf-8').write('\n'.join(lines) + '\n')
        if shown:
            if shown == f'{name}.{side}': print(subprocess.run([BINARY, side, path, '--show'], capture_output=True, text=True).stdout)
            continue
        for way, options in ways:
            run = subprocess.run([BINARY, side, path, *options], capture_output=True, text=True)
            print(f'{name:7} {side} {way:26} {run.stdout.strip() or run.stderr.strip()[:200]}', flush=True)


main()
