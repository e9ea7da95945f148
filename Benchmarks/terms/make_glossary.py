#!/usr/bin/env python3
"""A glossary in TBX to measure with, the same for the same number of concepts.

    make_glossary.py CONCEPTS GLOSSARY.tbx

A concept has a term of one to three made-up words and a number in English, and one in Russian. `glossary add` on top of it and the
look-up that follows are timed by:

    time tolmach glossary add "orbital shield" "орбитальный щит" && time tolmach lookup "an orbital shield"
"""
import random, sys

count, path = int(sys.argv[1]), sys.argv[2]
random.seed(5)
english = ["".join(random.choice("bdfgklmnprst") + random.choice("aeiou") for _ in range(random.randint(2, 4)))
           for _ in range(20000)]
russian = ["".join(random.choice("бвгдклмнпрст") + random.choice("аеиоу") for _ in range(random.randint(2, 4)))
           for _ in range(20000)]


def term(words, number):
    return " ".join(random.choice(words) for _ in range(random.randint(1, 3))) + f" {number}"


with open(path, "w", encoding="utf-8") as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic" style="dca" xml:lang="en" '
              'xmlns="urn:iso:std:iso:30042:ed-2">\n<tbxHeader><fileDesc><sourceDesc><p>made up</p></sourceDesc></fileDesc>'
              '</tbxHeader>\n<text><body>\n')
    for number in range(1, count + 1):
        out.write(f'<conceptEntry id="c{number}">\n<langSec xml:lang="en"><termSec><term>{term(english, number)}</term>'
                  f'</termSec></langSec>\n<langSec xml:lang="ru"><termSec><term>{term(russian, number)}</term></termSec>'
                  '</langSec>\n</conceptEntry>\n')
    out.write("</body></text></tbx>\n")
