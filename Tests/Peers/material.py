"""What peers are tested with: a memory and a glossary that hold something of everything.

The memory is in the form of tolmach's JSON lines (`seg` is the content of a segment as TMX has it). The name of a unit is its id.
"""

import xml.etree.ElementTree as ElementTree

WHO = {"creationdate": "20190401T100000Z", "creationid": "anna@example.org", "changedate": "20210228T235959Z", "changeid": "Борис"}


def plain_text(seg):
    """The text of a segment: without what codes hold."""
    def text(element):
        inner = "" if element.tag in ("bpt", "ept", "ph", "it", "ut") else element.text or ""
        if element.tag not in ("bpt", "ept", "ph", "it", "ut"):
            inner += "".join(text(child) for child in element)
        return inner + (element.tail or "")
    return text(ElementTree.fromstring(f"<seg>{seg}</seg>".replace("\r", "&#13;")))


# A standalone code between two words parts them by a space.
TEXTS = {'Line<ph x="1"/>break': "Line break", 'Перенос<ph x="1"/>строки': "Перенос строки"}


def variant(language, text, attributes=None, notes=(), props=()):
    """A variant; `text` is the content of a seg where it is given as ("seg", content)."""
    result = {"language": language, "text": text}
    if isinstance(text, tuple):
        result["seg"] = text[1]
        result["text"] = TEXTS.get(text[1]) or plain_text(text[1])
    result |= {"attributes": attributes or {}, "notes": list(notes), "props": [{"type": a, "text": b} for a, b in props]}
    return result


def unit(name, *variants, attributes=None, notes=(), props=()):
    return {
        "id": name, "attributes": attributes or {}, "notes": list(notes), "props": [{"type": a, "text": b} for a, b in props],
        "variants": list(variants)}


def pair(name, english, russian, **more):
    return unit(name, variant("en", english), variant("ru", russian), **more)


def coded(name, english, russian, **more):
    return pair(name, ("seg", english), ("seg", russian), **more)


