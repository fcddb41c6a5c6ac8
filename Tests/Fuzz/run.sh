#!/usr/bin/env bash
# Builds the fuzz target with libFuzzer and the address sanitizer, and runs it.
#
# usage: Tests/Fuzz/run.sh [EXECUTIONS]      (default 100000; needs the packages the README names)
# COVERAGE=1 measures which branches of Sources/YAML the corpus reaches, instead.
set -euo pipefail
cd "$(dirname "$0")/../.."
executions="${1:-100000}"
work="${FUZZ_FOLDER:-.build/fuzz}"
mkdir -p "$work/source" "$work/corpus" "$work/seeds"
rooms="Diagnostics|Files|YAML|Facts|Profiles|RulePacks|Engine"
rm -f "$work"/source/*.swift
for room in ${rooms//|/ }; do
    for file in Sources/"$room"/*.swift; do
        sed -E "s/^(public |package |internal )?import ($rooms)\$//" "$file" > "$work/source/$room-$(basename "$file")"
    done
done
cp Tests/Fuzz/Target.swift "$work/source/"
# In one module a room's name is no longer a module's: names that say their room find it here.
echo 'enum Facts { typealias Value = Fuzz.Value }' > "$work/source/Rooms.swift"

# Each seed is one byte that picks the reader, then a file.
for file in Examples/*.yaml; do
    name="$(basename "$file" .yaml)"
    for reader in 0 1 2; do { printf "\\x0$reader"; cat "$file"; } > "$work/seeds/$name-$reader"; done
done
{
    printf '\x03'
    tr -d '=' < Rules/lsp/pack.yaml; printf '='
    tr -d '=' < Rules/lsp/facts.yaml; printf '='
    tr -d '=' < Rules/lsp/rules/stability.yaml; printf '='
    tr -d '=' < Rules/lsp/sources.yaml
} > "$work/seeds/pack"
cp Tests/Fuzz/seeds/* "$work/seeds/" 2>/dev/null || true

options=(-parse-as-library -swift-version 6 -package-name concord -module-name Fuzz -I Sources/CLibYAML -I Sources/CNettle)
options+=(-enable-upcoming-feature ExistentialAny -suppress-warnings)
if [ -n "${COVERAGE:-}" ]; then
    swiftc "${options[@]}" -Onone -sanitize=fuzzer -profile-generate -profile-coverage-mapping \
        "$work"/source/*.swift -o "$work/covered"
    LLVM_PROFILE_FILE="$work/covered.profraw" "$work/covered" -runs=0 "$work/corpus" "$work/seeds" 2> "$work/covered.log"
    # The tools of this compiler: others may not read its profiles.
    tools="$(dirname "$(readlink -f "$(command -v swiftc)")")"
    "$tools/llvm-profdata" merge -o "$work/covered.profdata" "$work/covered.profraw"
    "$tools/llvm-cov" report "$work/covered" -instr-profile "$work/covered.profdata" --show-branch-summary \
        "$work"/source/YAML-*.swift
    exit
fi
swiftc "${options[@]}" -O -sanitize=fuzzer,address "$work"/source/*.swift -o "$work/fuzz"
"$work/fuzz" -runs="$executions" -max_len=6000 -timeout=10 -rss_limit_mb=2048 -dict=Tests/Fuzz/words \
    "$work/corpus" "$work/seeds"
