import Foundation
import Testing

/// What a finding or a condition may say where the cited place says this: numbers are whole, with sign, thousands and decimals.
@Suite struct NumbersByTheirValue {
    struct Case: CustomTestStringConvertible {
        var says: String
        var finding: String
        var test = "at_least: 1"
        /// The number that is not supported; `nil` where all are.
        var lacking: String?

        var testDescription: String { "\(says) | \(finding) | \(test)" }
    }

    static let cases = [
        Case(says: "15 boards and 2 quays", finding: "Of boards 15.2 per cent trust.", lacking: "15.2 per cent"),
        Case(says: "15.20 per cent", finding: "Of boards 15.2 per cent trust."),
        Case(says: "015 boards", finding: "Of boards 15.0 trust."),
        Case(says: "15 boards and 0 quays", finding: "Of 15,000 boards.", lacking: "15,000"),
        Case(says: "15,000 boards", finding: "Of 15000 boards."),
        Case(says: "1,500,000.5 boards", finding: "Of 1500000.50 boards."),
        Case(says: "in 2007,2008 and 1,2,3", finding: "In 2007, 2008 and 2."),
        Case(says: "15 boards", finding: "Of boards.", test: "more_than: -15", lacking: "-15"),
        Case(says: "fell by -15", finding: "Of boards.", test: "more_than: -15"),
        Case(says: "fell by \u{2212}15", finding: "Of boards.", test: "more_than: -15"),
        Case(says: "from 2007-08 to 10-12", finding: "Of 7 boards, of 8 and of 12.", lacking: "7"),
        Case(says: "15,000 boards", finding: "Of boards.", test: "more_than: 15000"),
        Case(says: "15 boards and 2 quays", finding: "Of boards.", test: "more_than: 15.2", lacking: "15.2"),
        Case(says: "9 boards", finding: "Of ９０ boards.", lacking: "９０"),
        Case(says: "90 boards", finding: "Of ９０ boards."),
        Case(says: "9 boards", finding: "Of ٩٠ boards.", lacking: "٩٠"),
        Case(says: "1 of 2", finding: "Of ½ the boards.", lacking: "½"),
        Case(says: "½ of them", finding: "Of ½ the boards."),
        Case(says: "2 boards", finding: "Of x² boards.", lacking: "²"),
        Case(says: "90 boards", finding: "Of 𝟗𝟏 boards.", lacking: "𝟗𝟏"),
        Case(says: "Two or more of them", finding: "Of boards.", test: "at_least: 2"),
        Case(says: "Forty-two of them", finding: "Of 42 boards."),
        Case(says: "Forty-two of them", finding: "Of 40 boards.", lacking: "40"),
        Case(says: "Two hundred and five of them", finding: "Of 5 boards.", lacking: "5"),
        Case(says: "Two hundred of them", finding: "Of 2 boards.", lacking: "2"),
        Case(says: "No one of them", finding: "Of 1 board.", lacking: "1"),
        Case(says: "£15 – or so – of them", finding: "The £15’s worth."),
        Case(says: "15 boards", finding: "Of £15 million.", lacking: "£15 million"),
        Case(says: "£15 million", finding: "Of 15 boards.", lacking: "15"),
        Case(says: "15 boards", finding: "Of £15m.", lacking: "£15m"),
        Case(says: "15 boards", finding: "Of £15bn or so.", lacking: "£15bn"),
        Case(says: "£15 million", finding: "Of £15 billion.", lacking: "£15 billion"),
        Case(says: "£1.5 million", finding: "Of £1.5 thousand.", lacking: "£1.5 thousand"),
        Case(says: "15 metres", finding: "Of 15m, 15 km and 15 metres."),
        Case(says: "15 millionaires", finding: "Of 15."),
        Case(says: "£1.2345 thousand", finding: "Of 1,234.5."),
        Case(says: "£0.5m", finding: "Of £500,000 and £500k."),
        Case(says: "£10-15 million", finding: "Of £10m and £15m, or £10–£15m."),
        Case(says: "£10-15 million", finding: "Of 10 boards.", lacking: "10"),
        Case(says: "10, or £15 million", finding: "Of 10 boards."),
        Case(says: "£15 million", finding: "Of boards.", test: "more_than: 15000000"),
        Case(says: "£15 million", finding: "Of boards.", test: "more_than: 15", lacking: "15"),
        Case(says: "Fifteen million pounds", finding: "Of £15m."),
        Case(says: "Two hundred of them", finding: "Of 200 boards."),
        Case(says: "Two hundred thousand of them", finding: "Of 200 boards.", lacking: "200"),
        Case(says: "Two million and five of them", finding: "Of 2 million boards.", lacking: "2 million"),
        Case(says: "A hundred and five thousand", finding: "Of 5,000 boards.", lacking: "5,000"),
        Case(says: "15 boards", finding: "Of boards 15% trust.", lacking: "15%"),
        Case(says: "15 per cent", finding: "Of 15 boards.", lacking: "15"),
        Case(says: "Fifteen percent, 16% and 17 per-cent", finding: "Of 15 per cent, 16 per cent and 17%."),
        Case(says: "14 percentage points", finding: "Of 14 per cent.", lacking: "14 per cent"),
        Case(says: "15 boards", finding: "The 15th board.", lacking: "15th"),
        Case(says: "the 15th board", finding: "Of 15 boards.", lacking: "15"),
        Case(says: "the 15th board", finding: "The 15TH board."),
        Case(says: "15 boards", finding: "Of 15k.", lacking: "15k"),
        Case(says: "15,000 boards", finding: "Of 15k, or 0.015 million."),
        Case(says: "15 boards", finding: "Of 15bn.", lacking: "15bn"),
        Case(says: "80 per cent", finding: "Of boards.", test: "more_than: 80", lacking: "80"),
        Case(says: "a quarter of them", finding: "Three quarters of the boards.", lacking: "Three quarters"),
        Case(says: "some quarter of them", finding: "About a quarter of the boards."),
        Case(says: "a half of them", finding: "Half of the boards, or one half, half-heartedly."),
        Case(says: "they are slow", finding: "Nine-tenths are slow.", lacking: "Nine-tenths"),
        Case(says: "they are slow", finding: "Just over a third.", lacking: "a third"),
        Case(says: "they are slow", finding: "A third sector body in the third year."),
        Case(says: "two thirds of them", finding: "In two-thirds."),
        Case(says: "they are slow", finding: "Nine in ten boards are slow.", lacking: "Nine in ten"),
        Case(says: "9 of 10", finding: "Nine boards in ten.", lacking: "Nine boards in ten"),
        Case(
            says: "9 in 10 boards", finding: "Nine in ten, nine out of ten, 9 out of every 10, or nine boards in ten."),
        Case(says: "9 in 10 boards", finding: "Of 9 boards.", lacking: "9"),
        Case(says: "two partners in three counties", finding: "Of 3 counties 2."),
        Case(says: "3 in 2008", finding: "Of 3 boards in 2008."),
        Case(says: "nine months in ten years", finding: "Nine months in ten years."),
        Case(says: "90 per cent", finding: "Between fifty and ninety per cent.", lacking: "fifty"),
        Case(says: "50 to 60 per cent", finding: "Fifty to sixty per cent, 50-60%, or between 50 and 60 per cent."),
        Case(says: "In 2008 and 60 per cent", finding: "In 2008."),
        Case(says: "10 per cent", finding: "One hundred and ten per cent.", lacking: "One hundred and ten per cent"),
        Case(says: "110 per cent", finding: "One hundred and ten per cent."),
        Case(says: "one hundred and two hundred", finding: "Of 200 boards, or of a hundred."),
        Case(says: "95 per cent", finding: "Ninety-five and a half %.", lacking: "Ninety-five and a half %"),
        Case(says: "within three months", finding: "Within six months.", lacking: "six months"),
        Case(says: "within three years", finding: "Within 3 months.", lacking: "3 months"),
        Case(says: "a three-year plan", finding: "Of 3, and of three years."),
        Case(says: "no number", finding: "One another, no one, two sides and six principles of a tenth sort."),
        Case(says: "no number", finding: "Two hundred of them.", lacking: "Two hundred"),
        Case(says: "half a million pounds", finding: "Of £500,000, £0.5m and £½ million."),
        Case(says: "half a million pounds", finding: "Of boards.", test: "more_than: 500000"),
        Case(says: "£0.5 million", finding: "Half a million pounds."),
        Case(says: "half of them", finding: "Half a million of them.", lacking: "Half a million"),
        Case(says: "half a million pounds", finding: "Half of them.", lacking: "Half"),
        Case(says: "42½ per cent", finding: "Of 42.5 per cent."),
        Case(says: "42½ per cent", finding: "Of 42 per cent.", lacking: "42 per cent"),
        Case(says: "42½ per cent", finding: "Of ½ the boards.", lacking: "½"),
        Case(says: "2½ million", finding: "Of two and a half million, or 2,500,000."),
        Case(says: "one and a half years", finding: "Of 1½ years and 1.5 years."),
        Case(says: "half of them, or three quarters", finding: "Of ½ the boards, or ¾."),
        Case(says: "42 ½-day visits", finding: "Of 42 visits."),
        Case(says: "no number", finding: "Ten sides of six principles."),
        Case(says: "no number", finding: "Eleven sides.", lacking: "Eleven"),
        Case(says: "no number", finding: "In forty-three areas.", lacking: "forty-three"),
        Case(says: "43 areas", finding: "In forty-three areas."),
        Case(says: "no number", finding: "Two dozen areas.", lacking: "Two dozen"),
        Case(says: "12 areas, then 24", finding: "A dozen areas, then two dozen, or dozens."),
        Case(says: "no number", finding: "It took two decades.", lacking: "two decades"),
        Case(says: "no number", finding: "In the last decade.", lacking: "decade"),
        Case(says: "10 years, or twenty", finding: "A decade or two decades, decades ago, this century."),
        Case(says: "two decades", finding: "It took 20 years."),
        Case(says: "two decades", finding: "It took 2 decades, and 2 years.", lacking: "2 years"),
        Case(says: "no number", finding: "Of two centuries.", lacking: "two centuries"),
        Case(says: "fifty years", finding: "For half a century, in the 1st century.", lacking: "1st"),
        Case(says: "no number", finding: "They meet every fortnight.", lacking: "fortnight"),
        Case(says: "no number", finding: "They meet fortnightly.", lacking: "fortnightly"),
        Case(says: "within two weeks", finding: "Within a fortnight, or a month, or one year."),
        Case(says: "no number", finding: "They meet twice a year.", lacking: "twice a year"),
        Case(says: "no number", finding: "They meet five times a year.", lacking: "five times a year"),
        Case(says: "five times a month", finding: "They meet 5 times a year.", lacking: "5 times a year"),
        Case(says: "2 times a year", finding: "They meet twice yearly, and counted twice and three times."),
        Case(says: "no number", finding: "It costs three times as much.", lacking: "three times"),
        Case(says: "£50,000", finding: "Of $50,000.", lacking: "$50,000"),
        Case(says: "£50,000", finding: "Of 50,000 euros.", lacking: "50,000 euros"),
        Case(says: "£50,000", finding: "Of GBP 50,000, 50,000 pounds, £50k and 50,000."),
        Case(says: "¥50,000", finding: "Of ¥50,000."),
        Case(says: "¥50,000", finding: "Of £50,000.", lacking: "£50,000"),
        Case(says: "£10-15 million", finding: "Of $15 million.", lacking: "$15 million"),
        Case(says: "£10-15 million", finding: "Of $10 million.", lacking: "$10 million"),
        Case(says: "£50,000 a year", finding: "Of 50000 pounds a month.", lacking: "50000 pounds a month"),
        Case(says: "£50,000 a year", finding: "Of £50,000 each month.", lacking: "£50,000 each month"),
        Case(
            says: "£50,000 a year",
            finding: "Of £50,000 per annum, £50,000/year, 50 thousand pounds yearly and £50,000."),
        Case(says: "12 a year", finding: "They hold 12 a month.", lacking: "12"),
        Case(says: "12 meetings a year", finding: "They hold 12 joint meetings each month.", lacking: "12"),
        Case(says: "3 training days a year", finding: "Fewer than 3 days a month are kept.", lacking: "3 days"),
        Case(says: "12 meetings a year", finding: "Of 12 meetings most are short."),
        Case(says: "12 meetings a year", finding: "They hold 12 meetings per year."),
        Case(says: "12 meetings, a year after that", finding: "They hold 12 meetings a month."),
        Case(says: "5 per cent a year", finding: "It grows 5 per cent a month.", lacking: "5 per cent a month"),
        Case(says: "15 pounds", finding: "Of 15 years.", lacking: "15 years"),
        Case(says: "no number", finding: "It costs two pounds.", lacking: "two pounds"),
        Case(says: "no number", finding: "It costs several million pounds and a pound."),
    ]

