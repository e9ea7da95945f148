#!/bin/sh
# scripts/test-sanitizers.sh thread|address SUITE...
#
# Builds the tests with ThreadSanitizer or AddressSanitizer, in a scratch folder of their own (.build-tsan, .build-asan), and runs those
# that a word of SUITE... finds by the name of the test, its suite or its file. What one of them reports fails the run, and
# so does what it reports of a tolmach that a test starts. Says so and does nothing where the sanitizer does not work.
set -eu
cd "$(dirname "$0")/.."
kind=$1
shift
SWIFT=${SWIFT:-swift}
case $kind in
thread) scratch=.build-tsan ;;
address) scratch=.build-asan ;;
*) echo "usage: scripts/test-sanitizers.sh thread|address SUITE..." >&2; exit 2 ;;
esac

# A report ends a process with 86, which no command of tolmach ends with; the backtracer would only wait for a terminal. Leaks are not
# looked for: what a process holds at its end is not a fault. Bus errors stay signals, as they are without a sanitizer: tests ask which.
export SWIFT_BACKTRACE=enable=no
export TSAN_OPTIONS="halt_on_error=1:exitcode=86:handle_sigbus=0:${TSAN_OPTIONS:-}"
export ASAN_OPTIONS="detect_leaks=0:exitcode=86:handle_sigbus=0:${ASAN_OPTIONS:-}"

# ThreadSanitizer does not start where the kernel scatters memory too widely (vm.mmap_rnd_bits above 28), unless told not to.
probe=$(mktemp -d)
trap 'rm -rf "$probe"' EXIT
echo 'print("works")' > "$probe/main.swift"
prefix=
if ! "${SWIFT}c" -sanitize="$kind" "$probe/main.swift" -o "$probe/probe" >"$probe/log" 2>&1; then
  echo "SKIPPED: this Swift has no $kind sanitizer: $(grep -m 1 error "$probe/log" || head -n 1 "$probe/log")"
  exit 0
elif ! "$probe/probe" >"$probe/log" 2>&1; then
  prefix="setarch $(uname -m) -R"
  if ! $prefix "$probe/probe" >"$probe/log" 2>&1; then
    echo "SKIPPED: the $kind sanitizer does not run here: $(head -n 1 "$probe/log")"
    exit 0
  fi
fi

# One test after the other where limits of time are tested: here they count what a test waits for the others, too.
order=--parallel
[ "$kind" = address ] && order=--no-parallel
filters=
for suite in "$@"; do filters="$filters --filter $suite"; done
export TOLMACH_STRICT=1
link=
if [ "$kind" = thread ]; then
  clang=$(dirname "$(command -v "$SWIFT")")/clang
  [ -x "$clang" ] || clang=clang
  mkdir -p "$scratch"
  "$clang" -O1 -fPIC -c scripts/tsan-mutex.c -o "$scratch/tsan-mutex.o"
  link="-Xlinker $PWD/$scratch/tsan-mutex.o"
fi
# shellcheck disable=SC2086
$SWIFT build --build-tests --disable-xctest --sanitize="$kind" --scratch-path "$scratch" $link
# shellcheck disable=SC2086
$prefix "$SWIFT" test --skip-build --disable-xctest --sanitize="$kind" --scratch-path "$scratch" $order $filters