MEMORY = [
    pair("plain", "The talks begin on Monday.", "Переговоры начинаются в понедельник."),
    pair("authors", "Both sides signed.", "Обе стороны подписали.", attributes=WHO | {"usagecount": "3", "lastusagedate": "20220101T000000Z"}),
    unit("variant-authors", variant("en", "He agreed.", {"creationdate": "20180101T000000Z", "creationid": "old"}),
         variant("ru", "Он согласился.", {"changedate": "20200101T120000Z", "changeid": "new & <odd>"})),
    pair("notes", "Not before noon.", "Не раньше полудня.", notes=["First note: <b> & \"q\".", "Second note."]),
    unit("variant-notes", variant("en", "Noon", notes=["of the English"]), variant("ru", "Полдень", notes=["о русском"])),
    pair("props", "A client's text.", "Текст клиента.", props=[("client", "NATO & co"), ("client", "EU"), ("x-domain", "право")]),
    pair("context-menu", "Open", "Открыть", props=[("x-context", "menu")]),
    pair("context-state", "Open", "Открыто", props=[("x-context", "state <of> \"door\"")]),
    unit("two-translations", variant("en", "Close"), variant("ru", "Закрыть"), variant("ru", "Закрой")),
    coded("pair-of-codes", 'Press <bpt i="1" type="bold" x="1">&lt;b&gt;</bpt>Enter<ept i="1">&lt;/b&gt;</ept>.',
          'Нажмите <bpt i="1" type="bold" x="1">&lt;b&gt;</bpt>Ввод<ept i="1">&lt;/b&gt;</ept>.'),
    coded("placeholders", 'Page <ph type="x-var" x="1">{n}</ph> of <ph type="x-var" x="2">{m}</ph>',
          'Из <ph type="x-var" x="2">{m}</ph> страниц — <ph type="x-var" x="1">{n}</ph>-я'),
    coded("isolated", '<it pos="begin" type="italic" x="1">&lt;i&gt;</it>Begun here', '<it pos="begin" type="italic" x="1">&lt;i&gt;</it>Начато здесь'),
    coded("isolated-end", 'Ended here<it pos="end" type="italic" x="1">&lt;/i&gt;</it>', 'Закончено здесь<it pos="end" type="italic" x="1">&lt;/i&gt;</it>'),
    coded("highlight", 'The <hi type="bold" x="1">big</hi> one', '<hi type="bold" x="1">Большой</hi> один'),
    coded("nested", '<bpt i="1" x="1">&lt;a&gt;</bpt>one <bpt i="2" x="2">&lt;b&gt;</bpt>two<ept i="2">&lt;/b&gt;</ept><ept i="1">&lt;/a&gt;</ept>',
          '<bpt i="1" x="1">&lt;a&gt;</bpt>один <bpt i="2" x="2">&lt;b&gt;</bpt>два<ept i="2">&lt;/b&gt;</ept><ept i="1">&lt;/a&gt;</ept>'),
    coded("subflow", 'See <ph type="image" x="1">&lt;img alt="<sub type="x-alt">A map</sub>"/&gt;</ph> here',
          'См. <ph type="image" x="1">&lt;img alt="<sub type="x-alt">Карта</sub>"/&gt;</ph> здесь'),
    coded("unknown-tag", 'Old <ut x="1">{\\cf1 </ut>mark', 'Старая <ut x="1">{\\cf1 </ut>метка'),
    coded("empty-codes", *TEXTS),
    coded("code-at-ends", '<ph x="1">[</ph>all<ph x="2">]</ph>', '<ph x="1">[</ph>всё<ph x="2">]</ph>'),
    pair("astral", "𝄞 🙂 𠀀 👩‍👩‍👧 🇷🇺", "Знаки 𝄞 🙂 𠀀 👩‍👩‍👧 🇷🇺"),
    pair("bidi", "Hebrew \u2067שלום\u2069 and \u202bمرحبا\u202c\u200f!", "Иврит \u2067שלום\u2069 и \u202bمرحبا\u202c\u200e!"),
    pair("signs-of-xml", "R&D <b a=\"x\"> ]]> 'q' &amp; &#38; <!-- c --> <?pi?>", "НИОКР <b a=\"x\"> ]]> «q» &amp; &#38; <!-- c -->"),
    pair("percent", "100% of %d files, %1$s and {0}", "100 % из %d файлов, %1$s и {0}"),
    pair("outer-spaces", "  Two at either end  ", "  По два с краёв  "),
    pair("inner-spaces", "a  b   c", "а  б   в"),
    pair("special-spaces", "5\u00a0km, 1\u202f000, a\u200bb, co\u00adop, x\u2060y", "5\u00a0км, 1\u202f000, а\u200bб, ко\u00adоп, х\u2060у"),
    pair("tab", "left\tright", "лево\tправо"),
    pair("line-feed", "One\nTwo\n", "Раз\nДва\n"),
    pair("line-feed-first", "\nAfter", "\nПосле"),
    pair("carriage-return-line-feed", "One of two\r\nTwo of two", "Раз из двух\r\nДва из двух"),
    pair("carriage-return", "Old Mac\rline", "Старый Мак\rстрока"),
    pair("unicode-line-ends", "next\u0085line\u2028separator\u2029end", "дальше\u0085строка\u2028знак\u2029конец"),
    pair("backslashes", "C:\\new\\table \\\"q\\\" \\", "C:\\новый\\путь \\\"q\\\" \\"),
    pair("quotes", "\"All\" 'of' \"\"them\"\"", "«Все» 'из' \"\"них\"\""),
    pair("separators", "a,b;c|d", "а,б;в|г"),
    pair("formula", "=SUM(A1:A2)", "=СУММ(A1:A2)"),
    pair("minus", "-5 degrees", "-5 градусов"),
    pair("number", "007", "1 234,50"),
    pair("date", "2019-04-01", "1/4/2019"),
    pair("truth", "TRUE", "ИСТИНА"),
    pair("apostrophe", "'quoted", "'в кавычке"),
    pair("hash", "# no comment", "# не примечание"),
    pair("decomposed", "Cafe\u0301 is not Café", "Ёлка не Е\u0308лка"),
    pair("byte-order-mark", "a\ufeffb", "а\ufeffб"),
    pair("private-use", "\ue000\uf8ff \ufffd", "\ue000\uf8ff \ufffd"),
    pair("long", "A long sentence goes on and on, " * 40 + "and ends.", "Длинное предложение тянется и тянется, " * 40 + "и кончается."),
    pair("plural-0", "%d day is left", "остался %d день", props=[("x-plural-form", "0/3")]),
    pair("plural-1", "%d days are left", "осталось %d дня", props=[("x-plural-form", "1/3")]),
    pair("plural-2", "%d days are left", "осталось %d дней", props=[("x-plural-form", "2/3")]),
    unit("languages", variant("en-GB", "The lorry's colour"), variant("en", "The truck's color"), variant("ru", "Цвет грузовика"),
         variant("pt-BR", "A cor do caminhão"), variant("sr-Latn-RS", "Boja kamiona"), variant("sr-Cyrl", "Боја камиона"),
         variant("zh-Hant-TW", "卡車的顏色"), variant("ar", "لون الشاحنة")),
]

