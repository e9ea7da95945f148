#!/usr/bin/env python3
"""Fuzzy lookup beside its peers, in one run: load, memory, CPU per query, a cold process, and recall.

    Benchmarks/peers.py [--units 1000000] [--queries 1000] [--pairs PAIRS.tsv.xz] [--work DIR]
                        [--only ours,rapidfuzz,...] [--out FILE]

Every engine is a process that answers one line of JSON for each line it reads; its CPU clock is read before and after each
line, so all are measured alike, from outside. README.md in this folder says what each figure means. The same file holds the
engines that need a few lines of Python around them (`peers.py --serve NAME ...`, started by the run itself).
"""

import argparse
import bisect
import datetime
import json
import math
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
CORPUS = "corpus.en-ru.tsv.xz"
WARM_UP = "qqqqqq"
WORD = re.compile(r"\w+")


# Text

def words(text):
    """The neutral view of a segment: its words without case; of a segment without words, the segment."""
    return WORD.findall(text.casefold()) or [text.strip()]


def similarity(a, b):
    """Normalised word Levenshtein similarity, 0 to 100."""
    from rapidfuzz.distance import Levenshtein
    return 100 * Levenshtein.normalized_similarity(words(a), words(b))


def read_units(path):
    """(source, target) of each unit of a TMX file whose units hold English first, then Russian, without inline elements."""
    body = None
    for event, element in ElementTree.iterparse(path, events=("start", "end")):
        if event == "start" and element.tag == "body":
            body = element
        elif event == "end" and element.tag == "tu":
            source, target = (seg.text or "" for seg in element.iter("seg"))
            yield source, target
            body.clear()


# Processes

@dataclass
class Usage:
    """What a process took: CPU seconds, and peak resident MiB where it was read."""
    cpu: float = 0.0
    peak: float = 0.0


def run(command, stdin=b"", **options):
    """Runs to the end; (standard output, Usage without a peak)."""
    process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **options)
    if stdin:
        threading.Thread(target=feed, args=(process.stdin, stdin), daemon=True).start()
    else:
        process.stdin.close()
    with process.stdout:
        output = process.stdout.read()
    return output, Usage(reap(process))


def feed(pipe, text):
    with pipe:
        pipe.write(text)


def reap(process):
    """Waits for a process; CPU seconds (user and system) of it and of the children that it waited for."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def cpu_clock(pid):
    """CPU seconds of all threads of another process until now (Linux: the clock that clock_getcpuclockid names)."""
    return time.clock_gettime((~pid << 3) | 2)


def peak_of(pid):
    """Peak resident MiB of a running process (ru_maxrss would count what this process held when it forked)."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


@dataclass
class Answers:
    """What an engine said and what it took. `milliseconds` and `offers` run parallel to the queries asked."""
    load: Usage = field(default_factory=Usage)
    cold: Usage = field(default_factory=Usage)
    peak: float = 0.0
    milliseconds: list = field(default_factory=list)
    offers: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    def times(self, count):
        """(p50, p95, mean) milliseconds of the first `count` queries but the very first, by nearest rank."""
        ordered = sorted(self.milliseconds[1:count])
        if not ordered:
            return (float("nan"),) * 3
        return (*(ordered[math.ceil(share * len(ordered)) - 1] for share in (0.5, 0.95)), sum(ordered) / len(ordered))


class Conversation:
    """A running process that is asked line by line."""

    def __init__(self, command, **options):
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        **options)
        self.clocks = [self.process.pid]

    def cpu(self):
        """The clocks, once the processes wait again: of one that runs on another core the kernel tells what it has used late."""
        time.sleep(0.002)
        return sum(cpu_clock(pid) for pid in self.clocks)

    def write(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.process.args[0]} ended without an answer")
        return line.decode().rstrip("\n")

    def ask(self, line):
        self.write(line)
        return self.read()

    def usage(self):
        """Until now; the peak is that of the process that answers."""
        return Usage(self.cpu(), peak_of(self.clocks[-1]))

    def end(self):
        """Lets it finish and waits for it."""
        self.process.stdin.close()
        with self.process.stdout:
            self.process.stdout.read()
        reap(self.process)


# Engines

