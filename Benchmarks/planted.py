#!/usr/bin/env python3
"""Errors of 45 kinds planted into right pairs of many languages, and how many of them `tolmach check` finds.

    Benchmarks/planted.py TOOL DATA [--django FOLDER] [--languages de,fr,…] [--count 40] [--missed KIND [LANGUAGE]]

Pairs are the sentences of DATA/parallel/pud.dev.tsv and, for languages that it does not have, of Django's catalogues in FOLDER (see
catalogues.py); numbers, units, dates and what else stands in few of them come from the sentences below. An error is planted into a
pair without a finding, and is found when the tool says something of it, a warning or an error. Each kind is planted --count times a
language, where it exists in the language. Prints recall by kind and language, and the findings of the pairs without errors in 1,000.
"""
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

LANGUAGES = "de fr es it pt pl cs uk tr fi sv zh ja ko ar hi".split()
UNSPACED = {"zh", "ja"}
CASELESS = {"zh", "ja", "ko", "ar", "hi"}
POINT = {"zh", "ja", "ko", "ar", "hi"}  # what the decimal mark is; the others have a comma

ROAD = {
    "en": "The new road is {x} km long.", "de": "Die neue Straße ist {x} km lang.",
    "fr": "La nouvelle route fait {x} km de long.", "es": "La nueva carretera tiene {x} km de largo.",
    "it": "La nuova strada è lunga {x} km.", "pt": "A nova estrada tem {x} km de comprimento.",
    "pl": "Nowa droga ma {x} km długości.", "cs": "Nová silnice je dlouhá {x} km.", "uk": "Нова дорога має {x} км завдовжки.",
    "tr": "Yeni yol {x} km uzunluğundadır.", "fi": "Uusi tie on {x} km pitkä.", "sv": "Den nya vägen är {x} km lång.",
    "zh": "新的公路长{x}公里。", "ja": "新しい道路の長さは{x}kmです。", "ko": "새 도로의 길이는 {x}km이다.",
    "ar": "يبلغ طول الطريق الجديد {x} كم.", "hi": "नई सड़क {x} किमी लंबी है।",
}
KM = {"uk": ("км", "кг"), "zh": ("公里", "公斤"), "ar": ("كم", "كغ"), "hi": ("किमी", "किग्रा")}
WORDS = {  # road, and another word
    "de": ("Straße", "Brücke"), "fr": ("route", "maison"), "es": ("carretera", "casa"), "it": ("strada", "casa"),
    "pt": ("estrada", "casa"), "pl": ("droga", "szkoła"), "cs": ("silnice", "škola"), "uk": ("дорога", "школа"),
    "tr": ("yol", "okul"), "fi": ("tie", "silta"), "sv": ("vägen", "skolan"), "zh": ("公路", "学校"), "ja": ("道路", "学校"),
    "ko": ("도로", "학교"), "ar": ("الطريق", "الجسر"), "hi": ("सड़क", "इमारत"),
}
TERMS = {"sv": "väg", "ar": "طريق"}
MONEY = {
    "en": "The ticket costs {x} euros.", "de": "Die Karte kostet {x} Euro.", "fr": "Le billet coûte {x} euros.",
    "es": "La entrada cuesta {x} euros.", "it": "Il biglietto costa {x} euro.", "pt": "O bilhete custa {x} euros.",
    "pl": "Bilet kosztuje {x} euro.", "cs": "Lístek stojí {x} eur.", "uk": "Квиток коштує {x} євро.",
    "tr": "Bilet fiyatı {x} avro oldu.", "fi": "Lippu maksaa {x} euroa.", "sv": "Biljetten kostar {x} euro.",
    "zh": "门票价格为{x}欧元。", "ja": "チケットの値段は{x}ユーロです。", "ko": "입장권 가격은 {x}유로이다.",
    "ar": "سعر التذكرة {x} يورو.", "hi": "टिकट की कीमत {x} यूरो है।",
}
EURO = {
    "de": ("Euro", "Dollar"), "fr": ("euros", "dollars"), "es": ("euros", "dólares"), "it": ("euro", "dollari"),
    "pt": ("euros", "dólares"), "pl": ("euro", "dolarów"), "cs": ("eur", "dolarů"), "uk": ("євро", "доларів"),
    "tr": ("avro", "dolar"), "fi": ("euroa", "dollaria"), "sv": ("euro", "dollar"), "zh": ("欧元", "美元"), "ja": ("ユーロ", "ドル"),
    "ko": ("유로", "달러"), "ar": ("يورو", "دولار"), "hi": ("यूरो", "डॉलर"),
}
SHARE = {
    "en": "Prices rose by {x}% last year.", "de": "Die Preise stiegen im letzten Jahr um {x} %.",
    "fr": "Les prix ont augmenté de {x}\u00a0% l’an dernier.", "es": "Los precios subieron un {x} % el año pasado.",
    "it": "L’anno scorso i prezzi sono aumentati del {x}%.", "pt": "Os preços subiram {x}% no ano passado.",
    "pl": "W zeszłym roku ceny wzrosły o {x}%.", "cs": "Ceny loni vzrostly o {x} %.", "uk": "Торік ціни зросли на {x} %.",
    "tr": "Fiyatlar geçen yıl %{x} arttı.", "fi": "Hinnat nousivat viime vuonna {x} %.", "sv": "Priserna steg med {x} % förra året.",
    "zh": "去年价格上涨了{x}%。", "ja": "昨年、物価は{x}%上昇した。", "ko": "작년에 물가가 {x}% 올랐다.",
    "ar": "ارتفعت الأسعار بنسبة {x}% العام الماضي.", "hi": "पिछले साल कीमतें {x}% बढ़ीं।",
}
COLD = {
    "en": "It was −{x} °C in the night.", "de": "In der Nacht waren es −{x} °C.", "fr": "Il faisait −{x}\u00a0°C dans la nuit.",
    "es": "Por la noche hacía −{x} °C.", "it": "Di notte c’erano −{x} °C.", "pt": "À noite fazia −{x} °C.",
    "pl": "W nocy było −{x} °C.", "cs": "V noci bylo −{x} °C.", "uk": "Уночі було −{x} °C.", "tr": "Gece hava −{x} °C idi.",
    "fi": "Yöllä oli −{x} °C.", "sv": "Det var −{x} °C på natten.", "zh": "夜里气温为−{x}°C。", "ja": "夜は−{x}°Cだった。",
    "ko": "밤에는 −{x}°C였다.", "ar": "كانت درجة الحرارة −{x} °C في الليل.", "hi": "रात में −{x} °C था।",
}
DAY = {
    "en": "The meeting took place on {d} {m} 2021.", "de": "Die Sitzung fand am {d}. {m} 2021 statt.",
    "fr": "La réunion a eu lieu le {d} {m} 2021.", "es": "La reunión tuvo lugar el {d} de {m} de 2021.",
    "it": "La riunione si è svolta il {d} {m} 2021.", "pt": "A reunião realizou-se em {d} de {m} de 2021.",
    "pl": "Spotkanie odbyło się {d} {m} 2021 roku.", "cs": "Schůze se konala {d}. {m} 2021.", "uk": "Зустріч відбулася {d} {m} 2021 року.",
    "tr": "Toplantı {d} {m} 2021 tarihinde yapıldı.", "fi": "Kokous pidettiin {d}. {m} 2021.", "sv": "Mötet ägde rum den {d} {m} 2021.",
    "zh": "会议于2021年{m}{d}日举行。", "ja": "会議は2021年{m}{d}日に開かれた。", "ko": "회의는 2021년 {m} {d}일에 열렸다.",
    "ar": "عُقد الاجتماع في {d} {m} 2021.", "hi": "बैठक {d} {m} 2021 को हुई।",
}
MONTHS = {
    "en": "March June October", "de": "März Juni Oktober", "fr": "mars juin octobre", "es": "marzo junio octubre",
    "it": "marzo giugno ottobre", "pt": "março junho outubro", "pl": "marca czerwca października", "cs": "března června října",
    "uk": "березня червня жовтня", "tr": "Mart Haziran Ekim", "fi": "maaliskuuta kesäkuuta lokakuuta", "sv": "mars juni oktober",
    "zh": "3月 6月 10月", "ja": "3月 6月 10月", "ko": "3월 6월 10월", "ar": "مارس يونيو أكتوبر", "hi": "मार्च जून अक्टूबर",
}
HOUR = {  # the hour of the afternoon as it is said, and without its half of the day
    "en": "The shop closes at {h}:30 p.m. today.", "de": "Das Geschäft schließt heute um {H}:30 Uhr.",
    "fr": "Le magasin ferme aujourd’hui à {H}\u00a0h\u00a030.", "es": "La tienda cierra hoy a las {H}:30.",
    "it": "Il negozio chiude oggi alle {H}:30.", "pt": "A loja fecha hoje às {H}h30.", "pl": "Sklep zamyka się dziś o {H}:30.",
    "cs": "Obchod dnes zavírá v {H}.30.", "uk": "Магазин зачиняється сьогодні о {H}:30.", "tr": "Mağaza bugün saat {H}.30’da kapanıyor.",
    "fi": "Kauppa sulkeutuu tänään klo {H}.30.", "sv": "Affären stänger i dag kl. {H}.30.", "zh": "商店今天晚上{h}:30关门。",
    "ja": "店は今日午後{h}:30に閉まります。", "ko": "가게는 오늘 오후 {h}시 30분에 문을 닫는다.", "ar": "يغلق المتجر اليوم في الساعة {h}:30 مساءً.",
    "hi": "दुकान आज शाम {h}:30 बजे बंद होती है।",
}
HALVES = {"zh": "晚上", "ja": "午後", "ko": "오후 ", "ar": " مساءً", "hi": "शाम "}
SHIP = {
    "en": "The “Aurora” sank near the coast.", "de": "Die „Aurora“ sank in der Nähe der Küste.",
    "fr": "Le «\u00a0Aurora\u00a0» a coulé près de la côte.", "es": "El «Aurora» se hundió cerca de la costa.",
    "it": "La «Aurora» affondò vicino alla costa.", "pt": "O “Aurora” afundou perto da costa.",
    "pl": "Statek „Aurora” zatonął w pobliżu brzegu.", "cs": "Loď „Aurora“ se potopila poblíž pobřeží.",
    "uk": "Корабель «Аврора» затонув поблизу берега.", "tr": "“Aurora” kıyıya yakın battı.", "fi": "”Aurora” upposi lähellä rannikkoa.",
    "sv": "”Aurora” sjönk nära kusten.", "zh": "“曙光”号在海岸附近沉没。", "ja": "「オーロラ」は海岸の近くで沈んだ。",
    "ko": "“오로라”호가 해안 근처에서 침몰했다.", "ar": "غرقت “أورورا” قرب الساحل.", "hi": "“ऑरोरा” तट के पास डूब गया।",
}
FOREIGN = {  # quotation marks of another language
    "de": "“”", "fr": "„“", "es": "„“", "it": "„“", "pt": "„“", "pl": "“”", "cs": "“”", "tr": "„“", "fi": "„“", "sv": "„“",
    "zh": "„“", "ja": "„“", "ko": "„“", "hi": "„“",
}
PLURALS = {
    "de": "one {# Datei} other {# Dateien}", "fr": "one {# fichier} other {# fichiers}", "es": "one {# archivo} other {# archivos}",
    "it": "one {# documento} other {# documenti}", "pt": "one {# ficheiro} other {# ficheiros}",
    "pl": "one {# plik} few {# pliki} many {# plików} other {# pliku}", "cs": "one {# soubor} few {# soubory} many {# souboru} other {# souborů}",
    "uk": "one {# файл} few {# файли} many {# файлів} other {# файлу}", "tr": "one {# dosya} other {# dosya}",
    "fi": "one {# tiedosto} other {# tiedostoa}", "sv": "one {# fil} other {# filer}",
    "ar": "zero {# ملف} one {# ملف} two {# ملفان} few {# ملفات} many {# ملفًا} other {# ملف}", "hi": "one {# फ़ाइल} other {# फ़ाइलें}",
}
KEYS = {
    "de": "&Öffnen", "fr": "&Ouvrir", "es": "&Abrir", "it": "&Apri", "pt": "&Abrir", "pl": "&Otwórz", "cs": "&Otevřít", "uk": "&Відкрити",
    "tr": "&Aç", "fi": "&Avaa", "sv": "&Öppna", "zh": "打开(&O)", "ja": "開く(&O)", "ko": "열기(&O)", "ar": "&فتح", "hi": "&खोलें",
}
THIRD = {"de": "fr", "fr": "es", "es": "it", "it": "fr", "pt": "fr", "pl": "cs", "cs": "pl", "tr": "fi", "fi": "tr", "sv": "de",
         "zh": "ko", "ko": "zh", "ar": "hi", "hi": "ar"}
