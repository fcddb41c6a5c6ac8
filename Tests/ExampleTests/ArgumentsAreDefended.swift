import Foundation
import RulePacks
import Testing

/// In the report of a page or two an argument of a claim can be defended where it stands, as a raised flag can.
@Suite struct ArgumentsAreDefended {
    private func words(_ text: some StringProtocol) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    /// The claims' part of a short report, each claim by itself.
    private func ledgers(_ brief: String) -> [String] {
        let part = brief.components(separatedBy: "\nFOR AND AGAINST\n").dropFirst().joined()
        let end = part.components(separatedBy: "\nWORTH KNOWING\n")[0].components(separatedBy: "\nWHAT THIS RESTS")[0]
        return end.components(separatedBy: "\n\n").map(words)
    }

    /// The score that a real council's argument rests on is one that stands in for another, which has to be said beside it.
    @Test func aStandInIsNamedBesideItsArgument() throws {
        let brief = try GoldenReports().drawn("england-2008/bath-and-north-east-somerset").brief
        let ledger = try #require(ledgers(brief).first { $0.hasPrefix("Members challenge each other's performance") })
        #expect(
            ledger.contains(
                "CPA corporate capacity score: 3 [document: cpa-2006-2007.csv: "
                    + "http://society.guardian.co.uk/localgovt/table/0,,2252815,00.html, 2007. Note: The published corporate "
                    + "assessment score, standing in for the corporate capacity score, which is not published here.]"))
        #expect(ledger.contains("The upper half of the scale, a score of 3 or 4, is read as strong."))
        #expect(ledger.contains("it is an association"))
        // What stands there already is not printed again.
        let other = try #require(ledgers(brief).first { $0.hasPrefix("Partners receive information") })
        #expect(other.contains("CPA corporate capacity score: 3 [as above]."))
        #expect(other.contains("Pack's judgement: see above, under \"Members challenge each other's performance\""))
    }

    /// Of every argument the finding with who reported it and when, and its places' silences and the pack's judgement, here or
    /// above; and of what is observed the evidence.
    @Test(arguments: GoldenReports.names) func everyArgumentIsDefended(_ name: String) throws {
        let pack = try #require(Shipped.pack)
        let brief = try GoldenReports().drawn(name).brief
        let all = words(brief).lowercased()
        var count = 0
        for claim in pack.claims {
            let ledgers = ledgers(brief).filter { $0.hasPrefix(words(claim.label) + " (\(pack.id)/\(claim.id))") }
            for rule in pack.rules where rule.arguments.contains(where: { pack.claims[$0.claim].id == claim.id }) {
                for ledger in ledgers where ledger.contains(words(rule.finding)) {
                    count += 1
                    let argument = try #require(ledger.components(separatedBy: words(rule.finding)).last)
                    let kind = rule.grounds.kinds.map(\.rawValue).joined(separator: " and ")
                    #expect(argument.hasPrefix(". (") || argument.hasPrefix(" ("))
                    #expect(argument.prefix(160).contains(": \(kind)") && argument.contains("Here: "), "\(rule.id)")
                    if let judgement = rule.judgement {
                        #expect(all.contains(words(judgement).lowercased()))
                        #expect(ledger.contains("Pack's judgement: "))
                    }
                    for citation in rule.citations {
                        for line in pack.entry(citation)?.doesNotSay ?? [] {
                            let part = words(line.hasSuffix(".") ? String(line.dropLast()) : line).lowercased()
                            #expect(all.contains(part), "\(rule.id): \(line)")
                        }
                    }
                }
            }
            for ledger in ledgers where ledger.contains("Observed: yes. ") {
                #expect(ledger.contains(/Observed: yes\. [^\[]+: yes[^\[]* \[[a-z]/), "\(ledger)")
            }
        }
        #expect(count > 0 || !brief.contains(" For: ") && !brief.contains(" Against: "))
    }

    /// What a place does not say stands only where the place is named: by the rule, or by a term of the pack.
    @Test(arguments: GoldenReports.names) func everySilenceIsOfAPlaceThatIsNamed(_ name: String) throws {
        let brief = try GoldenReports().drawn(name).brief
        let place = /(?:wbt|gp) (?:para|table|figure|footnote|case study|key message) [0-9A-Z]+/
        var count = 0
        for document in brief.components(separatedBy: "\nGROUNDS\n").dropFirst() {
            let grounds = document.components(separatedBy: "\nWORTH KNOWING\n")[0]
            for block in grounds.components(separatedBy: "\n\n").map(words) {
                let silent = block.matches(of: /(?:What )?((?:wbt|gp) [^:()]+?)(?:,[^:]*)? do(?:es)? not say/)
                guard let first = silent.first else { continue }
                let named = block[..<first.range.lowerBound]
                for silence in silent {
                    for found in silence.output.1.matches(of: place) {
                        count += 1
                        #expect(named.contains(found.output), "\(found.output) in \(block)")
                    }
                }
            }
        }
        #expect(count > 0 || !brief.contains("\nGROUNDS\n"))
    }

    /// Of the questions that the short report puts, it says of every flag what the long one says that an answer alone settles.
    @Test(arguments: GoldenReports.names) func everyFlagThatOneAnswerSettlesIsNamed(_ name: String) throws {
        let (brief, report, _) = try GoldenReports().drawn(name)
        func questions(_ text: String) -> [[String]] {
            text.components(separatedBy: "\nTHE QUESTIONS THAT MATTER MOST\n").dropFirst().map { document in
                let part = document.split(separator: /\n(?:And [0-9]+ more answer|[A-Z]{3})/)[0]
                return (part + "\n").split(separator: /\n(?=[0-9]+\. )/).map(words)
            }
        }
        var count = 0
        let (short, long) = (questions(brief), questions(report))
        #expect(short.count == long.count)
        for (short, long) in zip(short, long) {
            #expect(short.count == min(5, long.count))
            for (short, long) in zip(short, long) {
                let decides = long.components(separatedBy: "May decide: ").dropFirst().joined()
                for effect in decides.components(separatedBy: "; ") where effect.contains(" would ") {
                    count += 1
                    #expect(short.contains(effect), "\(effect)")
                }
            }
        }
        #expect(count > 0)
    }
}
