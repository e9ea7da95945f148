#!/usr/bin/env python3
"""Tags Russian sentences (TICO-19; a sample of the English-Russian corpus) with slovnet (natasha) and writes CoNLL-U for
make_gold.py: a silver standard, larger than PUD and of other genres.

    pip install natasha
    make_silver.py tico FILE.conllu | make_silver.py corpus FILE.conllu [SENTENCES]
"""
import lzma, os, random, re, sys
from natasha import NewsEmbedding, NewsMorphTagger, NewsSyntaxParser
from razdel import tokenize

DATA = os.environ.get('TOLMACH_DATA') or os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../../shared/data')
embedding = NewsEmbedding()
tagger, parser = NewsMorphTagger(embedding), NewsSyntaxParser(embedding)


def tico():
    text = open(os.path.join(DATA, 'enru/tico19/data/TM/all.en-ru.tmx'), encoding='utf-8').read()
    for seg in re.findall(r'<tuv xml:lang="ru">\s*<seg>(.*?)</seg>', text, re.S):
        yield seg.replace('&quot;', '"').replace('&amp;', '&').replace('&lt;', '<').replace('&gt;', '>')


def corpus(count):
    lines = [l.rstrip('\n').split('\t')[1] for l in lzma.open(os.path.join(DATA, 'corpus.en-ru.tsv.xz'), 'rt', encoding='utf-8')]
    lines = [l for l in lines if 40 < len(l) < 400 and sum('а' <= c <= 'я' for c in l) > 0.6 * len(l)]
    random.Random(7).shuffle(lines)
    return lines[:count]


def main(kind, path, count=12000):
    sentences = [[t.text for t in tokenize(s)] for s in (tico() if kind == 'tico' else corpus(int(count)))]
    sentences = [s for s in sentences if s]
    with open(path, 'w', encoding='utf-8') as out:
        for at in range(0, len(sentences), 500):
            chunk = sentences[at:at + 500]
            for tagged, parsed in zip(tagger.map(chunk), parser.map(chunk)):
                for token, node in zip(tagged.tokens, parsed.tokens):
                    feats = '|'.join(k + '=' + v for k, v in sorted(token.feats.items())) or '_'
                    print(node.id, token.text, '_', token.pos, '_', feats, node.head_id, node.rel, '_', '_', sep='\t', file=out)
                print(file=out)


main(*sys.argv[1:])
