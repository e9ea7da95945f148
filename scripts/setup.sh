#!/bin/sh
# Installs the system libraries that are missing, on Debian and Ubuntu. With --test, also what only tests use.
set -eu

wanted="libicu-dev libexpat1-dev libstemmer-dev libminizip-dev zlib1g-dev libxxhash-dev libyaml-dev libhunspell-dev libxml2-dev liblzma-dev"
wanted="$wanted libcmark-gfm-dev libcmark-gfm-extensions-dev"
optional=""
# Unicode's own test files, and an independent XML parser to compare with: their tests are skipped without them.
[ "${1:-}" = "--test" ] && optional="unicode-data bzip2 libxml2-utils hunspell-ru"

if ! command -v swift >/dev/null 2>&1; then
  echo "setup: expected Swift 6.2 or later on the PATH, found none; see https://www.swift.org/install/linux/" >&2
  exit 1
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "setup: not Debian or Ubuntu: install ICU, expat, libstemmer, minizip, zlib, xxHash, libyaml, Hunspell, libxml2, liblzma and cmark-gfm with their headers" >&2
  exit 0
fi

# Those of the arguments that are not installed.
missing_of() {
  for package in "$@"; do
    status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || printf ' %s' "$package"
  done
}
# shellcheck disable=SC2086
needed=$(missing_of $wanted)
# shellcheck disable=SC2086
missing=$needed$(missing_of $optional)
[ -z "$missing" ] && exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null 2>&1; then
    as_root="sudo"
  elif [ -z "$needed" ]; then
    echo "setup: missing:$missing; no root and no sudo: the tests that use them are skipped" >&2
    exit 0
  else
    echo "setup: missing:$missing; no root and no sudo: install them, then run this again" >&2
    exit 1
  fi
fi

echo "setup: installing$missing ($as_root apt-get install)"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
