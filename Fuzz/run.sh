#!/bin/sh
# Fuzz/run.sh [tmx|draft|index] [seconds]   (more arguments go to libFuzzer)
#
# Builds a fuzz target with libFuzzer and AddressSanitizer, makes a seed corpus out of the files at hand, and runs it.
# Swift is optimised, but keeps the checks of debug builds: an index out of an unsafe buffer's range stops the run.
# What was found lies in .build/fuzz/found; a run of the same target goes on with the corpus of the last.
set -eu
cd "$(dirname "$0")/.."
what=${1:-tmx}
seconds=${2:-60}
[ $# -gt 2 ] && shift 2 || shift $#
case $what in
tmx) target=FuzzTMX length=2048 ;;
draft) target=FuzzDraft length=2048 ;;
index) target=FuzzIndex length=512 ;;
*) echo "usage: Fuzz/run.sh [tmx|draft|index] [seconds]" >&2; exit 2 ;;
esac

SWIFT=${SWIFT:-swift}
TOLMACH_FUZZ=1 $SWIFT build -c release --product $target --scratch-path .build/fuzz -j "${JOBS:-2}" \
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -assert-config -Xswiftc Debug \
  -Xcc -fsanitize=fuzzer-no-link,address -Xcc -fno-omit-frame-pointer -Xcc -g

corpus=.build/fuzz/corpus-$what
seeds=.build/fuzz/seeds-$what
found=.build/fuzz/found
mkdir -p "$corpus" "$found"
rm -rf "$seeds"
mkdir -p "$seeds"
if [ "$what" = tmx ]; then
  # Small files whole; of large ones the opening.
  data=${TOLMACH_TEST_DATA:-../shared/data}
  find tm Tests/Fixtures "$data/tmx" -type f -name '*.tmx' 2>/dev/null | sort | while read -r file; do
    name=$(printf '%s' "$file" | tr -c 'A-Za-z0-9.\n' _)
    head -c $length "$file" > "$seeds/$name"
  done
  set -- -dict=Fuzz/tmx.dict "$@"
elif [ "$what" = draft ]; then
  # The first byte says the format.
  data=${TOLMACH_TEST_DATA:-../shared/data}
  find "$data/xliff" "$data/po" "$data/csv" -type f -size -40k 2>/dev/null | sort | while read -r file; do
    case $file in
    *.po) first='\002' ;;
    *.csv) first='\004' ;;
    *.tsv | *.tab) first='\005' ;;
    *.xlf | *.xliff | *.sdlxliff) first='\001' ;;
    *) continue ;;
    esac
    name=$(printf '%s' "$file" | tr -c 'A-Za-z0-9.\n' _ | tail -c 100)
    { printf "$first"; head -c $((length - 1)) "$file"; } > "$seeds/$name"
  done
  printf '\001<xliff version="1.2"><file><body><trans-unit id="1"><source>a</source><target>b</target></trans-unit></body></file></xliff>' > "$seeds/small"
  set -- -dict=Fuzz/draft.dict "$@"
else
  # The good index; one edit with and without a checksum; cut; not an index.
  printf '\001' > "$seeds/good"
  printf '\000\100\001\000\377' > "$seeds/edit"
  printf '\001\074\000\003\377\377\377\377' > "$seeds/segments"
  printf '\007\000\004' > "$seeds/cut"
  printf '\371TOLMACHI\001\000\000\000' > "$seeds/raw"
fi
SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=${LEAKS:-0}:malloc_context_size=2:quarantine_size_mb=16 \
  .build/fuzz/release/$target -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=$length \
  -artifact_prefix="$found/$what-" -print_final_stats=1 "$@" "$corpus" "$seeds"
