#!/usr/bin/env python3
"""Builds the gold test from the Russian side of UD PUD (gold parts of speech, features and dependencies).

PUD has no lemmas, so the lemma of a noun or adjective is the normal form of those readings of the word (pymorphy3)
which have the gold part of speech, case, number and gender; what has none or several is settled by hand in
lemmas.tsv.

    pip install pymorphy3==2.0.6
    make_gold.py FOLDER              PUD, from the folder that TOLMACH_DATA names, else ../shared/data
    make_gold.py FOLDER CONLLU       another file, without lemmas.tsv: a silver standard, see make_silver.py

Output, tab-separated:

  tokens.tsv   sentence, position, form, UPOS, lemma ('' where none is needed)
  pairs.tsv    kind (an: adjective + noun, nn: noun + genitive, name: given name + surname), sentence, position,
               citation form, lemma 1, lemma 2
  nouns.tsv    sentence, position, lemma (the citation form)
"""
import sys, os, collections
import pymorphy3

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.environ.get('TOLMACH_DATA') or os.path.join(HERE, '../../../shared/data')
PUD = os.path.join(DATA, 'align/word/pud-clmd/en-ru/target.conllu')
CASE = {'Nom': {'nomn', 'voct'}, 'Gen': {'gent', 'gen2'}, 'Dat': {'datv'}, 'Acc': {'accs', 'acc2'}, 'Ins': {'ablt'},
        'Loc': {'loct', 'loc2'}, 'Par': {'gen2', 'gent'}}
morph = pymorphy3.MorphAnalyzer()


def fold(word):
    return word.lower().replace('ё', 'е')


def read(path):
    sentence = []
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if not line:
            if sentence: yield sentence
            sentence = []
        elif line[0] != '#':
            f = line.split('\t')
            if f[0].isdigit():
                feats = dict(x.split('=') for x in f[5].split('|')) if f[5] != '_' else {}
                sentence.append(dict(id=int(f[0]), form=f[1], pos=f[3], xpos=f[4], feats=feats, head=int(f[6]), rel=f[7]))
    if sentence: yield sentence


def readings(token):
    """Readings of the word that agree with the gold tag, the best first."""
    feats, pos = token['feats'], token['pos']
    case = feats.get('Case') or 'Loc'          # PUD leaves the prepositional unmarked
    number = {'Sing': 'sing', 'Plur': 'plur'}.get(feats.get('Number'))
    gender = {'Masc': 'masc', 'Fem': 'femn', 'Neut': 'neut'}.get(feats.get('Gender'))
    wanted = {'NOUN': {'NOUN', 'ADJF', 'PRTF', 'NUMR'}, 'PROPN': {'NOUN', 'ADJF', 'PRTF'}, 'ADJ': {'ADJF', 'PRTF'},
              'VERB': {'PRTF'}, 'DET': {'ADJF'}, 'AUX': {'PRTF'}}[pos]
    best = []
    for parse in morph.parse(token['form']):
        tag = parse.tag
        if tag.POS not in wanted: continue
        if tag.case not in CASE[case] and 'Fixd' not in tag: continue
        if number and tag.number and tag.number != number: continue
        fit = 0
        if gender and tag.gender and tag.gender != gender: fit += 2
        if pos in ('NOUN', 'PROPN') and tag.POS != 'NOUN': fit += 4
        if not parse.is_known: fit += 1
        best.append((fit, parse))
    low = min((f for f, _ in best), default=0)
    return low, [p for f, p in best if f == low]


def capital(token, word=None):
    """Abbreviations keep their capitals: that they have no forms is known from those."""
    word = word or token['lemma']
    return word.upper() if token['form'].isupper() and len(token['form']) > 1 else word


def loose(token):
    """The lemma where no reading has the gold tag: that of a known noun, else the word itself (indeclinable)."""
    known = [p for p in morph.parse(token['form']) if p.is_known and p.tag.POS == 'NOUN' and 'Abbr' not in p.tag]
    return fold(known[0].normal_form) if known and token['pos'] == 'NOUN' else fold(token['form'])


def lexeme_name(parse, token):
    if parse.tag.POS == 'PRTF':
        return parse.inflect({'nomn', 'sing', 'masc'}).word
    if parse.tag.POS == 'ADJF' and {'Supr'} & set(parse.tag.grammemes):
        return parse.inflect({'nomn', 'sing', 'masc'}).word
    if 'Surn' in parse.tag.grammemes and parse.tag.gender == 'femn' and parse.tag.number == 'sing':
        return parse.inflect({'nomn', 'sing', 'femn'}).word
    return parse.normal_form


