#!/bin/sh
# Makes Debian or Ubuntu ready to build Tolmach: tries whether swift compiles and links, says what is missing and installs it.
# Silent when nothing is missing and the program is built. Fails, and shows why, when swift does not work in the end.
#   scripts/setup.sh [--test|--peers]    --test: also what only the tests use; --peers: the programs that `make test-peers` exchanges
# files with, once ours is built: what cannot be installed is done without.
# SWIFT is the swift to try (swift).
set -eu
cd "$(dirname "$0")/.."
swift=${SWIFT:-swift}
for_tests=""
for_peers=""
[ "${1:-}" = "--test" ] && for_tests=yes
[ "${1:-}" = "--peers" ] && for_peers=yes

# What the program is linked with. Swift finds the headers of libxml2 through pkg-config.
libraries="libicu-dev libexpat1-dev libstemmer-dev libminizip-dev zlib1g-dev libxxhash-dev libyaml-dev libhunspell-dev
  libxml2-dev liblzma-dev libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config"
# What swift runs and links with; installed only where it does not. Its debugger would also need Python and libedit.
for_swift="git ca-certificates binutils binutils-gold libc6-dev libncurses6 libcurl4 libsqlite3-0 libxml2 tzdata"
# Unicode's own test files, an independent XML parser and a dictionary: without them their tests are skipped.
optional=""
built=.build/release/tolmach
# Flags for the release build, where the linker that swift would take does not link.
linker=.build/linker
build_takes="3 to 5 minutes on two cores and 200 MB in .build"
if [ -n "$for_tests" ]; then
  optional="unicode-data bzip2 libxml2-utils hunspell-ru"
  built=.build/debug/tolmachPackageTests.xctest
  build_takes="3 to 5 minutes on two cores and 360 MB in .build, and the tests as long again"
fi

if [ -n "$for_peers" ]; then
  # OmegaT's own readers are called from Java that is compiled here.
  optional="python3-venv libxml2-utils gettext omegat default-jdk-headless libreoffice-calc-nogui qt6-l10n-tools libxml-tmx-perl"
fi

say() { echo "setup: $*" >&2; }

if ! command -v "$swift" >/dev/null 2>&1; then
  say "expected Swift 6.2 or later on the PATH, found none; see https://www.swift.org/install/linux/"
  [ -z "${SUDO_USER:-}" ] || say "sudo may have a PATH of its own: run make without it, this script asks for sudo itself"
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A package of C++ and Swift, as small as can be.
make_probe() {
  mkdir -p "$work/probe/Sources/CProbe/include" "$work/probe/Sources/probe"
  cat >"$work/probe/Package.swift" <<'END'
// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "probe",
  targets: [
    .target(name: "CProbe", linkerSettings: [.linkedLibrary("stdc++")]),
    .executableTarget(name: "probe", dependencies: ["CProbe"]),
  ])
END
  echo 'int probe_length(const char *text);' >"$work/probe/Sources/CProbe/include/CProbe.h"
  cat >"$work/probe/Sources/CProbe/CProbe.cpp" <<'END'
#include <stdio.h>
#include <string>
extern "C" int probe_length(const char *text) { return (int)std::string(text).size(); }
END
  cat >"$work/probe/Sources/probe/main.swift" <<'END'
import CProbe
import Glibc
exit(probe_length("four") == 4 ? 0 : 1)
END
}

try() {
  echo "\$ $*" >"$work/said"
  "$@" >>"$work/said" 2>&1
}

# Whether swift compiles, links and formats; $work/said then has what was run last and what it printed.
swift_works() {
  make_probe
  try git --version || return 1
  if [ -n "$for_tests" ]; then
    try "$swift" format --version && try "$swift" build --package-path "$work/probe" &&
      try "$work/probe/.build/debug/probe"
  else
    rm -f "$linker"
    link_statically && return 0
    # The gold linker cannot read Ubuntu 24.04's libc.a; Swift's own can.
    cp "$work/said" "$work/said-first"
    if "$swift" build --version >/dev/null 2>&1 && link_statically -Xswiftc -use-ld=lld; then
      mkdir -p .build
      echo "-Xswiftc -use-ld=lld" >"$linker"
      return 0
    fi
    cp "$work/said-first" "$work/said"
    return 1
  fi
}

link_statically() {
  try "$swift" build -c release -Xswiftc -static-executable "$@" --package-path "$work/probe" &&
    try "$work/probe/.build/release/probe"
}

fail_with_swift() {
  say "swift does not run and link on this machine, and no package that we know is missing. What was run, in a folder of its own:"
  cat "$work/said" >&2
  exit 1
}

