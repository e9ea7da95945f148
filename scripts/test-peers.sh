#!/bin/sh
# scripts/test-peers.sh [PEER...]
#
# Installs other programs that read and write our formats, and lets them and the tool exchange files (Tests/Peers/run.py): Python's into
# .build-peers, Debian's through scripts/setup.sh. What cannot be installed is SKIPPED, peer by peer, and said so.
set -eu
cd "$(dirname "$0")/.."
folder=.build-peers
mkdir -p "$folder/schemas"

scripts/setup.sh --peers || echo "SKIPPED: not all of Debian's programs can be installed"
command -v python3 >/dev/null 2>&1 || {
  echo "SKIPPED: all peers: no python3, which runs the comparison"
  exit 0
}

# What is said where something fails.
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Translate Toolkit and others, in the versions that the expected losses are of.
wanted=Tests/Peers/requirements.txt
if ! cmp -s "$wanted" "$folder/requirements.txt"; then
  rm -rf "$folder/venv"
  if python3 -m venv "$folder/venv" >"$log" 2>&1 && "$folder/venv/bin/pip" install -q -r "$wanted" >"$log" 2>&1; then
    cp "$wanted" "$folder/requirements.txt"
  else
    echo "SKIPPED: what PyPI has of peers cannot be installed: $(tail -n 1 "$log")"
    rm -rf "$folder/venv"
  fi
fi

# Schemas come with OmegaT (TMX, TBX) and with Symfony (XLIFF), whose package is only unpacked.
if [ -e /usr/share/omegat/OmegaT.jar ]; then
  python3 -c 'import sys, zipfile; zipfile.ZipFile("/usr/share/omegat/OmegaT.jar").extractall(sys.argv[1], [
    "schemas/" + name for name in ("tmx11.dtd", "tmx14.dtd", "tmx14.xsd", "tbx.xsd", "xml.xsd")])' "$folder"
fi
if [ ! -e "$folder/schemas/xliff-core-2.0.xsd" ]; then
  if (cd "$folder" && apt-get download -qq php-symfony-translation && dpkg-deb -x php-symfony-translation_*.deb symfony) \
    >"$log" 2>&1; then
    for schema in "$folder"/symfony/usr/share/php/Symfony/Component/Translation/Resources/schemas/xliff*.xsd; do
      # The schema of xml:lang lies beside them.
      sed 's,schemaLocation="[^"]*xml\.xsd",schemaLocation="xml.xsd",' "$schema" >"$folder/schemas/$(basename "$schema")"
    done
    [ -e "$folder/schemas/xml.xsd" ] || cp "$(dirname "$schema")/xml.xsd" "$folder/schemas/"
  else
    echo "SKIPPED: the schemas of XLIFF: $(tail -n 1 "$log")"
  fi
fi

PYTHONDONTWRITEBYTECODE=1 python3 Tests/Peers/run.py --folder "$folder" "$@"
