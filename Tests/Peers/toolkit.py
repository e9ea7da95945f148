#!/usr/bin/env python3
"""Translate Toolkit reads a file, and prints its units as JSON lines; or writes it anew. Runs where the toolkit is installed.

    toolkit.py read tmx|xliff|xliff2|po|csv|tbx|utx|omegat FILE
    toolkit.py write tmx|xliff|xliff2|po|csv|tbx|utx|omegat FILE NEW
"""

import json
import sys

from lxml import etree
from translate.misc.xml_helpers import getXMLlang, getXMLspace
from translate.storage import csvl10n, omegat, po, tbx, tmx, utx, xliff, xliff2
from translate.storage.placeables import StringElem

STORES = {
    "tmx": tmx.tmxfile, "xliff": xliff.xlifffile, "xliff2": xliff2.Xliff2File, "po": po.pofile, "csv": csvl10n.csvfile, "tbx": tbx.tbxfile,
    "utx": utx.UtxFile, "omegat": omegat.OmegaTFile}


def parse(kind, path):
    with open(path, "rb") as file:
        return STORES[kind].parsestring(file.read())


def outline(element):
    """A text with its placeables, as codes.outline has it."""
    if not isinstance(element, StringElem):
        return element
    inner = "".join(outline(part) for part in element.sub or [])
    name = etree.QName(element.xml_node).localname if hasattr(element, "xml_node") else type(element).__name__.lower()
    return inner if name == "stringelem" else "{" + f"{name} {element.id or ''}|{inner}" + "}"


def units(kind, path):
    for unit in parse(kind, path).units:
        if kind == "po" and unit.isheader():
            continue
        if kind == "tmx":
            space = getXMLspace(unit.xmlelement, unit._default_xml_space)
            texts = [[getXMLlang(node), unit.getNodeText(node, space)] for node in unit.getlanguageNodes()]
        else:
            texts = [["en", str(unit.source)], ["ru", str(unit.target)]]
            sources, targets = getattr(unit.source, "strings", [""]), getattr(unit.target, "strings", [""])
            for index in range(1, len(targets)):
                # The other forms of a message with plurals, before which comes the first.
                if index == 1:
                    yield {"texts": texts, "notes": unit.getnotes()}
                texts = [["en", str(sources[-1])], ["ru", str(targets[index])]]
                if index + 1 < len(targets):
                    yield {"texts": texts, "notes": unit.getnotes()}
        found = {"id": unit.getid(), "texts": texts, "notes": unit.getnotes(), "context": unit.getcontext()}
        if kind not in ("tmx", "tbx", "xliff", "xliff2"):
            # Made of the texts.
            del found["id"]
        if kind == "xliff":
            rich = [["en", outline(unit.rich_source[0])], ["ru", outline(unit.rich_target[0])]]
            found["codes"] = [with_codes for with_codes in rich if with_codes not in texts]
            found["id"] = found["id"].split("\4")[-1]
            found["context"] = unit.xmlelement.get("resname")
        yield {name: value for name, value in found.items() if value}


def main(action, kind, path, *more):
    if action == "read":
        for unit in units(kind, path):
            print(json.dumps(unit, ensure_ascii=False))
    else:
        store = parse(kind, path)
        with open(more[0], "wb") as file:
            store.serialize(file)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(*sys.argv[1:])
