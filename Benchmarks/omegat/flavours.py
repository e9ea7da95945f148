#!/usr/bin/env python3
"""Do other programs read what `tolmach export` writes?

    flavours.py [--tolmach BINARY] [--omegat] WORKSPACE [FROM TO]

Every flavour of TMX, and XLIFF 1.2, PO and CSV, is exported and read by Translate Toolkit (pip install translate-toolkit): its pairs
must be ours, text for text. With --omegat a project is made whose one source file has every source once, each flavour is put
into its tm/auto, and OmegaT (apt-get install omegat) loads it without a window: it must fill every segment. Sources of up to 5,000
units are taken. Exit code 1 when anything differs, 3 when the toolkit is not there.
"""
import argparse, json, re, shutil, subprocess, sys, tempfile
from pathlib import Path

from counts import project, run

FLAVOURS = ["tmx14", "level1", "level2", "omegat", "trados", "memoq"]


def plain(text):
    return re.sub(r"\s+", " ", text or "").strip()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tolmach", default="tolmach")
    parser.add_argument("--omegat", action="store_true")
    parser.add_argument("workspace")
    parser.add_argument("languages", nargs="*", default=["en", "ru"])
    options = parser.parse_args()
    try:
        from translate.storage import csvl10n, po, tmx, xliff
    except ImportError:
        print("Translate Toolkit is not there")
        sys.exit(3)
    source, target = options.languages
    work = Path(tempfile.mkdtemp(prefix="flavours-"))

    def export(name, *more):
        path = work / name
        done = subprocess.run(
            [options.tolmach, "export", "--workspace", options.workspace, "--from", source, "--to", target, "-o", str(path),
             *more], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        claimed = int(re.search(r"([\d,]+) units? of", done.stderr).group(1).replace(",", ""))
        return path, claimed

    lines, _ = export("all.jsonl")
    units = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]

    def text(unit, language):
        return next(v["text"] for v in unit["variants"] if v["language"].lower().split("-")[0] == language)

    ours = [(plain(text(u, source)), plain(text(u, target))) for u in units]
    failures = 0

    def report(name, claimed, pairs, expected):
        nonlocal failures
        same = pairs == expected
        failures += not same
        print(f"{'same' if same else 'DIFFERENT'}  {name}: {claimed} claimed, {len(pairs)} read, {len(expected)} expected")
        if not same:
            for a, b in list(zip(pairs, expected)):
                if a != b:
                    print("   ", a, "\n   ", b)
                    break

    coded = {i for i, u in enumerate(units) if any("seg" in v for v in u["variants"])}
    for flavour in FLAVOURS:
        path, claimed = export(f"{flavour}.tmx", "--flavour", flavour)
        store = tmx.tmxfile.parsefile(str(path))
        read = [(plain(u.source), plain(u.target)) for u in store.units]
        # The toolkit gives what codes hold as text: those units are compared in level 1, which has none.
        keep = [i for i in range(len(units)) if flavour == "level1" or i not in coded]
        # It looks for xml:lang alone, which TMX 1.1 does not have: there the last text is all it finds.
        side = (lambda pair: pair[1]) if flavour == "omegat" else (lambda pair: pair)
        report(
            f"toolkit, {flavour}", claimed, [side(read[i]) for i in keep if i < len(read)], [side(ours[i]) for i in keep])
        if len(read) != claimed:
            failures += 1
            print(f"DIFFERENT  {flavour}: {claimed} claimed, {len(read)} read")
    path, claimed = export("all.xlf")
    read = [(plain(u.source), plain(u.target)) for u in xliff.xlifffile.parsefile(str(path)).units]
    keep = [i for i in range(len(units)) if i not in coded]
    report("toolkit, xliff12", claimed, [read[i] for i in keep if i < len(read)], [ours[i] for i in keep])
    path, claimed = export("all.po")
    read = [(plain(str(u.source)), plain(str(u.target))) for u in po.pofile.parsefile(str(path)).units if u.source]
    seen = list(dict.fromkeys(pair for pair in ours if pair[0]))
    report("toolkit, po", claimed, sorted(set(read)), sorted(seen))

    if options.omegat:
        sources = list(dict.fromkeys(text(u, source) for u in units if plain(text(u, source))))[:5000]
        for flavour in FLAVOURS:
            folder = work / f"project-{flavour}"
            project(folder, source.upper(), target.upper())
            (folder / "tm/auto").mkdir()
            shutil.copy(work / f"{flavour}.tmx", folder / "tm/auto/x.tmx")
            with open(folder / "source/a.po", "w", encoding="utf-8") as out:
                for s in sources:
                    quoted = s.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
                    out.write(f'msgid "{quoted}"\nmsgstr ""\n\n')
            run(folder)
            # Without a window nothing is saved but what is translated.
            answered = {
                plain(str(u.source)): plain(str(u.target)) for u in po.pofile.parsefile(str(folder / "target/a.po")).units
                if u.source and u.target}
            known = {}
            for a, b in ours:
                known.setdefault(a, set()).add(b)
            filled = sum(1 for a, b in answered.items() if b in known.get(a, ()))
            wanted = sources if flavour == "level1" else [
                s for s in sources if not any("seg" in v for u in units for v in u["variants"] if v["text"] == s)]
            # Spaces at the ends are no part of a segment to it.
            wanted = [s for s in wanted if s == s.strip()]
            good = len(wanted) <= filled <= len(sources)
            failures += not good
            print(f"{'same' if good else 'DIFFERENT'}  OmegaT, {flavour}: {filled} of {len(sources)} sources filled, "
                  f"at least {len(wanted)} wanted")
    shutil.rmtree(work)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