# English and Russian, as rows of tolmach's CSV for glossaries.
GLOSSARY = [
    {"source": "missile defense", "target": "противоракетная оборона", "definition": "Defence against \"missiles\" & more.", "subject": "arms",
     "target status": "preferred", "target pos": "noun", "source note": "US spelling", "concept note": "Since 1983."},
    {"source": "round of talks", "target": "раунд переговоров"},
    {"source": "R&D <new>", "target": "НИОКР", "target note": "abbreviation; \"quoted\", with comma"},
    {"source": "𝄞 clef", "target": "ключ 𝄞"},
    {"source": "Cafe\u0301", "target": "кафе"},
    {"source": "shalom \u2067שלום\u2069", "target": "шалом"},
    {"source": "'quoted", "target": "'в кавычке"},
    {"source": "lorry", "target": "грузовик", "definition": "Line one\nLine two"},
]
GLOSSARY_COLUMNS = [
    "concept id", "subject", "definition", "concept note", "source language", "source", "source status", "source pos", "source note",
    "target language", "target", "target status", "target pos", "target note"]

# A catalogue, and the template that msgmerge brings it up to date with.
HEADER = r"""msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

"""
CATALOGUE = HEADER + r"""#. From the program.
#: main.c:7
#, c-format
msgid "%d file is open"
msgid_plural "%d files are open"
msgstr[0] "открыт %d файл"
msgstr[1] "открыто %d файла"
msgstr[2] "открыто %d файлов"

# Said by the translator.
msgctxt "menu"
msgid "Save"
msgstr "Сохранить"

msgid "This sentence has been changed a little by its author."
msgstr "Это предложение было немного изменено."

msgid "Nobody needs this any longer, whatever it says."
msgstr "Это больше никому не нужно."
"""
TEMPLATE = HEADER + r"""#, c-format
msgid "%d file is open"
msgid_plural "%d files are open"
msgstr[0] ""
msgstr[1] ""

msgctxt "menu"
msgid "Save"
msgstr ""

msgid "This sentence has been changed a bit by its author."
msgstr ""

msgid "Quite another message"
msgstr ""
"""
MERGED = [
    {"texts": [["en", "%d file is open"], ["ru", "открыт %d файл"]], "props": [["x-plural-form", "0/3"]]},
    {"texts": [["en", "%d files are open"], ["ru", "открыто %d файла"]], "props": [["x-plural-form", "1/3"]]},
    {"texts": [["en", "%d files are open"], ["ru", "открыто %d файлов"]], "props": [["x-plural-form", "2/3"]]},
    {"texts": [["en", "Save"], ["ru", "Сохранить"]], "context": "menu", "notes": "Said by the translator."},
]
MARKED = [{"texts": [["en", "This sentence has been changed a bit by its author."], ["ru", "Это предложение было немного изменено."]]}]

# What the DTD of TMX does not take, and `doctor --repair` makes valid.
BROKEN = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu tuid="1" own="x"><tuv lang="en"><seg>Research <g id="1">&amp;</g> development</seg><note>late</note></tuv><tuv xml:lang="ru"><seg>НИОКР</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>broken & unit</seg></tuv></tu>
<tu><prop>untyped</prop><tuv xml:lang="en"><seg>Press <bpt i="1"/>here</seg></tuv><tuv xml:lang="ru"><seg>Нажмите <ept i="1"/>сюда</seg></tuv></tu>
</body></tmx>
"""
