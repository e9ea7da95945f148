#!/bin/sh
# Compiling a memory beside bare passes of expat and libxml2 over the same file, and the cold look-up after it.
#   Benchmarks/compile.sh MEMORY.tmx [RUNS]
# Needs: a release build (make build), cc, libexpat1-dev, libxml2-dev, GNU time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tolmach=$here/../.build/release/tolmach
memory=$1
runs=${2:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache"
cc -O2 "$here/xmlpass.c" -o "$work/xmlpass" $(xml2-config --cflags --libs) -lexpat
mkdir -p "$work/space/tm"
ln -s "$(realpath "$memory")" "$work/space/tm/memory.tmx"
echo "machine: $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
echo "file: $(stat -L -c %s "$memory") bytes"
for run in $(seq "$runs"); do
  "$work/xmlpass" expat "$memory"
  "$work/xmlpass" libxml2 "$memory"
  rm -rf "$work/cache"
  # A look-up that finds nothing: all it does is compile.
  /usr/bin/time -f 'tolmach, compile and look up: %U s user, %S s system, %M KiB peak' \
    "$tolmach" lookup --workspace "$work/space" qqqqqq 2>&1 | grep -v 'units, ' | grep -v 'nothing found' || true
done
stat -c 'index: %s bytes' "$work"/cache/tolmach/objects/*.idx
for query in "Save the current project file to disk" "The European Union" qqqqqq; do
  /usr/bin/time -f "cold look-up of \"$query\": %e s elapsed, %U s user, %S s system, %M KiB peak" \
    "$tolmach" lookup --workspace "$work/space" "$query" >/dev/null || true
done
