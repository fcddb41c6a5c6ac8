#!/usr/bin/env bash
# Builds the fuzz target with libFuzzer, and runs every reader, first with the address sanitizer, then without.
#
# usage: Tests/Fuzz/run.sh [EXECUTIONS [READER...]]      (default 100000 of all readers together)
#
# A quarter of the executions has the sanitizer. What is found lies in .build/fuzz, the totals in .build/fuzz/totals.txt.
set -euo pipefail
cd "$(dirname "$0")/../.."
executions="${1:-100000}"
shift || true
work="${FUZZ_FOLDER:-.build/fuzz}"
mkdir -p "$work"
rm -f "$work/totals.txt"

# Each reader's share of a hundred executions: the quick ones have most.
declare -A shares=([events]=35 [nodes]=22 [profile]=22 [assess]=6 [tidy]=3 [pack]=6 [tests]=6)
# Most inputs are short, which is quick; a pack's files need their length.
declare -A short=([events]=512 [nodes]=512 [profile]=512 [assess]=700 [tidy]=512 [pack]=2600 [tests]=1000)
readers=("$@")
[ "${#readers[@]}" -gt 0 ] || readers=(events nodes profile assess tidy pack tests)

Tests/Fuzz/seeds.sh "$work"
Tests/Fuzz/build.sh "$work/checked" -O -sanitize=fuzzer,address
Tests/Fuzz/build.sh "$work/quick" -O -sanitize=fuzzer

# run BINARY READER EXECUTIONS LONGEST
run() {
    [ "$3" -gt 0 ] || return 0
    mkdir -p "$work/corpus/$2" "$work/found"
    echo "-- $(basename "$1") $2: $3 executions of at most $4 bytes"
    FUZZ_READER="$2" ASAN_OPTIONS=detect_leaks=0 "$1" -runs="$3" -max_len="$4" -timeout=10 -rss_limit_mb=1024 \
        -print_final_stats=1 -dict=Tests/Fuzz/words -artifact_prefix="$work/found/$2-" \
        "$work/corpus/$2" "$work/seeds/$2" > "$work/$2.log" 2>&1 || { tail -100 "$work/$2.log"; return 1; }
    awk -v reader="$2" -v binary="$(basename "$1")" -v longest="$4" '
        /number_of_executed_units/ { count = $2 }
        /peak_rss_mb/ { memory = $2 }
        END { print reader, binary, longest, count, memory " MB" }' "$work/$2.log" |
        tee -a "$work/totals.txt"
}

for reader in "${readers[@]}"; do
    total=$((executions * ${shares[$reader]} / 100))
    run "$work/checked" "$reader" $((total / 4)) "${short[$reader]}"
    run "$work/quick" "$reader" $((total / 2)) "${short[$reader]}"
    run "$work/quick" "$reader" $((total / 4)) 4096
    # What was kept is looked through for leaks. The pack that is made once is not one, though its tagged pointers hide it.
    FUZZ_READER="$reader" LSAN_OPTIONS=suppressions=Tests/Fuzz/kept:print_suppressions=0 "$work/checked" -runs=0 \
        "$work/corpus/$reader" > "$work/$reader-leaks.log" 2>&1 || { tail -100 "$work/$reader-leaks.log"; exit 1; }
done
awk '{ total += $4; if ($2 == "checked") checked += $4 }
    END { printf "%d executions in all, %d of them with the address sanitizer\n", total, checked }' "$work/totals.txt"
