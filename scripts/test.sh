#!/bin/sh
# Runs every test that is built. Those of the commands mostly wait for processes that they start, so they run beside the others:
# otherwise a core stands still while a test waits.
set -eu
cd "$(dirname "$0")/.."
SWIFT=${SWIFT:-swift}
export TOLMACH_STRICT=1
# Whatever is made in the folder of temporary files, by tests that are killed or by SwiftPM, goes with it.
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 1' INT TERM
log=$TMPDIR/commands.log
# Nothing is built, so the two need not wait for each other.
$SWIFT test --skip-build --ignore-lock --filter TolmachCommandsTests >"$log" 2>&1 &
commands=$!
code=0
$SWIFT test --skip-build --ignore-lock --skip TolmachCommandsTests || code=$?
wait $commands || code=$?
cat "$log"
exit $code