MESSAGE = "You have {n, plural, one {# file} other {# files}}."
LOOKALIKES = {"latin": dict(zip("aoecpx", "аоесрх")), "uk": dict(zip("аоесрх", "aoecpx")), "ar": {"ك": "ک", "ي": "ی"}}


class Pair(collections.namedtuple("Pair", "source target")):
    pass


def number(text, language):
    """An English number as a language writes it."""
    return text if language in POINT or language == "en" else text.replace(".", ",")


def frame(frames, language, random, **values):
    take = lambda of: frames[of].format(**{k: v(of) if callable(v) else v for k, v in values.items()})
    return Pair(take("en"), take(language))


def decimals(frames):
    def make(language, random):
        x = f"{random.randint(11, 98)}.{random.randint(1, 9)}{random.randint(1, 9)}"
        return frame(frames, language, random, x=lambda of: number(x, of))
    return make


def whole(frames):
    return lambda language, random: frame(frames, language, random, x=str(random.randint(21, 98)))


def day(language, random):
    month = random.randrange(3)
    return frame(DAY, language, random, d=str(random.randint(13, 28)), m=lambda of: MONTHS[of].split()[month])


def hour(language, random):
    h = random.randint(4, 9)
    return frame(HOUR, language, random, h=str(h), H=str(h + 12))


