#!/usr/bin/env python3
"""Builds the lexicons: CODE.lexicon, one a language (docs/lexicon-format.md).

    pip install simplemma==2.0.0 spacy-lookups-data==1.0.5 pymorphy3==2.0.6 pymorphy3-dicts-ru==2.4.417150.4580142
    scripts/morphology/build_lexicons.py Sources/CLexicons/data [CODE…]       # 15 minutes for all, 4 GB of memory

A lexicon gives each word its class, and a class is the set of endings that are exchanged for those of the citation form.  The sources
list forms with one citation form each, and not all forms of any word; so a word is also given the endings that a tenth of the words
have that end alike, unless the form that comes of it is known as another word's and the ending belongs to fewer than half of them.
Words that are not listed have the endings of the listed words that end alike.
"""
import collections, gzip, json, os, struct, sys, unicodedata, zlib

MAGIC, VERSION = b'TLMLEXIC', 1
LONGEST_REMOVED, LONGEST_ADDED, LONGEST_WORD = 8, 12, 40
# Of the endings that are given to words beyond their own: the share of words alike that has them.
SHARE, SHARE_OF_KNOWN = 0.1, collections.defaultdict(lambda: 0.5, fr=1.1, it=1.1, en=1.1, pl=0.9, lt=0.9, nl=0.9)
LONGEST_CONTEXT, LEAST_WORDS = 6, 5
MOST_CHANGES = {'tr': 160, 'hu': 500, 'fi': 4000, 'ar': 60000, 'he': 4000}
BLOCK = 16
# Letters of the listed word that another ends with, and of what stands before it.
LEAST_HEAD, LEAST_BEFORE = 4, 2

# The code in simplemma, where it is another; further lists of spacy-lookups-data, those whose licence is stated.
SIMPLEMMA = {'hr': 'hbs', 'sr': 'hbs', 'bs': 'hbs'}
SPACY = {'pl': 'pl_lemma_lookup_', 'hr': 'hr_lemma_lookup', 'it': 'it_lemma_lookup_', 'nb': 'nb_lemma_exc'}
CODES = ('ar bg ca cs da de el es et fa fi fr he hi hr hu it lt lv nb nl nn pl pt ro sk sl sv '
         'tr uk ru en').split()

UNIFIED = {0x0450: 0x435, 0x0451: 0x435, 0x045D: 0x438, 0x0219: 0x15F, 0x021B: 0x163,
           0x0622: 0x627, 0x0623: 0x627, 0x0625: 0x627, 0x0671: 0x627, 0x0672: 0x627, 0x0673: 0x627,
           0x0649: 0x64A, 0x06CC: 0x64A, 0x06A9: 0x643, 0x06C0: 0x647, 0x06C1: 0x647, 0x06C2: 0x647}
for code in (0x60, 0x02BB, 0x02BC, 0x055A, 0x05F3, 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2039, 0x203A): UNIFIED[code] = 0x27
for code in (0x058A, 0x05BE, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212): UNIFIED[code] = 0x2D
for code in (*range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, *range(0x610, 0x61B), 0x640, *range(0x64B, 0x660), 0x670,
             0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F): UNIFIED[code] = None


def fold(word, language):
    """As Orthography folds words; a test holds the lexicons to it."""
    if language in ('tr', 'az'): word = word.replace('İ', 'i').replace('I', 'ı')
    plain = word.translate(LETTERS)
    return plain if plain.isprintable() and '\x00' not in plain else slow_fold(word)


class Letters(dict):
    """What each letter folds to by itself; NUL for what depends on its neighbours."""

    def __missing__(self, code):
        letter = chr(code)
        if unicodedata.combining(letter) or unicodedata.normalize('NFC', letter) != letter or code >= 0x1100 and code < 0x1200:
            self[code] = None if code in UNIFIED and UNIFIED[code] is None else '\x00'
        else: self[code] = slow_fold(letter)
        return self[code]


LETTERS = Letters()


def slow_fold(word):
    word = unicodedata.normalize('NFKC', unicodedata.normalize('NFKC', word).casefold()).translate(UNIFIED)
    plain, after = [], ' '
    for letter in unicodedata.normalize('NFD', word):
        if unicodedata.combining(letter) and (0x370 <= ord(after) <= 0x3FF or letter in '\u0300\u0301' and 0x400 <= ord(after) <= 0x52F
                                              and after not in 'гк'): continue
        plain.append(letter)
        if not unicodedata.combining(letter): after = letter
    return unicodedata.normalize('NFC', ''.join(plain)).translate(UNIFIED)


def is_word(word):
    return 0 < len(word) <= LONGEST_WORD and all(c.isalpha() or is_mark(c) or c in "'-" for c in word)


def is_mark(letter):
    return unicodedata.category(letter)[0] == 'M'


