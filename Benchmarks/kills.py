#!/usr/bin/env python3
"""Kills every writing command at system calls, and looks what is left.

    Benchmarks/kills.py TOLMACH [MOST]

For each command, the system calls are counted; then the command is started anew and killed (SIGKILL) at the
first of them, the second, and so on, at MOST places in all (1,000 unless said), spread evenly. After each kill every file of the
workspace must be as it was before or as the command makes it, what was acknowledged must be there, and after the next run of a
writing command no part of a file may lie about. Needs strace. Ends with 1 when something was lost.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CALLS = "all"


def tmx(pairs):
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>{a}</seg></tuv><tuv xml:lang="ru"><seg>{b}</seg></tuv></tu>\n' for a, b in pairs)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="t" creationtoolversion="1" '
            'segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/>\n<body>\n'
            + units + "</body>\n</tmx>\n")


FILES = {
    "tm/working.tmx": tmx([(f"Clause {i}", f"Пункт {i}") for i in range(40)] + [("dog", "пёс"), ("dog", "пёс")]),
    "tm/other.tmx": tmx([(f"Other {i}", f"Другое {i}") for i in range(40)]),
    "glossaries/base.tsv": "en\tru\n" + "".join(f"word {i}\tслово {i}\n" for i in range(40)),
    "more.tsv": "".join(f"A row {i}\tСтрока {i}\n" for i in range(40)),
    "terms.tsv": "en\tru\n" + "".join(f"term {i}\tтермин {i}\n" for i in range(40)),
    "draft.tsv": "en\tru\n" + "".join(f"Clause {i}\t\n" for i in range(20)) + "".join(
        f"x {i}\tх  {i}\n" for i in range(20)),
    "a.txt": "".join(f"Sentence number {i} of the text.\n" for i in range(30)),
    "b.txt": "".join(f"Предложение номер {i} текста.\n" for i in range(30)),
}

COMMANDS = {
    "add": ["add", "hello", "привет"],
    "import": ["import", "more.tsv", "--into", "working"],
    "import into a new one": ["import", "more.tsv", "--into", "new"],
    "glossary add": ["glossary", "add", "new term", "новый термин"],
    "glossary import": ["glossary", "import", "terms.tsv"],
    "merge": ["merge", "tm/working.tmx", "tm/other.tmx", "-o", "tm/working.tmx"],
    "doctor --repair": ["doctor", "--repair", "tm/working.tmx", "-o", "tm/working.tmx"],
    "pretranslate": ["pretranslate", "--in-place", "draft.tsv"],
    "check --fix": ["check", "--fix", "draft.tsv"],
    "clean": ["clean", "tm/working.tmx", "--rules", "duplicate", "--apply", "--rejects", "rejects.tmx"],
    "split": ["split", "tm/working.tmx", "--units", "20", "-o", "parts"],
    "export": ["export", "-o", "out.tmx.gz", "working"],
    "remove": ["remove", "Clause 7", "Пункт 7"],
    "replace": ["replace", "Clause 7", "Пункт 7", "Статья 7"],
    "align": ["align", "a.txt", "b.txt", "-o", "aligned.tmx"],
}


class Box:
    def __init__(self, tool):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="tolmach-kills-"))
        self.tool = tool
        self.work = self.root / "work"
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.root), "NO_COLOR": "1", "USER": "t"}
        for name, text in FILES.items():
            path = self.work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def run(self, arguments, before=()):
        return subprocess.run([*before, self.tool, *arguments], cwd=self.work, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)

    def files(self):
        return {str(p.relative_to(self.work)): p.read_bytes() for p in self.work.rglob("*") if p.is_file()}

    def remove(self):
        shutil.rmtree(self.root, ignore_errors=True)


def is_sound(box):
    return all(box.run(["doctor", f"tm/{p.name}"]).returncode == 0 for p in (box.work / "tm").glob("*.tmx"))


def dateless(files):
    """Units are dated, so that two runs differ in that."""
    import re
    return {name: re.sub(rb"(creation|change)date=\"[^\"]*\"|\d{4}-\d\d-\d\dT[\d:]+Z|\d{8}T\d{6}Z", b"", data)
            for name, data in files.items() if not name.endswith(".gz")}


def main():
    tool = os.path.abspath(sys.argv[1])
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    faults = 0
    kills = 0
    for name, arguments in COMMANDS.items():
        box = Box(tool)
        log = box.root / "log"
        done = box.run(arguments, ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}"])
        assert done.returncode in (0, 1), done.stderr.decode()
        # Calls are counted by name and thread.
        counts, calls = {}, []
        for line in log.read_text().splitlines():
            thread, call = line.split()[0], line.split()[1].split("(")[0]
            if not call.isidentifier():
                continue
            counts[thread, call] = counts.get((thread, call), 0) + 1
            calls.append((call, counts[thread, call]))
        calls = list(dict.fromkeys(calls))
        after = dateless(box.files())
        box.remove()
        wanted = min(max(1, most // len(COMMANDS)), len(calls))
        places = [calls[i * len(calls) // wanted] for i in range(wanted)]
        killed = 0
        for call, count in places:
            box = Box(tool)
            before = dateless(box.files())
            result = box.run(arguments, ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                                         f"inject={call}:signal=SIGKILL:when={count}"])
            killed += result.returncode in (-9, 137)
            found = dateless(box.files())
            said = []
            for path, data in found.items():
                # A part is swept by the next writer; a journal grows by its own rules.
                if path.endswith(".part") or "/.journal/" in path:
                    continue
                if data not in (before.get(path), after.get(path)) and not (name == "add" and path == "tm/working.tmx"):
                    said.append(f"{path} is neither as it was nor as it is to be")
            said += [f"{path} is gone" for path in before if path not in found]
            if name == "clean" and found["tm/working.tmx"] == after["tm/working.tmx"] \
                    and found.get("rejects.tmx") != after["rejects.tmx"]:
                said.append("rejected units are gone")
            path, text = {"add": ("tm/working.tmx", "привет"),
                          "glossary add": ("glossaries/working.tbx", "новый термин")}.get(name, ("", ""))
            if path and b"added to" in result.stdout and text.encode() not in found.get(path, b""):
                said.append("acknowledged, but not there")
            for again in (["add", "next", "следующий"], ["glossary", "add", "next", "следующий"]):
                if box.run(again).returncode != 0:
                    said.append(f"{again[0]} fails after it")
            if name not in ("add", "glossary add"):
                for path in ("rejects.tmx", "parts"):
                    shutil.rmtree(box.work / path, ignore_errors=True)
                    (box.work / path).unlink(missing_ok=True)
                if box.run(arguments).returncode not in (0, 1):
                    said.append("it cannot be repeated")
            if not is_sound(box):
                said.append("a memory is not sound")
            if "next" not in (box.work / "tm/working.tmx").read_text():
                said.append("what was added after it is gone")
            if left := [p for p in box.files() if p.endswith(".part")]:
                said.append(f"left: {left}")
            for line in said:
                print(f"{name}, killed at {call} {count}: {line}")
            faults += len(said)
            box.remove()
        kills += killed
        print(f"{name}: {len(calls)} calls, {killed} kills")
    print(f"{kills} kills, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
