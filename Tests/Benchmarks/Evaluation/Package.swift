// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "evaluation",
    dependencies: [.package(name: "concord", path: "../../..")],
    targets: [
        .executableTarget(
            name: "evaluation",
            dependencies: [.product(name: "ConcordEngine", package: "concord")])
    ]
)