def pairs(language):
    """Yields (form, citation form)."""
    if language == 'ru':
        yield from russian_pairs()
        return
    from simplemma.strategies.dictionaries import dictionary_factory
    for form, lemma in dictionary_factory._load_dictionary_from_disk(SIMPLEMMA.get(language, language)).items():
        yield form.decode(), lemma.decode()
    if language not in SPACY: return
    import spacy_lookups_data
    folder = os.path.join(os.path.dirname(spacy_lookups_data.__file__), 'data')
    for name in sorted(os.listdir(folder)):
        if not name.startswith(SPACY[language]): continue
        table = json.load(gzip.open(os.path.join(folder, name), 'rt'))
        for part in table.values() if name.endswith('_exc.json.gz') else [table]:
            for form, lemmas in part.items():
                for lemma in lemmas if isinstance(lemmas, list) else [lemmas]: yield form, lemma


def russian_pairs():
    """Those of OpenCorpora's dictionary, but the forms that mostly are another word's («после», of «посол»)."""
    import build_morphology, pymorphy3
    dictionary = pymorphy3.MorphAnalyzer().dictionary
    words = list(dictionary.words.iteritems())
    lemmas = {dictionary.build_normal_form(*place, word) for word, place in words}
    weak = build_morphology.weak_forms({build_morphology.lexicon.fold(lemma) for lemma in lemmas}, 0.1)
    for word, place in words:
        lemma = dictionary.build_normal_form(*place, word)
        if build_morphology.lexicon.fold(word) + '\x02' + build_morphology.lexicon.fold(lemma) not in weak: yield word, lemma


ARTICLES = tuple(a + b for a in ('', 'و', 'ف') for b in ('ال', 'بال', 'كال', 'لل'))


def edit(lemma, form, language):
    """What is taken from the end of a citation form and what is put there; None where it is too much to be an ending."""
    same = 0
    for a, b in zip(lemma, form):
        if a != b: break
        same += 1
    while same and (same < len(lemma) and is_mark(lemma[same]) or same < len(form) and is_mark(form[same])): same -= 1
    # What stands before a word is none of its endings («най-добър»).
    if not same and lemma[:2] in form and (language != 'ar' or form.startswith(ARTICLES)): return None
    # What has nothing in common is another word in the place of the form («człowiek», «ludzie»).
    if not same and len(lemma) <= 10 and len(form) <= 8: return lemma, form
    if len(lemma) - same > LONGEST_REMOVED or len(form) - same > LONGEST_ADDED: return None
    return lemma[same:], form[same:]


def apply(lemma, change):
    return lemma[:len(lemma) - len(change[0])] + change[1]


def learn(language):
    known, own = set(), collections.defaultdict(set)
    for form, lemma in pairs(language):
        form, lemma = fold(form, language), fold(lemma, language)
        if not is_word(form) or not is_word(lemma): continue
        known.add(form)
        changes = own[lemma]
        if form != lemma:
            change = edit(lemma, form, language)
            if change: changes.add(change)
    usual = collections.Counter(change for changes in own.values() for change in changes)
    if language in MOST_CHANGES:
        # Chains of endings come off one after the other, by the language's file.
        kept = {change for change, _ in usual.most_common(MOST_CHANGES[language])}
        for changes in own.values(): changes &= kept
    words = [collections.Counter() for _ in range(LONGEST_CONTEXT + 1)]
    counts = [collections.defaultdict(collections.Counter) for _ in range(LONGEST_CONTEXT + 1)]
    for lemma, changes in own.items():
        if len(changes) < 2: continue
        for length in range(min(LONGEST_CONTEXT, len(lemma)) + 1):
            end = lemma[len(lemma) - length:]
            words[length][end] += 1
            count = counts[length][end]
            for change in changes:
                if len(change[0]) <= length and usual[change] > 2: count[change] += 1

    def likely(lemma):
        for length in range(min(LONGEST_CONTEXT, len(lemma)), -1, -1):
            end = lemma[len(lemma) - length:]
            total = words[length][end] if end in words[length] else 0
            if total >= LEAST_WORDS:
                return {c: n / total for c, n in counts[length][end].items() if n / total >= SHARE}
        return {}

    lexicon = {}
    for lemma, changes in own.items():
        every = set(changes)
        for change, share in likely(lemma).items():
            if share >= SHARE_OF_KNOWN[language] or apply(lemma, change) not in known: every.add(change)
        lexicon[lemma] = frozenset(every)
    ends = {}
    for length in range(LONGEST_CONTEXT + 1):
        for end, total in words[length].items():
            if total < LEAST_WORDS: continue
            made = frozenset(c for c, n in counts[length][end].items() if n / total >= SHARE)
            shorter = next((ends[end[k:]] for k in range(1, length + 1) if end[k:] in ends), None)
            if made != shorter: ends[end] = made
    return without_compounds(lexicon), ends, known


def without_compounds(lexicon):
    """Leaves out the words that change as the longest listed word does that they end with: "Abwehrsystem" as "System"."""
    kept = {}
    for word in sorted(lexicon, key=len):
        if lexicon[word] != head_class(word, kept): kept[word] = lexicon[word]
    return kept


