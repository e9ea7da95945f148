#!/bin/sh
# Every TMX file below a folder: units, outcome, and whether an independent parser (xmllint) finds our copy to be the same
# document in canonical XML.
#   scripts/survey.sh FOLDER
set -eu
tolmach=$(cd "$(dirname "$0")/.." && pwd)/.build/release/tolmach
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'file\tunits\tdamaged\toutcome\tcanonical XML\n'
find "$1" -name '*.tmx' | LC_ALL=C sort | while read -r file; do
  status=0
  timeout 20 "$tolmach" doctor --json "$file" >"$work/report" 2>"$work/errors" || status=$?
  units=$(sed -n 's/.*"units":\([0-9]*\).*/\1/p' "$work/report")
  damaged=$(sed -n 's/.*"damaged":\([0-9]*\).*/\1/p' "$work/report")
  case $status in
    0) outcome=read ;;
    1) outcome=recovered ;;
    2) outcome="refused: $(sed -n 's/.*"refused":"\(.*\)","languages.*/\1/p' "$work/report" | sed 's/.*[0-9]: //' | cut -c 1-100)" ;;
    *) outcome="FAILED with $status" ;;
  esac
  same=-
  if [ "$status" -eq 0 ] && xmllint --noent --nonet --c14n "$file" >"$work/theirs" 2>/dev/null; then
    timeout 20 "$tolmach" doctor "$file" --repair -o "$work/copy.tmx" >/dev/null 2>&1
    if xmllint --nonet --c14n "$work/copy.tmx" >"$work/ours" 2>/dev/null && cmp -s "$work/theirs" "$work/ours"; then
      same=same
    else
      same=DIFFERENT
    fi
  fi
  printf '%s\t%s\t%s\t%s\t%s\n' "${file#"$1"/}" "$units" "$damaged" "$outcome" "$same"
done
