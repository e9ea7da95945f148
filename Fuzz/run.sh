#!/bin/sh
# Fuzz/run.sh [all|TARGET] [SECONDS]   (more arguments go to libFuzzer)
#
# Builds the fuzz targets with libFuzzer and AddressSanitizer in a folder of their own, .build-fuzz, and runs one of them, or all one
# after the other. A target is one reader, and has a corpus of its own; its name is that of its folder in Fuzz/seeds. SECONDS (60) is the
# time of the run: all targets share it evenly.
#
# Swift is optimised, but keeps the checks of debug builds: an index out of an unsafe buffer's range stops the run. What was found
# lies in .build-fuzz/found; a run goes on with the corpus of the last. What was found is run again by
#   Fuzz/run.sh TARGET 0 .build-fuzz/found/FILE
#
# Fails where a target has found something. Says SKIPPED and does nothing where this Swift has no libFuzzer.
set -eu
cd "$(dirname "$0")/.."
what=${1:-all}
seconds=${2:-60}
[ $# -gt 2 ] && shift 2 || shift $#
scratch=.build-fuzz
targets=$(ls Fuzz/seeds)
if [ "$what" != all ]; then
  [ -d "Fuzz/seeds/$what" ] || {
    # shellcheck disable=SC2086
    echo "usage: Fuzz/run.sh [all|TARGET] [SECONDS]; a target is one of" $targets >&2
    exit 2
  }
  targets=$what
fi

SWIFT=${SWIFT:-swift}
work=$(mktemp -d)
# Where readers and writers find files: in memory, since they sync what they write.
if [ -w /dev/shm ]; then folder=$(mktemp -d /dev/shm/tolmach-fuzz.XXXXXX); else folder=$(mktemp -d); fi
trap 'rm -rf "$work" "$folder"' EXIT
trap 'exit 1' HUP INT TERM

# AddressSanitizer does not start where the kernel scatters memory too widely, unless told not to.
prefix=
cat >"$work/probe.swift" <<'END'
@_cdecl("LLVMFuzzerTestOneInput") public func test(_ start: UnsafeRawPointer?, _ count: Int) -> CInt { 0 }
END
if ! "${SWIFT}c" -parse-as-library -sanitize=fuzzer,address "$work/probe.swift" -o "$work/probe" >"$work/log" 2>&1; then
  echo "SKIPPED: this Swift has no libFuzzer: $(grep -m 1 error "$work/log" || head -n 1 "$work/log")"
  exit 0
elif ! "$work/probe" -runs=1 >"$work/log" 2>&1; then
  prefix="setarch $(uname -m) -R"
  if ! $prefix "$work/probe" -runs=1 >"$work/log" 2>&1; then
    echo "SKIPPED: libFuzzer does not run here: $(head -n 1 "$work/log")"
    exit 0
  fi
fi

# Targets look at what is internal to a room, as its tests do.
TOLMACH_STRICT=1 TOLMACH_FUZZ=1 $SWIFT build -c release --product tolmach-fuzz --scratch-path "$scratch" -j "${JOBS:-2}" \
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -assert-config -Xswiftc Debug -Xswiftc -enable-testing \
  -Xcc -fsanitize=fuzzer-no-link,address -Xcc -fno-omit-frame-pointer -Xcc -g

found=$scratch/found
mkdir -p "$found"

# Real files make further seeds, where they are at hand: small ones whole, of large ones the opening.
more_seeds() {
  data=${TOLMACH_TEST_DATA:-}
  [ -n "$data" ] || return 0
  case $1 in
  tmx | pieces) endings='tmx' first='' ;;
  tbx) endings='tbx' first='' ;;
  draft) endings='xlf xliff sdlxliff mqxliff po csv tsv' first=yes ;;
  *) return 0 ;;
  esac
  for ending in $endings; do
    find "$data" -type f -name "*.$ending" 2>/dev/null | sort | head -n 100 | while read -r file; do
      name=$(printf '%s' "$file" | tr -c 'A-Za-z0-9.\n' _ | tail -c 100)
      case $first$ending in yespo) digit=2 ;; yescsv) digit=4 ;; yestsv) digit=5 ;; yes*) digit=1 ;; *) digit= ;; esac
      { printf '%s' "$digit"; head -c 2000 "$file"; } >"$work/more/$name"
    done
  done
}

run() {
  target=$1
  time=$2
  shift 2
  # Bytes of an input, and the seconds that one may take. SRX: a pattern is given up after a second, and there are several.
  length=2048 timeout=10 dictionary=text
  case $target in
  tmx | pieces | addition) dictionary=tmx ;;
  merge) dictionary=tmx length=4096 ;;
  draft) dictionary=draft ;;
  tbx) dictionary=tbx ;;
  srx | settings | archive) timeout=25 ;;
  *-index) length=512 ;;
  esac
  rm -rf "$work/more" "$folder"
  mkdir -p "$work/more" "$folder" "$scratch/corpus/$target"
  more_seeds "$target"
  status=0
  # shellcheck disable=SC2086
  TOLMACH_FUZZ_TARGET=$target TOLMACH_FUZZ_FOLDER=$folder SWIFT_BACKTRACE=enable=no XDG_CACHE_HOME=$folder \
    ASAN_OPTIONS=detect_leaks=${LEAKS:-0}:malloc_context_size=2:quarantine_size_mb=16 \
    $prefix "$scratch/release/tolmach-fuzz" -max_total_time="$time" -timeout=$timeout -rss_limit_mb=2048 -malloc_limit_mb=1024 \
    -max_len=$length -dict="Fuzz/$dictionary.dict" -artifact_prefix="$found/$target-" -print_final_stats=1 "$@" || status=$?
  return $status
}

if [ "$what" != all ]; then
  case "$seconds $*" in
  # One input again, not a run.
  0\ *[!\ ]*) run "$what" 0 "$@" ;;
  *) run "$what" "$seconds" "$@" "$scratch/corpus/$what" "Fuzz/seeds/$what" "$work/more" ;;
  esac
  exit
fi

# At least two seconds each: 0 would be without end.
share=$((seconds / $(echo "$targets" | wc -l)))
[ $share -ge 2 ] || share=2
failed=
for target in $targets; do
  if run "$target" $share "$@" "$scratch/corpus/$target" "Fuzz/seeds/$target" "$work/more" >"$work/log" 2>&1; then
    result='nothing found'
  else
    result="FAILED: $(grep -E -m 1 '^broken: |^SUMMARY|Fatal error|ERROR: ' "$work/log" || tail -n 1 "$work/log")"
    failed="$failed $target"
    tail -n 40 "$work/log"
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log")
  coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$work/log" | tail -n 1)
  printf '%-14s %9s executions, %6s edges: %s\n' "$target" "${runs:-?}" "${coverage:-?}" "$result"
done
[ -z "$failed" ] || {
  echo "found something:$failed; the inputs lie in $found" >&2
  exit 1
}
