"""The one table of expected losses: what each program drops or changes by its own design, and why.

The tests hold to it exactly: a loss that is not here fails, and so does one that no longer occurs. Of `tolmach` it has what our own
formats have no place for, in the words that the tool says it with.
"""

import re
import unicodedata

import outlines
from compare import Loss

# Kinds of changes. Each makes a function that changes a record in place, or says False where the program does not give it.


def drop(*fields):
    """These fields are not there."""
    def change(record):
        for field in fields:
            record.pop(field, None)
    return change


def without(*names):
    """These units are not there."""
    return lambda record: False if record["_name"] in names else None


def texts(function):
    """Every text is another."""
    def change(record):
        record["texts"] = [[language, function(text)] for language, text in record["texts"]]
    return change


def text_of(name, language, new):
    """A text of one unit is another."""
    def change(record):
        if record["_name"] == name:
            record["texts"] = [[a, new if a == language else text] for a, text in record["texts"]]
    return change


def codes(function):
    """What has codes is another: the content of a segment, or its outline."""
    def change(record):
        record["codes"] = [[language, function(text)] for language, text in record.get("codes", [])]
    return change


def shown(function):
    """Codes are text, written so."""
    def change(record):
        segs = dict(map(tuple, record.pop("codes", [])))
        record["texts"] = [[a, function(segs[a]) if a in segs else text] for a, text in record["texts"]]
    return change


def shown_of_pair(function):
    """The texts of a format of two languages have in them what codes hold."""
    def change(record):
        segs = dict(map(tuple, record["_segs"]))
        record["texts"] = [[a, function(segs[a]) if a in segs else text] for a, text in record["texts"]]
    return change


def without_attributes(*names):
    def change(record):
        record["attributes"] = [a for a in record.get("attributes", []) if a[1] not in names]
    return change


def without_attributes_of(*languages):
    def change(record):
        record["attributes"] = [a for a in record.get("attributes", []) if a[0] not in languages]
    return change


# What our own formats do.


def number_for_id(record):
    """Of several pairs of a unit the first has its id; the others have numbers."""
    if not record["_first"]:
        record["id"] = str(record["_number"])


def number_for_context(record):
    if record["_name"] == "two-translations" and not record["_first"]:
        record["context"] = "2"


def plural_form_alone(record):
    record["props"] = [prop for prop in record.get("props", []) if prop[0] == "x-plural-form"]


def trados_fields(record):
    props = [["x-" + kind.removeprefix("x-") + ":SingleString", text] for kind, text in record.get("props", [])]
    if "context" in record:
        props.append(["x-context:SingleString", record.pop("context")])
    record["props"] = props


NOTES = ("concept note", "source note", "target note")


def comment_of_table(record):
    record["notes"] = "; ".join(record.pop(name) for name in ("definition", *NOTES) if name in record)


def notes_of_target(record):
    if record.get("notes"):
        record["target note"] = record.pop("notes")


def definitions_in_a_line(record):
    if "definition" in record:
        record["definition"] = record["definition"].replace("\n", " ")


# What peers do.


def terms_alone(record):
    for name in [name for name in record if name not in ("texts", "_name")]:
        record.pop(name)


def notes_alone(record):
    record["notes"] = "\n".join(record.pop(name) for name in NOTES if name in record)


def empty_texts(record):
    record["texts"] = [[language, ""] for language, _ in record["texts"]]


def languages_unknown(record):
    record["texts"] = [[None, text] for _, text in record["texts"]]


def singular_source(record):
    if record["_name"] in ("plural-1", "plural-2"):
        record["texts"][0][1] = "%d day is left"


def american(record):
    record["texts"] = [["en-US" if language == "en" else language, text] for language, text in record["texts"]]
    record["attributes"] = [["", "srclang", "en-US"]]


def first_of_source(record):
    return False if record["_name"] in ("context-state", "plural-2") or record["_name"] == "two-translations" and not record["_first"] else None


def composed_target(record):
    record["texts"] = [[a, unicodedata.normalize("NFC", text) if a == "ru" else text] for a, text in record["texts"]]


