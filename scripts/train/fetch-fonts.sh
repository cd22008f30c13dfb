#!/bin/sh
# Fetches the fonts of fonts.json (SIL OFL 1.1, some Apache-2.0: each package holds its licence) from npm into DIR/<name>.
set -eu
dir=${1:?usage: fetch-fonts.sh DIR}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$dir"
cd "$dir"
node -e 'const g=require(process.argv[1]);console.log([...new Set(Object.values(g).flat())].join("\n"))' "$here/fonts.json" |
  while read -r name; do
    [ -d "$name" ] && continue
    file=$(npm pack --silent "@expo-google-fonts/$name")
    mkdir "$name.part"
    tar xzf "$file" -C "$name.part" --strip-components=1
    mv "$name.part" "$name"
    rm "$file"
  done