def once(text, old, new):
    return text.replace(old, new, 1) if old in text else None


def digits(pair, change):
    """The last number that both have, changed."""
    found = [m for m in re.finditer(r"(?<![\d.,])\d{2,}(?![\d.,]*\d)", pair.target)
             if re.search(r"(?<![\d.,])" + m[0] + r"(?![\d.,]*\d)", pair.source)]
    if len(found) != len(re.findall(r"\d+", pair.target)) or not found:
        return None
    new = change(found[-1][0])
    return pair.target[:found[-1].start()] + new + pair.target[found[-1].end():] if new is not None else None


def words(text):
    return text.split(" ")


def end(text):
    match = re.search(r"[.。।]$", text)
    return match and match.start()


def within(language, piece, pair):
    """Both texts with something behind the first word, or in front where there are no spaces."""
    put = lambda text, of: piece + (" " if of not in UNSPACED else "") + text
    return Pair(put(pair.source, "en"), put(pair.target, language))


SENTENCE, = ("sentence",)


def kinds():
    """Name, where the pairs come from, what is planted: (pair, language, random) -> target, or None."""
    found = []
    add = lambda name, base, plant, languages=None: found.append((name, base, plant, languages))
    add("number changed", SENTENCE, lambda p, l, r: digits(p, lambda n: n[:-1] + str((int(n[-1]) + r.randint(1, 8)) % 10)))
    add("number missing", SENTENCE, lambda p, l, r: digits(p, lambda n: ""))
    add("number extra", SENTENCE, lambda p, l, r: None if l in UNSPACED else " ".join(
        words(p.target)[:1] + [str(r.randint(41, 97))] + words(p.target)[1:]))
    add("decimal mark dropped", decimals(ROAD), lambda p, l, r: re.sub(r"(\d)[.,](\d)", r"\1\2", p.target))
    add("decimal mark moved", decimals(ROAD), lambda p, l, r: re.sub(r"(\d)([.,])(\d)", r"\2\1\3", p.target))
    add("decimal mark dropped in a price", decimals(MONEY), lambda p, l, r: re.sub(r"(\d)[.,](\d)", r"\1\2", p.target))
    add("sign lost", whole(COLD), lambda p, l, r: once(p.target, "−", ""))
    add("percent lost", whole(SHARE), lambda p, l, r: re.sub(r"\s*%", " " if l == "tr" else "", p.target, count=1))
    add("unit swapped", whole(ROAD), lambda p, l, r: once(p.target, *KM.get(l, ("km", "kg"))))
    add("currency swapped", whole(MONEY), lambda p, l, r: once(p.target, *EURO[l]))
    add("day changed", day, lambda p, l, r: re.sub(r"(?<!\d)(\d\d)(?!\d|月|월)", lambda m: str(int(m[1]) + 1), p.target, count=1))
    add("month changed", day, lambda p, l, r: next(
        once(p.target, m, MONTHS[l].split()[(i + 1) % 3]) for i, m in enumerate(MONTHS[l].split()) if m in p.target))
    add("p.m. lost", hour, lambda p, l, r: once(p.target, HALVES[l], "") if l in HALVES else re.sub(
        r"\d\d", lambda m: str(int(m[0]) - 12), p.target, count=1))
    add("sentence end lost", SENTENCE, lambda p, l, r: p.target[:-1] if end(p.target) and end(p.source) else None)

    def doubled(p, l, r):
        parts = words(p.target)
        at = [i for i, w in enumerate(parts) if len(w) > 3 and w.isalpha() and w[0].lower() == w[0]]
        if l in UNSPACED or not at:
            return None
        i = r.choice(at)
        return " ".join(parts[:i] + [parts[i]] + parts[i:])
    add("doubled word", SENTENCE, doubled)
    add("doubled mark", SENTENCE, lambda p, l, r: next(
        (once(p.target, m, m[0] + m) for m in (", ", "， ", "，", "、", "، ") if m in p.target), None))
    add("space before a mark", SENTENCE, lambda p, l, r: next(
        (once(p.target, m, " " + m) for m in (", ", "，", "、", "، ") if re.search(r"\w" + m, p.target)), None))

    def bracketed(language, random):
        return "bracket"
    add("bracket lost", bracketed, lambda p, l, r: p.target.replace(")", ""))
    add("quote lost", lambda l, r: Pair(SHIP["en"], SHIP[l]), lambda p, l, r: re.sub("[”»“」](?!.*[”»“」])", "", p.target)
        if l not in ("fr",) else p.target.replace("\u00a0»", ""))
    add("quote of another language", lambda l, r: Pair(SHIP["en"], SHIP[l]), lambda p, l, r: re.sub(
        "[„«“”「]\u00a0?(\\w+)\u00a0?[“»”」]", FOREIGN[l][0] + r"\1" + FOREIGN[l][1], p.target), set(FOREIGN))
    pieces = ["%s", "{0}", "%(name)s", "${HOME}", "{{user}}", "$URL$", "%file%", "%1$d", "&brandName;", "@@PH8@@", "--dry-run"]

    def carrying(pieces):
        def make(language, random):
            return ("piece", random.choice(pieces))
        return make

    def piece(p):
        return next(x for x in sorted(pieces, key=len, reverse=True) if p.target.startswith(x))
    add("placeholder lost", carrying(pieces), lambda p, l, r: p.target[len(piece(p)):].lstrip())
    add("placeholder changed", carrying(pieces), lambda p, l, r: {
        "%s": "%d", "{0}": "{1}", "%1$d": "%2$d"}.get(piece(p), re.sub("[a-zA-Z]{2}", "zu", piece(p), count=1)) + p.target[len(piece(p)):])
    tagged = carrying(["<b>ABC</b>", "<a href=\"x\">ABC</a>", "[b]ABC[/b]"])
    add("tag lost", tagged, lambda p, l, r: once(p.target, r.choice(re.findall(r"[<\[][^>\]]*[>\]]", p.target)), ""))
    add("tags swapped", tagged, lambda p, l, r: re.sub(r"^([<\[][^>\]]*[>\]])ABC([<\[][^>\]]*[>\]])", r"\2ABC\1", p.target))
    add("URL changed", carrying(["https://example.org/guide"]), lambda p, l, r: once(p.target, "guide", "guise"))
    add("e-mail changed", carrying(["press@example.org"]), lambda p, l, r: once(p.target, "press", "pres"))
    add("leading space", SENTENCE, lambda p, l, r: " " + p.target)
    add("trailing space", SENTENCE, lambda p, l, r: p.target + " ")

    def spaced(p, l, r):
        at = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", p.target)]
        i = r.choice(at) if at and l not in UNSPACED else None
        return i and p.target[:i] + " " + p.target[i:]
    add("double space", SENTENCE, spaced)
    add("untranslated", SENTENCE, lambda p, l, r: p.source)

    def clause(p, l, r):
        source, target = words(p.source), words(p.target) if l not in UNSPACED else list(p.target)
        rest = source[len(source) // 2:]
        if len(rest) < 5:
            return None
        return ("" if l in UNSPACED else " ").join(target[:len(target) // 2]) + " " + " ".join(rest)
    add("a clause of the source left", SENTENCE, clause)

    def lookalike(p, l, r):
        table = LOOKALIKES.get(l, LOOKALIKES["latin"])
        at = [m.start() + 1 for m in re.finditer(r"\w(?=\w\w)", p.target) if p.target[m.start() + 1] in table]
        i = r.choice(at) if at else None
        return i and p.target[:i] + table[p.target[i]] + p.target[i + 1:]
    add("a letter of another script", SENTENCE, lookalike, set(LANGUAGES) - {"zh", "ja", "ko", "hi", "ar"})

    def mojibake(p, l, r):
        if all(ord(c) < 128 for c in p.target):
            return None
        return p.target.encode().decode("cp1252", "replace")
    add("mojibake", SENTENCE, mojibake)
    add("empty target", SENTENCE, lambda p, l, r: " ")
    add("much too short", SENTENCE, lambda p, l, r: p.target[:max(3, len(p.target) // 6)] + p.target[-1]
        if len(p.target) > (20 if l in UNSPACED else 60) else None)
    add("much too long", SENTENCE, lambda p, l, r: p.target + " " + p.target + " " + p.target)
    add("a small letter at the start", SENTENCE, lambda p, l, r: p.target[0].lower() + p.target[1:]
        if p.target[0].isupper() and p.source[0].isupper() and p.target[1:2].islower() else None,
        set(LANGUAGES) - CASELESS)
    add("inconsistent translation", "twice", lambda p, l, r: None)
    add("term missing", whole(ROAD), lambda p, l, r: once(p.target, *WORDS[l]))
    add("in a third language", "third", lambda p, l, r: None, set(THIRD))
    add("plural category missing", lambda l, r: Pair(MESSAGE, "{n, plural, " + PLURALS[l] + "}"),
        lambda p, l, r: re.sub(r"(one|few|many) \{[^}]*\} (?=few|many|other)", "", p.target, count=1), set(PLURALS))
    add("accelerator lost", lambda l, r: Pair("&Open", KEYS[l]), lambda p, l, r: re.sub(r"\(&O\)|&", "", p.target))
    add("truncated", SENTENCE, lambda p, l, r: p.target[:len(p.target) * 2 // 3].rstrip(" ,")
        if end(p.source) and len(p.target) > 12 else None)
    add("a mark of the source left out within", bracketed, lambda p, l, r: p.target.replace("(", ""))
    add("a number in the other's decimal mark", decimals(ROAD), lambda p, l, r: re.sub(
        r"(\d),(\d)", r"\1.\2", p.target), set(LANGUAGES) - POINT)
    return found


class Tool:
    def __init__(self, path, scratch):
        self.path, self.scratch, self.number = os.path.abspath(path), scratch, 0

    def workspace(self, language):
        folder = os.path.join(self.scratch, "ws-" + language)
        os.makedirs(folder + "/tm", exist_ok=True)
        os.makedirs(folder + "/glossaries", exist_ok=True)
        with open(folder + "/glossaries/words.tsv", "w", encoding="utf-8") as file:
            file.write(f"en\t{language}\nroad\t{TERMS.get(language, WORDS[language][0])}\n")
        return folder

    def check(self, pairs, language):
        """By the number of each pair, from 0, the rules that speak of it."""
        self.number += 1
        draft = os.path.join(self.scratch, f"{self.number}.tsv")
        line = lambda text: text.replace("\t", " ").replace("\n", " ")
        with open(draft, "w", encoding="utf-8") as file:
            for pair in pairs:
                file.write(line(pair.source) + "\t" + line(pair.target) + "\n")
        done = subprocess.run(
            [self.path, "check", "--workspace", self.workspace(language), "--from", "en", "--to", language, "--report", "json",
             "--fail-on", "never", "--no-spelling", draft], capture_output=True, text=True, check=False,
            env=dict(os.environ, HOME=self.scratch, XDG_CACHE_HOME=self.scratch + "/cache"))
        if done.returncode:
            sys.exit(f"{language}: {done.stderr[-400:]}")
        found = collections.defaultdict(list)
        for text in done.stdout.splitlines():
            finding = json.loads(text)
            if finding["severity"] in ("error", "warning"):
                found[finding["line"] - 1].append(finding["rule"])
        return found


def sentences(data, django, language):
    path = os.path.join(data, "parallel", "pud.dev.tsv")
    if os.path.exists(path):
        rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
        if language in rows[0]:
            column = rows[0].index(language)
            return rows[0], [row for row in rows[1:] if len(row) == len(rows[0])], column
    if django:
        sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
        import catalogues
        from translate.storage import factory
        name = {"zh": "zh_Hans"}.get(language, language)
        units = [u for p in catalogues.catalogues(django).get(name, []) for u in factory.getobject(p).units]
        rows = [[str(u.source), str(u.target)] for u in units
                if u.istranslated() and not u.hasplural() and "%" not in u.source and "{" not in u.source and "<" not in u.source
                and "\n" not in str(u.source) + str(u.target) and len(str(u.source).split()) > 4]
        return ["en", language], rows, 1
    return None


def main():
    arguments = sys.argv[1:]
    option = lambda name, other: arguments[arguments.index(name) + 1] if name in arguments else other
    data, django = os.path.abspath(arguments[1]), option("--django", None)
    count = int(option("--count", 40))
    wanted = option("--languages", ",".join(LANGUAGES)).split(",")
    missed = arguments[arguments.index("--missed") + 1:] if "--missed" in arguments else []
    table = collections.defaultdict(dict)
    with tempfile.TemporaryDirectory() as scratch:
        tool = Tool(arguments[0], scratch)
        clean_rates = {}
        for language in wanted:
            loaded = sentences(data, django, language)
            if not loaded:
                print(f"{language}: SKIPPED, no pairs in {data}/parallel/pud.dev.tsv{'' if django else ', and no --django'}")
                continue
            head, rows, column = loaded
            all_pairs = [Pair(row[head.index("en")], row[column]) for row in rows]
            found = tool.check(all_pairs, language)
            clean_rates[language] = (1000 * sum(map(len, found.values())) / len(all_pairs), len(all_pairs))
            clean = [i for i in range(len(all_pairs)) if not found[i]]
            base = [all_pairs[i] for i in clean]
            for name, source, plant, languages in kinds():
                if languages and language not in languages or missed and missed[0] not in ("all", name):
                    continue
                rand = random.Random(f"{name} {language}")
                if name == "inconsistent translation":
                    some = [p for p in base if len(p.source) > 30][:count + 1]
                    draft = [x for a, b in zip(some, some[1:]) for x in (a, Pair(a.source, b.target))]
                    rules = tool.check(draft, language)
                    hits = [("inconsistent-target" in rules[2 * i] + rules[2 * i + 1]) for i in range(len(draft) // 2)]
                    planted = [draft[2 * i + 1] for i in range(len(draft) // 2)]
                else:
                    if name == "in a third language":
                        if THIRD[language] not in head:
                            continue
                        other = head.index(THIRD[language])
                        planted = [Pair(row[head.index("en")], row[other]) for row in rows if len(row[0]) < 400][:count]
                    else:
                        bases = base[:]
                        rand.shuffle(bases)
                        if callable(source):
                            made = [source(language, rand) for _ in range(count)]
                            if made and made[0] == "bracket":
                                made = [p for p in bases if p.source.count("(") == p.target.count("(") == p.target.count(")") == 1][:count]
                                if len(made) < 5:
                                    made += [Pair(p.source[:-1] + " (ABC).", p.target[:-1] + (" (ABC)" if language not in UNSPACED else "（ABC）"
                                             .replace("（", "(").replace("）", ")")) + p.target[-1])
                                             for p in bases if end(p.source) and end(p.target)][:count]
                            elif made and isinstance(made[0], tuple) and made[0][0] == "piece":
                                made = [within(language, m[1], bases[i % len(bases)]) for i, m in enumerate(made)]
                            rules = tool.check(made, language)
                            bad = [p for i, p in enumerate(made) if rules[i]]
                            if bad and missed:
                                print("  a right pair has a finding:", name, language, [rules[i] for i, p in enumerate(made) if rules[i]][:3], bad[:2])
                            table["(right pairs of the frames)"].setdefault(language, [0, 0])
                            table["(right pairs of the frames)"][language][0] += len(made) - len(bad)
                            table["(right pairs of the frames)"][language][1] += len(made)
                            bases = [p for i, p in enumerate(made) if not rules[i]]
                        planted = []
                        for p in bases:
                            target = plant(p, language, rand)
                            if target is not None and target != p.target and len(planted) < count:
                                planted.append(Pair(p.source, target))
                    rules = tool.check(planted, language)
                    hits = [bool(rules[i]) for i in range(len(planted))]
                if not planted:
                    continue
                table[name][language] = [sum(hits), len(hits)]
                if missed and (len(missed) < 2 or missed[1] == language):
                    for p, hit in zip(planted, hits):
                        if not hit:
                            print(f"  {name} {language}: {p.source[:150]} | {p.target[:200]}")
    names = [language for language in wanted if language in clean_rates]
    print(f"{'recall':36}" + "".join(f"{n:>6}" for n in names) + "   all")
    low = 0
    for name, cells in table.items():
        total = [sum(c[0] for c in cells.values()), sum(c[1] for c in cells.values())]
        mark = lambda c: f"{c[0] / c[1]:.2f}" + ("!" if c[0] < .9 * c[1] else " ")
        low += sum(c[0] < .9 * c[1] for c in cells.values())
        print(f"{name:36}" + "".join(f"{mark(cells[n]) if n in cells else '-':>6}" for n in names) + f"  {total[0] / total[1]:.3f} of {total[1]}")
    print(f"{'pairs without errors: in 1,000':36}" + "".join(f"{clean_rates[n][0]:6.0f}" for n in names))
    everything = [sum(c[i] for cells in table.values() for c in cells.values()) for i in (0, 1)]
    print(f"{len(table)} kinds, {len(names)} languages, {everything[0]} of {everything[1]} found; {low} cells below .90")


if __name__ == "__main__":
    main()
