#!/bin/sh
# Runs a command without the linker's notes on static linking, one for each call of dlopen, getaddrinfo and the like in a library,
# and without that on mktemp in Swift's own Foundation.
# All else it prints stays, on standard output, and so does its exit status. On a terminal a build's progress takes one line.
#   scripts/quietly.sh COMMAND…

clear=""
[ -t 1 ] && clear=$(printf '\r\033[K')

put() { printf '%s%s\n' "$clear" "$1"; }

without_notes() {
  # GNU ld names the function in a line of its own, before the note.
  function=""
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      *": warning: Using '"*"' in statically linked applications requires at runtime the shared libraries from the glibc version used for linking" | \
        *"/swift_static/"*": warning: the use of \`mktemp' is dangerous, better use \`mkstemp' or \`mkdtemp'")
        function=""
        continue
        ;;
    esac
    [ -z "$function" ] || put "$function"
    function=""
    case $line in
      *": in function \`"*"':") function=$line ;;
      "["[0-9]*/[0-9]*"] "*) if [ -n "$clear" ]; then printf '%s%.79s' "$clear" "$line"; else put "$line"; fi ;;
      *) put "$line" ;;
    esac
  done
  [ -z "$function" ] || put "$function"
  printf '%s' "$clear"
}

# The status goes around the filter by descriptor 3, what the filter prints by descriptor 4.
exec 4>&1
status=$({ { "$@" 2>&1 3>&- 4>&-; echo $? >&3; } | without_notes >&4; } 3>&1)
exit "$status"
