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
        Case(says: "15 boards and 2 quays", finding: "Of boards 15.2 per cent trust.", lacking: "15.2"),
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
        Case(says: "15 boards", finding: "Of £15 million.", lacking: "15 million"),
        Case(says: "£15 million", finding: "Of 15 boards.", lacking: "15"),
        Case(says: "15 boards", finding: "Of £15m.", lacking: "15m"),
        Case(says: "15 boards", finding: "Of £15bn or so.", lacking: "15bn"),
        Case(says: "£15 million", finding: "Of £15 billion.", lacking: "15 billion"),
        Case(says: "£1.5 million", finding: "Of £1.5 thousand.", lacking: "1.5 thousand"),
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
    ]

    /// The same amount of money, as people write it.
    private static let amounts = [
        "£15 million", "£15m", "£15M", "£ 15m", "£15 m", "15 million", "£15,000,000", "15000000", "GBP 15m",
        "GBP 15 million",
        "$15mn", "€15.0 million", "£15-million", "£15\u{A0}million", "£0.015bn", "£15,000 thousand", "£15000k",
        "a £15m fund",
    ]

    @Test(arguments: amounts) func amountsAreAlike(_ amount: String) throws {
        for (one, other) in [("£15 million", amount), (amount, "£15 million")] {
            try areSupportedWhole(Case(says: "It cost \(one).", finding: "It cost \(other)."))
        }
    }

    /// What is counted in millions has its thresholds in millions.
    @Test(arguments: [("million pounds", 0), ("pounds", 1)]) func aUnitMultiplies(_ unit: String, _ status: Int32)
        throws
    {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            let sources = try pack.folder.appending(path: "sources.yaml").text()
            let place = "      para 10: {use: rule, seen: whole, says: \"Above £15m it is much.\"}\nbenchmarks:\n"
            try pack.write(sources.replacing("benchmarks:\n", with: place), to: "sources.yaml")
            let facts = try pack.folder.appending(path: "facts.yaml").text()
            let fact =
                "  spent: {type: number, unit: \(unit), label: Spent, question: \"How much?\", ask: [coordinator]}\n"
            try pack.write(facts + fact, to: "facts.yaml")
            try pack.write(
                """
                schema: concord/rules/1
                rules:
                  - id: tried
                    finding: Much is much.
                    cite: report para 10
                    grounds: {kind: survey}
                    when: {fact: spent, more_than: 15}
                    then: {note: Look.}
                """, to: "rules/tried.yaml")
            let check = try pack.run("rules", "check", "./pack")
            #expect(check.status == status)
            #expect(check.errors.contains("error[unsupported-number]: the number 15 is in") == (status == 1))
        }
    }

    @Test(arguments: cases) func areSupportedWhole(_ tried: Case) throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            let sources = try pack.folder.appending(path: "sources.yaml").text()
            try pack.write(
                sources.replacing(
                    "benchmarks:\n",
                    with: "      para 10: {use: rule, seen: whole, says: \"\(tried.says)\"}\nbenchmarks:\n"),
                to: "sources.yaml")
            let facts = try pack.folder.appending(path: "facts.yaml").text()
            try pack.write(
                facts + "  boards: {type: number, label: Boards, question: \"How many?\", ask: [coordinator]}\n",
                to: "facts.yaml")
            try pack.write(
                """
                schema: concord/rules/1
                rules:
                  - id: tried
                    finding: "\(tried.finding)"
                    cite: report para 10
                    grounds: {kind: survey}
                    when: {fact: boards, \(tried.test)}
                    then: {note: Look.}
                """, to: "rules/tried.yaml")
            let check = try pack.run("rules", "check", "./pack")
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
