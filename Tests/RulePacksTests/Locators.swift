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
        "paras 5", "para 8-", "para 8–10",
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
}
