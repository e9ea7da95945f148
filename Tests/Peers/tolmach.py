"""Runs the tool, and says what a memory or glossary of it holds as records.

A record is a dictionary of what there is of these: `id`, `texts` (a list of language and text), `codes` (by language, the content of a
segment as TMX has it, where there are codes), `notes` (text), `context`, `props`, `attributes` (those of the unit, and by language).
"""

import csv
import json
import re
import subprocess
import time

import outlines


# A line that says what is lost or changed, and how often.
LOSS = r"(?m)^tolmach: ((?:lost|changed): .*?), (?:once|[\d,]+ times)"


def record(unit):
    """A unit of JSON lines as a record; what is empty is not in it."""
    texts = [[v["language"], v["text"]] for v in unit["variants"]]
    notes = unit["notes"] + [note for v in unit["variants"] for note in v["notes"]]
    props = [[p["type"], p["text"]] for p in unit["props"]] + [
        [v["language"], p["type"], p["text"]] for v in unit["variants"] for p in v["props"]]
    found = {
        "id": unit["id"],
        "texts": texts,
        "codes": [[v["language"], outlines.canonical(v["seg"])] for v in unit["variants"] if "seg" in v],
        "notes": "\n".join(notes),
        "_own_notes": unit["notes"],
        "context": next((text for kind, *text in props if kind == "x-context"), [None])[0],
        "props": [p for p in props if p[0] != "x-context"],
        "attributes": sorted(
            [["", name, text] for name, text in unit["attributes"].items()]
            + [[v["language"], name, text] for v in unit["variants"] for name, text in v["attributes"].items()]),
    }
    return {name: value for name, value in found.items() if value}


def term(row):
    """A row of our CSV for glossaries as a record: `texts`, and what else there is, by the names of columns."""
    found = {name: value for name, value in row.items() if value and name not in ("concept id", "source", "target")}
    found = {name: value for name, value in found.items() if not name.endswith((" lang", " language"))}
    return {"id": row.get("concept id"), "texts": [["en", row["source"]], ["ru", row["target"]]]} | found


class Tool:
    """The tool in a folder of its own, where each workspace is a folder."""

    def __init__(self, binary, folder):
        self.binary = str(binary)
        self.folder = folder
        self.start = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        self.environment = {
            "PATH": "/usr/bin:/bin", "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "LC_ALL": "C.UTF-8"}

    def run(self, *arguments):
        """Runs a command; returns what it says on standard error.

        Raises RuntimeError where it fails.
        """
        done = subprocess.run(
            [self.binary, *map(str, arguments)], capture_output=True, text=True, env=self.environment, cwd=self.folder)
        if done.returncode:
            raise RuntimeError(f"tolmach {' '.join(map(str, arguments))}: exit code {done.returncode}\n{done.stderr}")
        return done.stderr

    def workspace(self, name):
        folder = self.folder / name
        (folder / "tm").mkdir(parents=True, exist_ok=True)
        (folder / "glossaries").mkdir(exist_ok=True)
        return folder

    def export(self, workspace, path, *options):
        """Writes a memory; returns the kinds of what it says is lost or changed."""
        said = self.run("export", "--workspace", workspace, "-o", path, *options)
        return sorted(set(re.findall(LOSS, said)))

    def units(self, workspace, *options):
        """The records of a workspace's memories, in order."""
        path = self.folder / "units.jsonl"
        self.run("export", "--workspace", workspace, "-o", path, *options)
        return [record(json.loads(line)) for line in path.read_text(encoding="utf-8").split("\n") if line]

    def read(self, name, path, *options):
        """Imports a file into a workspace of its own, and returns its records.

        Units of formats that have no dates are of now, and translated from English: that is not in the records.
        """
        workspace = self.workspace(name)
        self.run("import", path, "--workspace", workspace, "--into", "m", *options)
        records = self.units(workspace)
        for found in records:
            found["attributes"] = [
                a for a in found.get("attributes", [])
                if a != ["", "srclang", "en"] and not (a[:2] == ["", "creationdate"] and a[2] >= self.start)]
        return records

    def export_glossary(self, workspace, path, kind, target="ru"):
        said = self.run("glossary", "export", "--workspace", workspace, "-o", path, "--format", kind, "--from", "en", "--to", target)
        return sorted(set(re.findall(LOSS, said)))

    def terms(self, workspace, target="ru"):
        """The records of a workspace's glossaries, in order."""
        path = self.folder / "terms-now.csv"
        self.export_glossary(workspace, path, "csv", target)
        with open(path, encoding="utf-8", newline="") as file:
            return [term(row) for row in csv.DictReader(file)]

    def read_glossary(self, name, path, has_ids=True, target="ru"):
        """Imports a file into a workspace of its own, and returns its records; of formats without ids, without those that we gave."""
        workspace = self.workspace(f"glossary-{name}")
        self.run("glossary", "import", path, "--workspace", workspace, "--into", "g", "--from", "en", "--to", "ru")
        records = self.terms(workspace, target)
        if not has_ids:
            for one in records:
                one.pop("id")
        return records
