#!/usr/bin/env python3
"""Are all forms of a Russian word found when it is searched for?  concordance.py TOLMACH CORPUS.tsv[.xz] [COUNT]

Takes the COUNT (2,000) nouns, adjectives and verbs that are most frequent in the corpus (English, tab, Russian, a pair a line; what follows is not read), by OpenCorpora's
dictionary (pip install pymorphy3==2.0.6 pymorphy3-dicts-ru==2.4.417150.4580142), makes a memory with a unit for each of their forms, and searches for
the citation forms. Forms that mostly are another word's (below a tenth by OpenCorpora's texts) are not asked for. Says how many are found, and
how many units of words that share no form with the one that was searched for.
"""
import collections, json, lzma, os, re, subprocess, sys, tempfile
import pymorphy3

tolmach, corpus, count = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2000
morph = pymorphy3.MorphAnalyzer()
fold = lambda word: word.lower().replace('ё', 'е')
frequent = collections.Counter()
with (lzma.open if corpus.endswith('.xz') else open)(corpus, 'rt') as lines:
    for number, line in enumerate(lines):
        if number % 10 == 0: frequent.update(re.findall('[а-яё]+', line.rstrip('\n').split('\t')[1].lower()))
words = collections.Counter()
for form, times in frequent.items():
    parse = morph.parse(form)[0]
    if parse.is_known and parse.tag.POS in ('NOUN', 'ADJF', 'INFN', 'VERB'): words[parse.normal_form] += times
chosen, forms = [], {}
for word, _ in words.most_common(count * 2):
    parses = [p for p in morph.parse(word) if p.normal_form == word and p.tag.POS in ('NOUN', 'ADJF', 'INFN') and p.is_known]
    if not parses or len(chosen) == count: continue
    own = set()
    for form in parses[0].lexeme:
        if form.tag.POS in ('PRTF', 'PRTS', 'GRND') or form.tag.grammemes & {'Erro', 'Slng', 'Supr', 'V-ej'}: continue
        share = sum(p.score for p in morph.parse(form.word) if p.normal_form == word)
        if share >= 0.1: own.add(fold(form.word))
    chosen.append(word)
    forms[word] = own
every = sorted(set().union(*forms.values()))
folder = tempfile.mkdtemp()
os.makedirs(folder + '/tm')
with open(folder + '/tm/forms.tmx', 'w') as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" '
              'o-tmf="x" adminlang="en" srclang="ru" datatype="plaintext"/><body>\n')
    for form in every: out.write(f'<tu><tuv xml:lang="ru"><seg>{form}</seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu>\n')
    out.write('</body></tmx>\n')
asked = found = foreign = shown = 0
missed = []
for word in chosen:
    run = subprocess.run([tolmach, 'search', '--workspace', folder, '--from', 'ru', '--to', 'en', '--limit', '1000', '--json', word],
                         capture_output=True, text=True)
    got = set()
    for line in run.stdout.splitlines(): got.add(fold(json.loads(line)['source']))
    asked += len(forms[word])
    found += len(forms[word] & got)
    missed += [(word, form) for form in forms[word] - got]
    shown += len(got)
    foreign += sum(1 for form in got if not any(p.normal_form == word or fold(p.normal_form) == fold(word) for p in morph.parse(form)))
print(f'{len(chosen)} words, {asked} forms: found {found / asked:.4f}; of {shown} shown, {foreign} are no form by the dictionary ({100 * foreign / max(1, shown):.1f} %)')
if '-v' in sys.argv: print(missed[:200])
