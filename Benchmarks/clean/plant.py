#!/usr/bin/env python3
"""Plants garbage into a memory made of English-Russian pairs, and says how much of it `tolmach clean` finds.

    plant.py make PAIRS.tsv[.xz] OUT.tmx OUT.truth [--each 300] [--seed 7]
    plant.py judge OUT.truth FINDINGS.jsonl [--sample 200]

Every planted unit is a pair of the corpus with one thing spoilt. `judge` reads the lines of `tolmach clean --json`: recall
of each kind (whatever the reason given), and how many pairs that were not planted are rejected; it prints a sample of those, to be
read. Duplicates that the corpus has of itself are no good pairs lost.
"""
import collections
import json
import lzma
import random
import sys
from xml.sax.saxutils import escape

UKRAINIAN = """Зустріч відбудеться у вівторок після обіду в приміщенні міністерства.|Він не знає, коли повернеться додому.|Цей файл не можна відкрити, бо його вже використовує інша програма.|Дякуємо, що встановили нашу програму!|Усі зміни буде втрачено, якщо ви не збережете документ.|Виберіть мову інтерфейсу та натисніть кнопку.|Її брат працює інженером на заводі.|Потяг із Києва прибув із запізненням.|Не вдалося з'єднатися із сервером.|Ми зібралися, щоб обговорити підсумки року.|Що ви думаєте про цю пропозицію?|Вони жили в маленькому будинку біля лісу.|Параметри зображення змінено, але їх ще не збережено.|Цього року врожай кращий, ніж торік.|Відкрити файл|Зберегти зображення як|Надіслати повідомлення|Змінити пароль""".split("|")
BULGARIAN = """Срещата ще се проведе във вторник след обяд в сградата на министерството.|Той не знае кога ще се върне.|Този файл не може да бъде отворен, защото се използва от друга програма.|Всички промени ще бъдат изгубени, ако не запазите документа.|Влакът от София пристигна със закъснение.|Какво мислите за това предложение?|Те живееха в малка къща до гората и бяха много щастливи.|Не може да се осъществи връзка със сървъра.""".split("|")
GERMAN = """Die Sitzung findet am Dienstag im Gebäude des Ministeriums statt.|Er weiß nicht, wann er nach Hause kommt.|Diese Datei kann nicht geöffnet werden, weil sie von einem anderen Programm verwendet wird.|Alle Änderungen gehen verloren, wenn Sie das Dokument nicht speichern.|Der Zug aus Berlin kam mit Verspätung an.|Was halten Sie von diesem Vorschlag?|Sie lebten in einem kleinen Haus am Wald und waren sehr glücklich.|Mit dem Server konnte keine Verbindung hergestellt werden.""".split("|")
FRENCH = """La réunion aura lieu mardi dans les locaux du ministère.|Il ne sait pas quand il rentrera à la maison.|Ce fichier ne peut pas être ouvert, car il est utilisé par un autre programme.|Toutes les modifications seront perdues si vous n'enregistrez pas le document.|Le train de Paris est arrivé avec du retard.|Que pensez-vous de cette proposition ?|Ils vivaient dans une petite maison près de la forêt et ils étaient très heureux.""".split("|")


def rows(path):
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    with opened:
        for line in opened:
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 2:
                yield cells[0], cells[1]


def legal(text):
    return "".join(c for c in text if c in "\t\n" or 0x20 <= ord(c) <= 0xFFFD or ord(c) > 0xFFFF)


def as_bytes(text, wrong):
    """UTF-8 read as another encoding; bytes that it does not have become what programs put in."""
    out = []
    for byte in text.encode("utf-8"):
        try:
            out.append(bytes([byte]).decode(wrong))
        except UnicodeDecodeError:
            out.append(chr(byte) if wrong == "cp1252" else "\u0098")
    return "".join(out)


def cyrillic(text):
    return sum(0x400 <= ord(c) < 0x530 for c in text)


