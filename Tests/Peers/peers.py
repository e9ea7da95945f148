"""The peers: one function each. It yields what it compares: a name, what we say, what the peer says, and whether the order counts."""

import csv
import dataclasses
import gettext
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import material
import outlines
from compare import Comparison
from losses import LOSSES
from tolmach import record, term

HERE = Path(__file__).parent


class Missing(Exception):
    """What a peer needs is not there."""


def run(*command, **more):
    done = subprocess.run(
        [*map(str, command)], capture_output=True, text=True, timeout=300, env=os.environ | {"LC_ALL": "C.UTF-8"}, **more)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout[-500:]}{done.stderr[-2000:]}")
    return done


def json_lines(text):
    return [{name: value for name, value in json.loads(line).items() if value} for line in text.split("\n") if line]


# Memories as the formats have them

FLAVOURS = ["tmx14", "level1", "level2", "omegat", "trados", "memoq"]
GLOSSARIES = {"tbx": ".tbx", "tbx-2008": ".tbx", "csv": ".csv", "tsv": ".tsv", "utx": ".utx"}
PAIRS = {"xliff12": "xliff12.xlf", "xliff2": "xliff2.xlf", "po": "pairs.po", "csv": "pairs.csv", "tsv": "pairs.tsv"}


def pairs(records):
    """English and Russian of each unit, as formats of two languages have them: a record for each pair of texts."""
    result = []
    for whole in records:
        codes = {(language, text): seg for (language, text), (_, seg) in zip(
            [t for t in whole["texts"] if t[0] in [c[0] for c in whole.get("codes", [])]], whole.get("codes", []))}
        english = [text for text in whole["texts"] if text[0].split("-")[0] == "en"]
        russian = [text for text in whole["texts"] if text[0] == "ru"]
        for a in english:
            for b in russian:
                one = {name: value for name, value in whole.items() if name not in ("texts", "codes")}
                one["texts"] = [["en", a[1]], ["ru", b[1]]]
                one["codes"] = [[c[0], outlines.of_tmx(codes[tuple(c)], outlines.XLIFF)] for c in (a, b) if tuple(c) in codes]
                one["_segs"] = [[c[0], codes[tuple(c)]] for c in (a, b) if tuple(c) in codes]
                one["_number"] = len(result) + 1
                one["_first"] = a == english[0] and b == russian[0]
                result.append(one)
    return result


def with_outlines(records):
    """Records of TMX with codes as formats of two languages have them."""
    for one in records:
        one["codes"] = [[language, outlines.of_tmx(seg, outlines.XLIFF)] for language, seg in one.get("codes", [])]
    return records


