#!/usr/bin/env bash
# Gathers what the fuzzer begins with, a folder for each reader, from the fixtures.
#
# usage: Tests/Fuzz/seeds.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/../.."
seeds="$1/seeds"
rm -rf "$seeds"
for reader in events nodes profile assess tidy pack tests; do mkdir -p "$seeds/$reader"; done

for file in Tests/Fixtures/profiles/{good,bad}/*.yaml; do
    [ "$(stat -c %s "$file")" -le 4096 ] || continue
    for reader in events nodes profile assess tidy; do cp "$file" "$seeds/$reader/"; done
done

# Of a pack, the first byte says which file it is.
declare -A firsts=([pack.yaml]=0 [facts.yaml]=1 [rules]=2 [sources.yaml]=3)
find Tests/Fixtures/packs -name '*.yaml' -size -9 | while read -r file; do
    first="${firsts[$(basename "$file")]:-${firsts[rules]}}"
    name="$(echo "${file#Tests/Fixtures/packs/}" | tr / -)"
    { printf "\\x0$first"; cat "$file"; } > "$seeds/pack/$name"
    cp "$file" "$seeds/nodes/$name"
done

# Rule tests about the fixture's own facts.
cp Tests/Fuzz/seeds/tests/* "$seeds/tests/"