    /// The same amount of money, as people write it.
    private static let amounts = [
        "£15 million", "£15m", "£15M", "£ 15m", "£15 m", "15 million", "£15,000,000", "15000000", "GBP 15m",
        "GBP 15 million",
        "£15mn", "£15.0 million", "£15-million", "£15\u{A0}million", "£0.015bn", "£15,000 thousand", "£15000k",
        "a £15m fund", "fifteen million pounds", "15 million GBP",
    ]

    /// Kills a sum that fits no number: it is cut into several, and is no crash.
    @Test func noSumIsTooLarge() throws {
        let long = String(repeating: "nine hundred trillion ", count: 20_000)
        try areSupportedWhole(Case(says: long, finding: "Of 7 boards.", lacking: "7"))
    }

    @Test(arguments: amounts) func amountsAreAlike(_ amount: String) throws {
        for (one, other) in [("£15 million", amount), (amount, "£15 million")] {
            try areSupportedWhole(Case(says: "It cost \(one).", finding: "It cost \(other)."))
        }
    }

    /// Checks a pack with a rule that cites a place that says this.
    ///
    /// - Parameter unit: what is counted by the number that the rule tests.
    private func check(
        says: String, finding: String = "Much is much.", test: String, unit: String? = nil,
        _ body: (Command.Outcome) throws -> Void
    ) throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            let place = "      para 10: {use: rule, seen: whole, says: \"\(says)\"}\nbenchmarks:\n"
            try pack.replace("benchmarks:\n", with: place, in: "sources.yaml")
            let unit = unit.map { ", unit: \($0)" } ?? ""
            let fact = "  boards: {type: number\(unit), label: Boards, question: \"How many?\", ask: [coordinator]}\n"
            try pack.replace("facts:\n", with: "facts:\n" + fact, in: "facts.yaml")
            try pack.write(
                """
                schema: concord/rules/1
                rules:
                  - id: tried
                    finding: "\(finding)"
                    cite: report para 10
                    grounds: {kind: survey}
                    when: {fact: boards, \(test)}
                    then: {note: Look.}
                """, to: "rules/tried.yaml")
            try body(pack.run("rules", "check", "./pack"))
        }
    }

    /// What is counted in millions has its thresholds in millions.
    @Test(arguments: [("million pounds", 0), ("pounds", 1)]) func aUnitMultiplies(_ unit: String, _ status: Int32)
        throws
    {
        try check(says: "Above £15m it is much.", test: "more_than: 15", unit: unit) { outcome in
            #expect(outcome.status == status)
            #expect(outcome.errors.contains("error[unsupported-number]: the number 15 pounds is in") == (status == 1))
        }
    }

    struct Threshold: CustomTestStringConvertible {
        var says: String
        var unit: String
        var isSupported: Bool
        var testDescription: String { "\(says) | \(unit)" }
    }

    static let thresholds = [
        Threshold(says: "Above 15 per cent it is much.", unit: "per cent", isSupported: true),
        Threshold(says: "Above 15 per cent it is much.", unit: "\"% of the budget\"", isSupported: true),
        Threshold(says: "Above 15 it is much.", unit: "per cent", isSupported: false),
        Threshold(says: "Above 15 per cent it is much.", unit: "residents", isSupported: false),
        Threshold(says: "Above fifteen residents it is much.", unit: "residents", isSupported: true),
        Threshold(says: "Above 15 months it is much.", unit: "months", isSupported: true),
        Threshold(says: "Above 15 years it is much.", unit: "months", isSupported: false),
        Threshold(says: "Above 15 years it is much.", unit: "residents", isSupported: false),
        Threshold(says: "Above 15 it is much.", unit: "residents per 100 seats", isSupported: true),
        Threshold(says: "Above £15 it is much.", unit: "pounds a year", isSupported: true),
        Threshold(says: "Above £15 a year it is much.", unit: "\"£ a year\"", isSupported: true),
        Threshold(says: "Above £15 a month it is much.", unit: "pounds a year", isSupported: false),
        Threshold(says: "Above £15 it is much.", unit: "euros", isSupported: false),
        Threshold(says: "Above £15 it is much.", unit: "residents", isSupported: false),
    ]

    /// A threshold is one of what its fact is counted in.
    @Test(arguments: thresholds) func aThresholdIsOfItsUnit(_ tried: Threshold) throws {
        try check(says: tried.says, test: "more_than: 15", unit: tried.unit) { outcome in
            #expect(outcome.status == (tried.isSupported ? 0 : 1), "\(outcome.errors)")
            #expect(outcome.errors.contains("error[unsupported-number]: the number 15") != tried.isSupported)
            // The caret stands below the threshold alone.
            #expect(
                outcome.errors.contains("more_than: 15}\n" + String(repeating: " ", count: 38) + "^^\n")
                    != tried.isSupported)
        }
    }

    /// A month of a date is given by its name, too; its year always.
    @Test(arguments: [("April 2005", 0), ("April 2004", 1), ("May 2005", 1), ("4/2005", 0)])
    func monthsHaveNames(_ says: String, _ status: Int32) throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            try pack.replace("from 2005 to 2008", with: "from \(says) to 2008", in: "sources.yaml")
            try pack.replace("{from: 2005, to: 2008", with: "{from: 2005-04, to: 2008", in: "facts.yaml")
            let check = try pack.run("rules", "check", "./pack")
            #expect(check.status == status, "\(check.errors)")
        }
    }

    @Test(arguments: cases) func areSupportedWhole(_ tried: Case) throws {
        try check(says: tried.says, finding: tried.finding, test: tried.test) { check in
            guard let lacking = tried.lacking else {
                #expect(check.status == 0, "\(check.errors)")
                return
            }
            #expect(check.status == 1)
            #expect(check.errors.contains("1 error\n"), "\(check.errors)")
            #expect(check.errors.contains("error[unsupported-number]: the number \(lacking) is in"), "\(check.errors)")
            // The caret stands below the number itself.
            let lines = check.errors.split(separator: "\n")
            if let caret = lines.firstIndex(where: { $0.contains("^") }) {
                let column = lines[caret].prefix { $0 != "^" }.count
                #expect(lines[caret - 1].dropFirst(column).hasPrefix(lacking), "\(check.errors)")
            }
        }
    }
}
