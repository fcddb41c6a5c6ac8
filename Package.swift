// swift-tools-version: 6.2
import PackageDescription

/// Strict everywhere: what the compiler can hold the rooms to, it holds them to.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Where memory is in nobody's hands but Swift's. `Files` and `YAML` hold some themselves: they speak to the system and to
/// libyaml, which take addresses.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

/// A room of the house: it may import what it stands on and what those stand on.
func room(_ name: String, on rooms: [Target.Dependency] = [], settings: [SwiftSetting] = safe) -> Target {
    .target(name: name, dependencies: rooms, swiftSettings: settings)
}

func tests(_ name: String, of rooms: [Target.Dependency], resources: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: rooms + ["TestSupport"], exclude: resources, swiftSettings: strict)
}

let package = Package(
    name: "concord",
    products: [
        .executable(name: "concord", targets: ["concord"]),
        .library(name: "ConcordEngine", targets: ["Engine", "Profiles", "RulePacks"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        // Linked before the system's allocator, whose place it takes.
        .systemLibrary(name: "CMimalloc", providers: [.apt(["libmimalloc-dev"])]),
        room("Diagnostics"),
        room("Files", on: ["CNettle", "Diagnostics"], settings: strict),
        room("YAML", on: ["CLibYAML", "Files", "Diagnostics"], settings: strict),
        room("Facts", on: ["YAML", "Files", "Diagnostics"]),
        room("Profiles", on: ["Facts", "YAML", "Files", "Diagnostics"]),
        room("RulePacks", on: ["Facts", "YAML", "Diagnostics", "Files"]),
        room("Engine", on: ["RulePacks", "Profiles", "Facts", "Files", "Diagnostics"]),
        room(
            "RuleAnalysis",
            on: ["Engine", "RulePacks", "Profiles", "Facts", "YAML", "Diagnostics", "Files"]),
        room(
            "Reports",
            on: ["RuleAnalysis", "Engine", "RulePacks", "Profiles", "Facts", "YAML", "Files", "Diagnostics"]),
        .executableTarget(
            name: "concord",
            dependencies: [
                "RuleAnalysis", "Reports", "Engine", "RulePacks", "Profiles", "Facts", "YAML", "Diagnostics",
                "Files", "CMimalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: safe),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        tests("FilesTests", of: ["Files"]),
        tests("FactsTests", of: ["Facts", "Diagnostics"]),
        tests("RulePacksTests", of: ["RulePacks", "Facts"]),
        tests("EngineTests", of: ["RuleAnalysis", "Engine", "RulePacks", "Profiles", "Facts", "Files", "Diagnostics"]),
        tests(
            "PackTests",
            of: ["RuleAnalysis", "Engine", "RulePacks", "Profiles", "Facts", "YAML", "Files", "Diagnostics"],
            resources: ["Mutants"]),
        tests(
            "ExampleTests",
            of: [
                "RuleAnalysis", "Reports", "Engine", "RulePacks", "Profiles", "Facts", "YAML", "Files", "Diagnostics",
            ],
            resources: ["Expected", "Golden"]),
        tests("YAMLTests", of: ["YAML", "Files", "Diagnostics"]),
        tests("ProfilesTests", of: ["RulePacks", "Profiles", "Facts", "YAML", "Files", "Diagnostics"]),
        tests("CommandTests", of: []),
    ]
)