say_what_the_build_takes() {
  [ -z "$for_peers" ] || return 0
  say "the build takes about $build_takes; for it Swift fetches one package, https://github.com/apple/swift-argument-parser"
}

works=yes
[ -e "$built" ] || swift_works || works=no

if ! command -v dpkg-query >/dev/null 2>&1; then
  [ "$works" = yes ] || fail_with_swift
  [ -e "$built" ] && exit 0
  say "not Debian or Ubuntu: install ICU, expat, libstemmer, minizip, zlib, xxHash, libyaml, Hunspell, libxml2, liblzma and cmark-gfm with their headers, and pkg-config"
  say_what_the_build_takes
  exit 0
fi

# Those of the arguments that no installed package is or provides (trixie has libcurl4t64 for libcurl4).
missing_of() {
  dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' 2>/dev/null | sed -n 's/^installed //p' |
    tr ',' '\n' | sed 's/^ *//; s/[ (].*//' >"$work/installed"
  for package in "$@"; do
    grep -qxF -e "$package" "$work/installed" || printf ' %s' "$package"
  done
}

# The C++ library that clang will look for: that of the newest gcc which is here, or else of the distribution's own.
library_of_gcc() {
  version=$(find /usr/lib/gcc -name crtbegin.o 2>/dev/null | sed -n 's,.*/\([0-9]*\)/crtbegin.o$,\1,p' | sort -n | tail -1)
  [ -n "$version" ] || version=$(apt-cache depends g++ 2>/dev/null | sed -n 's/^ *Depends: g++-\([0-9]*\)$/\1/p' | head -1)
  # Before apt knows any package, the one that brings it along.
  [ -n "$version" ] && echo "libstdc++-$version-dev" || echo "g++"
}

find_missing() {
  # shellcheck disable=SC2086
  needed=$(missing_of $libraries)
  # shellcheck disable=SC2086
  [ "$works" = yes ] || needed="$needed$(missing_of $for_swift "$(library_of_gcc)")"
  missing=$needed
  # shellcheck disable=SC2086
  for package in $(missing_of $optional); do
    # What apt does not offer, though it knows others, is done without.
    if apt-cache show "$package" >/dev/null 2>&1 || ! apt-cache show libc6 >/dev/null 2>&1; then
      missing="$missing $package"
    fi
  done
}

find_missing
if [ -z "$missing" ]; then
  [ "$works" = yes ] || fail_with_swift
  [ -e "$built" ] || say_what_the_build_takes
  exit 0
fi

[ "$works" = yes ] || say "swift does not run and link yet: $(grep -m 1 -E 'error|not found' "$work/said" || tail -1 "$work/said")"
install="apt-get install --no-install-recommends"
as_root=""
how="as root"
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null 2>&1; then
    as_root="sudo"
    how="with sudo"
  elif [ -z "$needed" ]; then
    [ "$works" = yes ] || fail_with_swift
    say "missing:$missing; no root and no sudo: the tests that use them are skipped"
    exit 0
  else
    say "some packages are missing, and this user is not root and has no sudo. As root, run this, then make again:"
    echo "$install$missing" >&2
    exit 1
  fi
fi

say "missing, to be installed $how by apt-get:$missing"
say_what_the_build_takes
give_up() {
  tail -20 "$work/said" >&2
  say "$1. As root, run this, then make again:"
  echo "$install$missing" >&2
  exit 1
}
say "${as_root:+$as_root }apt-get update"
try $as_root apt-get update -qq || say "apt-get update failed, going on with the package lists that are here: $(tail -1 "$work/said")"
# Names of packages may be known only now.
find_missing
if [ -n "$missing" ]; then
  # shellcheck disable=SC2086
  size=$(LC_ALL=C apt-get install --assume-no --no-install-recommends -o Debug::NoLocking=1 $missing 2>/dev/null |
    sed -n 's/^Need to get \(.*\) of archives.*/\1 to download/p; s/^After this operation, \(.*\) of additional disk.*/\1 on disk/p' |
    paste -sd, - | sed 's/,/, /')
  say "${as_root:+$as_root }$install$missing (${size:-of unknown size})"
  # shellcheck disable=SC2086
  try $as_root env DEBIAN_FRONTEND=noninteractive $install -y -qq $missing || {
    [ -n "$for_peers" ] && [ -z "$needed" ] || give_up "apt-get install failed"
    # One that cannot be had does not keep the others away.
    for package in $missing; do
      try $as_root env DEBIAN_FRONTEND=noninteractive $install -y -qq "$package" ||
        say "$package cannot be installed: $(tail -1 "$work/said")"
    done
  }
fi
[ "$works" = yes ] || swift_works || fail_with_swift
say "done"
