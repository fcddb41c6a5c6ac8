#!/usr/bin/env bash
# Shows how much of a room what the fuzzer kept, and its seeds, reach; run.sh comes first.
#
# usage: Tests/Fuzz/coverage.sh [ROOM [--missing]]      (default YAML)
set -euo pipefail
cd "$(dirname "$0")/../.."
room="${1:-YAML}"
work="${FUZZ_FOLDER:-.build/fuzz}"
# The tools of this compiler: others may not read its profiles.
tools="$(dirname "$(readlink -f "$(command -v swiftc)")")"

Tests/Fuzz/build.sh "$work/covered" -Onone -sanitize=fuzzer -profile-generate -profile-coverage-mapping
rm -f "$work"/covered-*.profraw
for folder in "$work"/seeds/*; do
    reader="$(basename "$folder")"
    mkdir -p "$work/corpus/$reader"
    FUZZ_READER="$reader" LLVM_PROFILE_FILE="$work/covered-$reader.profraw" \
        "$work/covered" -runs=0 "$work/corpus/$reader" "$folder" 2> "$work/covered.log"
done
"$tools/llvm-profdata" merge -o "$work/covered.profdata" "$work"/covered-*.profraw
mapfile -t sources < <(find "Sources/$room" -name '*.swift' | sort)
"$tools/llvm-cov" report "$work/covered" -instr-profile "$work/covered.profdata" "${sources[@]}" |
    awk '/^TOTAL/ { print "regions " $4 ", functions " $7 ", lines " $10 }'
"$tools/llvm-cov" export "$work/covered" -instr-profile "$work/covered.profdata" > "$work/covered.json"
Tests/Fuzz/branches.py "$work/covered.json" "$room" "${@:2}"
