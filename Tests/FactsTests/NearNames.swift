import Diagnostics
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

    /// The nearer one, even where it stands later and comes later by name.
    @Test func theNearestIsOfferedAndNotTheFirst() {
        #expect(NearestName.to("challenge", among: ["chalenje", "challenges"]) == "challenges")
        #expect(NearestName.to("challenge", among: ["challenged", "challenge"]) == "challenge")
    }
}
