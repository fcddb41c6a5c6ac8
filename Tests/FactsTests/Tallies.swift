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

    /// Kills a tie that is read as the pack does not say; and one of four people, or of other counts than half of them.
    static let ties: [(tie: TallyRule.Tie?, yes: Int, no: Int, wanted: Bool?, isLeftOpen: Bool)] = [
        (nil, 5, 5, true, false), (.yes, 5, 5, true, false), (.no, 5, 5, false, false), (.unknown, 5, 5, nil, true),
        (.unknown, 6, 5, true, false), (.unknown, 5, 6, false, false), (.no, 6, 5, true, false),
        (.yes, 5, 6, false, false),
        (.unknown, 2, 2, nil, false), (.unknown, 0, 0, nil, false), (.no, 2, 2, nil, false),
        (.unknown, 51, 50, true, false),
    ]

    @Test(arguments: ties)
    func readsTies(_ row: (tie: TallyRule.Tie?, yes: Int, no: Int, wanted: Bool?, isLeftOpen: Bool)) {
        let rule = TallyRule(atLeast: TallyRule.shareOfATie, base: .answered, tie: row.tie)
        #expect(rule.reads(yes: row.yes, no: row.no, asked: nil) == row.wanted)
        let answer = rule.answer(of: Tally(yes: row.yes, no: row.no))
        #expect(answer.known == row.wanted.map(Value.yesNo))
        #expect((answer.unknown == .evenlyDivided) == row.isLeftOpen)
    }

    @Test(
        arguments: [
            (nil, "at least 50 per cent of those who said yes or no say yes"),
            (.no, "more than half of those who said yes or no say yes"),
            (
                .unknown,
                "more than half of those who said yes or no say yes, and neither yes nor no where exactly half do"
            ),
        ] as [(TallyRule.Tie?, String)]) func saysWhenASurveyIsAYes(_ tie: TallyRule.Tie?, _ words: String)
    {
        #expect(TallyRule(atLeast: TallyRule.shareOfATie, base: .answered, tie: tie).words == words)
    }

    /// Kills a yes by two votes of which nobody is told that one vote would leave it open.
    @Test(
        arguments: [
            (7, 5, UnknownReason.evenlyDivided, nil), (5, 7, .evenlyDivided, nil), (6, 5, nil, false),
            (5, 6, nil, true),
            (8, 5, nil, nil), (6, 6, nil, nil), (3, 1, nil, nil),
        ] as [(Int, Int, UnknownReason?, Bool?)])
    func oneVoteMayLeaveItOpen(_ yes: Int, _ no: Int, _ unknown: UnknownReason?, _ value: Bool?) {
        let rule = TallyRule(atLeast: TallyRule.shareOfATie, base: .answered, tie: .unknown)
        let turned = rule.answerWithOneTurned(Tally(yes: yes, no: no))
        #expect((turned != nil) == (unknown != nil || value != nil))
        #expect(turned?.unknown == unknown && turned?.value == value.map(Value.yesNo))
    }

    /// Kills a narrowness measured in per cent: 11 of 22 and 3 of 5 turn on one, 12 of 22 and 9 of 10 do not.
    static let close: [(String, TallyRule.Base, Int, Int, Int?, Bool)] = [
        ("50", .answered, 11, 11, nil, true), ("50", .answered, 10, 11, nil, true),
        ("50", .answered, 12, 10, nil, false), ("50", .answered, 10, 12, nil, true),
        ("50", .answered, 10, 13, nil, false), ("50", .answered, 3, 2, nil, true), ("50", .answered, 2, 3, nil, true),
        ("50", .answered, 4, 1, nil, false), ("50", .answered, 9, 1, nil, false), ("75", .answered, 15, 5, nil, true),
        ("75", .answered, 16, 4, nil, false), ("100", .answered, 5, 0, nil, true),
        ("50", .answered, 2, 1, nil, false), ("50", .asked, 5, 0, 12, true), ("50", .asked, 5, 0, 13, false),
        ("50", .asked, 6, 0, 12, true),
    ]

    @Test(arguments: close) func turnsOnOne(
        _ share: String, _ base: TallyRule.Base, _ yes: Int, _ no: Int, _ asked: Int?, _ wanted: Bool
    )
        throws
    {
        let rule = TallyRule(atLeast: try #require(ExactNumber(share)), base: base)
        #expect((rule.answerWithOneTurned(Tally(yes: yes, no: no, asked: asked)) != nil) == wanted)
    }

    /// Kills a remark on every survey that somebody did not answer: only where those who answered are the fewer.
    static let silent: [(String, TallyRule.Base, Int, Int, Int?, Int?, Bool)] = [
        ("50", .answered, 2, 3, nil, 400, true), ("50", .answered, 20, 30, nil, 100, false),
        ("50", .answered, 20, 30, nil, 101, true), ("50", .answered, 40, 0, nil, 81, true),
        ("50", .answered, 5, 5, 11, nil, true), ("50", .answered, 5, 5, 10, nil, false),
        ("50", .answered, 2, 1, nil, 400, false), ("50", .answered, 20, 30, nil, nil, false),
        // None of them would make it three quarters.
        ("75", .answered, 0, 5, nil, 11, false), ("75", .answered, 3, 2, nil, 11, true),
        // They count as if they had said no: they could make a yes of it, and no no.
        ("50", .asked, 5, 5, nil, 40, true), ("50", .asked, 0, 30, nil, 50, false),
        ("25", .asked, 15, 0, nil, 40, false),
    ]

    @Test(arguments: silent) func turnsOnThoseWhoSaidNeither(
        _ share: String, _ base: TallyRule.Base, _ yes: Int, _ no: Int, _ notKnown: Int?, _ asked: Int?, _ wanted: Bool
    ) throws {
        let rule = TallyRule(atLeast: try #require(ExactNumber(share)), base: base)
        #expect(rule.turnsOnSilent(Tally(yes: yes, no: no, notKnown: notKnown, asked: asked)) == wanted)
    }
}
