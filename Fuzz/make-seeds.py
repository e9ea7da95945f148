#!/usr/bin/env python3
"""Writes Fuzz/seeds: small inputs of every kind for the fuzz targets to begin with, a folder for each.

All of them are made here, none is anybody's data. Run it after a change, and commit what it wrote.
A first character that chooses a format is a digit; several files in one input stand with the byte 1E between them.
"""

import gzip
import io
import pathlib
import struct
import zipfile

HERE = pathlib.Path(__file__).parent
SEEDS = HERE / "seeds"
PART = "\x1e"


def put(target, name, content):
    folder = SEEDS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def tmx(units, header='srclang="en" segtype="sentence" o-tmf="x" adminlang="en" datatype="plaintext"', opening=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}<tmx version="1.4">\n  <header {header} creationtool="t"'
        f' creationtoolversion="1"><prop type="p">v</prop></header>\n  <body>\n{units}  </body>\n</tmx>\n'
    )


def unit(source, target, attributes="", more=""):
    return (
        f'    <tu{attributes}>{more}<tuv xml:lang="en"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="ru"><seg>{target}</seg></tuv></tu>\n'
    )


HOUSE = unit("A house.", "Дом.", ' tuid="1" creationdate="20200102T030405Z"')
NOTED = unit("Two &amp; three", "Два и три", more='<note>n</note><prop type="x-context">a.txt</prop>')
CODES = unit(
    'Press <bpt i="1" x="1">&lt;b&gt;</bpt>Enter<ept i="1">&lt;/b&gt;</ept><ph x="2"/>.',
    '<hi>Нажмите</hi> <it pos="begin">x</it>Enter<ph x="2"><sub>sub</sub></ph>.',
)

# Memories, whole and in pieces.
MEMORIES = {
    "plain": tmx(HOUSE + NOTED + CODES),
    "empty": '<tmx version="1.4"><body/></tmx>',
    "entity": tmx(
        unit("&one; text", "Текст"), opening='<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY one "entity text">]>\n'
    ),
    "damaged": tmx(HOUSE + "<tu><tuv><seg>no end</tuv></tu>\n" + NOTED),
    "nested": tmx("<tu>" + HOUSE + "</tu>"),
    "bomb": tmx(
        unit("&c;", "x"),
        opening='<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>\n',
    ),
    "external": tmx(unit("&e;", "x"), opening='<!DOCTYPE tmx [<!ENTITY e SYSTEM "file:///etc/hostname">]>\n'),
    "comments": tmx(HOUSE + "    <!-- between -->\n" + NOTED + "    <?pi data?>\n").replace("\n", "\r\n"),
    "doctype": tmx(HOUSE, opening="<!DOCTYPE tmx SYSTEM 'a\"\u0301b'>\n"),
    "cdata": tmx("<tu><tuv xml:lang='en'><seg><![CDATA[a < b]]></seg></tuv></tu>\n"),
    "windows": '<?xml version="1.0" encoding="windows-1251"?><tmx version="1.4"><body>'.encode()
    + HOUSE.encode("cp1251") + b"</body></tmx>",
    "utf16": tmx(HOUSE).replace("UTF-8", "UTF-16").encode("utf-16"),
}
for name, content in MEMORIES.items():
    for target in ("tmx", "pieces", "addition"):
        put(target, name, content)
put("addition", "torn", tmx(HOUSE + NOTED)[:-40])
put("addition", "no-end", tmx(HOUSE).replace("</tmx>", ""))
put("addition", "comment-end", tmx(HOUSE) + "<!-- </body></tmx> -->")
put("addition", "zeros", tmx(HOUSE).encode() + bytes(16))
put("addition", "one-line", tmx(HOUSE).replace("\n", ""))

# Merges: base, ours, theirs.
BOOK = unit("A book.", "Книга.", ' tuid="2"')
CHANGED = unit("A house.", "Здание.", ' tuid="1" changedate="20210102T030405Z"')
OTHER = unit("A house.", "Домик.", ' tuid="1"')
MERGES = {
    "same": (HOUSE, HOUSE, HOUSE),
    "added": (HOUSE, HOUSE + BOOK, HOUSE + NOTED),
    "changed": (HOUSE + BOOK, CHANGED + BOOK, HOUSE),
    "conflict": (HOUSE, CHANGED, OTHER),
    "removed": (HOUSE + BOOK, BOOK, OTHER + BOOK),
    "moved": (HOUSE + BOOK + NOTED, NOTED + HOUSE + BOOK, HOUSE + NOTED + BOOK),
    "props": (NOTED, NOTED.replace("<note>n</note>", "<note>o</note>"), NOTED.replace("a.txt", "b.txt")),
}
for name, versions in MERGES.items():
    put("merge", name, PART.join(tmx(version) for version in versions))
