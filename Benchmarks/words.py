#!/usr/bin/env python3
"""Word links against the gold standard of PUD (995 sentences, en-ru, content words), beside eflomal.

    Benchmarks/words.py TOOL DATA [--eflomal] [--work DIR]

TOOL is the release binary, DATA the folder of test data. The memory is DATA/corpus.en-ru.tsv.xz without sentences that are in
PUD. Links count where both words are annotated as content words (linked, or marked as having no counterpart), since the gold
links no others. Every second sentence was used for tuning (dev); the figure is that of the others (test). With --eflomal
(PyPI: eflomal, snowballstemmer) its links are made from the same pairs, in stems, and symmetrised in two ways.
"""
import json
import lzma
import os
import re
import subprocess
import sys
import tempfile

GOLD = "align/word/pud-clmd/"


def columns(path):
    out, sentence = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line and sentence:
            out.append(sentence)
            sentence = []
        elif line and line[0] != "#":
            number = line.split("\t")[0]
            if "-" not in number:
                sentence.append(number)
    return out + ([sentence] if sentence else [])


class Gold:
    def __init__(self, data):
        folder = data + "/" + GOLD
        self.rows = [line.rstrip("\n").split("\t") for line in open(folder + "pud.en-ru.tsv", encoding="utf-8")]
        links = json.load(open(folder + "en-ru/alignment.json"))
        english, russian = columns(folder + "en-ru/en.conllu"), columns(folder + "en-ru/target.conllu")
        self.content = []
        for annotated, source, target in zip(links, english, russian):
            source = {number: index for index, number in enumerate(source)}
            target = {number: index for index, number in enumerate(target)}
            self.content.append((
                {source[key] for key in annotated if key in source},
                {target[one] for ones in annotated.values() for one in ones if one in target}))

    def score(self, hypotheses, part):
        right = wrong = missed = 0
        for number, (row, (source, target), links) in enumerate(zip(self.rows, self.content, hypotheses)):
            if number % 2 != part:
                continue
            gold = set(row[2].split())
            found = {link for link in links.split()
                     if int(link.split("-")[0]) in source and int(link.split("-")[1]) in target}
            right += len(gold & found)
            wrong += len(found - gold)
            missed += len(gold - found)
        precision, recall = right / (right + wrong), right / (right + missed)
        return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"

    def show(self, name, hypotheses, seconds=None):
        cost = "" if seconds is None else f"  {seconds:.1f} s of CPU"
        print(f"{name:34} dev {self.score(hypotheses, 0)}   test {self.score(hypotheses, 1)}{cost}", flush=True)


def cpu(command, **more):
    process = subprocess.Popen(command, **more)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return usage.ru_utime + usage.ru_stime


def symmetrise(there, back):
    """grow-diag-final-and (Koehn, Och and Marcu 2003)."""
    a = {tuple(map(int, link.split("-"))) for link in there.split()}
    b = {tuple(map(int, link.split("-"))) for link in back.split()}
    links = a & b
    sources, targets = {i for i, _ in links}, {j for _, j in links}
    grows = True
    while grows:
        grows = False
        for i, j in sorted((a | b) - links):
            beside = any((i + x, j + y) in links for x in (-1, 0, 1) for y in (-1, 0, 1))
            if beside and (i not in sources or j not in targets):
                links.add((i, j))
                sources.add(i)
                targets.add(j)
                grows = True
    for side in (a, b):
        for i, j in sorted(side - links):
            if i not in sources and j not in targets:
                links.add((i, j))
                sources.add(i)
                targets.add(j)
    return " ".join(f"{i}-{j}" for i, j in links)


def main():
    tool, data = map(os.path.abspath, sys.argv[1:3])
    gold = Gold(data)
    with tempfile.TemporaryDirectory() as work:
        workspace = os.path.join(work, "workspace")
        os.makedirs(workspace + "/tm")
        known = {row[0].replace(" ", "") for row in gold.rows}
        pairs = []
        with lzma.open(data + "/corpus.en-ru.tsv.xz", "rt", encoding="utf-8") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t")
                if len(cells) > 1 and cells[0].replace(" ", "") not in known:
                    pairs.append(cells[:2])
        with open(work + "/memory.tsv", "w", encoding="utf-8") as file:
            file.writelines(f"{source}\t{target}\n" for source, target in pairs)
        subprocess.run([tool, "import", work + "/memory.tsv", "--into", "memory", "--workspace", workspace], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        text = "".join(f"{row[0]} ||| {row[1]}\n" for row in gold.rows)
        open(work + "/pairs", "w", encoding="utf-8").write(text)
        for name, folder in [("tolmach, the pairs alone", work + "/none"), (f"tolmach, memory of {len(pairs)}", workspace)]:
            os.makedirs(folder + "/tm", exist_ok=True)
            with open(work + "/pairs") as source, open(work + "/links", "w") as out:
                seconds = cpu([tool, "align", "--words", "--from", "en", "--to", "ru", "--workspace", folder],
                              stdin=source, stdout=out, stderr=subprocess.DEVNULL)
            gold.show(name, [line.rstrip("\n") for line in open(work + "/links")], seconds)
        if "--eflomal" in sys.argv:
            import snowballstemmer
            stemmers = snowballstemmer.stemmer("english"), snowballstemmer.stemmer("russian")
            word = re.compile(r"\w+|[^\w\s]")
            with open(work + "/en", "w") as english, open(work + "/ru", "w") as russian:
                for row in [row[:2] for row in gold.rows] + pairs:
                    isGold = row[0].replace(" ", "") in known
                    tokens = [text.split() if isGold else word.findall(text) for text in row]
                    if all(0 < len(text) < 120 for text in tokens):
                        for file, text, stemmer in zip((english, russian), tokens, stemmers):
                            file.write(" ".join(stemmer.stemWords([one.lower() for one in text])).replace("ё", "е") + "\n")
            seconds = cpu(["eflomal-align", "-s", work + "/en", "-t", work + "/ru", "-f", work + "/f", "-r", work + "/r",
                           "--overwrite", "-m", "3"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            there = [line.strip() for line in open(work + "/f")][:len(gold.rows)]
            back = [line.strip() for line in open(work + "/r")][:len(gold.rows)]
            gold.show("eflomal, grow-diag-final-and", [symmetrise(a, b) for a, b in zip(there, back)], seconds)
            gold.show("eflomal, intersection", [" ".join(set(a.split()) & set(b.split())) for a, b in zip(there, back)])


main()
