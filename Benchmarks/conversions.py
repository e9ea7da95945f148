#!/usr/bin/env python3
"""Decimal marks and conversions of units in a large corpus: what `tolmach check` lets pass, and what it finds.

    Benchmarks/conversions.py TOOL CORPUS [--missed N]

CORPUS has English and Russian in two columns, plain or .xz (corpus.en-ru.tsv.xz). Three figures:

- **decimal marks**: from every target a decimal mark is dropped (2,5 → 25) or moved (12,5 → 1,25), where the source has that number.
  How many are found, and how many of the same pairs, unplanted, have a finding of numbers (with --missed, those are printed to be
  read: many are mistakes of the corpus).
- **conversions**: pairs whose source has a quantity in a unit of America or Britain and whose target has one in a metric unit of its
  kind, in the ratio of the units as people round; and pairs that have both in both texts, “350 miles (560 km)”, with the second left
  out of the source and the first of the target. Since few pairs have any, 200 more are made of sentences below, rounded to two or
  three digits. They are let pass when no rule of numbers speaks.
- **wrong conversions**: the same, with another quantity (times 0.1 to 10, or the source's number with the other unit).
"""
import collections
import json
import lzma
import os
import random
import re
import subprocess
import sys
import tempfile

RULES = {"number-changed", "number-missing", "number-extra", "number-format", "unit-changed", "currency-changed", "percent-missing"}
# English words and Russian stems, and what they are in one unit of their kind.
UNITS = {
    "length": [("miles?|mi", 1609.344), ("f(?:ee|oo)t|ft", .3048), ("inch(?:es)?", .0254), ("yards?", .9144)],
    "mass": [("pounds?|lbs?", .45359237), ("ounces?|oz", .0283495)],
    "speed": [("mph|miles per hour|miles an hour", 1.609344)],
    "volume": [("gallons?", 3.785411784)],
    "area": [("acres?", 4046.8564)],
    "temperature": [("degrees? Fahrenheit|°\\s?F", None)],
}
METRIC = {
    "length": [("километр|км", 1000), ("метр|м", 1), ("сантиметр|см", .01), ("миллиметр|мм", .001)],
    "mass": [("килограмм|кг", 1), ("грамм|г", .001), ("тонн|т", 1000)],
    "speed": [("км/ч|километр\\w* в час", 1)],
    "volume": [("литр|л", 1)],
    "area": [("гектар|га", 10000), ("квадратн\\w+ километр|кв\\. км", 1e6), ("квадратн\\w+ метр|кв\\. м", 1)],
    "temperature": [("градус\\w* (?:по )?Цельси|°\\s?[CС]", None)],
}
NUMBER = r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
RUSSIAN = r"(?<![\w.,])(\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(,\d+)?"


def read(path):
    opener = lzma.open if path.endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 1:
                yield columns[0], columns[1]


def check(tool, pairs, scratch):
    draft = os.path.join(scratch, "draft.tsv")
    with open(draft, "w", encoding="utf-8") as file:
        for source, target in pairs:
            file.write(f"{source}\t{target}\n")
    done = subprocess.run(
        [tool, "check", "--from", "en", "--to", "ru", "--report", "json", "--fail-on", "never", "--no-spelling", "--disable", "*",
         "--enable", ",".join(sorted(RULES)), draft],
        cwd=scratch, capture_output=True, text=True, check=False, env=dict(os.environ, HOME=scratch, XDG_CACHE_HOME=scratch))
    if done.returncode:
        sys.exit(done.stderr[-500:])
    found = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        finding = json.loads(line)
        if finding["severity"] in ("error", "warning"):
            found[finding["line"] - 1].append(finding)
    return found


def decimal(source, target, random):
    """The target with a decimal mark dropped or moved; None where there is none that the source has."""
    marks = [m for m in re.finditer(r"(?<![\d.,:/])(\d+),(\d+)(?![\d.,:/]*\d)", target)
             if re.search(r"(?<![\d.,])" + m[1] + r"\." + m[2] + r"(?![\d.,]*\d)", source)]
    if not marks:
        return None
    match = random.choice(marks)
    whole, part = match[1], match[2]
    if random.random() < .5:
        new = whole + part
        if whole == "0":
            new = part
        if not (whole + part).strip("0"):
            return None
    elif len(whole) > 1:
        new = whole[:-1] + "," + whole[-1] + part
    elif len(part) > 1:
        new = whole + part[0] + "," + part[1:]
    else:
        new = whole + part
    return target[:match.start()] + new + target[match.end():]


