#!/usr/bin/env python3
"""OmegaT's counts and ours on the same files, side by side: segments, words, characters.

    counts.py [--tolmach BINARY] FILE…          drafts that both read: PO, XLIFF 1.2

With --rules each line of texts.txt beside this script (or of --texts) becomes a file of its own, so that every rule of
docs/counting.md is seen at work. OmegaT (apt-get install omegat) runs without a window; it counts the header of a catalogue as a segment, which is
left out of the files it is given.
"""
import argparse, json, re, shutil, subprocess, sys, tempfile
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>{source}</source_lang><target_lang>{target}</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""


def project(folder, source="EN", target="RU"):
    """An empty OmegaT project."""
    for name in ("source", "target", "omegat", "tm", "glossary", "dictionary"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "omegat.project").write_text(PROJECT.format(source=source, target=target))


def run(folder, timeout=600):
    subprocess.run(
        ["omegat", str(folder), "--mode=console-translate", f"--config-dir={folder}/config", "--disable-project-locking"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=timeout, check=False)


def statistics(folder):
    """Of each file: segments, words, characters without and with spaces."""
    counts = {}
    lines = (folder / "omegat/project_stats.txt").read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("File Name"))
    for line in lines[start + 1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > 13:
            counts[cells[0]] = tuple(int(cells[i]) for i in (1, 5, 9, 13))
    return counts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tolmach", default="tolmach")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--texts", type=Path, default=HERE / "texts.txt")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="counts-"))
    project(work / "project")
    source = work / "project/source"
    texts = {}
    if options.rules:
        for number, line in enumerate(options.texts.read_text(encoding="utf-8").splitlines(), 1):
            name = f"{number:04}.po"
            texts[name] = line
            quoted = line.replace("\\", "\\\\").replace('"', '\\"')
            (source / name).write_text(f'msgid "{quoted}"\nmsgstr ""\n', encoding="utf-8")
    for number, file in enumerate(options.files):
        target = source / f"{number:03}-{Path(file).name}"
        data = Path(file).read_bytes()
        if target.suffix == ".po":
            data = re.sub(rb'(?s)\A.*?(?=\n\n)', b"", data, count=1).lstrip(b"\n") if b'msgid ""\nmsgstr ""' in data else data
        target.write_bytes(data)
    run(work / "project")
    theirs = statistics(work / "project")
    home = work / "workspace"
    (home / "tm").mkdir(parents=True)
    answer = subprocess.run(
        [options.tolmach, "analyse", "--json", "--workspace", str(home), "--no-memory", str(source)],
        capture_output=True, text=True)
    ours = {}
    for line in answer.stdout.splitlines():
        draft = json.loads(line)
        if draft["file"]:
            total = draft["total"]
            ours[Path(draft["file"]).name] = (
                total["segments"], total["words"], total["charactersWithoutSpaces"], total["characters"])
    print("ours | OmegaT: segments words characters-without-spaces characters")
    same = 0
    for name in sorted(set(ours) | set(theirs)):
        a, b = ours.get(name), theirs.get(name)
        same += a == b
        if a != b or options.rules:
            print("=" if a == b else "≠", name, a, b, texts.get(name, ""))
    print(f"{same} of {len(set(ours) | set(theirs))} files the same")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
