import Facts
import Foundation
import RuleAnalysis
import RulePacks
import Testing

/// The ways to misread the report that were listed when it was read, F1 to F44. F9, F31 and, for the most, F33 are about figures,
/// dates and voices, which a rule test does not see: `FiguresDatesAndVoices` has them.
@Suite struct TrapsOfTheReport {
    private static let named = PackAtHand.tests.results.filter { $0.remark("x-trap") != nil }

    @Test func testsNameTheseTraps() {
        let traps = Set(Self.named.compactMap { $0.remark("x-trap") }.map(Self.number))
        #expect(
            traps.sorted() == [
                2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30,
                32, 33, 34,
                35, 36, 37, 38, 39, 40, 41, 42, 43, 44,
            ])
    }

    @Test func mutantsNameTheseTraps() throws {
        let traps = Set(try Mutant.all().map(\.trap).map(Self.number))
        #expect(
            traps.sorted() == [
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 29,
                30, 32, 33,
                34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
            ])
    }

    /// A test that names a trap says which wrong reading it kills.
    @Test func everyTrapHasItsWrongReading() {
        for result in Self.named where result.remark("x-kills") == nil { Issue.record("\(result.name)") }
    }

    @Test func everyTrapIsNumbered() throws {
        let names = Self.named.compactMap { $0.remark("x-trap") } + (try Mutant.all().map(\.trap))
        for name in names where !(1...44).contains(Self.number(name)) { Issue.record("\(name)") }
    }

    private static func number(_ trap: String) -> Int { trap.first == "F" ? Int(trap.dropFirst()) ?? 0 : 0 }
}

/// The product knows nothing of any one pack.
@Suite struct PackAndProduct {
    @Test func noIdOfThePackStandsInTheSources() throws {
        let pack = try #require(PackAtHand.reading.pack)
        let ids = Set(
            pack.vocabulary.facts.map(\.id) + pack.claims.map(\.id) + pack.flags.map(\.id) + pack.rules.map(\.id)
        ).filter { $0.contains(".") || $0.contains("-") }
        #expect(ids.count > 40)
        let sources = PackAtHand.repository.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var count = 0
        for case let url as URL in files where url.pathExtension == "swift" {
            let text = try String(contentsOf: url, encoding: .utf8)
            for id in ids where text.contains(id) { Issue.record("\(url.lastPathComponent): \(id)") }
            count += 1
        }
        #expect(count > 50)
    }
}

extension RuleTestResult {
    fileprivate func remark(_ key: String) -> String? { remarks.first { $0.id == key }?.text }
}