def conversions(pairs):
    """Pairs with a quantity that is converted, with where it stands and what it should be."""
    for source, target in pairs:
        for kind, units in UNITS.items():
            for words, factor in units:
                for match in re.finditer(NUMBER + r"[ -]?(?:" + words + r")\b", source):
                    value = float(match[1].replace(",", "") + (match[2] or ""))
                    # What the target has in the same unit is no conversion.
                    for metric, size in METRIC[kind]:
                        for other in re.finditer(RUSSIAN + r"[ \u00a0-]?(?:" + metric + r")(?!\w*[а-я]{8})", target):
                            given = float(re.sub(r"[ \u00a0]", "", other[1]) + (other[2] or "").replace(",", "."))
                            if kind == "temperature":
                                exact = (value - 32) / 1.8
                                fits = abs(exact - given) <= 1
                            else:
                                exact = value * factor / size
                                fits = exact > 0 and abs(exact - given) <= .06 * max(exact, given)
                            if fits and abs(given - value) > 1e-9:
                                yield source, target, other.span(1)[0], other.end(2) if other[2] else other.end(1), given, value, exact
                                break
                        else:
                            continue
                        break


BOTH = re.compile(r"(?P<first>\d[\d,.]*)[ -]?(?P<unit>miles?|mi|mph|feet|foot|ft|inch(?:es)?|yards?|pounds?|lbs?|ounces?|oz|gallons?|acres?|°\s?F)"
                  r" \((?:about |around )?(?P<second>\d[\d,.]*) ?(?P<other>km/h|km|kilomet\w+|met\w+|m|cm|kg|kilogram\w*|g|lit\w+|l|ha|hectares?|°\s?C)\)")
RUSSIAN_BOTH = re.compile(r"(?P<first>\d[\d,.\u00a0 ]*?)[ \u00a0-]?[а-яА-Я°]+(?: в час|/ч)? ?F? \((?:около |примерно )?(?P<second>\d[\d,.\u00a0 ]*[ \u00a0]?[а-яА-Я°/]+(?: в час)?[ C]?)\)")


def halved(pairs):
    """Pairs that have a quantity in two units each, made into conversions."""
    for source, target in pairs:
        here, there = list(BOTH.finditer(source)), list(RUSSIAN_BOTH.finditer(target))
        if len(here) != 1 or len(there) != 1:
            continue
        one, other = here[0], there[0]
        digits = lambda text: re.sub(r"\D", "", text)
        if digits(one["first"]) != digits(other["first"]) or digits(one["second"]) != digits(other["second"]):
            continue
        made = source[:one.start()] + source[one.start():one.end("unit")] + source[one.end():]
        start = other.start()
        new = target[:start] + other["second"] + target[other.end():]
        number = re.match(r"\d+(?:[ \u00a0]\d{3})*(?:,\d+)?", other["second"])[0]
        given = float(re.sub(r"[ \u00a0]", "", number).replace(",", "."))
        yield made, new, start, start + len(number), given, float(one["first"].replace(",", "").rstrip(".")), given


SENTENCES = [
    ("It is {v} miles to the lake.", "До озера {w} км.", 1.609344), ("The wall is {v} feet high.", "Высота стены {w} м.", .3048),
    ("A wind of {v} mph was measured.", "Был отмечен ветер {w} км/ч.", 1.609344), ("The boat weighs {v} pounds.", "Лодка весит {w} кг.", .45359237),
    ("The screen is {v} inches wide.", "Ширина экрана {w} см.", 2.54), ("The tank holds {v} gallons.", "Бак вмещает {w} л.", 3.785411784),
    ("The farm has {v} acres of land.", "У фермы {w} га земли.", .40468564), ("It was {v} °F in the shade.", "В тени было {w} °C.", None),
    ("He ran {v} yards to the door.", "До двери он пробежал {w} м.", .9144), ("The stone weighs {v} ounces.", "Камень весит {w} г.", 28.349523),
]


