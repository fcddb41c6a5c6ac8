import RulePacks
import Testing

@Suite struct Locators {
    @Test(arguments: [
        ("para 58", ["para 58"]), ("para 8-10", ["para 8", "para 9", "para 10"]), ("footnote I", ["footnote I"]),
        ("key message 2", ["key message 2"]), ("case study 4", ["case study 4"]), ("figure 6", ["figure 6"]),
        ("table 1", ["table 1"]), ("checklist 3", ["checklist 3"]), ("footnote XIV", ["footnote XIV"]),
    ])
    func reads(_ text: String, _ places: [String]) {
        #expect(Locator.all(in: text)?.map(\.description) == places)
    }

    @Test(arguments: [
        "", "para", "para ", "58", "page 3", "para 0", "para -1", "para 10-8", "para 8-8", "para 1-99999", "para x",
        "Para 5",
        "paras 5", "para 8-", "para 8–10", "para 01", "para +1", "para 1-03", "para 01-3",
    ])
    func refuses(_ text: String) {
        #expect(Locator.all(in: text) == nil)
    }

    @Test func inTheOrderInWhichTheyArePrinted() throws {
        let sorted = [
            "key message 1", "para 2", "para 9", "para 10", "para 100", "figure 1", "table 1", "case study 3",
            "checklist 1", "footnote II",
            "footnote IX", "footnote X",
        ]
        let locators = try sorted.map { try #require(Locator.all(in: $0)?.first) }
        #expect(Array(locators.reversed()).sorted() == locators)
        #expect(locators.shuffled().sorted().map(\.description) == sorted)
        let citations = [Citation(source: 1, locator: locators[0]), Citation(source: 0, locator: locators[11])]
        #expect(citations.sorted().map(\.source) == [0, 1])
    }

    /// As reports write places; a page is none, nor is a number by itself.
    @Test(
        arguments: [
            ("report Paragraph 58", "report para 58"), ("report paras 8\u{2013}14", "report para 8-14"),
            ("report para58", "report para 58"), ("report Fig. 6", "report figure 6"),
            ("report Footnote i", "report footnote I"), ("report case-study 4", "report case study 4"),
            ("para 58", "report para 58"), ("Paragraph 58", "report para 58"), ("report p. 58", nil),
            ("report 58", nil), ("report page 58", nil), ("report", nil), ("", nil), ("58", nil), ("report para", nil),
            ("other para 58", nil),
        ] as [(String, String?)])
    func isMeant(_ text: String, _ wanted: String?) {
        #expect(MeantPlace.citation(text, sources: ["report"]) == wanted)
    }

    @Test func isMeantInOneSourceOnly() {
        #expect(MeantPlace.citation("para 58", sources: ["one", "two"]) == nil)
        #expect(MeantPlace.citation("two paragraph 58", sources: ["one", "two"]) == "two para 58")
    }
}
