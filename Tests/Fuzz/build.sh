#!/usr/bin/env bash
# Builds the fuzz target: each room it tests as the package has it, and the target itself, which may look inside them.
#
# usage: Tests/Fuzz/build.sh BINARY OPTION...      (options of swiftc for the rooms, such as -O)
set -euo pipefail
cd "$(dirname "$0")/../.."
binary="$1"
shift
modules="$binary.modules"
rm -rf "$modules"
mkdir -p "$modules"
common=(-parse-as-library -swift-version 6 -package-name concord -wmo -suppress-warnings -enable-testing -I "$modules"
    -I Sources/CLibYAML -I Sources/CNettle -enable-upcoming-feature ExistentialAny
    -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility)
# In the order in which the package has them: each after those it stands on.
rooms="$(tr '\n' ' ' < Package.swift | grep -oE ' room\( *"[A-Za-z]+"' | grep -oE '[A-Z][A-Za-z]+')"
for room in $rooms; do
    mapfile -t sources < <(find "Sources/$room" -name '*.swift' | sort)
    swiftc "${common[@]}" "$@" -module-name "$room" -emit-module -emit-module-path "$modules/$room.swiftmodule" \
        -c "${sources[@]}" -o "$modules/$room.o"
done
swiftc "${common[@]}" "$@" -module-name Fuzz -use-ld=lld Tests/Fuzz/Target.swift "$modules"/*.o -o "$binary"