class Engine:
    """One peer: how to start it on a memory, and how to put a query to it."""
    name = title = install = ""
    base_queries = 1000       # asked of a memory of a million units; more of a smaller one
    says_ready = True         # the process says a line when it has loaded
    note = ""                 # what a reader of the figures must know

    def __init__(self, work, memory, threshold=70, limit=5):
        self.work, self.memory, self.threshold, self.limit = work, memory, threshold, limit

    def missing(self):
        """Why it cannot run here, or None."""

    def version(self):
        return ""

    def command(self):
        raise NotImplementedError

    def encode(self, query):
        return query

    def open(self):
        with open(self.work / f"{self.name}.log", "w", encoding="utf-8") as log:
            return Conversation(self.command(), stderr=log)

    def answer(self, queries):
        """Loads, asks, ends; cold is the process that loads everything and answers its first query."""
        answers = Answers(notes=[self.note] if self.note else [])
        talk = self.open()
        if self.says_ready:
            talk.read()
        answers.load = talk.usage()
        for number, query in enumerate(queries):
            before = talk.cpu()
            line = talk.ask(self.encode(query))
            after = talk.cpu()
            answers.milliseconds.append(1000 * (after - before))
            answers.offers.append(json.loads(line)["matches"])
            if number == 0:
                answers.cold = Usage(after)
        answers.peak = talk.usage().peak
        talk.end()
        return answers

    def close(self):
        pass


class Ours(Engine):
    name, title, install = "ours", "tolmach", "make build"
    says_ready = False

    def binary(self):
        return Path(os.environ.get("TOLMACH", REPOSITORY / ".build/release/tolmach"))

    def missing(self):
        return None if self.binary().exists() else f"no {self.binary()}"

    def version(self):
        return run([self.binary(), "--version"])[0].decode().strip()

    def command(self):
        return [self.binary(), "lookup", "--workspace", self.space(), "--json", "--threshold", self.threshold, "--limit",
                self.limit, "--examples", 0, "--from", "en", "--to", "ru", "-"]

    def space(self):
        return self.work / f"space-{self.memory.stem}"

    def compile(self):
        """The first look-up in a new workspace compiles the memory."""
        cache = self.work.resolve() / "cache"
        os.environ["XDG_CACHE_HOME"] = str(cache)
        for folder in (self.space(), cache):
            shutil.rmtree(folder, ignore_errors=True)
        (self.space() / "tm").mkdir(parents=True)
        (self.space() / "tm/memory.tmx").symlink_to(self.memory.resolve())
        talk = self.open()
        talk.ask(WARM_UP)
        usage = talk.usage()
        talk.end()
        return usage

    def answer(self, queries):
        answers = Answers(load=self.compile())
        index = sum(path.stat().st_size for path in self.work.glob("cache/tolmach/objects/*.idx"))
        answers.notes.append(f"index {index / 2**20:.0f} MiB beside {self.memory.stat().st_size / 2**20:.0f} "
                             f"MiB of TMX")
        answers.cold = run(self.command(), stdin=queries[0].encode() + b"\n")[1]
        talk = self.open()
        talk.ask(WARM_UP)
        for query in queries:
            before = talk.cpu()
            line = talk.ask(query)
            answers.milliseconds.append(1000 * (talk.cpu() - before))
            answers.offers.append(json.loads(line)["matches"])
        looking = talk.usage().peak
        talk.end()
        answers.peak = max(looking, answers.load.peak)
        answers.notes.append(f"peak {answers.load.peak:.0f} MiB compiling, {looking:.0f} MiB looking up, mapped pages of the "
                             f"index included")
        _, stream = run(self.command(), stdin="".join(query + "\n" for query in queries).encode())
        _, start = run(self.command(), stdin=WARM_UP.encode() + b"\n")
        answers.notes.append(f"one stream of {len(queries)} queries less start-up: "
                             f"{1000 * (stream.cpu - start.cpu) / len(queries):.3f} ms of CPU a query (mean)")
        self.bench(queries, answers)
        return answers

    def bench(self, queries, answers):
        """What tolmach-bench says from inside the process, where it has been built."""
        bench = self.binary().with_name("tolmach-bench")
        if not bench.exists():
            return
        file = self.work / "bench-queries.txt"
        file.write_text("".join(query + "\n" for query in queries), encoding="utf-8")
        output, _ = run([bench, self.space(), file, "--threshold", self.threshold, "--limit", self.limit])
        answers.notes += [f"tolmach-bench: {line}" for line in output.decode().splitlines()]


