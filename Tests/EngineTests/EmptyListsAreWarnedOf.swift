import Diagnostics
import Engine
import Foundation
import RulePacks
import TestSupport
import Testing

/// What says `every` in other words is warned of as `every` is, and nothing more is.
@Suite struct EmptyListsAreWarnedOf {
    /// `every` said by two negations, or the other way about; what is asked of each record is left as it is.
    private func inOtherWords(_ tree: Tree) -> Tree {
        if let list = tree["every"], let condition = tree["where"] {
            return ["not": ["some": list, "where": ["not": condition]]]
        }
        if let list = tree["none"], let condition = tree["where"]?["not"] {
            return ["every": list, "where": condition]
        }
        switch tree {
        case .scalar: return tree
        case .sequence(let items): return .sequence(items.map(inOtherWords))
        case .mapping(let entries):
            return .mapping(
                entries.map { $0.key == "where" ? $0 : Tree.Entry(key: $0.key, value: inOtherWords($0.value)) })
        }
    }

    /// The lines of a pack that are warned of.
    private func warned(of made: MadePack) -> [String] {
        made.warnings.filter { $0.code == "empty-list" }
            .map { ($0.line ?? "").trimmingCharacters(in: .whitespaces) }.sorted()
    }

    @Test func inTheSamePlacesWhateverTheWording() throws {
        var (compared, lines, packs) = (0, 0, 0)
        for number in 0..<Corpus.times(300) {
            let sketch = PackGenerator.pack(seed: UInt64(70_000 + number))
            var other = sketch
            other.terms = sketch.terms.map { Tree.Entry(key: $0.key, value: inOtherWords($0.value)) }
            other.rules = sketch.rules.map(inOtherWords)
            guard other.terms != sketch.terms || other.rules != sketch.rules else { continue }
            // What may not apply is refused under `not`.
            guard let found = try? warned(of: MadePack(other)) else { continue }
            let expected = try warned(of: MadePack(sketch))
            #expect(found == expected, "pack \(number)")
            compared += 1
            lines += expected.count
            if !expected.isEmpty { packs += 1 }
        }
        #expect(compared >= 80, "\(compared)")
        #expect(lines >= 40 && packs < compared, "\(lines) in \(packs) of \(compared)")
    }

    /// Of what is warned of, most is met where the list is empty.
    @Test func andWhatIsWarnedOfHappens() throws {
        var (all, met) = (0, 0)
        for number in 0..<Corpus.times(120) {
            let made = try MadePack(PackGenerator.pack(seed: UInt64(70_000 + number)))
            let lines = warned(of: made)
            let named = Set(made.pack.rules.map(\.id).filter { lines.contains("id: " + $0) })
            guard !named.isEmpty else { continue }
            var random = SeededGenerator(seed: UInt64(number))
            var fired: Set<String> = []
            for _ in 0..<60 {
                var profile = ProfileGenerator(pack: made.sketch, stated: 95).profile(&random)
                for list in made.sketch.facts where list.kind == .list && !list.isGrid {
                    profile.statements[list.id] = .records([], isComplete: true)
                }
                for (id, outcome) in try made.assess(profile).rules where outcome.kind == .fired { fired.insert(id) }
            }
            all += named.count
            met += named.intersection(fired).count
        }
        #expect(all >= 20)
        #expect(met * 2 >= all, "\(met) of \(all)")
    }
}