class Context:
    """What all peers are given: the tool, a memory of it, what it has written, and where its own files may lie."""

    def __init__(self, tool, folder):
        self.tool = tool
        self.folder = folder
        self.work = tool.folder
        self.memory = tool.workspace("memory")
        source = self.work / "memory.jsonl"
        source.write_text("".join(json.dumps(unit, ensure_ascii=False) + "\n" for unit in material.MEMORY), encoding="utf-8")
        tool.run("import", source, "--workspace", self.memory, "--into", "peers")
        self.units = tool.units(self.memory)
        for unit in self.units:
            unit["_name"] = unit["id"]
        self.pairs = pairs(self.units)
        self.said = {}
        for flavour in FLAVOURS:
            self.said[flavour] = tool.export(self.memory, self.tmx(flavour), "--flavour", flavour)
        for kind, name in PAIRS.items():
            self.said[kind] = tool.export(self.memory, self.work / name, "--format", kind, "--from", "en", "--to", "ru")
        self.glossary = tool.workspace("glossary")
        with open(self.work / "terms.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, material.GLOSSARY_COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(material.GLOSSARY)
        tool.run("glossary", "import", self.work / "terms.csv", "--workspace", self.glossary, "--into", "terms", "--from", "en", "--to", "ru")
        self.terms = tool.terms(self.glossary)
        for one in self.terms:
            one["_name"] = one["texts"][0][1]
        for kind in GLOSSARIES:
            self.said[f"glossary {kind}"] = tool.export_glossary(self.glossary, self.glossary_path(kind), kind)

    def tmx(self, flavour):
        return self.work / f"{flavour}.tmx"

    def glossary_path(self, kind):
        return self.work / f"terms-{kind}{GLOSSARIES[kind]}"

    def path(self, kind):
        return self.work / PAIRS[kind]


@dataclasses.dataclass
class Faults:
    """What a peer has to say of a file."""

    where: str
    lines: list[str]


@dataclasses.dataclass
class Skipped:
    where: str
    why: str


def tolmach(context):
    """What we have just been given, what we say that our files lack, and what we read of them ourselves."""
    yield Comparison("holds", [record(unit) | {"_name": unit["id"]} for unit in material.MEMORY], context.units)
    for kind, said in context.said.items():
        listed = sorted(loss.what for loss in LOSSES if loss.is_for("tolmach", kind) and ":" in loss.what)
        yield Faults(f"says what is lost of {kind}", [f"expected {listed}, found {said}"] if listed != said else [])
    for flavour in FLAVOURS:
        found = context.tool.read(f"own-{flavour}", context.tmx(flavour))
        yield Comparison(f"imports {flavour}", context.units, found, (flavour, f"imports {flavour}"))
    for kind in PAIRS:
        found = with_outlines(context.tool.read(f"own-{kind}", context.path(kind), "--from", "en", "--to", "ru"))
        yield Comparison(f"imports {kind}", context.pairs, found, (kind, f"imports {kind}"))
    yield Comparison("holds glossary", [term(row) for row in material.GLOSSARY], [one | {"id": None} for one in context.terms])
    for kind in GLOSSARIES:
        found = context.tool.read_glossary(f"own-{kind}", context.glossary_path(kind), has_ids=kind != "tsv")
        yield Comparison(f"imports glossary {kind}", context.terms, found, (f"glossary {kind}", f"imports glossary {kind}"))


def translate_toolkit(context):
    python = context.folder / "venv/bin/python"
    if not python.exists():
        raise Missing("Translate Toolkit is not installed")

    def read(kind, path):
        return json_lines(run(python, HERE / "toolkit.py", "read", kind, path).stdout)

    def write(kind, path):
        new = context.work / f"toolkit-{kind}-{path.name}"
        run(python, HERE / "toolkit.py", "write", kind, path, new)
        return new

    for flavour in FLAVOURS:
        path = context.tmx(flavour)
        yield Comparison(f"reads {flavour}", context.units, read("tmx", path), (flavour,))
        again = context.tool.read(f"toolkit-{flavour}", write("tmx", path))
        yield Comparison(f"writes {flavour}", context.units, again, (flavour, f"imports {flavour}"))
    # The toolkit does not know languages as names of columns.
    named = context.work / "named.csv"
    lines = context.path("csv").read_bytes()
    header = b"en,ru,note,context\n"
    yield Faults("header of csv", [] if lines.startswith(header) else [f"expected {header}, found {lines[:40]}"])
    named.write_bytes(b"source,target,translator_comments,context\n" + lines.partition(b"\n")[2])
    yield Comparison("reads csv as it is", context.pairs, read("csv", context.path("csv")), ("csv",))
    for kind, store, path in [
        ("xliff12", "xliff", context.path("xliff12")), ("xliff2", "xliff2", context.path("xliff2")), ("po", "po", context.path("po")),
        ("csv", "csv", named),
    ]:
        yield Comparison(f"reads {kind}", context.pairs, read(store, path), (kind,))
        again = with_outlines(context.tool.read(f"toolkit-{kind}", write(store, path), "--from", "en", "--to", "ru"))
        yield Comparison(f"writes {kind}", context.pairs, again, (kind, f"imports {kind}"))
    # Programs of the toolkit, from our file to one of another format, which we read.
    for program, kind, new in [("po2tmx", "po", "tmx"), ("po2xliff", "po", "xlf"), ("po2csv", "po", "csv"), ("xliff2po", "xliff12", "po")]:
        path = context.work / f"{program}.{new}"
        languages = ["-l", "ru"] if program == "po2tmx" else []
        run(context.folder / "venv/bin" / program, "--progress=none", *languages, context.path(kind), path)
        # What XLIFF does not call approved is marked for another look in a catalogue.
        again = with_outlines(context.tool.read(program, path, "--from", "en", "--to", "ru", "--fuzzy"))
        yield Comparison(f"writes by {program}", context.pairs, again, (kind, "imports po"))
    for kind, store in [("tbx-2008", "tbx"), ("utx", "utx"), ("tsv", "omegat")]:
        path = context.glossary_path(kind)
        found = read(store, path)
        if kind == "tsv":
            # The comment that OmegaT's glossaries begin with is a term to it.
            assert found.pop(0)["texts"][0][1].startswith("# Glossary")
        yield Comparison(f"reads glossary {kind}", context.terms, found, (f"glossary {kind}",))
        again = context.tool.read_glossary(f"toolkit-{kind}", write(store, path), has_ids=kind != "tsv")
        yield Comparison(f"writes glossary {kind}", context.terms, again, (f"glossary {kind}", f"imports glossary {kind}"))
    two_columns = context.work / "two-columns.csv"
    with open(two_columns, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["source", "target"]] + [[term["texts"][0][1], term["texts"][1][1]] for term in context.terms])
    made = context.work / "csv2tbx.tbx"
    run(context.folder / "venv/bin/csv2tbx", "--progress=none", two_columns, made)
    # It calls every language that it translates into xx.
    again = context.tool.read_glossary("csv2tbx", made, has_ids=False, target="xx")
    yield Comparison("writes glossary by csv2tbx", context.terms, again)


