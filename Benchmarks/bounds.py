#!/usr/bin/env python3
"""Time and memory of every command on inputs with one dimension made huge.

    Benchmarks/bounds.py TOLMACH [CASE…] [--scale 1] [--seconds 60] [--over] [-o results/bounds.txt]

Makes each input in a temporary folder, runs the commands that read it, and prints for each: bytes read, processor time
(user and system), peak memory, exit code, and OVER where it needs more than its budget: 64 MB and 100 bytes of memory a byte
read; a second and 1 µs a byte, 5 µs where the command learns words (align, clean, terms). CASE is the beginning of a
case's name; --scale makes the dimensions larger or smaller; --over prints only what is over. Exit code 1 when anything is.
A command is ended after --seconds of processor time, or when it has 12 GB.
"""

import argparse, os, platform, resource, shutil, subprocess, sys, tempfile, zipfile

LEARNERS = {"align", "clean", "terms"}
cases = {}


def case(name):
    return lambda make: cases.setdefault(name, make)


def write(path, *parts):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        for part in parts:
            if isinstance(part, str):
                file.write(part)
            else:
                file.writelines(part)


def tongue(number):
    """A language tag of its own for each number: en-x-a1b2."""
    return f"q{chr(97 + number // 26 % 26)}{chr(97 + number % 26)}-x-l{number}"


def words(count, kinds=0, stem="wort"):
    return (f"{stem}{letters(i % kinds if kinds else i)} " for i in range(count))


def letters(number):
    text = ""
    while True:
        text += chr(97 + number % 26)
        number //= 26
        if number == 0:
            return text


# MARK: memories

HEADER = ('<?xml version="1.0"?>\n<tmx version="1.4"><header creationtool="made" creationtoolversion="1" segtype="sentence" '
          'o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"{}>{}</header><body>\n')
END = "</body></tmx>\n"


def tuv(language, text):
    return f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>'


def unit(source, target, inside="", attributes=""):
    return f"<tu{attributes}>{inside}" + tuv("en", source) + tuv("ru", target) + "</tu>\n"


def memory(path, *units, header="", attributes=""):
    write(path, HEADER.format(attributes, header), *units, END)


def memory_commands(path, query="the house is large"):
    memory("other.tmx", unit("The house is large.", "Дом большой."))
    shutil.copy(path, "tm/x.tmx")
    return [
        ("lookup", query), ("search", "house"), ("search", "--regex", "ho.se"), ("stats",), ("doctor", path),
        ("doctor", path, "--repair", "-o", "repaired.tmx"), ("check", path), ("analyse", path),
        ("pretranslate", path, "-o", "filled.tmx"), ("terms", path, "--from", "en", "--to", "ru", "-o", "-"),
        ("clean", path), ("diff", path, "other.tmx"), ("diff", path, path), ("merge", path, "other.tmx", "-o", "merged.tmx"),
        ("merge", path, path, "-o", "merged.tmx"), ("merge", "--base", "other.tmx", path, path, "-o", "merged.tmx"),
        ("merge", "--base", path, path, path, "-o", "merged.tmx"), ("merge", path, "--canonical", "-o", "merged.tmx"),
        ("split", path, "--by", "language", "-o", "parts"), ("git", "textconv", path), ("import", path, "--into", "y"),
        ("export", "x", "-o", "x.xlf", "--from", "en", "--to", "ru"), ("export", "x", "-o", "x.po", "--from", "en", "--to", "ru"), ("export", "x", "-o", "x.tsv", "--from", "en", "--to", "ru"),
        ("export", "x", "-o", "x.jsonl"), ("export", "x", "--flavour", "omegat", "-o", "x.tmx"),
    ]


def memory_case(name, query="the house is large"):
    def add(make):
        def run(n):
            make(n)
            return memory_commands("x.tmx", query)
        cases["tmx-" + name] = run
        return make
    return add


