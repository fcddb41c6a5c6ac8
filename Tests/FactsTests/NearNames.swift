import Diagnostics
import TestSupport
import Testing

@Suite struct NearNames {
    static let names = ["council.type", "council.name", "finance.challenged", "restructures", "ab"]

    @Test(
        arguments: [
            ("council.tpye", "council.type"), ("Council.Type", "council.type"), ("restructure", "restructures"),
            ("finance-challenged", "finance.challenged"), ("council.nmae", "council.name"), ("zzz", nil), ("", nil),
            ("ba", "ab"),
        ] as [(String, String?)])
    func isNearest(_ word: String, _ wanted: String?) {
        #expect(NearestName.to(word, among: NearNames.names) == wanted)
    }

    @Test func ofTwoAsNearTheFirstByNameIsOffered() {
        #expect(NearestName.to("cat", among: ["cut", "cot"]) == "cot")
        #expect(NearestName.to("cat", among: ["cot", "cut"]) == "cot")
        #expect(NearestName.to(String(repeating: "a", count: 81), among: ["a"]) == nil)
    }

    /// A third of a word may differ, and something must be left of it.
    @Test(
        arguments: [
            ("1", "5", nil), ("ab", "ac", "ac"), ("ab", "xy", nil), ("abcd", "abxd", "abxd"), ("abcd", "axyd", nil),
            ("abcde", "xycde", "xycde"), ("abcde", "xyzde", nil), ("abc", "abcd", "abcd"), ("abc", "abcde", nil),
            ("abcd", "abc", "abc"), ("abdc", "abcd", "abcd"), ("badc", "abcd", nil),
        ] as [(String, String, String?)])
    func isNearEnough(_ word: String, _ name: String, _ wanted: String?) {
        #expect(NearestName.to(word, among: [name]) == wanted)
    }

    @Test(
        arguments: [
            ("unaccepted", "accepted", nil), ("accepted", "unaccepted", nil), ("untested", "tested", nil),
            ("incomplete", "completed", nil), ("not_met", "met", nil), ("met", "not_met", nil),
            ("unnder_way", "under_way", "under_way"), ("nder_way", "under_way", "under_way"),
            ("inovlved", "involved", "involved"), ("not_mett", "not_met", "not_met"),
            ("council.cpa", "council.type", nil), ("council.leader", "council.officer", nil),
            ("cuoncil.officr", "council.officer", "council.officer"),
        ] as [(String, String, String?)])
    func aNameThatSaysTheOppositeIsNotOffered(_ word: String, _ name: String, _ wanted: String?) {
        #expect(NearestName.to(word, among: [name]) == wanted)
    }

    /// The nearer one, even where it stands later and comes later by name.
    @Test func theNearestIsOfferedAndNotTheFirst() {
        #expect(NearestName.to("challenge", among: ["chalenje", "challenges"]) == "challenges")
        #expect(NearestName.to("challenge", among: ["challenged", "challenge"]) == "challenge")
    }
}

/// What is offered is what a search without short cuts finds.
@Suite struct NearNamesByEveryEdit {
    /// The distance by its definition: each letter is kept, changed, taken away or brought, or changes places with the next.
    private func distance(_ one: ArraySlice<Character>, _ other: ArraySlice<Character>) -> Int {
        guard let first = one.first, let second = other.first else { return max(one.count, other.count) }
        let (rest, others) = (one.dropFirst(), other.dropFirst())
        var least = min(
            distance(rest, others) + (first == second ? 0 : 1), distance(one, others) + 1, distance(rest, other) + 1)
        if rest.first == second, others.first == first {
            least = min(least, distance(rest.dropFirst(), others.dropFirst()) + 1)
        }
        return least
    }

    @Test func isFound() {
        var generator = SeededGenerator(seed: 5)
        func word() -> String {
            String(
                (0..<Int.random(in: 2...5, using: &generator)).map { _ in "abc".randomElement(using: &generator) ?? "a"
                })
        }
        var offered = 0
        for _ in 0..<1500 {
            let wanted = word()
            let names = (0..<4).map { _ in word() }
            let limit = min(max(1, (wanted.count + 1) / 3), wanted.count - 1)
            let nearest = names.map { (distance: distance(Array(wanted)[...], Array($0)[...]), name: $0) }
                .filter { $0.distance <= limit }.min { $0 < $1 }
            if nearest != nil { offered += 1 }
            #expect(NearestName.to(wanted, among: names) == nearest?.name, "\(wanted) among \(names)")
        }
        #expect(offered > 300)
    }
}
