public import Diagnostics
import Files
public import RulePacks

/// A pack's folder looked at as a whole: its files, its conditions, its tests without running them, and what lies beside them.
public struct PackCheck: Sendable {
    /// `nil` where the pack itself has errors.
    public let pack: RulePack?
    /// Everything that is wrong or deserves a look, sorted by place.
    public let diagnostics: [Diagnostic]

    /// - Complexity: O(size of the pack and its tests), and that of `ConditionCheck`.
    public init(packFolder folder: String) {
        var reader = RulePackReader()
        let pack = reader.read(folder)
        self.pack = pack
        var found = reader.diagnostics
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        let hasTests = FileList.isFolder(prefix + "tests")
        if let pack { found += ConditionCheck.warnings(of: pack, in: folder) }
        if hasTests, let resolved = reader.resolvedPack {
            var tests = RuleTestReader(resolved)
            _ = tests.read(folder)
            found += tests.diagnostics
        } else if hasTests {
            // Their names mean nothing without the pack's.
            found += RuleTestReader.mistakesInYAML(prefix + "tests")
        }
        if pack == nil, FileList.isFolder(folder) {
            let left = PackCheckProblem.notLookedAt(
                conclusions: !reader.hasLookedAtConclusions, tests: hasTests && reader.resolvedPack == nil)
            found.append(Diagnostic(left, at: Location(file: folder)))
        }
        found += StrayFiles.warnings(in: folder)
        diagnostics = found.inOrder()
    }

    /// How many there are of a level.
    public func count(_ level: Level) -> Int { diagnostics.count { $0.level == level } }
}
