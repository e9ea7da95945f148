#!/usr/bin/env python3
"""Do other programs really load what we write, and do we load what they write?

    run.py [--tolmach BINARY] [--folder FOLDER] [--keep] [PEER…]
    run.py --losses                                              the table of expected losses

FOLDER (.build-peers) has what scripts/test-peers.sh installed. Every peer reads what the tool exports, and the tool reads what the peer makes of
it; both must say the same but for what losses.py lists. A peer that is not there is SKIPPED, and said so. Exit code 1 when anything differs.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import peers
from compare import blind_spots, compare
from losses import LOSSES
from tolmach import Tool

ROOT = Path(__file__).resolve().parents[2]
PEERS = {
    "tolmach": peers.tolmach, "toolkit": peers.translate_toolkit, "gettext": peers.gnu_gettext, "schemas": peers.schemas,
    "omegat": peers.omegat, "libreoffice": peers.libreoffice, "qt": peers.qt, "perl": peers.perl,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tolmach", default=ROOT / ".build/release/tolmach", type=Path)
    parser.add_argument("--folder", default=ROOT / ".build-peers", type=Path)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--losses", action="store_true")
    parser.add_argument("peers", nargs="*", default=list(PEERS))
    options = parser.parse_args()
    if options.losses:
        for loss in LOSSES:
            print(f"{loss.peer:12}{loss.what}: {loss.why} ({', '.join(loss.where)})")
        return 0
    work = Path(tempfile.mkdtemp(prefix="peers-"))
    context = peers.Context(Tool(options.tolmach.resolve(), work), options.folder.resolve())
    failures = 0
    # By the peers that ran: the comparisons and formats that were seen.
    seen = {}

    def report(peer, where, faults, losses=()):
        nonlocal failures
        failures += bool(faults)
        how = "DIFFERENT" if faults else f"{len(losses)} losses" if losses else "same"
        print(f"{how:10} {peer}: {where}", flush=True)
        for line in faults[:12]:
            print(f"           {line[:600]}")
        if len(faults) > 12:
            print(f"           and {len(faults) - 12} more")

    for name in options.peers:
        start = time.monotonic()
        try:
            seen.setdefault(name, set())
            for result in PEERS[name](context):
                if isinstance(result, peers.Skipped):
                    print(f"SKIPPED    {name}: {result.where}: {result.why}")
                elif isinstance(result, peers.Faults):
                    report(name, result.where, result.lines)
                else:
                    faults, losses = compare(name, result, LOSSES)
                    faults = faults or blind_spots(name, result, LOSSES)
                    report(name, result.where, faults, losses)
                    seen.setdefault(name, set()).add(result.where)
                    seen.setdefault("tolmach", set()).update(result.ways)
        except peers.Missing as missing:
            print(f"SKIPPED    {name}: {missing}")
            del seen[name]
        except (RuntimeError, subprocess.TimeoutExpired) as error:
            # It stops here; what it was to compare after this is not.
            report(name, "refused", str(error).splitlines())
            del seen[name]
        print(f"           {name}: {time.monotonic() - start:.1f} seconds", flush=True)
    for name in set(options.peers) & seen.keys():
        unused = [loss for loss in LOSSES if loss.peer == name and not any(loss.is_for(name, where) for where in seen[name])]
        if unused:
            report(name, "table of losses", [f"no comparison is for the loss: {loss.what}" for loss in unused])
    if options.keep:
        print(f"files: {work}")
    else:
        shutil.rmtree(work)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