def head_class(word, lexicon):
    for start in range(LEAST_BEFORE, len(word) - LEAST_HEAD + 1):
        made = lexicon.get(word[start:])
        if made is not None: return made
    return None


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def front_coded(table):
    """Sorted keys in blocks, and where each block begins; a key says what it shares with the one before, and a number."""
    body, blocks, previous = bytearray(), [], b''
    for place, (key, value) in enumerate(sorted((k.encode(), v) for k, v in table.items())):
        if place % BLOCK == 0:
            blocks.append(len(body))
            previous = b''
        shared = 0
        while shared < min(len(key), len(previous), 127) and key[shared] == previous[shared]: shared += 1
        body += varint(shared) + varint(len(key) - shared) + key[shared:] + varint(value)
        previous = key
    return blocks, bytes(body)


def encode(language, lexicon, ends):
    usual = collections.Counter(lexicon.values())
    for made in ends.values(): usual[made] += 1
    classes = {made: number for number, (made, _) in enumerate(sorted(usual.items(), key=lambda x: (-x[1], sorted(x[0]))))}
    frequent = collections.Counter(change for made in classes for change in made)
    changes = {change: number for number, (change, _) in enumerate(sorted(frequent.items(), key=lambda x: (-x[1], x[0])))}
    sections = []

    def strings(items):
        at, body = [0], bytearray()
        for item in items:
            body += item
            at.append(len(body))
        sections.append(struct.pack(f'<{len(at)}I', *at))
        sections.append(bytes(body))

    strings(bytes([len(a.encode())]) + a.encode() + b.encode() for a, b in changes)

    def class_bytes(made):
        out, before = bytearray(), 0
        for number in sorted(changes[c] for c in made):
            out += varint(number - before)
            before = number
        return bytes(out)

    strings(class_bytes(made) for made in classes)
    for table in ({word: classes[made] for word, made in lexicon.items()}, {end: classes[made] for end, made in ends.items()}):
        blocks, body = front_coded(table)
        sections.append(struct.pack(f'<{len(blocks)}I', *blocks))
        sections.append(body)
    at, places = 128, b''
    for section in sections:
        places += struct.pack('<II', at, len(section))
        at += len(section) + -len(section) % 4
    data = b''.join(s + b'\0' * (-len(s) % 4) for s in sections)
    counts = struct.pack('<IIII', len(changes), len(classes), len(lexicon), len(ends))
    header = (MAGIC + struct.pack('<II', VERSION, zlib.crc32(data)) + counts + places).ljust(128, b'\0')
    return header + data, [len(s) for s in sections]


SOURCE = '''#include "CLexicons.h"

#include <string.h>

#ifndef __has_embed
#error "expected a compiler with #embed: clang 19 or later, which comes with Swift 6.2"
#endif

#pragma clang diagnostic ignored "-Wc23-extensions"

// Written by scripts/morphology/build_lexicons.py.
'''


def write_source(folder):
    """CLexicons.c, with all lexicons of the folder within it."""
    codes = sorted(name[:-8] for name in os.listdir(folder) if name.endswith('.lexicon'))
    version, out = 0, SOURCE
    for code in codes:
        path = os.path.join(folder, f'{code}.lexicon')
        version = zlib.crc32(open(path, 'rb').read(), version)
        out += f'\nstatic const unsigned char of_{code}[] = {{\n#embed "data/{code}.lexicon"\n}};'
    out += '\n\nstatic const struct {\n  const char *code;\n  const unsigned char *bytes;\n  size_t size;\n} lexicons[] = {\n'
    for code in codes: out += f'    {{"{code}", of_{code}, sizeof of_{code}}},\n'
    out += '''};

const unsigned char *lexicon_bytes(const char *code, size_t *size) {
  for (size_t i = 0; i < sizeof lexicons / sizeof *lexicons; i++) {
    if (strcmp(lexicons[i].code, code) != 0) continue;
    *size = lexicons[i].size;
    return lexicons[i].bytes;
  }
  return NULL;
}

const char *lexicon_code(size_t number) {
  return number < sizeof lexicons / sizeof *lexicons ? lexicons[number].code : NULL;
}

uint32_t lexicons_version(void) { return ''' + f'0x{version:08X}' + '''; }
'''
    open(os.path.join(os.path.dirname(folder.rstrip('/')), 'CLexicons.c'), 'w').write(out)


def main(folder, codes):
    for code in codes or CODES:
        lexicon, ends, known = learn(code)
        data, sizes = encode(code, lexicon, ends)
        open(os.path.join(folder, f'{code}.lexicon'), 'wb').write(data)
        print(code, 'words', len(lexicon), 'forms', len(known), 'ends', len(ends), 'bytes', len(data), sizes, flush=True)
    write_source(folder)


if __name__ == '__main__': main(sys.argv[1], sys.argv[2:])