def gnu_gettext(context):
    for program in ("msgfmt", "msgcat", "msgmerge", "msgattrib"):
        if not shutil.which(program):
            raise Missing(f"no {program}")
    po = context.path("po")
    made = context.work / "pairs.mo"
    run("msgfmt", "--check-format", "--check-domain", "-o", made, po)
    done = subprocess.run(["msgfmt", "--check-header", "-o", os.devnull, po], capture_output=True, text=True, env=os.environ | {"LC_ALL": "C.UTF-8"})
    # What we say: the rule of the language is to be added.
    lacks = done.returncode != 0 and 'lacks a "plural=EXPRESSION" attribute' in done.stderr
    yield Faults("refuses plural forms without their rule", [] if lacks else ["expected it to ask for Plural-Forms", *done.stderr.splitlines()])
    with open(made, "rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    found = []
    for message, translation in catalogue.items():
        if isinstance(message, tuple):
            message = message[0]
        if message:
            where, _, text = message.rpartition("\4")
            found.append({"texts": [["en", text], ["ru", translation]]} | ({"context": where} if where else {}))
    yield Comparison("reads po", context.pairs, found, ("po",), is_ordered=False)
    again = context.work / "msgcat.po"
    run("msgcat", "--width=40", "-o", again, po)
    yield Comparison("writes po", context.pairs, context.tool.read("msgcat", again), ("po", "imports po"))
    # Plural forms, marked and dropped messages, as msgmerge writes them.
    old, new, merged = (context.work / name for name in ("old.po", "new.pot", "merged.po"))
    old.write_text(material.CATALOGUE, encoding="utf-8")
    new.write_text(material.TEMPLATE, encoding="utf-8")
    run("msgmerge", "--previous", "--quiet", "-o", merged, old, new)
    run("msgfmt", "--check-format", "-o", os.devnull, merged)
    yield Comparison("writes plural forms and marks", material.MERGED, context.tool.read("merged", merged))
    yield Comparison("writes marks, which we are to take", material.MERGED + material.MARKED, context.tool.read("marked", merged, "--fuzzy"))


def schemas(context):
    """xmllint with the schemas that packages carry: of TMX and TBX in OmegaT's, of XLIFF in Symfony's."""
    if not shutil.which("xmllint"):
        raise Missing("no xmllint")
    folder = context.folder / "schemas"

    def check(where, path, option, schema):
        if not (folder / schema).exists():
            yield Skipped(where, f"no {schema}")
            return
        done = subprocess.run(
            ["xmllint", "--nonet", "--noout", option, folder / schema, path], capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"})
        lines = [line for line in done.stderr.splitlines() if "error" in line]
        yield Faults(where, lines or [done.stderr] if done.returncode else [])

    for flavour in FLAVOURS:
        path = context.tmx(flavour)
        if flavour == "omegat":
            yield from check(f"the DTD of TMX 1.1 takes {flavour}", path, "--dtdvalid", "tmx11.dtd")
        else:
            yield from check(f"the DTD of TMX 1.4 takes {flavour}", path, "--dtdvalid", "tmx14.dtd")
            yield from check(f"the schema of TMX 1.4 takes {flavour}", path, "--schema", "tmx14.xsd")
    yield from check("the strict schema of XLIFF 1.2 takes xliff12", context.path("xliff12"), "--schema", "xliff-core-1.2-strict.xsd")
    yield from check("the schema of XLIFF 2.0 takes xliff2", context.path("xliff2"), "--schema", "xliff-core-2.0.xsd")
    yield from check("the schema of TBX 2008 takes tbx-2008", context.glossary_path("tbx-2008"), "--schema", "tbx.xsd")
    broken = context.work / "broken.tmx"
    broken.write_text(material.BROKEN, encoding="utf-8")
    mended = context.work / "mended.tmx"
    subprocess.run([context.tool.binary, "doctor", broken, "--repair", "-o", mended], capture_output=True, env=context.tool.environment)
    yield from check("the DTD of TMX 1.4 takes what doctor repairs", mended, "--dtdvalid", "tmx14.dtd")


OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN</source_lang><target_lang>RU</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
"""


def po_text(text):
    for sign, escaped in [("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")]:
        text = text.replace(sign, escaped)
    return f'"{text}"'


def omegat(context):
    if not OMEGAT.exists() or not shutil.which("java"):
        raise Missing("OmegaT or java is not installed")
    if not shutil.which("javac"):
        raise Missing("no javac, with which OmegaTReader.java is compiled")
    classes = context.work / "classes"
    run("javac", "-d", classes, "-cp", OMEGAT, HERE / "OmegaTReader.java")
    java = ["java", "-Djava.awt.headless=true", f"-Duser.home={classes}", "-cp", f"{classes}:{OMEGAT}", "OmegaTReader"]

    def read(kind, path):
        lines = run(*java, kind, path, "en", "ru").stdout.split("\n")
        return json_lines("\n".join(line for line in lines if line.startswith("{")))

    for flavour in FLAVOURS:
        found = []
        for one in read("tmx", context.tmx(flavour)):
            for name, where in [("created", ""), ("changed", ""), ("target created", "ru"), ("target changed", "ru")]:
                kind = {"created": "creation", "changed": "change"}[name.split()[-1]]
                date, person = one.pop(name)
                one.setdefault("attributes", []).extend(
                    [[where, kind + what, value] for what, value in [("date", date), ("id", person)] if value])
            one["attributes"].sort()
            one["context"] = next((text for kind, text in one.get("props", []) if kind == "x-context"), None)
            one["props"] = [p for p in one.get("props", []) if p[0] != "x-context"]
            found.append(one)
        yield Comparison(f"reads {flavour}", context.units, found, (flavour,))

    # A project whose memory is our file: what it fills, and the three files that it writes.
    folder = context.work / "project"
    for name in ("source", "target", "omegat", "tm/auto", "glossary", "dictionary"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(PROJECT)
    shutil.copy(context.tmx("omegat"), folder / "omegat/project_save.tmx")
    shutil.copy(context.glossary_path("tsv"), folder / "glossary/terms.txt")
    sources = list(dict.fromkeys(outline_text for outline_text in (
        outlines.omegat(dict(map(tuple, unit["codes"]))["en"]) if "codes" in unit else dict(map(tuple, unit["texts"]))["en"]
        for unit in context.units)))
    (folder / "source/all.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        + "".join(f"msgid {po_text(text)}\nmsgstr \"\"\n\n" for text in sources), encoding="utf-8")
    run("omegat", folder, "--mode=console-translate", f"--config-dir={folder}/config", "--disable-project-locking")
    filled = context.tool.read("omegat-filled", folder / "target/all.po", "--from", "en", "--to", "ru")
    yield Comparison("fills a project by omegat", context.units, filled, ("omegat",), is_ordered=False)
    for kind in ("omegat", "level1", "level2"):
        again = context.tool.read(f"omegat-{kind}", folder / f"project-{kind}.tmx")
        yield Comparison(f"writes {kind}", context.units, again, ("omegat",), is_ordered=False)

    text = context.work / "terms.txt"
    shutil.copy(context.glossary_path("tsv"), text)
    yield Comparison("reads glossary tsv", context.terms, [as_term(entry) for entry in read("tsv", text)], ("glossary tsv",))
    yield Comparison("reads glossary tbx-2008", context.terms, [as_term(e) for e in read("tbx", context.glossary_path("tbx-2008"))])


def as_term(entry):
    return {"texts": [["en", entry["source"]], ["ru", entry["target"]]]} | ({"notes": entry["comment"]} if "comment" in entry else {})


def libreoffice(context):
    office = shutil.which("soffice")
    if not office:
        raise Missing("no LibreOffice")

    def convert(path, to, folder, *more):
        run(office, f"-env:UserInstallation=file://{context.work}/office", "--headless", *more, "--convert-to", to, "--outdir", folder, path)
        return folder / f"{path.stem}.{to.split(':')[0]}"

    sheet, table = "xlsx:Calc MS Excel 2007 XML", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"

    def there_and_back(path, name, *more):
        folder = context.work / name
        folder.mkdir()
        return convert(convert(path, sheet, folder, *more), table, folder)

    # As text, column by column, and as LibreOffice takes columns unless it is told.
    text = "--infilter=CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2"
    again = context.tool.read("office-text", there_and_back(context.path("csv"), "office-text", text))
    yield Comparison("writes csv of text", context.pairs, again, ("csv", "imports csv"))
    try:
        again = context.tool.read("office-xlsx", context.work / "office-text/pairs.xlsx")
        yield Comparison("writes xlsx of text", context.pairs, again, ("csv", "imports csv"))
    except RuntimeError as error:
        yield Skipped("writes xlsx of text", f"this tolmach reads no .xlsx: {error}")
    safe = context.work / "safe.csv"
    context.tool.export(context.memory, safe, "--safe-cells", "--from", "en", "--to", "ru")
    again = context.tool.read("office-safe", there_and_back(safe, "office-safe", "--infilter=CSV:44,34,76,1,,1033"))
    yield Comparison("writes safe csv", context.pairs, again, ("csv", "imports csv"))
    book = context.work / "terms.xlsx"
    try:
        context.tool.run("glossary", "export", "--workspace", context.glossary, "-o", book, "--from", "en", "--to", "ru")
    except RuntimeError:
        yield Skipped("reads glossary xlsx", "this tolmach writes no .xlsx")
        return
    folder = context.work / "office-book"
    folder.mkdir()
    again = context.tool.read_glossary("office-book", convert(book, table, folder))
    yield Comparison("reads glossary xlsx", context.terms, again, ("glossary csv", "imports glossary csv"))
    again = context.tool.read_glossary("office-again", convert(book, sheet, folder))
    yield Comparison("writes glossary xlsx", context.terms, again, ("glossary csv", "imports glossary csv"))


def qt(context):
    """lconvert of Qt Linguist."""
    program = next((path for path in (shutil.which("lconvert"), "/usr/lib/qt6/bin/lconvert") if path and Path(path).exists()), None)
    if not program:
        raise Missing("no lconvert")
    for kind, form, new in [("xliff12", "xlf", "qt.xlf"), ("po", "po", "qt.po")]:
        run(program, "-i", context.path(kind), "-if", form, "-target-language", "ru", "-o", context.work / new, "-of", form)
        # What is not approved is unfinished to it.
        again = with_outlines(context.tool.read(f"qt-{kind}", context.work / new, "--from", "en", "--to", "ru", "--fuzzy"))
        yield Comparison(f"writes {kind}", context.pairs, again, (kind, f"imports {kind}"))


def perl(context):
    """XML::TMX, a reader and writer of corpora."""
    if not shutil.which("perl") or subprocess.run(["perl", "-MXML::TMX::Reader", "-e", "1"], capture_output=True).returncode:
        raise Missing("no XML::TMX")
    for flavour in FLAVOURS:
        try:
            found = json_lines(run("perl", HERE / "xml_tmx.pl", context.tmx(flavour)).stdout)
        except RuntimeError:
            # It does not read headers with props.
            yield Faults(f"refuses {flavour}", [] if flavour in ("trados", "memoq") else ["expected it to read the file"])
            continue
        for one in found:
            # Attributes of codes come in any order.
            one["texts"] = [[language, re.sub(r"<(bpt|ept|it|sub|ut)[^>]*>", r"<\1>", text)] for language, text in one["texts"]]
            one["id"] = next((value for _, name, value in one["attributes"] if name == "tuid"), None)
            one["attributes"] = [a for a in one["attributes"] if a[1] != "tuid"]
            one["context"] = next((text for kind, *text in one.get("props", []) if kind == "x-context"), [None])[0]
            one["props"] = [p for p in one.get("props", []) if p[0] != "x-context"]
        yield Comparison(f"reads {flavour}", context.units, found, (flavour,))