put("merge", "no-base", PART + tmx(HOUSE) + PART + tmx(OTHER))
put("merge", "headers", PART.join([tmx(HOUSE), tmx(HOUSE, 'srclang="en-GB"'), tmx(HOUSE, 'srclang="de"')]))
put("merge", "entities", PART.join([tmx(HOUSE), tmx(HOUSE), tmx(
    unit("&one;", "x") + HOUSE, opening='<!DOCTYPE tmx [<!ENTITY one "entity">]>\n')]))
put("merge", "lines", PART.join([tmx(HOUSE), tmx(CHANGED).replace("\n", "\r\n"), tmx(HOUSE + BOOK)]))
put("merge", "broken", PART.join([tmx(HOUSE), "<tmx><body><tu>", tmx(BOOK)]))
put("merge", "few", PART.join(
    f"<tmx><body>{body}</body></tmx>" for body in ("", unit("a", "b"), unit("a", "c"))))

# Drafts; the first digit says which name they have.
XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en"'
    ' target-language="ru" datatype="plaintext"><body>{}</body></file></xliff>'
)
DRAFTS = {
    "xliff": "1" + XLIFF.format('<trans-unit id="1"><source>a</source><target state="new">b</target></trans-unit>'),
    "xliff-codes": "1" + XLIFF.format(
        '<group><trans-unit id="1" approved="yes"><source>a<g id="1">b</g><x id="2"/></source>'
        '<seg-source><mrk mtype="seg" mid="1">a</mrk></seg-source><target/><note>n</note></trans-unit></group>'
    ),
    "xliff-open": "1" + XLIFF.format('<trans-unit id="1"><source>a</source></trans-unit>'),
    "xliff-2": '1<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ru"><file id="f">'
    '<unit id="u"><notes><note>n</note></notes><segment id="s" state="initial"><source>a<pc id="1">b</pc><ph id="2"/></source>'
    '<target>c</target></segment><ignorable><source> </source></ignorable></unit></file></xliff>',
    "sdlxliff": "7" + XLIFF.format(
        '<trans-unit id="1"><source>a</source><seg-source><mrk mtype="seg" mid="1">a</mrk></seg-source><target>'
        '<mrk mtype="seg" mid="1">b</mrk></target><sdl:seg-defs xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">'
        '<sdl:seg id="1" conf="Draft" locked="true"/></sdl:seg-defs></trans-unit>'
    ),
    "po": '2msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=3; plural=(n%10==1);\\n"\n\n#. note\n#: a.c:1\n#, fuzzy, c-format\nmsgctxt "c"\nmsgid "a\\t%d"\n'
    'msgstr "b %d"\n\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "x"\nmsgstr[1] ""\nmsgstr[2] ""\n\n#~ msgid "old"\n'
    '#~ msgstr "o"\n\nmsgid "last"\nmsgstr ""\n',
    "po-lines": '2msgid ""\n"first\\n"\n"second"\nmsgstr ""\n"eins\\n"\n"zwei"\n',
    "tmx": "3" + MEMORIES["plain"],
    "csv": '4source,target,note\n"a, b","c ""d""",n\nx,,\n',
    "csv-semicolon": "4a;b\r\nc;d\r\n",
    "tsv": "5source\ttarget\na\tb\nc\t\n",
    "unknown": "0a\tb\nc\td\n",
    "stream": '6msgid "a"\nmsgstr "b"\n',
}
for name, content in DRAFTS.items():
    put("draft", name, content)