def source_and_last_target(record):
    found = dict(map(tuple, record["texts"]))
    record["texts"] = [["en", found["en"]], ["ru", found["ru"]]]


def last_of_language(record):
    record["texts"] = sorted(map(list, dict(map(tuple, record["texts"])).items()))


def last_note(record):
    record["notes"] = record.get("_own_notes", [None])[-1]


def last_line_of_notes(record):
    record["notes"] = record.get("notes", "").split("\n")[-1]


# The names that OmegaT gives codes of other programs: a letter of what they hold, numbered from 0.
LETTERS = {
    "pair-of-codes": ["Press <b0>Enter</b0>.", "Нажмите <b0>Ввод</b0>."],
    "placeholders": ["Page <n0> of <m1>", "Из <m0> страниц — <n1>-я"],
    "isolated": ["<i0>Begun here", "<i0>Начато здесь"],
    "isolated-end": ["Ended here</i0>", "Закончено здесь</i0>"],
    "nested": ["<a0>one <b1>two</b1></a0>", "<a0>один <b1>два</b1></a0>"],
    "subflow": ["See <a0><a1> here", "См. <к0><к1> здесь"],
    "unknown-tag": ["Old <c0>mark", "Старая <c0>метка"],
    "empty-codes": ["Line<f0>break", "Перенос<f0>строки"],
    "code-at-ends": ["<f0>all<f1>", "<f0>всё<f1>"],
}


def omegat_letters(record):
    record.pop("codes", None)
    if record["_name"] in LETTERS:
        record["texts"] = [list(text) for text in zip(("en", "ru"), LETTERS[record["_name"]])]


def tags_as_codes(record):
    """OmegaT's tags as its level 2 has them."""
    def code(match):
        end, number, alone = match.groups()
        name, attributes = "bpt", f'i="{number}" x="{number}"'
        if alone:
            name, attributes = "ph", f'x="{number}"'
        elif end:
            name, attributes = "ept", f'i="{number}"'
        return f"<{name} {attributes}>{match.group().replace('<', '&lt;').replace('>', '&gt;')}</{name}>"

    tag = r"<(/?)f(\d+)(/?)>"
    record["codes"] = [[language.upper(), re.sub(tag, code, text)] for language, text in record["texts"] if re.search(tag, text)]
    # A standalone code between two words parts them by a space.
    record["texts"] = [
        [language, re.sub(tag, "", re.sub(r"(?<=\w)<f\d+/>(?=\w)", " ", text))] for language, text in record["texts"]]


def languages_in_capitals(record):
    record["texts"] = [[language.upper(), text] for language, text in record["texts"]]


def attributes_at_target(record):
    record["attributes"] = sorted(["RU", name, text] for _, name, text in record.get("attributes", []))


def omegat_comment(record):
    labels = {"subject": "subjectField: ", "definition": "definition: "}
    values = {"preferred": "preferredTerm-admn-sts"}
    names = ["subject", "definition", "concept note", "source note", "target pos", "target status", "target note"]
    lines = [labels.get(name, "") + record.pop(name) for name in names if name in record]
    record["notes"] = "\n".join(values.get(line, line) for line in lines)


# Which comparisons rows are for.

DATES, AUTHORS, USE = ("creationdate", "changedate"), ("creationid", "changeid"), ("usagecount", "lastusagedate")
XLIFF = ["xliff12", "xliff2"]
TABLES = ["csv", "tsv"]
PAIRS = [*XLIFF, "po", *TABLES]
NUMBERED = ["level2", "trados", "memoq"]
TMX = ["tmx14", "level1", "omegat", *NUMBERED]
READS = [f"reads {flavour}" for flavour in TMX]
READS_OTHERS = ["reads tmx14", "reads level2", "reads trados", "reads memoq"]
OMEGAT_WRITES = ["writes omegat", "writes level1", "writes level2"]
FILLS = "fills a project by omegat"

