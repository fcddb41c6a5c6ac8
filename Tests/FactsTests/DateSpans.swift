import Facts
import Testing

@Suite struct DateSpans {
    @Test(arguments: [
        ("2008", "2008-01-01", "2008-12-31"), ("2008-02", "2008-02-01", "2008-02-29"),
        ("2007-02", "2007-02-01", "2007-02-28"), ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"), ("2008-11-30", "2008-11-30", "2008-11-30"),
        ("2008-04", "2008-04-01", "2008-04-30"), ("0001", "0001-01-01", "0001-12-31"),
    ])
    func reads(_ text: String, _ first: String, _ last: String) throws {
        let span = try #require(DateSpan(text))
        #expect(span.first == DateSpan(first)?.first)
        #expect(span.last == DateSpan(last)?.last)
        #expect(span.isDay == (text.count == 10))
        #expect(span.description == text)
    }

    @Test(arguments: [
        "", "08", "2008-1", "2008-13", "2008-00", "2008-11-31", "2007-02-29", "2008-11-00", "0000", "2008/11/30",
        "20081130",
        "2008-11-3", "2008-11-301", "-2008", "２００８",
    ])
    func refuses(_ text: String) {
        #expect(DateSpan(text) == nil)
    }

    @Test func neighboursCrossMonthsAndYears() throws {
        let year = try #require(DateSpan("2008")).neighbouringDays.map(\.description)
        #expect(year == ["2007-12-31", "2008-01-01", "2008-12-31", "2009-01-01"])
        let leap = try #require(DateSpan("2008-02")).neighbouringDays.map(\.description)
        #expect(leap == ["2008-01-31", "2008-02-01", "2008-02-29", "2008-03-01"])
    }

    @Test(arguments: [
        ("2008", "2008-03", true), ("2008-03", "2008", false), ("2008-03", "2008-03-31", true),
        ("2008-03", "2008-04-01", false),
        ("2008-03-01", "2008-03-01", true),
    ])
    func contains(_ outer: String, _ inner: String, _ wanted: Bool) throws {
        #expect(try #require(DateSpan(outer)).contains(try #require(DateSpan(inner))) == wanted)
    }

    /// Against what is so of each pair of their days.
    @Test func ofTwoTheEarlierIsKnownWhereAllTheirDaysAgree() throws {
        let spans = try [
            "2007", "2007-12", "2007-12-31", "2008", "2008-01", "2008-01-01", "2008-01-02", "2008-01-31", "2008-02",
            "2008-12-31", "2009",
        ].map { try #require(DateSpan($0)) }
        for one in spans {
            for other in spans {
                let orders = Set([one.first, one.last].flatMap { day in [other.first, other.last].map { day < $0 } })
                let wanted: Truth = orders.count > 1 ? .unknown : Truth(orders.contains(true))
                #expect(one.isBefore(other) == wanted, "\(one) \(other)")
            }
        }
    }

    static let periods: [(String, ValidPeriod.Verdict)] = [
        ("2002", .inside), ("2008", .inside), ("2001-12-31", .outside), ("2009-01-01", .outside),
        ("2005-06-07", .inside),
    ]

    @Test(arguments: periods) func periodsIncludeBothEnds(_ text: String, _ verdict: ValidPeriod.Verdict) throws {
        let period = ValidPeriod(from: DateSpan("2002"), to: DateSpan("2008"))
        #expect(period.judge(try #require(DateSpan(text))) == verdict)
    }

    @Test func aSpanAcrossAnEdgeOnlyOverlaps() throws {
        let period = ValidPeriod(from: DateSpan("2004-07"), to: nil)
        #expect(period.judge(try #require(DateSpan("2004"))) == .overlapping)
        #expect(period.judge(try #require(DateSpan("2004-07"))) == .inside)
        #expect(ValidPeriod(from: nil, to: DateSpan("2004-06")).judge(try #require(DateSpan("2004"))) == .overlapping)
    }
}
