"""Reads OpenCorpora's dictionary (from the package pymorphy3-dicts-ru) as declension classes.

A *class* is (kind, gender, cells).  Each cell has the endings, most usual first, that follow the stem:

  noun        12 cells: nominative, genitive, dative, accusative, instrumental, prepositional; singular, then plural.
  adjective   14 cells: masculine nominative, genitive, dative, instrumental, prepositional; feminine nominative,
              genitive (also dative, prepositional), accusative, instrumental; neuter nominative; plural nominative,
              genitive (also prepositional), dative, instrumental.  Short forms and degrees are left out.
  verb        2 cells: the infinitive, all finite forms and gerunds; the citation forms of its participles, each of
              which has a reading as an adjective.

The accusative of the masculine, neuter and plural adjective is its nominative or genitive, as that of the noun is.
Participles are adjectives.

A *citation form* is a nominative (of either number; of any gender of an adjective) or an infinitive.  A *reading* of it is
(class, cell, variant): without the ending there, the word is the stem.
"""
import collections
import pymorphy3

NOUN, ADJECTIVE, VERB = 0, 1, 2
SIZES = (12, 14, 2)
CITATION_CELLS = ((0, 6), (0, 5, 9, 10), (0,))
CASES = {'nomn': 0, 'gent': 1, 'gen1': 1, 'gen2': 1, 'datv': 2, 'accs': 3, 'acc2': 3, 'ablt': 4, 'loct': 5, 'loc1': 5, 'loc2': 5}
GENDERS = {'masc': 0, 'femn': 1, 'neut': 2}
UNKNOWN_GENDER = 3
LEFT_OUT = {'Erro', 'Slng', 'Infr', 'Abbr', 'Init'}


def fold(word):
    return word.lower().replace('ё', 'е')


def noun_cell(tag):
    if tag.case not in CASES or tag.number not in ('sing', 'plur'): return None
    return CASES[tag.case] + (6 if tag.number == 'plur' else 0)


def adjective_cell(tag):
    case = CASES.get(tag.case)
    if case is None: return None
    if tag.number == 'plur': return {0: 10, 1: 11, 2: 12, 4: 13, 5: 11}.get(case)
    if tag.gender == 'masc': return {0: 0, 1: 1, 2: 2, 4: 3, 5: 4}.get(case)
    if tag.gender == 'femn': return {0: 5, 1: 6, 2: 6, 3: 7, 4: 8, 5: 6}.get(case)
    if tag.gender == 'neut' and case == 0: return 9
    return None


def class_of(kind, gender, cells):
    """Stem and class of a word: cells is {cell: [forms]}; forms as the dictionary has them, with ё."""
    forms = [f for fs in cells.values() for f in fs]
    base = fold(forms[0])
    common = len(base)
    for form in forms:
        n = 0
        for a, b in zip(fold(form), base):
            if a != b: break
            n += 1
        common = min(common, n)
    ends = tuple(tuple(dict.fromkeys(f[common:] for f in cells.get(c, ()))) for c in range(SIZES[kind]))
    return base[:common], (kind, gender, ends)


def lexemes(dictionary):
    """(stem, class, part of speech) of each lexeme; (word, None, part of speech) of a word that has no forms."""
    for word, (para, index) in list(dictionary.words.iteritems()):
        if index: continue
        table = dictionary.build_paradigm_info(para)
        stem = dictionary.build_stem(dictionary.paradigms[para], 0, word)
        first = table[0][1]
        if first.POS in ('PREP', 'CONJ', 'PRCL', 'ADVB', 'PRED', 'INTJ', 'NPRO', 'NUMR'):
            yield fold(word), None, first.POS
        groups = collections.defaultdict(lambda: collections.defaultdict(list))
        gender = None
        for prefix, tag, suffix in table:
            marks = tag.grammemes
            if marks & LEFT_OUT: continue
            if tag.POS == 'NOUN':
                key, cell = (NOUN,), noun_cell(tag)
                if 'Surn' in marks or 'Patr' in marks:
                    # One lexeme has the forms of men and women: they are two words here.
                    if cell is not None:
                        for sex in ('masc', 'femn'):
                            if tag.gender in (sex, None): groups[NOUN, sex][cell].append(prefix + stem + suffix)
                    continue
                gender = gender or ('ms-f' if marks & {'ms-f', 'Ms-f', 'GNdr'} else tag.gender)
            elif tag.POS in ('ADJF', 'PRTF'):
                key, cell = (ADJECTIVE, tag.voice, tag.tense, 'Supr' in marks), adjective_cell(tag)
                if cell == 0 and first.POS == 'INFN': groups[VERB,][1].append(prefix + stem + suffix)
            elif tag.POS in ('INFN', 'VERB', 'GRND') and first.POS == 'INFN':
                key, cell = (VERB,), 0
            else:
                continue
            if cell is not None: groups[key][cell].append(prefix + stem + suffix)
        for key, cells in groups.items():
            kind = key[0]
            if not any(cells.get(c) for c in CITATION_CELLS[kind]): continue
            if key[1:] and kind == NOUN and not cells.get(0): continue
            code = GENDERS.get(key[1] if key[1:] else gender, UNKNOWN_GENDER) if kind == NOUN else 0
            base, made = class_of(kind, code, cells)
            yield base, made, 'PRTF' if kind == ADJECTIVE and key[2] else first.POS


def citations(verbs=True):
    """{citation form: {reading}}, and the number of lexemes by part of speech."""
    words, count = collections.defaultdict(set), collections.Counter()
    for stem, made, pos in lexemes(pymorphy3.MorphAnalyzer().dictionary):
        if made is None:
            words[stem] |= set()
            continue
        if made[0] == VERB and not verbs: continue
        count[pos] += 1
        for cell in CITATION_CELLS[made[0]]:
            for variant, ending in enumerate(made[2][cell][:1] if made[0] == VERB else made[2][cell]):
                words[stem + fold(ending)].add((made, cell, variant))
    return dict(words), count