LOSSES = [
    # Our formats: memories.
    Loss("tolmach", PAIRS, "lost: dates of units", "no place", without_attributes(*DATES)),
    Loss("tolmach", PAIRS, "lost: authors of units", "no place", without_attributes(*AUTHORS)),
    Loss("tolmach", PAIRS, "lost: other attributes of units", "no place", without_attributes(*USE)),
    Loss("tolmach", [*XLIFF, *TABLES], "lost: props", "no place", drop("props")),
    Loss("tolmach", ["po"], "lost: props", "no place, but for which form of a plural it is", plural_form_alone),
    Loss("tolmach", ["po"], "changed: plural forms", "the rule of the language is to be added", None),
    Loss("tolmach", XLIFF, "changed: ids that stand twice or hold signs", "numbers", number_for_id),
    Loss("tolmach", ["xliff2"], "changed: texts within codes", "XLIFF 2 has them in units of their own",
         codes(lambda text: re.sub(r"\{sub \|([^}]*)\}", r"\1", text))),
    Loss("tolmach", ["po", *TABLES], "lost: ids", "no place", drop("id")),
    Loss("tolmach", ["po", *TABLES, "level1"], "lost: inline codes", "text alone", drop("codes")),
    Loss("tolmach", ["po"], "changed: other translations of a source", "a number as context", number_for_context),
    Loss("tolmach", ["tsv"], "lost: notes", "two columns", drop("notes")),
    Loss("tolmach", ["tsv"], "lost: contexts", "two columns", drop("context")),
    Loss("tolmach", ["tsv"], "changed: tabs and line ends", "a cell is a piece of a line",
         texts(lambda text: re.sub("[\t\n\r]", " ", text))),
    Loss("tolmach", NUMBERED, "changed: ut", "TMX 1.4 discourages it", codes(lambda seg: seg.replace("ut", "ph"))),
    Loss("tolmach", ["trados"], "props are fields", "as Studio has them", trados_fields),
    Loss("tolmach", ["omegat"], "lost: what inline codes hold", "tags as text", shown(outlines.omegat)),
    Loss("tolmach", ["omegat"], "changed: notes and props of variants", "OmegaT reads those of units", None),
    Loss("tolmach", ["omegat"], "changed: several notes of a unit", "OmegaT reads one", None),
    Loss("tolmach", ["imports xliff*"], "ids", "they are the file's, not the memory's", drop("id")),
    Loss("tolmach", ["imports xliff*"], "hi", "XLIFF's g is bpt and ept in a memory",
         codes(lambda text: re.sub(r"\{g (\d)\|(\w+)\}", r"{bpt \1|}\2{ept \1|}", text))),
    # Our formats: glossaries.
    Loss("tolmach", ["holds glossary"], "line breaks in definitions", "TBX joins spaces", definitions_in_a_line),
    Loss("tolmach", ["glossary tsv"], "lost: ids of concepts", "three columns", drop("id")),
    Loss("tolmach", ["glossary tsv"], "lost: parts of speech", "three columns", drop("target pos")),
    Loss("tolmach", ["glossary tsv"], "lost: status", "three columns", drop("target status")),
    Loss("tolmach", ["glossary tsv"], "lost: subject fields", "three columns", drop("subject")),
    Loss("tolmach", ["glossary tsv"], "changed: definitions and notes", "a comment", comment_of_table),
    Loss("tolmach", ["imports glossary tsv"], "whose note a comment is", "the target's", notes_of_target),

    # Translate Toolkit.
    Loss("toolkit", READS, "dates, authors, other attributes", "its units do not give them", drop("attributes")),
    Loss("toolkit", READS, "props", "its units give x-context alone", drop("props")),
    Loss("toolkit", READS_OTHERS, "inline codes", "what they hold is text to it", shown(outlines.shown)),
    Loss("toolkit", ["reads omegat"], "languages", "it does not know lang of TMX 1.1", languages_unknown),
    Loss("toolkit", ["reads xliff12"], "texts with inline codes", "what they hold is in the text, too",
         shown_of_pair(outlines.shown)),
    Loss("toolkit", ["reads xliff2"], "texts with inline codes", "it joins what stands around them",
         shown_of_pair(outlines.bare)),
    Loss("toolkit", ["reads xliff2"], "inline codes", "it reads texts alone", drop("codes")),
    Loss("toolkit", ["reads xliff2"], "notes", "it looks for them in segments, where XLIFF 2 has none", drop("notes")),
    Loss("toolkit", ["reads xliff2"], "context", "it does not read the name of a unit", drop("context")),
    Loss("toolkit", ["reads csv as it is"], "texts", "languages are no names of columns to it", empty_texts),
    Loss("toolkit", ["reads csv as it is"], "notes", "note is no name of a column to it", drop("notes")),
    Loss("toolkit", ["reads csv as it is"], "the first row", "without values it is a header to it", without("plain")),
    Loss("toolkit", ["writes by po2tmx", "writes by po2csv"], "notes", "it does not write them", drop("notes")),
    Loss("toolkit", ["writes by po2csv", "writes by po2xliff", "writes by xliff2po"], "contexts", "it does not write them",
         drop("context")),
    Loss("toolkit", ["reads po", "writes by po2tmx", "writes by po2csv"], "which form of a plural it is", "it gives texts alone",
         drop("props")),
    Loss("toolkit", ["writes by po2csv"], "the third form of a plural", "it writes two", without("plural-2")),
    Loss("toolkit", ["writes by po2csv"], "backslashes", "it doubles them",
         texts(lambda text: text.replace("\\", "\\\\"))),
    Loss("toolkit", ["writes by po2csv"], "what begins as a formula", "an apostrophe before it",
         texts(lambda text: "'" + text if text[:1] in "+-=@" else text)),
    Loss("toolkit", ["writes by po2xliff"], "English", "en-US unless a template says otherwise", american),
    Loss("toolkit", ["writes by xliff2po"], "ids", "a message has none", drop("id")),
    Loss("toolkit", ["writes by xliff2po"], "notes", "it takes those from a translator or developer", drop("notes")),
    Loss("toolkit", ["writes by xliff2po"], "texts with inline codes", "what they hold is in the text",
         shown_of_pair(outlines.shown)),
    Loss("toolkit", ["writes by xliff2po"], "inline codes", "what they hold is in the text", drop("codes")),
    Loss("toolkit", ["writes by xliff2po"], "other translations of a source", "it keeps the first", first_of_source),
    Loss("toolkit", ["reads glossary tbx-2008"], "data that is no note", "asked for notes, it gives what is called so",
         drop("subject", "definition", "target status", "target pos")),
    Loss("toolkit", ["reads glossary tbx-2008"], "whose notes they are", "all are the unit's", notes_alone),
    Loss("toolkit", ["reads glossary utx"], "all but the terms", "it looks for a column of UTX 1.0, comment", terms_alone),
    Loss("toolkit", ["writes glossary by csv2tbx"], "all but the terms", "it is given two columns", terms_alone),

    # GNU gettext.
    Loss("gettext", ["reads po"], "notes", "a compiled catalogue has none", drop("notes")),
    Loss("gettext", ["reads po"], "which form of a plural it is", "Python's reader numbers them", drop("props")),
    Loss("gettext", ["reads po"], "the source's plural", "a compiled catalogue is asked for the singular", singular_source),

    # OmegaT 3.6.
    Loss("omegat", [*READS, *OMEGAT_WRITES, FILLS], "ids", "it does not read tuid", drop("id")),
    Loss("omegat", [*READS, *OMEGAT_WRITES], "counts and dates of use", "it does not read them", without_attributes(*USE)),
    Loss("omegat", [*READS, *OMEGAT_WRITES], "authors and dates of the source", "of variants it reads the target's",
         without_attributes_of("en")),
    Loss("omegat", [*READS, *OMEGAT_WRITES, FILLS], "other languages and translations", "a project has two; the last is kept",
         source_and_last_target),
    Loss("omegat", [*READS_OTHERS, "reads level1"], "notes", "it keeps the last of a unit, and none of a variant", last_note),
    Loss("omegat", READS_OTHERS, "what inline codes hold", "a tag, named by a letter of it", omegat_letters),
    Loss("omegat", [*READS, *OMEGAT_WRITES, "reads glossary*"], "letters with marks apart", "it composes them (NFC)",
         texts(lambda text: unicodedata.normalize("NFC", text))),
    Loss("omegat", [FILLS], "letters of the target with marks apart", "it composes them (NFC)", composed_target),
    Loss("omegat", [FILLS], "authors and dates", "a catalogue has none", drop("attributes")),
    Loss("omegat", [FILLS], "notes", "it does not write them to a catalogue", drop("notes")),
    Loss("omegat", [FILLS, *OMEGAT_WRITES], "props", "of props it keeps its own: file, id, prev, next", drop("props")),
    Loss("omegat", [FILLS, *OMEGAT_WRITES], "contexts", "they are props", drop("context")),
    Loss("omegat", [FILLS, *OMEGAT_WRITES], "other translations of a source", "the last is the default",
         without("context-menu", "plural-1")),
    Loss("omegat", [FILLS, *OMEGAT_WRITES], "texts with spaces at an end", "a segment of a catalogue has none",
         without("outer-spaces", "line-feed", "line-feed-first")),
    Loss("omegat", [FILLS, *OMEGAT_WRITES], "line ends", "it knows line feeds alone in catalogues",
         without("carriage-return-line-feed", "carriage-return", "unicode-line-ends")),
    Loss("omegat", ["writes level1"], "inline codes", "level 1 has none",
         texts(lambda text: re.sub(r"</?f\d+/?>", "", text))),
    Loss("omegat", ["writes level2"], "inline codes", "its tags are what codes hold", tags_as_codes),
    Loss("omegat", OMEGAT_WRITES, "languages", "in capitals", languages_in_capitals),
    Loss("omegat", OMEGAT_WRITES, "whose authors and dates they are", "it writes them at the target", attributes_at_target),
    Loss("omegat", ["reads glossary tbx-2008"], "ids", "it does not read them", drop("id")),
    Loss("omegat", ["reads glossary tbx-2008"], "data of concepts and terms", "one comment has all of it", omegat_comment),

    # LibreOffice.
    Loss("libreoffice", ["writes csv of text", "writes xlsx of text", "writes safe csv"], "carriage returns", "a cell has line feeds",
         texts(lambda text: text.replace("\r\n", "\n").replace("\r", "\n"))),
    Loss("libreoffice", ["writes safe csv"], "007", "a number", text_of("number", "en", "7")),
    Loss("libreoffice", ["writes safe csv"], "1/4/2019", "a date", text_of("date", "ru", "01/04/2019")),

    # Qt Linguist.
    Loss("qt", ["writes xliff12"], "contexts", "it does not read resname", drop("context")),
    Loss("qt", ["writes xliff12"], "notes", "it keeps the last", last_line_of_notes),
    Loss("qt", ["writes xliff12"], "texts with inline codes", "what stands before most codes is lost",
         shown_of_pair(outlines.qt)),
    Loss("qt", ["writes xliff12"], "inline codes", "what they hold is in the text", drop("codes")),
    Loss("qt", ["writes xliff12"], "carriage returns", "it drops them", texts(lambda text: text.replace("\r", ""))),
    Loss("qt", ["writes xliff12"], "a backslash before c", "it takes what a code holds for an escape",
         text_of("unknown-tag", "en", "Old {cf1 mark")),
    Loss("qt", ["writes xliff12"], "a backslash before c, in the target", "it takes what a code holds for an escape",
         text_of("unknown-tag", "ru", "Старая {cf1 метка")),

    # XML::TMX.
    Loss("perl", READS, "authors and dates of variants", "it gives the unit's", without_attributes_of("en", "ru")),
    Loss("perl", READS, "other translations", "one text a language: the last", last_of_language),
    Loss("perl", ["reads tmx14", "reads level2"], "inline codes", "of some it gives the element, of others what they hold",
         shown(outlines.perl)),
]