@memory_case("units")
def _(n):
    memory("x.tmx", (unit(f"House number {letters(i)}.", f"Дом номер {letters(i)}.") for i in range(50_000 * n // 100)))


@memory_case("units-equal")
def _(n):
    memory("x.tmx", (unit("The house is large.", "Дом большой.") for i in range(50_000 * n // 100)))


@memory_case("units-one-source")
def _(n):
    memory("x.tmx", (unit("The house is large.", f"Дом {letters(i)}.") for i in range(50_000 * n // 100)))


@memory_case("units-one-tuid")
def _(n):
    memory("x.tmx", (unit(f"House {letters(i)}.", "Дом.", "", ' tuid="1"') for i in range(50_000 * n // 100)))


@memory_case("variants")
def _(n):
    memory("x.tmx", "<tu>", (tuv("ru" if i else "en", f"Дом {letters(i)}.") for i in range(40_000 * n // 100)), "</tu>\n")


@memory_case("variants-languages")
def _(n):
    memory("x.tmx", "<tu>", (tuv(tongue(i), f"House {letters(i)}.") for i in range(40_000 * n // 100)), "</tu>\n")


@memory_case("languages-2000")
def _(n):
    memory("x.tmx", ("<tu>" + tuv("en", "House.") + tuv(f"q{letters(i)}", "Haus.") + "</tu>\n" for i in range(2_000 * n // 100)))


@memory_case("languages-60000")
def _(n):
    memory("x.tmx", ("<tu>" + tuv("en", "House.") + tuv(tongue(i), "Haus.") + "</tu>\n" for i in range(60_000 * n // 100)))


@memory_case("sources-3000")
def _(n):
    memory("x.tmx", ("<tu>" + tuv(f"q{letters(i)}", "House.") + tuv(f"r{letters(i)}", "Haus.") + "</tu>\n" for i in range(3_000 * n // 100)))


@memory_case("attributes")
def _(n):
    memory("x.tmx", "<tu", (f' a{i}="1"' for i in range(100_000 * n // 100)), ">", tuv("en", "House."), tuv("ru", "Дом."), "</tu>\n")


@memory_case("attributes-code")
def _(n):
    memory("x.tmx", "<tu>", '<tuv xml:lang="en"><seg>House <ph', (f' a{i}="1"' for i in range(100_000 * n // 100)), "/>.</seg></tuv>",
           tuv("ru", "Дом."), "</tu>\n")


@memory_case("attributes-header")
def _(n):
    write("x.tmx", '<tmx version="1.4"><header srclang="en" ', (f' a{i}="1"' for i in range(100_000 * n // 100)), "/><body>",
          unit("House.", "Дом."), END)


@memory_case("nested-hi")
def _(n):
    depth = 100_000 * n // 100
    memory("x.tmx", "<tu>", '<tuv xml:lang="en"><seg>', "<hi>" * depth, "House.", "</hi>" * depth, "</seg></tuv>", tuv("ru", "Дом."), "</tu>\n")


@memory_case("nested-hi-200")
def _(n):
    memory("x.tmx", (unit("<hi>" * 200 + "House." + "</hi>" * 200, "Дом.") for _ in range(1_000 * n // 100)))


@memory_case("nested-unknown")
def _(n):
    depth = 100_000 * n // 100
    memory("x.tmx", "<z>" * depth, "</z>" * depth, unit("House.", "Дом."))


@memory_case("codes")
def _(n):
    text = "".join(f'a <ph x="{i}"/>' for i in range(100_000 * n // 100))
    memory("x.tmx", unit(text, text))


@memory_case("codes-paired")
def _(n):
    count = 50_000 * n // 100
    text = "".join(f'<bpt i="{i}"/>a' for i in range(count)) + "".join(f'<ept i="{i}"/>' for i in range(count))
    memory("x.tmx", unit(text, text))


@memory_case("word")
def _(n):
    memory("x.tmx", unit("a" * (10_000_000 * n // 100), "б" * (5_000_000 * n // 100)))


@memory_case("word-alternating")
def _(n):
    memory("x.tmx", unit("a1б-" * (1_000_000 * n // 100), "б." * (1_000_000 * n // 100)))


@memory_case("words-90000")
def _(n):
    memory("x.tmx", unit("".join(words(90_000 * n // 100)), "".join(words(90_000 * n // 100, stem="слово"))))


@memory_case("words-million")
def _(n):
    memory("x.tmx", unit("".join(words(1_000_000 * n // 100)), "".join(words(600_000 * n // 100, stem="дом"))))


@memory_case("words-equal")
def _(n):
    memory("x.tmx", unit("house " * (1_000_000 * n // 100), "дом " * (1_000_000 * n // 100)))


@memory_case("words-long-units", "".join(words(2_000)))
def _(n):
    memory("x.tmx", (unit("".join(words(5_000, 700 + i)), "".join(words(5_000, 900 + i, "дом"))) for i in range(60 * n // 100)))


@memory_case("digits")
def _(n):
    memory("x.tmx", unit("".join(f"{i} " for i in range(200_000 * n // 100)), "".join(f"{i + 1} " for i in range(200_000 * n // 100))))


@memory_case("signs")
def _(n):
    text = "%s {0} ( \" « » ) - " * (50_000 * n // 100)
    memory("x.tmx", unit(text, text + "%d"))


@memory_case("brackets")
def _(n):
    memory("x.tmx", unit("(" * (1_000_000 * n // 100) + " {" * (100_000 * n // 100), "дом"))


@memory_case("tags-in-text")
def _(n):
    text = "&lt;b&gt;a " * (50_000 * n // 100)
    memory("x.tmx", unit(text, text + "&lt;/i&gt;"))


@memory_case("props")
def _(n):
    memory("x.tmx", "<tu>", (f'<prop type="x-{i}">a</prop>' for i in range(50_000 * n // 100)), tuv("en", "House."), tuv("ru", "Дом."), "</tu>\n")


@memory_case("props-one-type")
def _(n):
    memory("x.tmx", "<tu>", (f'<prop type="x">{i}</prop>' for i in range(50_000 * n // 100)), tuv("en", "House."), tuv("ru", "Дом."), "</tu>\n")


@memory_case("notes")
def _(n):
    memory("x.tmx", "<tu>", (f"<note>{i}</note>" for i in range(50_000 * n // 100)), tuv("en", "House."), tuv("ru", "Дом."), "</tu>\n")


@memory_case("header-props")
def _(n):
    memory("x.tmx", unit("House.", "Дом."), header="".join(f'<prop type="x-{i}">a</prop>' for i in range(50_000 * n // 100)))


@memory_case("entities")
def _(n):
    write("x.tmx", '<?xml version="1.0"?>\n<!DOCTYPE tmx [', (f'<!ENTITY e{i} "a">' for i in range(50_000 * n // 100)), "]>\n",
          HEADER.format("", "").split("\n", 1)[1], (unit(f"&e{i};", "Дом.") for i in range(20_000 * n // 100)), END)


@memory_case("comments")
def _(n):
    memory("x.tmx", ("<!-- a -->" for _ in range(100_000 * n // 100)), unit("House.", "Дом."))


@memory_case("damaged-units")
def _(n):
    memory("x.tmx", ("<tu><tuv><seg>a</tu>\n" for _ in range(20_000 * n // 100)), unit("House.", "Дом."))


@memory_case("unclosed")
def _(n):
    memory("x.tmx", ("<tu><tuv xml:lang='en'><seg>a" for _ in range(50_000 * n // 100)))


# MARK: drafts

def draft_commands(*paths):
    memory("tm/x.tmx", unit("The house is large.", "Дом большой."))
    out = []
    for path in paths:
        out += [("check", path), ("check", path, "--report", "html", "-o", "report.html"), ("analyse", path),
                ("analyse", path, "--internal-fuzzy"), ("pretranslate", path, "-o", "filled-" + path),
                ("import", path, "--into", "y", "--from", "en", "--to", "ru")]
    return out


def draft_case(name, *paths):
    def add(make):
        def run(n):
            make(n)
            return draft_commands(*paths)
        cases[name] = run
        return make
    return add


XLIFF12 = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="ru" datatype="plaintext"><body>\n'
XLIFF12_END = "</body></file></xliff>\n"
XLIFF2 = '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ru"><file id="f">\n'
XLIFF2_END = "</file></xliff>\n"


def old(number, source, target, inside=""):
    return f'<trans-unit id="{number}"><source>{source}</source><target>{target}</target>{inside}</trans-unit>\n'


def new(number, source, target, inside=""):
    return f'<unit id="u{number}">{inside}<segment><source>{source}</source><target>{target}</target></segment></unit>\n'


def xliffs(olds, news):
    write("x.xlf", XLIFF12, *olds, XLIFF12_END)
    write("y.xlf", XLIFF2, *news, XLIFF2_END)


def xliff_case(name):
    return draft_case("xliff-" + name, "x.xlf", "y.xlf")


@xliff_case("units")
def _(n):
    count = 20_000 * n // 100
    xliffs([(old(i, f"House {letters(i)}.", f"Дом {letters(i)}.") for i in range(count))],
           [(new(i, f"House {letters(i)}.", f"Дом {letters(i)}.") for i in range(count))])


@xliff_case("units-equal")
def _(n):
    count = 20_000 * n // 100
    xliffs([(old(i, "The big house.", f"Дом {letters(i)}.") for i in range(count))], [(new(i, "The big house.", f"Дом {letters(i)}.") for i in range(count))])


@xliff_case("units-no-target")
def _(n):
    count = 20_000 * n // 100
    xliffs([(f'<trans-unit id="{i}"><source>The big house {letters(i)}.</source></trans-unit>\n' for i in range(count))],
           [(f'<unit id="{i}"><segment><source>The big house {letters(i)}.</source></segment></unit>\n' for i in range(count))])


@xliff_case("nested-groups")
def _(n):
    depth = 100_000 * n // 100
    xliffs(["<group>" * depth, old(1, "House.", "Дом."), "</group>" * depth],
           ['<group id="g">' * depth, new(1, "House.", "Дом."), "</group>" * depth])


@xliff_case("nested-codes")
def _(n):
    depth = 100_000 * n // 100
    old_text = '<g id="1">' * depth + "House." + "</g>" * depth
    new_text = '<pc id="1">' * depth + "House." + "</pc>" * depth
    xliffs([old(1, old_text, "Дом.")], [new(1, new_text, "Дом.")])


@xliff_case("codes")
def _(n):
    count = 50_000 * n // 100
    a = "".join(f'a<x id="{i}"/>' for i in range(count))
    b = "".join(f'a<ph id="{i}"/>' for i in range(count))
    c = "".join(f'a<x id="{i}"/>' for i in reversed(range(count)))
    d = "".join(f'a<ph id="{i}"/>' for i in reversed(range(count)))
    xliffs([old(1, a, c)], [new(1, b, d)])


@xliff_case("codes-untranslated")
def _(n):
    count = 50_000 * n // 100
    a = "".join(f'a<x id="{i}"/>' for i in range(count))
    b = "".join(f'a<ph id="{i}"/>' for i in range(count))
    xliffs([f'<trans-unit id="1"><source>{a}</source></trans-unit>'], [f'<unit id="1"><segment><source>{b}</source></segment></unit>'])


@xliff_case("original-data")
def _(n):
    count = 50_000 * n // 100
    data = "<originalData>" + "".join(f'<data id="d{i}">b</data>' for i in range(count)) + "</originalData>"
    text = "".join(f'a<ph id="{i}" dataRef="d{i}"/>' for i in range(count))
    xliffs([], [new(1, text, text, data)])


@xliff_case("segments-one-unit")
def _(n):
    count = 20_000 * n // 100
    parts = "".join(f'<mrk mtype="seg" mid="{i}">House {i}.</mrk>' for i in range(count))
    xliffs([f'<trans-unit id="1"><source>{parts}</source><seg-source>{parts}</seg-source><target>{parts}</target></trans-unit>'],
           ['<unit id="1">' + "".join(f"<segment id='s{i}'><source>House {i}.</source><target>Дом.</target></segment>" for i in range(count)) + "</unit>"])


@xliff_case("notes")
def _(n):
    count = 50_000 * n // 100
    notes = "".join(f"<note>{i}</note>" for i in range(count))
    xliffs([old(1, "House.", "Дом.", notes)], [new(1, "House.", "Дом.", "<notes>" + notes + "</notes>")])


@xliff_case("alternatives")
def _(n):
    count = 50_000 * n // 100
    xliffs([old(1, "House.", "Дом.", "".join(f"<alt-trans><source>a</source><target>{i}</target></alt-trans>" for i in range(count)))], [])


@xliff_case("attributes")
def _(n):
    attributes = "".join(f' a{i}="1"' for i in range(100_000 * n // 100))
    xliffs([f'<trans-unit id="1"{attributes}><source>House.</source><target>Дом.</target></trans-unit>'],
           [f'<unit id="1"{attributes}><segment><source>House.</source></segment></unit>'])


@xliff_case("words")
def _(n):
    a, b = "".join(words(200_000 * n // 100)), "".join(words(200_000 * n // 100, stem="дом"))
    xliffs([old(1, a, b)], [new(1, a, b)])


@xliff_case("words-equal")
def _(n):
    a, b = "house " * (500_000 * n // 100), "дом " * (500_000 * n // 100)
    xliffs([old(1, a, b)], [new(1, a, b)])


@xliff_case("words-same")
def _(n):
    a = "".join(words(200_000 * n // 100))
    xliffs([old(1, a, a)], [new(1, a, a)])


@xliff_case("word")
def _(n):
    xliffs([old(1, "a" * (10_000_000 * n // 100), "б" * (5_000_000 * n // 100))], [])


@xliff_case("digits")
def _(n):
    a = "".join(f"{i} " for i in range(100_000 * n // 100))
    b = "".join(f"{i} " for i in reversed(range(100_000 * n // 100)))
    xliffs([old(1, a, b)], [])


@xliff_case("digits-joined")
def _(n):
    xliffs([old(1, "1" * (1_000_000 * n // 100), "1,2." * (250_000 * n // 100)), old(2, "1/2-" * (250_000 * n // 100), "1 000 " * (100_000 * n // 100))], [])


@xliff_case("signs")
def _(n):
    text = "%s {0} ( \" « » ) - " * (50_000 * n // 100)
    xliffs([old(1, text, text + "%d")], [])


@xliff_case("quotes")
def _(n):
    xliffs([old(1, "\"'«" * (100_000 * n // 100), "»'\"" * (100_000 * n // 100)), old(2, "( [" * (100_000 * n // 100), ") ]" * (100_000 * n // 100)),
            old(3, "{" * (300_000 * n // 100), "{" * (300_000 * n // 100)), old(4, "{a, plural, one {" * (50_000 * n // 100), "}" * (50_000 * n // 100))], [])


@xliff_case("spaces")
def _(n):
    xliffs([old(1, "a" + " " * (1_000_000 * n // 100) + "b", "а" + " " * (1_000_000 * n // 100) + "б"),
            old(2, "a . , " * (100_000 * n // 100), "а  . , " * (100_000 * n // 100)), old(3, "." * (1_000_000 * n // 100), "!" * (1_000_000 * n // 100))], [])


@xliff_case("addresses")
def _(n):
    xliffs([old(1, "http://a.b/c " * (50_000 * n // 100), "a@b.c " * (50_000 * n // 100)), old(2, "a@" * (300_000 * n // 100), "www." * (200_000 * n // 100)),
            old(3, "a." * (300_000 * n // 100), "/a" * (300_000 * n // 100))], [])


@xliff_case("markup-in-text")
def _(n):
    text = "&lt;b&gt;a" * (50_000 * n // 100)
    xliffs([old(1, text, text[:-20]), old(2, "&lt;" * (200_000 * n // 100), "&amp;" * (200_000 * n // 100)), old(3, "&lt;a b='" * (50_000 * n // 100), "a")], [])


@draft_case("po", "x.po")
def _(n):
    count = 20_000 * n // 100
    write("x.po", 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: ru\\n"\n\n',
          (f'msgid "House {letters(i)}"\nmsgstr "Дом {letters(i)}"\n\n' for i in range(count)))


@draft_case("po-lines", "x.po")
def _(n):
    count = 200_000 * n // 100
    write("x.po", 'msgid ""\nmsgstr ""\n', (f'"X-{i}: a\\n"\n' for i in range(count)), '\nmsgid ""\n', ('"house "\n' for i in range(count)), 'msgstr "a"\n')


@draft_case("po-comments", "x.po")
def _(n):
    count = 100_000 * n // 100
    write("x.po", (f"#: a.c:{i}\n" for i in range(count)), (f"#, f{i}\n" for i in range(count)), (f"#. {i}\n" for i in range(count)), 'msgid "a"\nmsgstr "b"\n')


@draft_case("po-plurals", "x.po")
def _(n):
    count = 50_000 * n // 100
    write("x.po", 'msgid "a %d"\nmsgid_plural "b %d"\n', (f'msgstr[{i}] "b %d {i}"\n' for i in range(count)))


@draft_case("po-plural-header", "x.po")
def _(n):
    write("x.po", 'msgid ""\nmsgstr "Language: ru\\nPlural-Forms: nplurals=1000000000; plural=' + "(" * (100_000 * n // 100) + 'n;\\n"\n\n',
          'msgid "a %d"\nmsgid_plural "b %d"\nmsgstr[0] "b"\nmsgstr[999999999] "c"\n')


@draft_case("po-context", "x.po")
def _(n):
    write("x.po", (f'msgctxt "{i}"\nmsgid "The house"\nmsgstr "Дом {letters(i)}"\n\n' for i in range(20_000 * n // 100)))


@draft_case("table-rows", "x.tsv")
def _(n):
    write("x.tsv", "en\tru\n", (f"House {letters(i)}\tДом {letters(i)}\n" for i in range(30_000 * n // 100)))


@draft_case("table-columns", "x.tsv", "y.csv")
def _(n):
    columns = 1_000 * n // 100
    write("x.tsv", ("\t".join(["a"] * columns) + "\n" for _ in range(columns)))
    write("y.csv", ",".join(f"c{i}" for i in range(100_000 * n // 100)), "\n", ",".join("a" for i in range(100_000 * n // 100)), "\n")


@draft_case("table-quotes", "x.csv")
def _(n):
    write("x.csv", 'en,ru\n', ('"a\n' for _ in range(200_000 * n // 100)))


@draft_case("jsonl", "x.jsonl")
def _(n):
    depth = 100_000 * n // 100
    write("x.jsonl", "[" * depth, "]" * depth, "\n", "{" + ",".join(f'"{i}":1' for i in range(depth)) + "}\n")


# MARK: glossaries

TBX = '<?xml version="1.0"?>\n<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p>a</p></sourceDesc></fileDesc></tbxHeader><text><body>\n'
TBX_END = "</body></text></tbx>\n"


def section(language, *terms):
    return f'<langSec xml:lang="{language}">' + "".join(f"<termSec><term>{t}</term></termSec>" for t in terms) + "</langSec>"


def concept(number, *sections, inside=""):
    return f'<conceptEntry id="c{number}">{inside}' + "".join(sections) + "</conceptEntry>\n"


def glossary_commands(path):
    os.makedirs("glossaries", exist_ok=True)
    shutil.copy(path, "glossaries/" + path)
    memory("tm/x.tmx", unit("The house is large.", "Дом большой."))
    write("draft.tsv", "en\tru\n", ("The house is large.\tДом большой.\n" for _ in range(50)))
    pair = ("--from", "en", "--to", "ru")
    return [("lookup", "the house is large"), ("glossary", "lookup", "house"), ("glossary", "stats"), ("glossary", "check"),
            ("check", "draft.tsv"), ("pretranslate", "draft.tsv", "--terms", "-o", "filled.tsv"),
            ("glossary", "export", path, "-o", "x2.tbx"), ("glossary", "export", path, "-o", "x2.tsv"), ("glossary", "export", path, "-o", "x2.utx", *pair),
            ("glossary", "import", path, "--into", "y", *pair), ("glossary", "add", "tree", "дерево", "--into", path.split(".")[0]),
            ("stats",)]


def glossary_case(name, path="x.tbx"):
    def add(make):
        def run(n):
            make(n)
            return glossary_commands(path)
        cases["glossary-" + name] = run
        return make
    return add


@glossary_case("concepts")
def _(n):
    write("x.tbx", TBX, (concept(i, section("en", f"house {letters(i)}"), section("ru", f"дом {letters(i)}")) for i in range(20_000 * n // 100)), TBX_END)


@glossary_case("one-term")
def _(n):
    write("x.tbx", TBX, (concept(i, section("en", "house"), section("ru", "дом")) for i in range(100_000 * n // 100)), TBX_END)


@glossary_case("one-term-equivalents")
def _(n):
    write("x.tbx", TBX, (concept(i, section("en", "house"), section("ru", f"дом {letters(i)}")) for i in range(50_000 * n // 100)), TBX_END)


@glossary_case("one-id")
def _(n):
    write("x.tbx", TBX, (concept(1, section("en", f"house {letters(i)}"), section("ru", "дом")) for i in range(50_000 * n // 100)), TBX_END)


@glossary_case("one-term-table", "x.tsv")
def _(n):
    write("x.tsv", "en\tru\n", ("house\tдом\n" for _ in range(100_000 * n // 100)))


@glossary_case("terms")
def _(n):
    count = 50_000 * n // 100
    write("x.tbx", TBX, concept(1, section("en", *(f"house {letters(i)}" for i in range(count))), section("ru", *(f"дом {letters(i)}" for i in range(count)))), TBX_END)


@glossary_case("terms-equal")
def _(n):
    count = 50_000 * n // 100
    write("x.tbx", TBX, concept(1, section("en", *["house"] * count), section("ru", *["дом"] * count)), TBX_END)


@glossary_case("sections")
def _(n):
    count = 50_000 * n // 100
    write("x.tbx", TBX, concept(1, *[section("en", "house")] * count, section("ru", "дом")), TBX_END)


@glossary_case("languages")
def _(n):
    write("x.tbx", TBX, (concept(i, section("en", "house"), section(tongue(i), "haus")) for i in range(60_000 * n // 100)), TBX_END)


@glossary_case("languages-one-concept")
def _(n):
    write("x.tbx", TBX, concept(1, section("en", "house"), *(section(tongue(i), "haus") for i in range(60_000 * n // 100))), TBX_END)


@glossary_case("words")
def _(n):
    write("x.tbx", TBX, concept(1, section("en", "".join(words(100_000 * n // 100))), section("ru", "".join(words(100_000 * n // 100, stem="дом")))), TBX_END)


@glossary_case("words-equal")
def _(n):
    write("x.tbx", TBX, concept(1, section("en", "house " * (100_000 * n // 100)), section("ru", "дом " * (100_000 * n // 100))), TBX_END)


@glossary_case("shared-beginnings")
def _(n):
    write("x.tbx", TBX, (concept(i, section("en", "house " * (1 + i % 500)), section("ru", "дом " * (1 + i % 500))) for i in range(2_000 * n // 100)), TBX_END)


@glossary_case("word")
def _(n):
    write("x.tbx", TBX, concept(1, section("en", "a" * (5_000_000 * n // 100)), section("ru", "б" * (2_500_000 * n // 100))), TBX_END)


@glossary_case("descriptions")
def _(n):
    write("x.tbx", TBX, concept(1, section("en", "house"), section("ru", "дом"), inside="".join(f'<descrip type="subjectField">{i}</descrip>' for i in range(50_000 * n // 100))), TBX_END)


@glossary_case("references")
def _(n):
    count = 30_000 * n // 100
    write("x.tbx", TBX, (concept(i, section("en", f"house {letters(i)}"), section("ru", "дом"), inside=f'<descrip type="broaderConceptGeneric" target="c{(i + 1) % count}">a</descrip>') for i in range(count)), TBX_END)


@glossary_case("references-one")
def _(n):
    count = 50_000 * n // 100
    write("x.tbx", TBX, concept(1, section("en", "house"), section("ru", "дом"), inside="".join(f'<ref type="crossReference" target="c{i}">a</ref>' for i in range(count))), TBX_END)


@glossary_case("nested")
def _(n):
    depth = 100_000 * n // 100
    write("x.tbx", TBX, concept(1, section("en", "house"), section("ru", "дом"), inside="<note>" + "<hi>" * depth + "a" + "</hi>" * depth + "</note>"), TBX_END)


@glossary_case("attributes")
def _(n):
    write("x.tbx", TBX, "<conceptEntry id='c1'", (f' a{i}="1"' for i in range(100_000 * n // 100)), ">", section("en", "house"), section("ru", "дом"), "</conceptEntry>", TBX_END)


@glossary_case("header")
def _(n):
    write("x.tbx", TBX.replace("<p>a</p>", "<p>a</p>" * (50_000 * n // 100)), concept(1, section("en", "house"), section("ru", "дом")), TBX_END)


@glossary_case("columns", "x.tsv")
def _(n):
    columns = 50_000 * n // 100
    write("x.tsv", "en\tru\t", "\t".join(tongue(i) for i in range(columns)), "\n", "house\tдом\t", "\t".join("a" for i in range(columns)), "\n")


@glossary_case("columns-square", "x.tsv")
def _(n):
    columns = 1_000 * n // 100
    write("x.tsv", "en\tru\t", "\t".join(tongue(i) for i in range(columns)), "\n", ("house\tдом\n" for i in range(columns)))


@glossary_case("cell", "x.tsv")
def _(n):
    write("x.tsv", "en\tru\n", "house|" * (100_000 * n // 100), "\t", "дом;" * (100_000 * n // 100), "\n")


# MARK: documents

def document_commands(path):
    memory("tm/x.tmx", unit("The house is large.", "Дом большой."))
    shutil.copy(path, "b-" + path)
    return [("segment", path), ("segment", path, "--json"), ("align", path, "b-" + path, "--from", "en", "--to", "ru", "-o", "a.tmx"),
            ("check", "b-" + path, "--source-text", path, "--from", "en", "--to", "ru")]


def document_case(name, path):
    def add(make):
        def run(n):
            make(n)
            return document_commands(path)
        cases[path.split(".")[1] + "-" + name] = run
        return make
    return add


def text_documents(name, text):
    """The same as Markdown and as plain text."""
    for path in ["x.md", "x.txt"]:
        document_case(name, path)(lambda n, path=path: write(path, text(n)))


text_documents("lines", lambda n: (f"The house of {letters(i)} is large.\n\n" for i in range(20_000 * n // 100)))
text_documents("lines-equal", lambda n: ("The house is large.\n\n" for _ in range(20_000 * n // 100)))
text_documents("lines-two", lambda n: (("The house is large.\n\n", "A tree.\n\n")[i % 2] for i in range(20_000 * n // 100)))
text_documents("lines-empty", lambda n: "\n" * (1_000_000 * n // 100))
text_documents("lines-short", lambda n: "a.\n\n" * (50_000 * n // 100))
text_documents("word", lambda n: "a" * (10_000_000 * n // 100))
text_documents("words", lambda n: words(1_000_000 * n // 100))
text_documents("words-equal", lambda n: "house " * (1_000_000 * n // 100))
text_documents("stops", lambda n: "." * (1_000_000 * n // 100))
text_documents("stops-spaced", lambda n: ". " * (500_000 * n // 100))
text_documents("abbreviations", lambda n: "U.S. e.g. Mr. A. B. " * (50_000 * n // 100))
text_documents("quotes", lambda n: "\".)" * (300_000 * n // 100))
text_documents("spaces", lambda n: "a" + " " * (1_000_000 * n // 100) + "b")
text_documents("combining", lambda n: "a" + "\u0301" * (1_000_000 * n // 100))
text_documents("sentences", lambda n: "The house is large. " * (5_000 * n // 100))

document_case("table", "x.md")(lambda n: write("x.md", "|" * (5_000 * n // 100) + "\n" + "|" + "-|" * (5_000 * n // 100) + "\n" + "|a\n" * (5_000 * n // 100)))
document_case("table-nested", "x.md")(lambda n: write("x.md", "> |" + "a|" * (5_000 * n // 100) + "\n> |" + "-|" * (5_000 * n // 100) + "\n" + "> |a\n" * (5_000 * n // 100)))
document_case("table-unpiped", "x.md")(lambda n: write("x.md", "a" + "|a" * (5_000 * n // 100) + "\n-" + "|:-" * (5_000 * n // 100) + "\n" + "a\n" * (5_000 * n // 100)))
document_case("tables", "x.md")(lambda n: write("x.md", ("|a|b|c|\n|-|-|-|\n|a|b|c|\n\n" for _ in range(20_000 * n // 100))))
document_case("table-rows", "x.md")(lambda n: write("x.md", "|a|b|\n|-|-|\n" + "|a|b|\n" * (50_000 * n // 100)))
document_case("table-headers", "x.md")(lambda n: write("x.md", ("|" + "a|" * 1_000 + "\n" for _ in range(1_000 * n // 100))))
document_case("brackets", "x.md")(lambda n: write("x.md", "[" * (100_000 * n // 100)))
document_case("links", "x.md")(lambda n: write("x.md", ("[a](b" for _ in range(25_000 * n // 100))))
document_case("stars", "x.md")(lambda n: write("x.md", "*a _b " * (20_000 * n // 100)))
document_case("ticks", "x.md")(lambda n: write("x.md", ("`" * (1 + i % 300) + " " for i in range(800 * n // 100))))
document_case("quotes-nested", "x.md")(lambda n: write("x.md", ">" * (100_000 * n // 100) + "a"))
document_case("quotes-nested-lines", "x.md")(lambda n: write("x.md", (">" * (1_000 * n // 100) + "a\n") * (1_000 * n // 100)))
document_case("lists-nested", "x.md")(lambda n: write("x.md", ("  " * i + "- a\n" for i in range(2_000 * n // 100))))
document_case("lists-inline", "x.md")(lambda n: write("x.md", "- " * (50_000 * n // 100) + "a\n"))
document_case("references", "x.md")(lambda n: write("x.md", (f"[a{i}]: b\n\n" for i in range(50_000 * n // 100)), (f"[a{i}] " for i in range(10_000 * n // 100))))
document_case("references-large", "x.md")(lambda n: write("x.md", "[a]: " + "b" * (50_000 * n // 100) + "\n\n" + "[a]\n\n" * (50_000 * n // 100)))
document_case("footnotes", "x.md")(lambda n: write("x.md", (f"[^{i}]: b\n\n" for i in range(20_000 * n // 100)), (f"[^{i}]\n\n" for i in range(20_000 * n // 100))))
document_case("html", "x.md")(lambda n: write("x.md", "<div>\na\n</div>\n\n" * (20_000 * n // 100)))
document_case("html-one", "x.md")(lambda n: write("x.md", "<div>a</div>\n" * (5_000 * n // 100)))
document_case("entities", "x.md")(lambda n: write("x.md", "&amp;a " * (18_000 * n // 100) + "\n\n" + "&lt;b\n\n" * (20_000 * n // 100)))
document_case("headings", "x.md")(lambda n: write("x.md", "# a\n" * (100_000 * n // 100)))
document_case("code", "x.md")(lambda n: write("x.md", "`a` " * (30_000 * n // 100) + "\n\n" + "```\na\n```\n" * (20_000 * n // 100)))

HTML = "<!DOCTYPE html><html><head><title>a</title></head><body>"


def html(name, *parts):
    document_case(name, "x.html")(lambda n: write("x.html", HTML, *(part(n) for part in parts)))


html("attributes", lambda n: "<p" + "".join(f' a{i}="1"' for i in range(100_000 * n // 100)) + ">House.</p>")
html("attributes-equal", lambda n: "<p" + ' a="1"' * (100_000 * n // 100) + ">House.</p>")
html("attributes-bare", lambda n: "<p" + " a" * (200_000 * n // 100) + ">House.</p>")
html("attributes-many", lambda n: ("<p" + "".join(f" a{i}" for i in range(500)) + ">House.</p>") * (500 * n // 100))
html("attributes-body", lambda n: ("<body" + "".join(f" a{k}x{i}" for i in range(100)) + ">a" for k in range(500 * n // 100)))
html("attributes-html", lambda n: ("<html" + "".join(f" a{k}x{i}" for i in range(100)) + ">a" for k in range(500 * n // 100)))
html("attribute", lambda n: '<p title="' + "a" * (5_000_000 * n // 100) + '">House.</p>')
html("attribute-entities", lambda n: '<p title="' + "&amp;" * (500_000 * n // 100) + '">House.</p>')
html("attributes-unclosed", lambda n: ('<p a="' for _ in range(100_000 * n // 100)))
html("tags-unclosed", lambda n: ("<a " for _ in range(100_000 * n // 100)))
html("nested", lambda n: "<div>" * (100_000 * n // 100) + "House.")
html("nested-1900", lambda n: ("<div>" * 1_900 + "House." + "</div>" * 1_900) * (50 * n // 100))
html("nested-inline", lambda n: "<b>" * (1_900 * n // 100) + "House <i>a</i> " * (20_000 * n // 100))
html("unclosed", lambda n: "<p><b>House." * (50_000 * n // 100))
html("ends", lambda n: "</b></p>" * (100_000 * n // 100) + "<p>House.")
html("ends-nested", lambda n: "<b>" * (1_900 * n // 100) + "</i>a" * (50_000 * n // 100))
html("table", lambda n: "<table>" + ("<tr>" + "<td>a" * 300 + "\n") * (300 * n // 100) + "</table>")
html("spans", lambda n: "<table><tr><td colspan=1000000000 rowspan=1000000000>a</td></tr></table>" * (100 * n // 100))
html("paragraphs", lambda n: "<p>The house is large.</p>" * (20_000 * n // 100))
html("inline", lambda n: "<p>" + "<b>a</b> " * (100_000 * n // 100))
html("breaks", lambda n: "<p>" + "a<br>" * (100_000 * n // 100))
html("pre", lambda n: "<pre>" + "a\n" * (200_000 * n // 100))
html("entities", lambda n: "<p>" + "&amp;a" * (200_000 * n // 100))
html("ampersands", lambda n: "<p>" + "&" * (500_000 * n // 100))
html("less", lambda n: "<p>" + "< " * (500_000 * n // 100))
html("comments", lambda n: "<!-- a -->" * (100_000 * n // 100) + "<p>a")
html("comment-unclosed", lambda n: "<!-- a -" * (200_000 * n // 100))
html("comments-unclosed", lambda n: "<p>a<!--" * (100_000 * n // 100))
html("script", lambda n: "<script>" + "</scrip" * (200_000 * n // 100))
html("doctype", lambda n: "<!DOCTYPE a [" * (50_000 * n // 100))
html("instructions", lambda n: "<?a" * (200_000 * n // 100))
html("cdata", lambda n: "<![CDATA[" * (100_000 * n // 100))
html("word", lambda n: "<p>" + "a" * (10_000_000 * n // 100))
html("words", lambda n: "<p>" + "".join(words(500_000 * n // 100)))
html("names", lambda n: (f"<a{i}>b" for i in range(1_900 * n // 100)))
html("name", lambda n: "<" + "a" * (2_000_000 * n // 100) + ">b")

W = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
W_END = "</w:body></w:document>"


def archive(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in parts:
            zipped.writestr(name, text)


def word(name, body, styles=None):
    def make(n):
        parts = [("[Content_Types].xml", "<Types/>"), ("word/document.xml", W + body(n) + W_END)]
        if styles:
            parts.append(("word/styles.xml", styles(n)))
        # Stored bytes are what counts: what is packed is said by the archive.
        archive("x.docx", parts)
    document_case(name, "x.docx")(make)


def p(text, inside=""):
    return f"<w:p>{inside}<w:r><w:t>{text}</w:t></w:r></w:p>"


word("paragraphs", lambda n: "".join(p(f"House {letters(i)}.") for i in range(20_000 * n // 100)))
word("runs", lambda n: "<w:p>" + "<w:r><w:t>a </w:t></w:r>" * (100_000 * n // 100) + "</w:p>")
word("tabs", lambda n: "<w:p><w:r>" + "<w:tab/><w:br/>" * (200_000 * n // 100) + "<w:t>a</w:t></w:r></w:p>")
word("nested", lambda n: "<w:tbl><w:tr><w:tc>" * (30_000 * n // 100) + p("a") + "</w:tc></w:tr></w:tbl>" * (30_000 * n // 100))
word("nested-paragraphs", lambda n: "<w:p><w:r><w:pict>" * (300 * n // 100) + p("a") * (20_000 * n // 100) + "</w:pict></w:r></w:p>" * (300 * n // 100))
word("attributes", lambda n: "<w:p" + "".join(f' a{i}="1"' for i in range(100_000 * n // 100)) + "><w:r><w:t>a</w:t></w:r></w:p>")
word("word", lambda n: p("a" * (10_000_000 * n // 100)))
word("table", lambda n: "<w:tbl>" + ("<w:tr>" + "<w:tc>" * 0 + "".join(f"<w:tc>{p('a')}</w:tc>" for _ in range(200)) + "</w:tr>") * (200 * n // 100) + "</w:tbl>")
word("styles", lambda n: "".join(p("a", f'<w:pPr><w:pStyle w:val="s{i}"/></w:pPr>') for i in range(20_000 * n // 100)),
     lambda n: '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + "".join(
         f'<w:style w:type="paragraph" w:styleId="s{i}"><w:name w:val="s{i}"/><w:basedOn w:val="s{i + 1}"/></w:style>' for i in range(20_000 * n // 100)) + "</w:styles>")
word("fields", lambda n: "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * (50_000 * n // 100) + "<w:r><w:t>a</w:t></w:r></w:p>")
word("bomb", lambda n: p(" " * (300_000_000 * n // 100)))

O = ('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
     'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>')
O_END = "</office:text></office:body></office:document-content>"


def odt(name, body):
    document_case(name, "x.odt")(lambda n: archive("x.odt", [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", O + body(n) + O_END)]))


odt("paragraphs", lambda n: "<text:p>The house is large.</text:p>" * (20_000 * n // 100))
odt("spaces", lambda n: '<text:p>a<text:s text:c="2000000000"/>b</text:p>' * (100 * n // 100))
odt("spaces-many", lambda n: '<text:p>' + 'a<text:s text:c="1000"/>b' * (50_000 * n // 100) + '</text:p>')
odt("repeated", lambda n: '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>')
odt("nested", lambda n: "<text:list><text:list-item>" * (50_000 * n // 100) + "<text:p>a</text:p>" + "</text:list-item></text:list>" * (50_000 * n // 100))
odt("nested-spans", lambda n: "<text:p>" + "<text:span>" * (100_000 * n // 100) + "a" + "</text:span>" * (100_000 * n // 100) + "</text:p>")
odt("notes", lambda n: "<text:p>a" + "<text:note><text:note-body><text:p>b</text:p></text:note-body></text:note>" * (30_000 * n // 100) + "</text:p>")
odt("attributes", lambda n: "<text:p" + "".join(f' a{i}="1"' for i in range(100_000 * n // 100)) + ">a</text:p>")


# MARK: lines, and the rest

@case("align-segmented-equal")
def _(n):
    write("a.txt", "The house is large.\n" * (20_000 * n // 100))
    write("b.txt", "Дом большой.\n" * (20_000 * n // 100))
    return [("align", "a.txt", "b.txt", "--segmented", "-o", "c.tmx", "--from", "en", "--to", "ru")]


@case("align-segmented-period")
def _(n):
    write("a.txt", (f"The house {letters(i % 7)} is large.\n" for i in range(20_000 * n // 100)))
    write("b.txt", (f"Дом {letters(i % 5)} большой.\n" for i in range(17_000 * n // 100)))
    return [("align", "a.txt", "b.txt", "--segmented", "-o", "c.tmx", "--from", "en", "--to", "ru")]


@case("align-segmented-one-side")
def _(n):
    write("a.txt", "The house is large.\n" * 3)
    write("b.txt", (f"Дом {letters(i)} большой.\n" for i in range(50_000 * n // 100)))
    return [("align", "a.txt", "b.txt", "--segmented", "-o", "c.tmx", "--from", "en", "--to", "ru"),
            ("align", "b.txt", "a.txt", "--segmented", "-o", "c.tmx", "--from", "ru", "--to", "en")]


@case("align-segmented-long-lines")
def _(n):
    write("a.txt", ("".join(words(2_000, 3_000 + i)) + "\n" for i in range(100 * n // 100)))
    write("b.txt", ("".join(words(2_000, 3_000 + i, "дом")) + "\n" for i in range(100 * n // 100)))
    return [("align", "a.txt", "b.txt", "--segmented", "-o", "c.tmx", "--from", "en", "--to", "ru")]


@case("align-segmented-unlike")
def _(n):
    write("a.txt", (f"{letters(i * 7919)} {letters(i * 104729)}\n" for i in range(20_000 * n // 100)))
    write("b.txt", (f"{letters(i * 15485863)} {letters(i * 32452843)}\n" for i in range(20_000 * n // 100)))
    return [("align", "a.txt", "b.txt", "--segmented", "-o", "c.tmx", "--from", "en", "--to", "ru")]


@case("align-words")
def _(n):
    write("a.txt", "".join(words(20_000 * n // 100)), "||| ", "".join(words(20_000 * n // 100, stem="дом")), "\n")
    write("b.txt", ("house " * 20 + "||| " + "дом " * 20 + "\n" for _ in range(5_000 * n // 100)))
    write("c.txt", "house " * (20_000 * n // 100), "||| ", "дом " * (20_000 * n // 100), "\n")
    return [("align", "--words", "a.txt"), ("align", "--words", "b.txt"), ("align", "--words", "c.txt")]


def asked(text):
    """Commands that read lines from standard input."""
    memory("tm/x.tmx", (unit("The house is large " + letters(i), "Дом большой " + letters(i)) for i in range(2_000)))
    write("glossaries/x.tsv", "en\tru\nhouse\tдом\nlarge house\tбольшой дом\n")
    write("in.txt", text)
    pair = ("--from", "en", "--to", "ru")
    return [("lookup", "-", *pair, "<in.txt"), ("glossary", "lookup", "-", *pair, "<in.txt"), ("transliterate", "-", "<in.txt"),
            ("segment", "-", "<in.txt"), ("transliterate", "--match", "in.txt", "Rogozin")]


case("line-word")(lambda n: asked("a" * (5_000_000 * n // 100) + "\n"))
case("line-cyrillic")(lambda n: asked("щ" * (2_500_000 * n // 100) + "\n"))
case("line-words")(lambda n: asked("".join(words(300_000 * n // 100)) + "\n"))
case("line-words-equal")(lambda n: asked("house " * (300_000 * n // 100) + "\n"))
case("line-digits")(lambda n: asked("1 " * (500_000 * n // 100) + "\n"))
case("line-dates")(lambda n: asked("1.1.2001-" * (100_000 * n // 100) + "\n"))
case("line-addresses")(lambda n: asked("a.b@" * (300_000 * n // 100) + "\n"))
case("line-stops")(lambda n: asked(". " * (500_000 * n // 100) + "\n"))
case("line-combining")(lambda n: asked("a" + "\u0301" * (1_000_000 * n // 100) + "\n"))
case("line-hyphens")(lambda n: asked("a-" * (500_000 * n // 100) + "\n"))
case("lines-empty")(lambda n: asked("\n" * (200_000 * n // 100)))
case("lines-equal")(lambda n: asked("large house\n" * (20_000 * n // 100)))


@case("srx-rules")
def _(n):
    rules = "".join(f'<rule break="no"><beforebreak>a{i}\\.</beforebreak><afterbreak>\\s</afterbreak></rule>' for i in range(5_000 * n // 100))
    write("x.srx", '<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="yes"/><body><languagerules><languagerule languagerulename="a">',
          rules, '<rule break="yes"><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule></languagerules><maprules>',
          '<languagemap languagepattern=".*" languagerulename="a"/>' * (5_000 * n // 100), "</maprules></body></srx>")
    write("x.txt", "The house is large. " * 500)
    return [("segment", "x.txt", "--srx", "x.srx")]


@case("srx-slow")
def _(n):
    write("x.srx", '<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="yes"/><body><languagerules><languagerule languagerulename="a">',
          '<rule break="yes"><beforebreak>(a*)*\\.</beforebreak><afterbreak>(.*)*x</afterbreak></rule></languagerule></languagerules><maprules>',
          '<languagemap languagepattern=".*" languagerulename="a"/></maprules></body></srx>')
    write("x.txt", "aaaaaaaaaaaaaaaaaaaaaaaaa. " * (2_000 * n // 100))
    return [("segment", "x.txt", "--srx", "x.srx")]


@case("settings")
def _(n):
    memory("tm/x.tmx", unit("House.", "Дом."))
    write("tolmach.yaml", "source: en\ntarget: ru\nx: " + "[" * (100_000 * n // 100) + "\n")
    return [("lookup", "house")]


@case("settings-aliases")
def _(n):
    memory("tm/x.tmx", unit("House.", "Дом."))
    write("tolmach.yaml", "a0: &a0 [x, x, x, x, x, x, x, x]\n", (f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 8) + "]\n" for i in range(1, 30)))
    return [("lookup", "house")]


@case("baseline")
def _(n):
    memory("tm/x.tmx", unit("House.", "Дом."))
    write("x.tsv", "en\tru\nHouse 1.\tДом 2.\n")
    write("base.json", '{"a":' * (100_000 * n // 100))
    return [("check", "x.tsv", "--baseline", "base.json")]


@case("memories")
def _(n):
    for i in range(1_000 * n // 100):
        memory(f"tm/m{i}.tmx", unit("House.", "Дом."))
    return [("lookup", "house"), ("stats",)]


@case("findings")
def _(n):
    memory("tm/x.tmx", unit("House.", "Дом."))
    write("x.tsv", "en\tru\n", (f"House {i}.\tДом {i + 1},,  a .\n" for i in range(20_000 * n // 100)))
    return [("check", "x.tsv", "--report", kind, "-o", "report") for kind in ["text", "json", "sarif", "junit", "html"]]


# MARK: running

def run(tool, folder, command, seconds):
    stdin = subprocess.DEVNULL
    if command[-1].startswith("<"):
        stdin = open(os.path.join(folder, command[-1][1:]), "rb")
        command = command[:-1]
    figures = os.path.join(folder, "figures")

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (12 << 30, 12 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(folder, "cache"), TOLMACH_WORKSPACE=folder)
    with open(os.path.join(folder, "said"), "wb") as said:
        subprocess.run(["/usr/bin/time", "-f", "%U %S %M %x", "-o", figures, tool, *command], cwd=folder, stdin=stdin,
                       stdout=subprocess.DEVNULL, stderr=said, env=environment, preexec_fn=limit)
    with open(figures) as file:
        lines = file.read().split("\n")
    user, system, memory_kb, code = [line for line in lines if line and line[0].isdigit()][-1].split()
    if any("signal" in line for line in lines):
        code = "ended"
    with open(os.path.join(folder, "said"), "rb") as said:
        first = said.readline(300).decode("utf-8", "replace").strip()
    return float(user) + float(system), int(memory_kb) / 1024, code, first


def size(folder, command):
    """Bytes of what the command reads: the files that it names, and the workspace."""
    total = 0
    for argument in command:
        path = os.path.join(folder, argument.lstrip("<"))
        if os.path.isfile(path):
            total += os.path.getsize(path)
            if path.endswith((".docx", ".odt")):
                with zipfile.ZipFile(path) as zipped:
                    total += min(sum(info.file_size for info in zipped.infolist()), 256 << 20)
    for part in ["tm", "glossaries"]:
        for root, _, files in os.walk(os.path.join(folder, part)):
            total += sum(os.path.getsize(os.path.join(root, name)) for name in files)
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--command", help="only commands that begin so")
    parser.add_argument("--over", action="store_true")
    parser.add_argument("-o", "--output")
    options = parser.parse_intermixed_args()
    tool = os.path.abspath(options.tool)
    out = open(options.output, "w", encoding="utf-8") if options.output else None

    def say(line):
        print(line, flush=True)
        if out:
            out.write(line + "\n")
            out.flush()
    say(f"{platform.machine()}, {os.cpu_count()} cores; Benchmarks/bounds.py {' '.join(options.cases)} --scale {options.scale:g}")
    say(f"{'KB read':>8} {'s':>7} {'MB':>7} {'code':>5}      case: command")
    total = over = 0
    for name, make in cases.items():
        if options.cases and not any(name.startswith(wanted) for wanted in options.cases):
            continue
        folder = tempfile.mkdtemp(prefix="bounds-")
        home = os.getcwd()
        try:
            os.chdir(folder)
            os.makedirs("tm")
            try:
                commands = make(max(1, int(100 * options.scale)))
            finally:
                os.chdir(home)
            for command in commands:
                if options.command and not " ".join(command).startswith(options.command):
                    continue
                read = size(folder, command)
                # What one command made is not read by the next.
                working = [os.path.join(folder, "tm", "y.tmx"), os.path.join(folder, "glossaries", "y.tbx"), os.path.join(folder, "parts")]
                for path in working:
                    shutil.rmtree(path) if os.path.isdir(path) else os.path.exists(path) and os.remove(path)
                seconds, megabytes, code, said = run(tool, folder, command, options.seconds)
                learns = 5 if command[0] in LEARNERS else 1
                budget = (1 + learns * read / 1e6, 64 + 100 * read / (1 << 20))
                is_over = seconds > budget[0] or megabytes > budget[1] or code not in ("0", "1", "2")
                total += 1
                over += is_over
                if is_over or not options.over:
                    shown = " ".join(argument if len(argument) < 40 else argument[:40] + "…" for argument in command)
                    say(f"{read / 1024:8.0f} {seconds:7.2f} {megabytes:7.0f} {code:>5} {'OVER' if is_over else '    '} {name}: {shown}"
                        + (f"   [{said[:160]}]" if code not in ("0", "1") else ""))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    say(f"{over} of {total} are over their budget")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