def made(count, random):
    for number in range(count):
        source, target, factor = SENTENCES[number % len(SENTENCES)]
        value = random.choice([random.randint(3, 30), random.randint(30, 400), 10 * random.randint(4, 90), 100 * random.randint(2, 60)])
        if factor is None:
            value = random.randint(40, 110)
            exact = (value - 32) / 1.8
            given = round(exact)
        else:
            exact = value * factor
            figures = random.choice([2, 2, 3])
            given = float(f"{exact:.{figures - 1}e}")
        text = f"{given:g}" if given < 100 else str(round(given))
        text = text.replace(".", ",")
        if given >= 10000:
            text = text[:-3] + "\u00a0" + text[-3:]
        start = target.index("{w}")
        yield (source.replace("{v}", f"{value:,}"), target.replace("{w}", text), start, start + len(text), given, value, exact)


def main():
    tool, corpus = os.path.abspath(sys.argv[1]), sys.argv[2]
    shown = int(sys.argv[sys.argv.index("--missed") + 1]) if "--missed" in sys.argv else 0
    rand = random.Random(1)
    pairs = [(s, t) for s, t in read(corpus)]
    with tempfile.TemporaryDirectory() as scratch:
        planted = [(s, t, new) for s, t in pairs for new in [decimal(s, t, rand)] if new]
        before = check(tool, [(s, t) for s, t, _ in planted], scratch)
        clean = [i for i in range(len(planted)) if not before[i]]
        after = check(tool, [(planted[i][0], planted[i][2]) for i in clean], scratch)
        hits = sum(bool(after[n]) for n in range(len(clean)))
        print(f"{len(pairs)} pairs; decimal marks planted into {len(clean)}: {hits} found, {hits / len(clean):.4f}")
        for n, i in [(n, i) for n, i in enumerate(clean) if not after[n]][:shown]:
            print("  missed:", planted[i][0][:200], "|", planted[i][2][:200])
        everything = check(tool, pairs, scratch)
        count = sum(map(len, everything.values()))
        rules = collections.Counter(f["rule"] for found in everything.values() for f in found)
        print(f"findings of numbers without errors planted: {count}, {1000 * count / len(pairs):.2f} in 1,000 of all pairs; "
              f"of those with a decimal mark {sum(map(len, before.values()))} of {len(planted)}; {dict(rules)}")
        some = [(i, f) for i, found in everything.items() for f in found]
        for i, f in rand.sample(some, min(shown * 3, len(some))):
            print("  found:", f["rule"], f["message"][:60], "|", pairs[i][0][:220], "|", pairs[i][1][:220])
        seen, real = set(), []
        for found in list(conversions(pairs)) + list(halved(pairs)):
            if (found[0], found[1]) not in seen:
                seen.add((found[0], found[1]))
                real.append(found)
        rand.shuffle(real)
        print(f"conversions in the corpus: {len(real)}")
        real += made(200, rand)
        right = check(tool, [(s, t) for s, t, *_ in real], scratch)
        passed = [i for i in range(len(real)) if not right[i]]
        print(f"conversions, with 200 of sentences made for it: {len(real)}, let pass {len(passed)} ({len(passed) / max(1, len(real)):.3f})")
        for i in [i for i in range(len(real)) if right[i]][:shown]:
            print("  not let pass:", [f["rule"] + ": " + f["message"] for f in right[i]][:2], real[i][0][:200], "|", real[i][1][:200])
        wrong = []
        for i in passed:
            source, target, start, end, given, value, exact = real[i]
            factor = rand.choice([1.5, 1.8, 2, 3, 10, .5, .1, None])
            new = value if factor is None else given * factor
            text = f"{new:.1f}".rstrip("0").rstrip(".").replace(".", ",") if new < 100 else f"{round(new)}"
            if text and text != target[start:end] and text not in ("0", ""):
                wrong.append((source, target[:start] + text + target[end:]))
        found = check(tool, wrong, scratch)
        hits = sum(bool(found[i]) for i in range(len(wrong)))
        print(f"wrong conversions: {hits} of {len(wrong)} found, {hits / max(1, len(wrong)):.3f}")
        for i in [i for i in range(len(wrong)) if not found[i]][:shown]:
            print("  missed:", wrong[i][0][:200], "|", wrong[i][1][:200])


if __name__ == "__main__":
    main()