def main():
    hand = {}
    path = os.path.join(HERE, 'lemmas.tsv')
    if len(sys.argv) < 3:
        for line in open(path, encoding='utf-8'):
            f = line.rstrip('\n').split('\t')
            if len(f) >= 3 and line[0] != '#': hand[f[0], f[1]] = f[2]
    doubts = collections.Counter()
    source = sys.argv[2] if len(sys.argv) > 2 else PUD
    out = sys.argv[1]
    os.makedirs(out, exist_ok=True)
    tokens = open(out + '/tokens.tsv', 'w', encoding='utf-8')
    pairs = open(out + '/pairs.tsv', 'w', encoding='utf-8')
    nouns = open(out + '/nouns.tsv', 'w', encoding='utf-8')
    for number, sentence in enumerate(read(source)):
        for token in sentence:
            token['lemma'], token['parse'] = '', None
            participle = token['pos'] == 'VERB' and 'Case' in token['feats'] or token['feats'].get('VerbForm') == 'Part'
            if token['pos'] in ('NOUN', 'PROPN', 'ADJ', 'DET') or participle:
                if not any('а' <= c <= 'я' or c == 'ё' for c in token['form'].lower()): continue
                if token['feats'].get('Variant') == 'Short': continue
                tag = token['pos'] + ' ' + '|'.join(k + '=' + v for k, v in sorted(token['feats'].items())
                                                    if k in ('Case', 'Number', 'Gender'))
                key = (fold(token['form']), tag)
                fit, found = readings(token)
                names = list(dict.fromkeys(fold(lexeme_name(p, token)) for p in found))
                settled = hand.get((key[0], token['pos'])) or hand.get((key[0], '*'))
                if settled:
                    token['lemma'] = '' if settled == '-' else settled
                elif names:
                    token['lemma'] = names[0]
                elif token['pos'] in ('NOUN', 'PROPN') and source == PUD:
                    token['lemma'] = loose(token)
                if source != PUD and (fit or not names):
                    # The tagger and the dictionary disagree: such tokens are left out of the silver standard.
                    token['lemma'] = '?'
                if token['pos'] in ('NOUN', 'PROPN', 'ADJ') and (len(names) != 1 or fit) and not settled:
                    doubts[key + (' '.join(names), str(fit))] += 1
                for p in found:
                    if fold(lexeme_name(p, token)) == token['lemma']:
                        token['parse'] = p
                        break
            if token['pos'] in ('X', 'SYM') and source != PUD: token['lemma'] = '?'
            print(number, token['id'], token['form'], token['pos'], token['lemma'], sep='\t', file=tokens)
        for token in sentence:
            if token['pos'] in ('NOUN', 'PROPN') and token['lemma'] not in ('', '?'):
                print(number, token['id'], capital(token), sep='\t', file=nouns)
        for first, second in zip(sentence, sentence[1:]):
            if first['lemma'] in ('', '?') or second['lemma'] in ('', '?') or second['pos'] not in ('NOUN', 'PROPN'): continue
            if first['pos'] in ('ADJ', 'VERB') and first['rel'] in ('amod', 'acl') and first['head'] == second['id']:
                adjective = agreed(first, second)
                if adjective: print('an', number, first['id'], adjective + ' ' + capital(second), first['lemma'], second['lemma'], sep='\t', file=pairs)
            elif first['pos'] in ('NOUN', 'PROPN') and second['head'] == first['id']:
                if second['rel'] == 'nmod' and second['feats'].get('Case') == 'Gen':
                    print('nn', number, first['id'], capital(first) + ' ' + capital(second, fold(second['form'])), first['lemma'], second['lemma'], sep='\t', file=pairs)
                elif second['rel'].startswith('flat') and first['pos'] == 'PROPN' and second['pos'] == 'PROPN':
                    print('name', number, first['id'], capital(first) + ' ' + capital(second), first['lemma'], second['lemma'], sep='\t', file=pairs)
    with open(out + '/doubts.tsv', 'w', encoding='utf-8') as f:
        for key, count in doubts.most_common(): print(*key, count, sep='\t', file=f)


def agreed(adjective, noun):
    """The adjective as it stands before the noun's citation form."""
    lemma = adjective['lemma']
    parse = noun['parse']
    plural, gender = False, None
    if parse is not None and fold(parse.normal_form) == noun['lemma']:
        tag = parse.normalized.tag
        plural = tag.number == 'plur'
        gender = tag.gender
    if gender is None and not plural:
        gender = {'Masc': 'masc', 'Fem': 'femn', 'Neut': 'neut'}.get(noun['feats'].get('Gender'))
        if parse is not None and parse.tag.gender: gender = parse.tag.gender
    if gender in (None, 'masc') and not plural: return lemma
    wanted = {'nomn', 'plur'} if plural else {'nomn', 'sing', gender}
    for p in morph.parse(lemma):
        if p.tag.POS in ('ADJF', 'PRTF') and p.tag.case == 'nomn':
            form = p.inflect(wanted)
            if form: return fold(form.word)
    return None


main()