class Scripted(Engine):
    """An engine in a Python package, served by this file."""
    module = distribution = ""

    def missing(self):
        from importlib.util import find_spec
        return None if find_spec(self.module) else f"no Python module {self.module}"

    def version(self):
        from importlib.metadata import version
        return f"{self.distribution} {version(self.distribution)}, Python {sys.version.split()[0]}"

    def command(self):
        return [sys.executable, __file__, "--serve", self.name, self.memory, self.threshold, self.limit]


class RapidFuzz(Scripted):
    name, title, install = "rapidfuzz", "rapidfuzz over words", "pip install rapidfuzz"
    module = distribution = "rapidfuzz"

    @staticmethod
    def serve(memory, threshold, limit):
        """process.extract over all units whose length can reach the threshold, in strings with one character a word."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein
        numbers, units = {}, []
        for source, target in read_units(memory):
            key = "".join(chr(numbers.setdefault(word, len(numbers) + 1)) for word in words(source))
            units.append((key, source, target))
        units.sort(key=lambda unit: len(unit[0]))
        keys = [key for key, _, _ in units]
        least = threshold / 100
        yield None
        answer = None
        while True:
            query = yield answer
            key = "".join(chr(numbers.get(word, 0)) for word in words(query))
            first = bisect.bisect_left(keys, math.floor(len(key) * least), key=len)
            last = bisect.bisect_right(keys, math.ceil(len(key) / least), key=len)
            found = process.extract(key, keys[first:last], scorer=Levenshtein.normalized_similarity, score_cutoff=least,
                                    limit=limit)
            answer = [(100 * score, *units[first + at][1:]) for _, score, at in found]


class Toolkit(Scripted):
    name, title, install = "toolkit", "Translate Toolkit search.match", "pip install translate-toolkit rapidfuzz"
    module, distribution, base_queries = "translate.search", "translate-toolkit", 60
    note = ("max_length 1000 instead of 70, else longer segments are never offered; units that compare equal are given an "
            "order, else equally similar candidates end matches() with a TypeError (seen with 3.20.4)")

    def missing(self):
        try:
            import translate.search.match  # noqa: F401
        except ImportError as error:
            return str(error)
        return None

    @staticmethod
    def serve(memory, threshold, limit):
        """matcher over a tmxfile."""
        from translate.search.match import matcher
        from translate.storage.base import TranslationUnit
        from translate.storage.tmx import tmxfile
        TranslationUnit.__lt__ = lambda unit, other: False
        finder = matcher(tmxfile.parsefile(memory), max_candidates=limit, min_similarity=threshold, max_length=1000)
        yield None
        answer = None
        while True:
            query = yield answer
            answer = [(float(unit.getnotes().rstrip("%")), str(unit.source), str(unit.target))
                      for unit in finder.matches(query)]


class OmegaT(Engine):
    name, title, install = "omegat", "OmegaT FindMatches", "apt-get install omegat default-jdk-headless"
    base_queries = 20
    note = ("one FindMatches a query, as in the editor; scores are the stemmed ones; JVM with at most 8 GiB of heap, which "
            "it fills before it collects, so peak says little")
    jar = Path("/usr/share/omegat/OmegaT.jar")

    def missing(self):
        if not self.jar.exists():
            return f"no {self.jar}"
        return None if shutil.which("javac") else "no javac"

    def version(self):
        import zipfile
        manifest = zipfile.ZipFile(self.jar).read("META-INF/MANIFEST.MF").decode()
        java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
        return f"OmegaT {re.search('Implementation-Version: (.*)', manifest).group(1).strip()}, {java}"

    def command(self):
        classes = self.work / "omegat"
        classes.mkdir(exist_ok=True)
        subprocess.run(["javac", "-d", classes, "-cp", self.jar, HERE / "omegat/NearStrings.java"], check=True)
        return ["java", "-Xmx8g", "-Djava.awt.headless=true", f"-Duser.home={classes}", "-cp", f"{classes}:{self.jar}",
                "NearStrings", self.memory, self.threshold, self.limit]


class Trigrams(Engine):
    """PostgreSQL in a private cluster on a Unix socket; psql is what we talk to, the backend's clock is added."""
    name, title, install = "pg_trgm", "PostgreSQL pg_trgm, GIN", "apt-get install postgresql postgresql-contrib"
    base_queries = 100
    says_ready = False
    least = 0.4
    note = (f"trigram similarity at least {least}: at 0.7 much that shares 70 % of its words is not offered; load is COPY, "
            "CREATE INDEX and VACUUM ANALYZE, without reading the TMX; cold is a new connection to a running server; peak is "
            "the backend's, with the shared buffers that it touched")

    def programs(self):
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
        return found[-1] if found else None

    def missing(self):
        if not self.programs():
            return "no PostgreSQL"
        contrib = list(Path("/usr/share/postgresql").glob("*/extension/pg_trgm.control"))
        return None if contrib else "no pg_trgm"

    def version(self):
        return run([self.programs() / "postgres", "--version"])[0].decode().strip()

    def folder(self):
        return self.work / "postgres"

    def as_postgres(self, *command):
        prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        subprocess.run([*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       cwd=self.folder())

    def start(self):
        self.close()
        shutil.rmtree(self.folder(), ignore_errors=True)
        self.folder().mkdir(mode=0o700)
        if os.getuid() == 0:
            shutil.chown(self.folder(), "postgres")
        data = self.folder() / "data"
        self.as_postgres(self.programs() / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale",
                         "C.UTF-8")
        settings = {"listen_addresses": "", "unix_socket_directories": self.folder(), "shared_buffers": "1GB",
                    "maintenance_work_mem": "1GB", "work_mem": "64MB", "fsync": "off", "max_wal_size": "8GB",
                    "max_parallel_workers_per_gather": 0, "max_parallel_maintenance_workers": 0, "autovacuum": "off",
                    "jit": "off", "pg_trgm.similarity_threshold": self.least}
        with open(data / "postgresql.conf", "a", encoding="utf-8") as file:
            file.writelines(f"{key} = '{value}'\n" for key, value in settings.items())
        self.as_postgres(self.programs() / "pg_ctl", "-D", data, "-l", self.folder() / "log", "-w", "start")

    def open(self):
        """A psql session; its clock is psql's and the backend's."""
        talk = Conversation([self.programs() / "psql", "-XqAt", "-h", self.folder(), "-U", "postgres", "-d", "postgres"])
        talk.clocks.append(int(talk.ask("SELECT pg_backend_pid();")))
        return talk

    def fill(self):
        """COPY, index, statistics: the load. Taking the columns out of the TMX is not counted."""
        table = self.folder() / "units.copy"
        escape = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
        with open(table, "w", encoding="utf-8", newline="\n") as file:
            for unit in read_units(self.memory):
                file.write("\t".join(cell.translate(escape) for cell in unit) + "\n")
        talk = self.open()
        for line in ("CREATE EXTENSION pg_trgm;", "CREATE TABLE unit (source text, target text);",
                     f"\\copy unit FROM '{table}'", "CREATE INDEX ON unit USING gin (source gin_trgm_ops);",
                     "VACUUM ANALYZE unit;"):
            talk.write(line)
        talk.ask("SELECT pg_backend_pid();")
        load = talk.usage()
        talk.end()
        return load

    def encode(self, query):
        text = "'" + query.replace("\0", "").replace("'", "''") + "'"
        return ("SELECT jsonb_build_object('matches', coalesce(jsonb_agg(m), '[]')) FROM (SELECT 100 * similarity(source, "
                f"{text}) AS score, source, target FROM unit WHERE source % {text} ORDER BY score DESC LIMIT {self.limit}) m;")

    def answer(self, queries):
        self.start()
        load = self.fill()
        answers = super().answer(queries)
        answers.load = load
        answers.peak = max(answers.peak, load.peak)
        return answers

    def close(self):
        data = self.folder() / "data"
        if (data / "postmaster.pid").exists():
            self.as_postgres(self.programs() / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


ENGINES = [Ours, RapidFuzz, Trigrams, Toolkit, OmegaT]


def serve(name, memory, threshold, limit):
    """The process of a Scripted engine: says when it is ready, then answers line by line."""
    engine = next(kind for kind in ENGINES if kind.name == name)
    answers = engine.serve(memory, int(threshold), int(limit))
    next(answers)
    print(json.dumps({"ready": True}), flush=True)
    next(answers)
    for line in sys.stdin:
        matches = [{"score": score, "source": source, "target": target}
                   for score, source, target in answers.send(line.rstrip("\n"))]
        print(json.dumps({"matches": matches}, ensure_ascii=False), flush=True)


# The corpus

def default_pairs():
    """A file of real pairs: below TOLMACH_DATA, else in ../shared/data, else None (an invented vocabulary)."""
    folders = [os.environ["TOLMACH_DATA"]] if "TOLMACH_DATA" in os.environ else [REPOSITORY.parent / "shared/data"]
    for folder in folders:
        if (Path(folder) / CORPUS).exists():
            return Path(folder) / CORPUS
    return None


def make_corpus(work, units, pairs):
    """(memory, queries) of make_corpus.py, made once for each size and file of pairs."""
    name = f"{'pairs' if pairs else 'invented'}-{units}"
    memory, queries = work / f"{name}.tmx", work / f"{name}.txt"
    if not queries.exists():
        print(f"making {memory}", file=sys.stderr)
        command = [sys.executable, HERE / "make_corpus.py", units, memory, queries] + ([pairs] if pairs else [])
        subprocess.run([str(word) for word in command], check=True)
    return memory, [line for line in queries.read_text(encoding="utf-8").split("\n") if line]


def xml_passes(work, memory):
    """Usage of bare passes of XML parsers over the memory; {} where they cannot be compiled."""
    program = work / "xmlpass"
    if not (shutil.which("cc") and shutil.which("xml2-config")):
        print("libxml2: skipped, no compiler or headers: apt-get install gcc libxml2-dev libexpat1-dev", file=sys.stderr)
        return {}
    flags = subprocess.run(["xml2-config", "--cflags", "--libs"], capture_output=True, text=True).stdout.split()
    made = subprocess.run(["cc", "-O2", HERE / "xmlpass.c", "-o", program, *flags, "-lexpat"])
    return {name: run([program, name, memory])[1] for name in ("libxml2", "expat")} if made.returncode == 0 else {}


# The report

def recall(queries, offers, truth):
    """(how many queries have a truth; percent of them with: a first offer as similar as it, such an offer, any offer)."""
    first = among = offered = asked = 0
    for query, matches, best in zip(queries, offers, truth):
        if best is None:
            continue
        asked += 1
        near = [similarity(query, match["source"]) >= best - 1e-6 for match in matches]
        offered += bool(near)
        first += bool(near and near[0])
        among += any(near)
    return asked, *(100 * count / asked if asked else float("nan") for count in (first, among, offered))


def machine():
    """Lines that say where it ran."""
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text()).group(1)) / 2**20
    return [f"date: {datetime.date.today()}",
            f"machine: {os.cpu_count()} cores, {model.group(1) if model else '?'}, {memory:.0f} GiB, "
            f"Linux {os.uname().release}, niceness {os.nice(0)}"]


