import Facts
import Testing

@Suite struct Tallies {
    static let table: [(share: String, base: TallyRule.Base, yes: Int, no: Int, asked: Int?, wanted: Bool?)] = [
        ("50", .answered, 6, 5, 22, true), ("50", .answered, 5, 6, 22, false), ("50", .answered, 5, 5, nil, true),
        ("50", .asked, 6, 5, 22, false), ("50", .asked, 11, 5, 22, true), ("50", .asked, 6, 5, nil, nil),
        ("66.7", .answered, 2, 1, nil, nil), ("66.7", .answered, 6, 3, nil, false),
        ("66.6", .answered, 6, 3, nil, true),
        ("100", .answered, 5, 0, nil, true), ("100", .answered, 9, 1, nil, false), ("0", .answered, 0, 5, nil, true),
        ("50", .answered, 4, 0, 4, nil), ("50", .answered, 0, 0, 30, nil), ("50", .answered, 0, 5, 5, false),
    ]

    @Test(arguments: table)
    func reads(_ row: (share: String, base: TallyRule.Base, yes: Int, no: Int, asked: Int?, wanted: Bool?)) throws {
        let rule = TallyRule(atLeast: try #require(ExactNumber(row.share)), base: row.base)
        #expect(rule.reads(yes: row.yes, no: row.no, asked: row.asked) == row.wanted)
    }
}
