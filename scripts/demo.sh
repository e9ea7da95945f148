#!/bin/sh
# Shows the main job on the shipped memory and glossary.
set -eu
tolmach=$1

show() {
  echo
  echo "\$ tolmach $*"
  "$tolmach" "$@"
}

show lookup "missile defense"
show lookup --explain --limit 2 "The working group on missile defense will meet in Brussels on 12 May."
show search --limit 3 "секторального принципа"