def kinds(rng, pairs):
    def words(n):
        return lambda s, t: len(s.split()) >= n and len(t.split()) >= n and cyrillic(t) * 2 > len(t)

    def other(s, t):
        while True:
            a, b = rng.choice(pairs)
            if a != s and b != t and words(6)(a, b):
                return s, b

    def cut(s, t):
        w = t.split()
        return s, " ".join(w[: max(1, len(w) * 2 // 5)])

    def lost(s, t):
        at = [i for i, c in enumerate(t) if cyrillic(c)]
        chars = list(t)
        for i in rng.sample(at, max(1, len(at) // 4)):
            chars[i] = "\ufffd"
        return s, "".join(chars)

    def tag(s, t):
        w = t.split(" ")
        w.insert(rng.randrange(len(w)), rng.choice(["<b>", "</i>", "<font color=\"red\">", "</td>", "<br/>", "</span>"]))
        return s, " ".join(w)

    def control(s, t):
        at = rng.randrange(len(t))
        return s, t[:at] + rng.choice("\x81\x8d\x90\x9d\x80\x99") + t[at:]

    return {
        "empty-target": (words(1), lambda s, t: (s, rng.choice(["", " ", "\u00a0"]))),
        "empty-source": (words(1), lambda s, t: ("", t)),
        "untranslated": (lambda s, t: words(4)(s, t) and sum(w.isalpha() and w.islower() for w in s.split()) >= 3, lambda s, t: (s, s)),
        "wrong-script": (words(4), lambda s, t: (s, next(b for b in iter(lambda: rng.choice(pairs)[0], None) if len(b.split()) >= 4 and b != s and b.upper() != b))),
        "swapped": (words(4), lambda s, t: (t, s)),
        "ukrainian": (words(3), lambda s, t: (s, rng.choice(UKRAINIAN))),
        "bulgarian": (words(3), lambda s, t: (s, rng.choice(BULGARIAN))),
        "german-source": (words(3), lambda s, t: (rng.choice(GERMAN), t)),
        "french-source": (words(3), lambda s, t: (rng.choice(FRENCH), t)),
        "mojibake-1252": (words(2), lambda s, t: (s, as_bytes(t, "cp1252"))),
        "mojibake-1251": (words(2), lambda s, t: (s, as_bytes(t, "cp1251"))),
        "mojibake-latin1": (words(2), lambda s, t: (s, t.encode("cp1251", "ignore").decode("latin-1"))),
        "mojibake-koi8": (words(3), lambda s, t: (s, t.encode("koi8-r", "ignore").decode("cp1251", "ignore"))),
        "question-marks": (words(2), lambda s, t: (s, "".join("?" if cyrillic(c) else c for c in t))),
        "replacement": (words(2), lost),
        "control": (words(2), control),
        "stray-tag": (words(3), tag),
        "unpaired-code": (words(3), lambda s, t: (s, t)),
        "glued": (words(5), lambda s, t: (s, "".join(t.split()))),
        "symbols": (words(2), lambda s, t: (s, rng.choice(["*** --- ***", "-----------", "……………", "/////", "•••• ••••"]))),
        "misaligned": (words(6), other),
        "truncated": (words(10), cut),
        "duplicate": (words(1), lambda s, t: (s, t)),
        "near-duplicate": (words(3), lambda s, t: (s.replace(" ", "  ", 1), t.replace(" ", "\u00a0", 1) + " ")),
    }


def make(source, out, truth, each, seed):
    rng = random.Random(seed)
    pairs = [(legal(s), legal(t)) for s, t in rows(source)]
    units = [(s, t, "good") for s, t in pairs]
    plants = []
    for kind, (fits, spoil) in kinds(rng, pairs).items():
        count = 0
        while count < each:
            s, t = rng.choice(pairs)
            if fits(s, t):
                plants.append((*spoil(s, t), kind))
                count += 1
    # Duplicates stand behind what they repeat.
    for plant in plants:
        units.insert(rng.randrange(len(units) // 2, len(units)) if "duplicate" not in plant[2] else len(units), plant)
    with open(out, "w", encoding="utf-8", newline="\n") as file, open(truth, "w", encoding="utf-8") as lines:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="plant" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/>\n<body>\n')
        for s, t, kind in units:
            code = '<bpt i="1">&lt;b&gt;</bpt>' if kind == "unpaired-code" else ""
            s, t = (escape(legal(x)).replace("\n", "&#10;") for x in (s, t))
            file.write(f'<tu><tuv xml:lang="en"><seg>{s}</seg></tuv><tuv xml:lang="ru"><seg>{code}{t}</seg></tuv></tu>\n')
            lines.write(kind + "\n")
        file.write("</body>\n</tmx>\n")


def judge(truth, findings, sample):
    kinds = [line.strip() for line in open(truth, encoding="utf-8")]
    found = collections.Counter()
    reasons = collections.defaultdict(collections.Counter)
    good = collections.Counter()
    shown = []
    for line in open(findings, encoding="utf-8"):
        entry = json.loads(line)
        kind = kinds[entry["line"] - 5]
        found[kind] += 1
        reasons[kind][entry["reason"]] += 1
        if kind == "good":
            good[entry["reason"]] += 1
            if not entry["reason"].endswith("duplicate"):
                shown.append(entry)
    total = collections.Counter(kinds)
    for kind in sorted(total):
        if kind != "good":
            print(f"{kind:16} {found[kind] / total[kind]:.3f} of {total[kind]}  {dict(reasons[kind].most_common(4))}")
    lost = len(shown)
    print(f"pairs not planted: {total['good']}, rejected {lost} ({100 * lost / total['good']:.2f} %), besides duplicates of their own")
    print(dict(good.most_common()))
    random.Random(3).shuffle(shown)
    for entry in shown[:sample]:
        print(f"{entry['reason']}\n  {entry['source'][:150]!r}\n  {entry['target'][:150]!r}")


def option(name, value):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else value


if __name__ == "__main__":
    if len(sys.argv) > 4 and sys.argv[1] == "make":
        make(sys.argv[2], sys.argv[3], sys.argv[4], option("--each", 300), option("--seed", 7))
    elif len(sys.argv) > 3 and sys.argv[1] == "judge":
        judge(sys.argv[2], sys.argv[3], option("--sample", 0))
    else:
        sys.exit(__doc__)
