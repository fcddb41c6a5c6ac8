#!/usr/bin/env bash
# Builds the fuzz target: the rooms it tests and the target itself, as one module.
#
# usage: Tests/Fuzz/build.sh BINARY OPTION...      (options of swiftc)
set -euo pipefail
cd "$(dirname "$0")/../.."
binary="$1"
shift
source="$binary.source"
rooms="Diagnostics|Files|YAML|Facts|Profiles|RulePacks|Engine|RuleAnalysis|Reports"
mkdir -p "$source"
rm -f "$source"/*.swift
for room in ${rooms//|/ }; do
    for file in Sources/"$room"/*.swift; do
        sed -E "s/^(public |package |internal )?import ($rooms)\$//" "$file" > "$source/$room-$(basename "$file")"
    done
done
cp Tests/Fuzz/Target.swift "$source/"
# In one module a room's name is no longer a module's: names that say their room find it here.
echo 'enum Facts { typealias Value = Fuzz.Value }' > "$source/Rooms.swift"
swiftc -parse-as-library -swift-version 6 -package-name concord -module-name Fuzz -wmo -suppress-warnings -use-ld=lld \
    -enable-upcoming-feature ExistentialAny -I Sources/CLibYAML -I Sources/CNettle \
    "$@" "$source"/*.swift -o "$binary"
