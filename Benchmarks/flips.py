#!/usr/bin/env python3
"""Flips single bytes of compiled indexes and compares every answer with that of the whole index.

    flips.py TOLMACH COUNT [SEED]

A small workspace is made in a temporary folder. Each time one byte of an .idx or .terms file is changed at random, then a
look-up is run: its answer must be the same, without a message. Every fourth time the file's modification time is set back.
"""

import glob
import os
import random
import subprocess
import sys
import tempfile
import time


def unit(source, target):
    return f'<tu><tuv xml:lang="en"><seg>{source}</seg></tuv><tuv xml:lang="ru"><seg>{target}</seg></tuv></tu>\n'


def main():
    tool, count = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    with tempfile.TemporaryDirectory() as home:
        os.makedirs(f"{home}/w/tm")
        os.makedirs(f"{home}/w/glossaries")
        with open(f"{home}/w/tm/a.tmx", "w", encoding="utf-8") as file:
            file.write('<tmx version="1.4">\n<header srclang="en"/>\n<body>\n')
            for number in range(120):
                file.write(unit(f"Article {number} of the treaty on house {number % 7}", f"Статья {number} договора о доме"))
            file.write("</body>\n</tmx>\n")
        with open(f"{home}/w/glossaries/a.tsv", "w", encoding="utf-8") as file:
            file.write("en\tru\ntreaty\tдоговор\nhouse\tдом\n")
        past = time.time() - 3600
        for name in ["tm/a.tmx", "glossaries/a.tsv"]:
            os.utime(f"{home}/w/{name}", (past, past))
        environment = {"HOME": home, "PATH": os.environ["PATH"]}

        def ask():
            return subprocess.run(
                [tool, "lookup", "--json", "Article 7 of the treaty on house 3"], cwd=f"{home}/w", env=environment,
                capture_output=True)

        good = ask()
        changed = 0
        for number in range(count):
            path = rng.choice(sorted(glob.glob(f"{home}/.cache/tolmach/objects/*")))
            times = os.stat(path)
            place = rng.randrange(times.st_size)
            with open(path, "r+b") as file:
                file.seek(place)
                byte = file.read(1)[0]
                file.seek(place)
                file.write(bytes([byte ^ rng.randrange(1, 256)]))
            if number % 4 == 0:
                os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
            found = ask()
            if (found.returncode, found.stdout, found.stderr) != (good.returncode, good.stdout, good.stderr):
                changed += 1
                print(f"changed answer: {os.path.basename(path)} at {place}: {found.stderr!r}")
        print(f"{count} flips, {changed} changed answers")


main()
