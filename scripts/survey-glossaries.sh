#!/bin/sh
# Every glossary below the folders: concepts, terms, and whether it comes back when it is written in its own format and read
# again: "same" when writing that once more gives the same bytes and counts; "losses: N" when the report names N kinds.
#   scripts/survey-glossaries.sh FOLDER...
set -eu
tolmach=${TOLMACH:-$(cd "$(dirname "$0")/.." && pwd)/.build/release/tolmach}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tm" "$work/glossaries"

# concepts, terms and statuses of a file, without its name and its languages' spelling
counts() {
  timeout 60 "$tolmach" glossary stats --workspace "$work" --json "$1" 2>/dev/null |
    sed -n 's/.*"concepts":\([0-9]*\),"terms":\([0-9]*\),.*/\1 \2/p'
}

printf 'file\tconcepts\tterms\toutcome\n'
find "$@" -type f \( -name '*.tbx' -o -name '*.csv' -o -name '*.tsv' -o -name '*.utx' -o -name '*.tab' -o -name '*.txt' \) |
  LC_ALL=C sort | while read -r file; do
  case $file in
    *.tbx) formats="tbx" ending=tbx
      if grep -q '<martif' "$file"; then formats="tbx-2008"; fi
      if grep -q 'TBX-Min' "$file"; then formats="tbx-min"; fi
      if grep -q 'TBX-Core' "$file"; then formats="tbx-core"; fi
      if grep -q 'style="dct"' "$file"; then formats="$formats --style dct"; fi ;;
    *.utx) formats="utx" ending=utx ;;
    *.csv) formats="csv" ending=csv ;;
    *) formats="tsv" ending=tsv ;;
  esac
  status=0
  # shellcheck disable=SC2086
  timeout 60 "$tolmach" glossary export --workspace "$work" "$file" --format $formats -o "$work/one.$ending" 2>"$work/report" ||
    status=$?
  before=$(counts "$file")
  case $status in
    0)
      # shellcheck disable=SC2086
      timeout 60 "$tolmach" glossary export --workspace "$work" "$work/one.$ending" --format $formats -o "$work/two.$ending" \
        2>/dev/null || true
      lost=$(grep -c -E '^tolmach: (lost|changed): ' "$work/report" || true)
      after=$(counts "$work/one.$ending")
      # A UTX file says when it was written.
      if ! sed 1d "$work/one.$ending" >"$work/a" || ! sed 1d "$work/two.$ending" >"$work/b" || ! cmp -s "$work/a" "$work/b"; then
        outcome="NOT STABLE"
      elif [ "$lost" -gt 0 ]; then
        outcome="losses: $lost"
      elif [ "$before" = "$after" ]; then
        outcome=same
      else
        outcome="DIFFERENT: $before, then $after"
      fi ;;
    1) outcome=empty ;;
    2) outcome="refused: $(sed -n 's/^tolmach: error: .*[0-9]: //p' "$work/report" | cut -c 1-100)" ;;
    *) outcome="FAILED with $status" ;;
  esac
  printf '%s\t%s\t%s\t%s\n' "$file" "${before% *}" "${before#* }" "$outcome"
done
