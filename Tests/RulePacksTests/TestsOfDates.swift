import Facts
import RulePacks
import Testing

/// A test on a span holds where it holds for all of its days, and fails where it holds for none.
@Suite struct TestsOfDates {
    static let spans = ["2007", "2007-03", "2007-03-10", "2008", "2008-02", "2008-02-29", "2006-12-31", "2009-01-01"]
    static let bounds = ["2007", "2007-03", "2007-03-10", "2008", "2008-02-29"]

    /// The test of one day, by the definition: a bound is a span, and counts from its first day or from its last.
    private func holds(_ name: String, _ day: Int32, _ bound: DateSpan) -> Bool {
        switch name {
        case "is": bound.first <= day && day <= bound.last
        case "at_least": day >= bound.first
        case "at_most": day <= bound.last
        case "more_than": day > bound.last
        default: day < bound.first
        }
    }

    private static func isDay(_ number: Int32) -> Bool {
        let (year, month, day) = (Int(number) / 10000, Int(number) / 100 % 100, Int(number) % 100)
        return DateSpan(year: year, month: month, day: day) != nil
    }

    private static func test(_ name: String, _ bound: DateSpan) -> ValueTest {
        switch name {
        case "is": .isOneOf([.date(bound)])
        case "at_least": .atLeast(.date(bound))
        case "at_most": .atMost(.date(bound))
        case "more_than": .moreThan(.date(bound))
        default: .lessThan(.date(bound))
        }
    }

    @Test(arguments: spans, bounds) func byEveryDay(_ text: String, _ boundText: String) throws {
        let span = try #require(DateSpan(text))
        let bound = try #require(DateSpan(boundText))
        let days = (span.first...span.last).filter(TestsOfDates.isDay)
        for name in ["is", "at_least", "at_most", "more_than", "less_than"] {
            let of = days.map { holds(name, $0, bound) }
            let wanted: Truth = Set(of).count == 2 ? .unknown : Truth(of.contains(true))
            #expect(TestsOfDates.test(name, bound).holds(for: .date(span)) == wanted, "\(text) \(name) \(boundText)")
        }
    }

    @Test(arguments: [
        ("2007", Truth.true), ("2008", .true), ("2006-12", .false), ("2009", .false), ("2007-06", .true),
    ])
    func betweenIncludesItsEnds(_ text: String, _ wanted: Truth) throws {
        let test = ValueTest.between(.date(try #require(DateSpan("2007"))), .date(try #require(DateSpan("2008"))))
        #expect(test.holds(for: .date(try #require(DateSpan(text)))) == wanted)
    }

    static let ordered: [(ValueTest, [Truth])] = [
        (.isOneOf([.choice(0), .choice(2)]), [.true, .false, .true]), (.atLeast(.choice(1)), [.false, .true, .true]),
        (.atMost(.choice(1)), [.true, .true, .false]), (.moreThan(.choice(1)), [.false, .false, .true]),
        (.lessThan(.choice(1)), [.true, .false, .false]), (.between(.choice(1), .choice(2)), [.false, .true, .true]),
    ]

    @Test(arguments: ordered) func ofScales(_ test: ValueTest, _ wanted: [Truth]) {
        #expect((0..<3).map { test.holds(for: .choice(Int32($0))) } == wanted)
    }
}
