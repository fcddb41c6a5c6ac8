import Facts
import Foundation
import RulePacks
import Testing

/// A pack is text: the program works the same for any, since no name that a shipped pack gives occurs in its sources.
@Suite struct NothingInSwiftKnowsAPack {
    static let packs: [RulePack] = {
        let folders = ["Rules/lsp", "Examples/governance-2005"]
        return folders.compactMap { folder in
            var reader = RulePackReader()
            return reader.read(PackAtHand.repository.appending(path: folder).path)
        }
    }()

    /// Every word of the sources that could be a name: runs of small letters, digits and what joins them in an id.
    static let words: (all: Set<String>, quoted: Set<String>) = {
        let root = PackAtHand.repository.appending(path: "Sources")
        var (all, quoted): (Set<String>, Set<String>) = ([], [])
        let files =
            FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        for file in files where file.pathExtension == "swift" {
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            // A full stop or dash that ends a word is punctuation.
            for word in text.split(whereSeparator: { !NothingInSwiftKnowsAPack.isOfAnID($0) }) {
                all.insert(word.trimmingCharacters(in: CharacterSet(charactersIn: ".-_")))
            }
            for piece in text.split(separator: "\"") { quoted.insert(String(piece)) }
        }
        return (all, quoted)
    }()

    static func isOfAnID(_ character: Character) -> Bool {
        character.isASCII && (character.isLowercase || character.isNumber || "._-".contains(character))
    }

    /// The names among these that occur. A name of one plain word may occur in prose and in code, but not between quotes.
    static func known(_ names: [String]) -> [String] {
        names.filter { name in
            name.contains { !$0.isLowercase } ? words.all.contains(name) : words.quoted.contains(name)
        }
    }

    @Test func noNameOfAPackOccurs() throws {
        #expect(Self.packs.count == 2)
        for pack in Self.packs {
            let names =
                pack.vocabulary.facts.map(\.id) + pack.claims.map(\.id) + pack.flags.map(\.id) + pack.rules.map(\.id)
                + pack.terms.map(\.id) + pack.benchmarks.map(\.id)
            #expect(names.count > 40)
            #expect(Self.known(names) == [], "of the pack \(pack.id)")
        }
    }

    /// The search finds what is there.
    @Test func whatOccursIsFound() {
        #expect(
            Self.known(["at_least", "does_not_say", "pack.yaml", "coordinator-never-seen"]) == [
                "at_least", "does_not_say", "pack.yaml",
            ])
        #expect(Self.known(["expect", "neverthere"]) == ["expect"])
    }

    /// What is called alike in both would not show that nothing is known of either.
    @Test func thePacksShareNoFact() {
        let names = Self.packs.map { Set($0.vocabulary.facts.map(\.id)) }
        #expect(names.count == 2)
        #expect(names.first?.isDisjoint(with: names.last ?? []) == true)
    }
}