def table(head, rows):
    """Columns two spaces apart, the first to the left, the others to the right."""
    cells = [head, *rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    return ["  ".join(cell.ljust(width) if not column else cell.rjust(width)
                      for column, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in cells]


def figures(value):
    """Three significant figures."""
    if value != value:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def ratio(value, ours):
    return figures(value / ours) + "×" if ours and ours == ours else "-"


def available(only):
    """Engine classes that can run here; the others are named on standard error with the way to install them."""
    chosen, skipped = [], []
    for kind in ENGINES:
        if only and kind.name not in only:
            continue
        reason = kind(Path(), Path()).missing()
        if reason:
            skipped.append(f"{kind.name}: skipped, {reason}: {kind.install}")
            print(skipped[-1], file=sys.stderr)
        else:
            chosen.append(kind)
    return chosen, skipped


def command_line():
    """How it was started, without folders."""
    return " ".join(["Benchmarks/" + Path(sys.argv[0]).name,
                     *(Path(word).name if word.startswith("/") else word for word in sys.argv[1:])])


def report(units, memory, queries, results, passes, skipped):
    """The text of the report."""
    lines = machine() + [f"command: {command_line()}",
                         f"memory: {units:,} units, {memory.stat().st_size / 2**20:.0f} MiB of TMX; {len(queries)} queries; "
                         f"threshold 70, limit 5"]
    lines += [f"  {kind.name}: {version}" for kind, version, _ in results] + [f"  {line}" for line in skipped]
    ours = next((answers for kind, _, answers in results if kind is Ours), Answers())
    brute = next((answers for kind, _, answers in results if kind is RapidFuzz), None)
    truth = [matches[0]["score"] if matches else None for matches in brute.offers] if brute else []

    def row(kind, answers):
        known, *shares = recall(queries, answers.offers, truth) if truth else (0, *(float("nan"),) * 3)
        count = len(answers.offers)
        return [kind.title, str(count), figures(answers.load.cpu), figures(answers.peak), *map(figures, answers.times(count)),
                figures(1000 * answers.cold.cpu), str(known), *(f"{share:.1f}" if share == share else "-" for share in shares)]

    def ratios(kind, answers):
        count = len(answers.offers)
        pairs = [(answers.load.cpu, ours.load.cpu), (answers.peak, ours.peak), *zip(answers.times(count), ours.times(count)),
                 (answers.cold.cpu, ours.cold.cpu)]
        return [kind.title, *(ratio(*pair) for pair in pairs)]

    lines += ["", *table(["engine", "queries", "load s", "peak MiB", "p50 ms", "p95 ms", "mean ms", "cold ms", "matched",
                          "recall@1", "recall@5", "offers %"], [row(kind, answers) for kind, _, answers in results])]
    lines += ["", "Times are CPU (user and system, all threads). load: from the TMX to being able to answer. cold: a new process",
              "with one query, from what load left on disk; where nothing is left, load and one query. The first query does not",
              "count in p50, p95 and mean. matched: queries with a unit of at least 70 in normalised Levenshtein similarity of words",
              "without case; of these, recall@1: the first offer's source is as similar to the query as that of any unit;",
              "recall@5: an offer's is; offers: there is any offer."]
    lines += ["", "Ratios to tolmach on the same queries (more than 1: the peer takes more)", ""]
    lines += table(["engine", "load", "peak", "p50", "p95", "mean", "cold"],
                   [ratios(kind, answers) for kind, _, answers in results if kind is not Ours])
    if passes:
        lines += ["", "Bare pass of an XML parser over the same file, nothing kept", ""]
        lines += table(["parser", "CPU s", "tolmach's compiling to it"],
                       [[name, figures(usage.cpu), ratio(ours.load.cpu, usage.cpu)]
                        for name, usage in passes.items()])
    notes = [f"{kind.name}: {note}" for kind, _, answers in results for note in answers.notes]
    return "\n".join(lines + ["", *notes]) + "\n"


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=1000, help="at most 1000")
    parser.add_argument("--pairs", type=Path, default=default_pairs(), help="source TAB target, .xz or plain")
    parser.add_argument("--work", type=Path, default=Path("/tmp/tolmach-peers"), help="for intermediate files")
    parser.add_argument("--only", type=lambda text: text.split(","), help=",".join(kind.name for kind in ENGINES))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--serve", nargs=4, help=argparse.SUPPRESS)
    return parser.parse_args()


def main():
    chosen = options()
    if chosen.serve:
        return serve(*chosen.serve)
    work = chosen.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    kinds, skipped = available(chosen.only)
    memory, queries = make_corpus(work, chosen.units, chosen.pairs)
    queries = queries[:chosen.queries]
    passes = xml_passes(work, memory)
    out = chosen.out or HERE / f"results/peers-{chosen.units}.txt"
    out.parent.mkdir(parents=True, exist_ok=True)
    results, text = [], ""
    for kind in kinds:
        engine = kind(work, memory)
        # The queries stand in random order, so the first of them are a random sample, the same for all.
        count = min(len(queries), max(20, int(kind.base_queries * 1_000_000 / chosen.units)))
        print(f"{kind.name}: {count} queries", file=sys.stderr, flush=True)
        start = time.monotonic()
        try:
            results.append((kind, engine.version(), engine.answer(queries[:count])))
        finally:
            engine.close()
        print(f"{kind.name}: {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
        text = report(chosen.units, memory, queries, results, passes, skipped)
        out.write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
