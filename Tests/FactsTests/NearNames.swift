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
}
