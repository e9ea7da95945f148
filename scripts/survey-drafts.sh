#!/bin/sh
# Every draft below the folders: format, segments, translated segments, outcome; then the totals.
#   scripts/survey-drafts.sh FOLDER…
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build="swift build --package-path $root --scratch-path $root/.build/survey --product tolmach-survey-drafts"
TOLMACH_BENCH=1 $build >&2
survey=$(TOLMACH_BENCH=1 $build --show-bin-path)/tolmach-survey-drafts
printf 'file\tformat\tsegments\ttranslated\toutcome\n'
find "$@" -type f \( -name '*.xlf' -o -name '*.xliff' -o -name '*.sdlxliff' -o -name '*.mqxliff' -o -name '*.mqxlz' \
  -o -name '*.po' -o -name '*.pot' -o -name '*.tmx' -o -name '*.tmx.gz' -o -name '*.tsv' -o -name '*.csv' \) |
  LC_ALL=C sort | "$survey" |
  awk -F '\t' '{
    print
    files[$2]++; segments[$2] += $3; translated[$2] += $4
    outcome = $5; sub(/[ ,:].*/, "", outcome); outcomes[$2 " " outcome]++
    count++
  }
  END {
    for (format in files) {
      line = format ": " files[format] " files, " segments[format] " segments, " translated[format] " translated;"
      for (key in outcomes) {
        split(key, parts, " ")
        if (parts[1] == format) line = line " " parts[2] " " outcomes[key]
      }
      print line
    }
    # A reader that crashes leaves files without a line.
    print count " files in all"
  }'
