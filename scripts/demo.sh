#!/bin/sh
# Shows the main job on the shipped memory and glossary.
set -eu
tolmach=$1

show() {
  echo
  printf '$ tolmach'
  for word in "$@"; do
    case $word in *" "*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  echo
  "$tolmach" "$@"
}

show lookup "missile defense"
show lookup --explain --limit 2 "The working group on missile defense will meet in Brussels on 12 May."
show search --limit 3 "секторального принципа"
# The draft has faults: finding them is what it is for.
show check --disable memory-mismatch,quote-style examples/draft.xlf || [ $? -eq 1 ]
