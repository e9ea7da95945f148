#!/usr/bin/env python3
"""Builds ru.morphology from OpenCorpora's dictionary.

    pip install pymorphy3-dicts-ru==2.4.417150.4580142 pymorphy3==2.0.6
    scripts/morphology/build_morphology.py Sources/CMorphology/ru.morphology      # 6 minutes, 2 GB of memory

The dictionary is CC BY-SA 3.0 (opencorpora.org), and so is what is made of it.  docs/morphology-format.md describes the file.
"""
import collections, struct, sys, zlib
import lexicon, rules

MAGIC, VERSION, START = b'TLMMORPH', 1, 1


def letters(word):
    """One byte for a letter: U+0430-U+045F as 30-5F, ASCII a-z, apostrophe and hyphen as they are; None for others."""
    out = bytearray()
    for letter in word:
        code = ord(letter)
        if 0x430 <= code <= 0x45F: out.append(code - 0x400)
        elif letter in "'-" or 'a' <= letter <= 'z': out.append(code)
        elif letter == '^': out.append(START)
        elif letter == '\x02': out.append(2)
        else: return None
    return bytes(out)


def number(value):
    """One byte below C0, else two: C0 + the high bits, then the low byte."""
    return bytes([value]) if value < 0xC0 else bytes([0xC0 + (value >> 8), value & 255])


def front_coded(keys):
    """Sorted keys, each with what it shares with the one before, and a value."""
    out, previous = bytearray(), b''
    for key in sorted(keys):
        shared = 0
        while shared < min(len(key), len(previous), 15) and key[shared] == previous[shared]: shared += 1
        rest = key[shared:]
        out.append(shared << 4 | min(len(rest), 15))
        if len(rest) >= 15: out.append(len(rest))
        out += rest + number(keys[key])
        previous = key
    return bytes(out)


def class_bytes(made):
    kind, gender, cells = made
    text = b'|'.join(b'/'.join(letters(e) for e in cell) for cell in cells)
    return bytes([kind << 4 | gender]) + struct.pack('<H', len(text)) + text


def encode(words, weak=()):
    words = {w: frozenset(s) for w, s in words.items() if letters(w)}
    words = {w: frozenset(x for x in s if all(letters(e) is not None for c in x[0][2] for e in c)) for w, s in words.items()}
    usual = collections.Counter(x[0] for s in words.values() for x in s)
    classes = {c: i for i, (c, _) in enumerate(usual.most_common())}
    count = collections.Counter(words.values())
    labels = {s: i for i, (s, _) in enumerate(count.most_common())}
    learned = rules.learn({w: labels[s] for w, s in words.items()})
    sections = []
    sections.append((len(classes), b''.join(class_bytes(c) for c in classes)))
    body = bytearray()
    for label in labels:
        body.append(len(label))
        for made, cell, variant in sorted(label, key=lambda x: (-usual[x[0]], x[1], x[2])):
            body += struct.pack('<HB', classes[made], cell << 4 | variant)
    sections.append((len(labels), bytes(body)))
    sections.append((len(learned), front_coded({letters(s)[::-1]: v for s, v in learned})))
    sections.append((len(weak), front_coded({letters(form): rank for form, rank in dict(weak).items()})))
    head, at = b'', 64
    for amount, data in sections:
        head += struct.pack('<III', amount, at, len(data))
        at += len(data)
    data = b''.join(d for _, d in sections)
    header = struct.pack('<8sII', MAGIC, VERSION, zlib.crc32(data)) + head
    return header.ljust(64, b'\0') + data, [(n, len(d)) for n, d in sections]


def weak_forms(words, threshold):
    """{form + 02 + citation form: probability in thousandths} of the forms of nouns that mostly are another word's, by
    the disambiguated corpus of OpenCorpora.  Only the form's own readings count, so names and cases are one."""
    import pymorphy3
    morph = pymorphy3.MorphAnalyzer()
    weak = {}
    for form in {key.split(':')[0] for key in morph.prob_estimator.p_t_given_w.iterkeys()}:
        parses = morph.parse(form)
        chances = collections.Counter()
        for parse in parses:
            if parse.tag.POS != 'NOUN' or not parse.is_known: continue
            for word in {lexicon.fold(p.word) for p in parse.lexeme if p.tag.case == 'nomn'}: chances[word] += parse.score
        for word, chance in chances.items():
            if chance < threshold and word in words and letters(lexicon.fold(form) + word):
                key = lexicon.fold(form) + '\x02' + word
                weak[key] = min(weak.get(key, 1000), int(chance * 1000))
    return weak


def main(path):
    words, count = lexicon.citations()
    print('lexemes', dict(count), 'citation forms', len(words))
    data, sizes = encode(words, weak_forms(words, 0.1))
    open(path, 'wb').write(data)
    print('classes, labels, rules, weak forms (count, bytes):', sizes, 'file', len(data), 'zlib', len(zlib.compress(data, 9)))


if __name__ == '__main__': main(sys.argv[1])