# Glossaries.
TBX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">'
    "<tbxHeader><fileDesc><sourceDesc><p>ours</p></sourceDesc></fileDesc></tbxHeader><text><body>{}</body></text></tbx>"
)
CONCEPT = (
    '<conceptEntry id="c1"><descrip type="subjectField">water</descrip><descrip type="definition">a meter</descrip>'
    '<note>n</note><langSec xml:lang="en"><termSec><term>water gauge</term><termNote type="partOfSpeech">noun</termNote>'
    '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><admin type="source">book</admin></termSec>'
    "<termSec><term>gauge</term></termSec></langSec>"
    '<langSec xml:lang="ru"><termSec><term>водомер</term></termSec></langSec></conceptEntry>'
)
TBXES = {
    "basic": TBX.format(CONCEPT),
    "two": TBX.format(CONCEPT + CONCEPT.replace("c1", "c 2")),
    "dct": '<tbx type="TBX-Min" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" '
    'xmlns:min="http://www.tbxinfo.net/ns/min"><tbxHeader/><text><body><conceptEntry id="c1"><min:subjectField>s</min:subjectField>'
    '<langSec xml:lang="en"><termSec><term>a</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec></conceptEntry>'
    "</body></text></tbx>",
    "martif": '<martif type="TBX" xml:lang="en"><martifHeader/><text><body><termEntry id="c1"><langSet xml:lang="en"><ntig><termGrp>'
    '<term>a</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet><langSet xml:lang="ru"><tig><term>б</term>'
    "</tig></langSet></termEntry></body><back><refObjectList><refObject id='r1'/></refObjectList></back></text></martif>",
    "min-2013": '<TBX dialect="TBX-Min"><header><languages source="en" target="ru"/></header><body><entry id="c1"><langGroup '
    'xml:lang="en"><termGroup><term>a</term><termStatus>preferred</termStatus></termGroup></langGroup></entry></body></TBX>',
    "damaged": TBX.format("<conceptEntry id='x'><langSec><term>a</conceptEntry>" + CONCEPT),
    "nested": TBX.format("<conceptEntry id='x'>" + CONCEPT),
    "groups": TBX.format(
        '<conceptEntry id="c1"><transacGrp><transac type="transactionType">origination</transac><date>2020-01-02</date></transacGrp>'
        '<descripGrp><descrip type="definition">d</descrip><admin type="source">s</admin></descripGrp><ref type="crossReference" '
        'target="c1">x</ref><langSec xml:lang="en"><termSec><term>a<hi type="bold">b</hi></term></termSec></langSec></conceptEntry>'
    ),
}
for name, content in TBXES.items():
    put("tbx", name, content)
put("tbx", "wide", TBXES["basic"].replace("UTF-8", "UTF-16").encode("utf-16"))
TABLES = {
    "tsv": "0# Glossary in tab-separated format -*- coding: utf-8 -*-\nwater gauge\tводомер\ta note\ngauge\tманометр\n",
    "tsv-named": "0en\tru\nterm\tтермин\n",
    "csv": '1concept id,subject,definition,source lang,source,source status,target lang,target,target note\r\n'
    'c1,water,"a ""meter""",en,gauge,preferred,ru,водомер,n\r\nc1,,,en,water gauge,,ru,,\r\n',
    "csv-semicolon": "1source;target\na;b\n",
    "csv-mark": '1source,target\r\n"a""\u0301",b\r\n',
    "utx": "2#UTX 1.11; en/ru; 2020-01-02T03:04:05Z; copyright: x;\n#src\ttgt\tsrc:pos\tterm status\nwater\tвода\tnoun\tapproved\n",
    "text": "3gauge\tводомер\n",
    "text-tbx": "3" + TBXES["basic"],
    "latin": "1source,target\nna\xefve,x\n".encode("latin-1"),
}
for name, content in TABLES.items():
    put("table", name, content)

# Rules of segmentation, and settings.
SRX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" '
    'cascade="{cascade}"><formathandle type="start" include="no"/><formathandle type="end" include="yes"/></header><body>'
    '<languagerules><languagerule languagerulename="a">{rules}</languagerule></languagerules><maprules>'
    '<languagemap languagepattern="{map}" languagerulename="a"/></maprules></body></srx>'
)


def rule(before, after, breaks="yes"):
    return f'<rule break="{breaks}"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>'


put("srx", "usual", SRX.format(
    cascade="yes", map=".*", rules=rule(r"\b(Mr|Dr)\.", r"\s", "no") + rule(r"[.?!…]+[&quot;”]*", r"\s+\p{Lu}")))
put("srx", "slow", SRX.format(cascade="no", map="en.*", rules=rule("(a+)+$", "x")))
put("srx", "look", SRX.format(cascade="no", map="[a-z]+", rules=rule(r"(?&lt;=\.)", r"(?=\s)") + rule("", "")))
put("srx", "sentences", SRX.format(cascade="yes", map=".*", rules=rule("。", "")).replace(
    "<formathandle type=\"start\"", '<okpsrx:options xmlns:okpsrx="x" useIcu4jBreakRules="yes"/><formathandle type="start"'))
put("srx", "first", '<srx version="1.0"><body><languagerules><languagerule languagerulename="a"/></languagerules><maprules>'
    '<maprule maprulename="m"><languagemap languagepattern="en" languagerulename="a"/></maprule></maprules></body></srx>')
SETTINGS = {
    "all": "languages: {source: en, target: ru}\nlookup: {threshold: 70, limit: 5}\nmemory: {write: tm/working.tmx}\n"
    "checks:\n  disable: [all-caps]\n  enable: [no-break-space]\n  severity: {double-space: error}\n"
    "  options: {length-ratio: {most: 300}}\n  words: [спейс]\n  rules:\n"
    "    - {id: house-shield, source: [missile defense], forbid: [щит*], message: no shields, suggestion: оборона}\n"
    "    - {id: house-year, target-language: ru, forbid: {regex: '\\d{4} году\\b', ignore-case: true}}\n"
    "penalties:\n  machine: 10\n  alignment: 3\n  several-targets: 0\n  age: {years: 5, points: 2}\n"
    'analyse:\n  rates: {context: 0, repetitions: 10, "100": 10, 95-99: 30}\n',
    "slow": "checks: {rules: [{id: a, forbid: {regex: '(a+)+x'}}]}\n",
    "outside": "memory: {write: tm/../outside.tmx}\n",
    "hidden-slash": "memory: {write: \"tm/a\u0600/b/\u0301../c.tmx\"}\n",
    "alias": "a: &b [1]\nc: *b\n",
    "deep": "[" * 70 + "]" * 70,
    "twice": "lookup: {limit: 5, limit: 6}\n",
    "documents": "---\nlookup:\n---\nlookup:\n",
    "tag": "lookup: !!binary aGk=\n? [a]\n: b\n",
    "block": "checks:\n  words: |\n    a\n    b\n  disable: >-\n    c\n",
    "empty": "",
}
for name, content in SETTINGS.items():
    put("settings", name, content)

# JSON lines and small files.
put("json", "short", '{"source":"a","target":"б","note":"n","context":"c","id":"1"}\n{"source":"x","target":"y"}\r\n')
put("json", "whole", '{"id":"1","attributes":{"creationdate":"20190401T100000Z"},"notes":["n"],"props":[{"type":"t","text":"v"}],'
    '"variants":[{"language":"en","text":"Press Enter.","seg":"Press <bpt i=\\"1\\"/>Enter<ept i=\\"1\\"/>.","attributes":{},'
    '"notes":[],"props":[]},{"language":"ru","text":"\\u041d\\ud83d\\ude00\\ud800"}]}\n')
put("json", "values", '[null,true,false,1,-2.5e3,1e-7,"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u2028\x7f",{"a":{}},[]]\n')
put("json", "deep", "[" * 70)
put("json", "lines", "\ufeff1\r\n\r\n\n" + '"' + "x" * 40 + '"\r\nno end')
put("small", "baseline", "0# tolmach baseline 1\n9d2c41f0a7b35e68\tnumber-changed\tdraft.xlf:31\n")
put("small", "baseline-windows", "0# tolmach baseline 1\r\n9d2c41f0a7b35e68\tnumber-changed\tdraft.xlf:31\r\n")
put("small", "project", '1<?xml version="1.0"?><omegat><project version="1.0"><source_lang>EN-US</source_lang>'
    "<target_lang>RU</target_lang><tm_dir>__DEFAULT__</tm_dir><glossary_dir>/a</glossary_dir></project></omegat>")
put("small", "rates", "2context=0,repetitions=10,95-99=30")

# Documents.
put("document", "text", "0First line\nsecond. Third!\n\n  - item\n\n12. next\x0c page\r\nlast")
put("document", "text-wide", b"0" + "wide text, here.".encode("utf-16-le"))
put("document", "markdown", "1---\ntitle: x\n---\n# Head *one*\n\nText with `code`, [link](a \"t\"), ![alt](b).\nsecond line\\\nthird  \n"
    "fourth\n\n> quote\n> more\n\n1. item\n   - nested\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n<b>html</b> &amp; &nGt;\n\n"
    "- [x] done\n\nnote[^1]\n\n[^1]: foot\n\n~~gone~~ www.example.org\n")
put("document", "html", '2<!DOCTYPE html><html><head><title>T</title><meta charset="utf-8"><style>x</style></head><body><h1>Head</h1>'
    "<p>Text &amp; <b>bold</b><br>line &nbsp; &#x416;<script>no</script></p><ul><li>a<li>b</ul><pre> a\n b </pre>"
    "<table><tr><td>c<td>d</table><img alt='x'><!-- no --><p hidden>h</p><textarea>t</textarea></body></html>")
put("document", "html-old", b"2<html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xc4\xee\xec")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD = f"<w:document {W}><w:body>{{}}</w:body></w:document>"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
STYLES = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="H"/></w:style></w:styles>'
NOTES = f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>'
put("office", "docx", "0" + PART.join([WORD.format(
    '<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t xml:space="preserve">Head </w:t></w:r></w:p><w:p><w:r><w:t>Text</w:t><w:tab/>'
    "<w:br/><w:t>more</w:t></w:r><w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), TYPES, STYLES, NOTES]))
put("office", "docx-elsewhere", "0" + PART.join([WORD.format("<w:p/>"), TYPES, "", "",
    '<Relationships><Relationship Type="x/officeDocument" Target="/word/styles.xml"/></Relationships>']))
put("office", "odt", '1<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text><text:h '
    'text:outline-level="1">Head</text:h><text:p>a<text:s text:c="3"/>b<text:tab/><text:line-break/><text:span>c</text:span>'
    "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>i</text:p>"
    "</text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>d</text:p></table:table-cell>"
    "</table:table-row></table:table></office:text></office:body></office:document-content>")
put("office", "odt-locked", '1<a/>' + PART + '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>')

# Workbooks.
BOOK = '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
BOOK_PARTS = ('<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
              '<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
put("sheet", "cells", PART.join([
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c t="inlineStr"><is><t>status</t></is></c>'
    '</row><row><c t="str"><f>A1</f><v>_x000D_a</v></c><c><v>1.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c r="XFD2"><f/></c>'
    "</row></sheetData></worksheet>",
    '<sst><si><t xml:space="preserve">en</t></si><si><r><t>r</t></r><r><t>u</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>',
    BOOK, BOOK_PARTS, ""]))
put("sheet", "elsewhere", PART.join([
    "<worksheet/>", "<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>", BOOK,
    BOOK_PARTS.replace("worksheets/sheet1", "../xl/sharedStrings"),
    '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>']))

# Archives.


def packed(entries, method=zipfile.ZIP_DEFLATED):
    bytes_ = io.BytesIO()
    with zipfile.ZipFile(bytes_, "w", method) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 4)), content, method)
    return bytes_.getvalue()


put("archive", "one", packed([("a.tmx", MEMORIES["empty"])]))
put("archive", "stored", packed([("a.tmx", "x" * 50), ("skeleton", "y")], zipfile.ZIP_STORED))
put("archive", "outside", packed([("../../outside.tmx", "x"), ("/etc/outside", "y"), ("folder/", "")]))
put("archive", "bomb", packed([("a", bytes(1 << 18))]))
put("archive", "docx", packed([("[Content_Types].xml", TYPES), ("word/document.xml", WORD.format("<w:p/>"))]))
put("archive", "gzip", gzip.compress(MEMORIES["empty"].encode(), mtime=0))
put("archive", "gzip-two", gzip.compress(b"one", mtime=0) + gzip.compress(b"two", mtime=0))
put("archive", "gzip-cut", gzip.compress(b"one" * 100, mtime=0)[:-6])
put("archive", "empty-zip", b"PK\x05\x06" + bytes(18))
put("archive", "plain", "nothing packed")

# Indexes: edits of a good one (Targets/Damage.swift).
for target in ("memory-index", "term-index"):
    put(target, "good", b"\x01")
    put(target, "edit", b"\x00\x40\x01\x00\xff")
    put(target, "number", b"\x01\x3c\x00\x03\xff\xff\xff\xff")
    put(target, "counts", b"\x01" + b"".join(struct.pack("<HB", 256 + 8 * n, 0) + b"\x01" for n in range(8)))
    put(target, "cut", b"\x07\x00\x04")
    put(target, "raw", b"\xf9TOLMACHC\x01\x00\x00\x00")


def text(value):
    return struct.pack("<Q", len(value.encode())) + value.encode()


def entry(source, objects, copy=None):
    out = text(source) + text("en/ru") + struct.pack("<4q", 100, 1, 2, 0) + struct.pack("<Q", len(objects))
    for name in objects:
        out += text(name) + struct.pack("<3qQ", 1, 2, 3, 4)
    return out + struct.pack("<Q", 0 if copy is None else 1) + (b"" if copy is None else text(copy) + struct.pack("<3qQ", 1, 2, 3, 4))


put("catalogue", "empty", b"1" + struct.pack("<Q", 0))
put("catalogue", "one", b"1" + struct.pack("<Q", 1) + entry("tm/a.tmx", ["x.idx"]))
put("catalogue", "two", b"1" + struct.pack("<Q", 2) + entry("tm/a.tmx", ["x.idx", "y.idx"]) + entry("tm/b.tmx", [], "c.utf8"))
put("catalogue", "outside", b"1" + struct.pack("<Q", 1) + entry("tm/a.tmx", ["../x"]))
put("catalogue", "hidden-slash", b"1" + struct.pack("<Q", 1) + entry("tm/a.tmx", ["x/\u0301y"]))
put("catalogue", "raw", b"0TOLMACHK\x01\x00\x00\x00\x00\x00\x00\x00")
