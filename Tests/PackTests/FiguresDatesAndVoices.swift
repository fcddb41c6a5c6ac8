import Facts
import Foundation
import RulePacks
import Testing

/// Traps that no rule test can see, because no outcome depends on them: each is looked for in the pack, and then in a copy in
/// which the pack has fallen into it.
@Suite struct FiguresDatesAndVoices {
    /// Reads a copy of the pack with each `old` text in a file replaced.
    private func pack(_ file: String, _ old: String, _ new: String) throws -> RulePack {
        try PackAtHand.inCopy { copy in
            let url = copy.appending(path: file)
            let text = try String(contentsOf: url, encoding: .utf8)
            #expect(text.contains(old))
            try text.replacingOccurrences(of: old, with: new).write(to: url, atomically: true, encoding: .utf8)
            var reader = RulePackReader()
            let pack = reader.read(copy.path)
            return try #require(pack, "\(PackAtHand.draw(reader.diagnostics))")
        }
    }

    private func cites(_ citations: [Citation], _ pack: RulePack, _ place: String) -> Bool {
        citations.contains { pack.text($0) == place }
    }

    // MARK: F9, the shares of paragraph 57 agree with one another

    /// How many councils of November 2008 were of each type; one is of none of the five.
    private func councils() throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for file in try PackAtHand.repository.appending(path: "Examples/england-2008").files("yaml") {
            let text = try String(contentsOf: file, encoding: .utf8)
            let parts = text.components(separatedBy: "    type:\n      value: ")
            let type = parts.count == 2 ? parts[1].split(separator: "\n").first : nil
            if let type { counts[String(type), default: 0] += 1 }
        }
        return counts
    }

    /// The coordinators' share over all councils that follows from the shares of the two groups, a coordinator to a council.
    private func shareOfAll(higher: Double, lower: Double, higherTypes: Set<String>) throws -> Double {
        let councils = try councils()
        let all = councils.values.reduce(0, +)
        #expect(all == 387)
        let inHigher = councils.filter { higherTypes.contains($0.key) }.values.reduce(0, +)
        return (higher * Double(inHigher) + lower * Double(all - inHigher)) / Double(all)
    }

    private func figure(_ id: String) throws -> Double {
        let pack = try #require(PackAtHand.reading.pack)
        let benchmark = try #require(pack.benchmarks.first { $0.id == id })
        return try #require(Double(benchmark.figure.replacing(" per cent", with: "")))
    }

    /// Kills: the groups or their figures are exchanged, or metropolitan districts are districts. With either, the shares of the
    /// groups no longer come to the share of all coordinators.
    @Test func f9SharesOfTheGroupsComeToTheShareOfAll() throws {
        let higher = try figure("coordinators-in-the-higher-group")
        let lower = try figure("coordinators-in-the-lower-group")
        let all = try figure("coordinators-seeing-performance-challenge")
        let types: Set = ["county", "london_borough", "metropolitan_district"]
        func agrees(_ share: Double) -> Bool { abs(share - all) < 1 }
        #expect(agrees(try shareOfAll(higher: higher, lower: lower, higherTypes: types)))
        #expect(!agrees(try shareOfAll(higher: lower, lower: higher, higherTypes: types)))
        #expect(!agrees(try shareOfAll(higher: higher, lower: lower, higherTypes: ["county", "london_borough"])))
        #expect(!agrees(try shareOfAll(higher: higher, lower: lower, higherTypes: types.union(["unitary"]))))
        #expect(!agrees((higher + lower) / 2))
    }

    // MARK: F31, whose evidence, and from when

    private func misdated(_ pack: RulePack) -> [String] {
        pack.benchmarks.filter { benchmark in
            ["wbt para 57", "wbt para 59"].contains { cites(benchmark.citations, pack, $0) } && benchmark.date != "2008"
        }.map(\.id)
    }

    private func caseStudyAsSurvey(_ pack: RulePack) -> [String] {
        pack.rules.filter { rule in
            cites(rule.citations, pack, "wbt case study 4") && rule.grounds.kinds != [.caseStudy]
        }.map(\.id)
    }

    /// Kills: the survey's figures are of 2009, when the report was published.
    @Test func f31SurveyIsOfTheYearBeforeTheReport() throws {
        #expect(misdated(try #require(PackAtHand.reading.pack)) == [])
        let wrong = try pack("sources.yaml", "date: 2008\n    cite: wbt para 59", "date: 2009\n    cite: wbt para 59")
        #expect(misdated(wrong).count == 3)
    }

    /// Kills: what is told of Bolton was found by the survey.
    @Test func f31CaseStudyIsNoSurvey() throws {
        let pack = try #require(PackAtHand.reading.pack)
        #expect(pack.rules.contains { cites($0.citations, pack, "wbt case study 4") })
        #expect(caseStudyAsSurvey(pack) == [])
        let wrong = try self.pack("rules/vision.yaml", "kind: case_study", "kind: survey")
        #expect(caseStudyAsSurvey(wrong).isEmpty == false)
    }

    // MARK: F33, three people are heard in paragraph 60

    /// The rules that rest on paragraph 60 and a voice alone, by whose voice it is.
    private func voices(_ pack: RulePack) -> [String] {
        pack.rules.filter { $0.grounds.kinds == [.voice] && cites($0.citations, pack, "wbt para 60") }
            .map { $0.grounds.whose ?? "" }.sorted()
    }

    private static let three = [
        "a council chief executive", "a council director", "a locality manager of a government office",
    ]

    /// Kills: the three are one voice, or one of them speaks for partners at large. Each says something else, of another side.
    @Test func f33EachOfTheThreeSpeaksForItself() throws {
        #expect(voices(try #require(PackAtHand.reading.pack)) == Self.three)
        #expect(
            voices(try pack("rules/relationships.yaml", "whose: \"a council director\"", "whose: partners"))
                != Self.three)
        let another = try pack(
            "rules/relationships.yaml", "whose: \"a locality manager of a government office\"",
            "whose: \"a council director\"")
        #expect(voices(another) != Self.three)
    }

    // MARK: F11, a score that is printed is read

    private func reads(_ condition: Condition, _ fact: Int, _ pack: RulePack) -> Bool {
        switch condition {
        case .fact(let test): test.fact == fact
        case .term(let term): reads(pack.terms[term].when, fact, pack)
        case .all(let parts), .any(let parts), .count(_, let parts): parts.contains { reads($0, fact, pack) }
        case .not(let part): reads(part, fact, pack)
        case .list(let test): test.condition.map { reads($0, fact, pack) } ?? false
        case .field, .key, .claim, .flag: false
        }
    }

    /// The rules whose finding speaks of a council's score that they do not look at.
    private func unreadScores(_ pack: RulePack) throws -> [String] {
        let score = try #require(pack.vocabulary.facts.firstIndex { $0.id == "council.cpa_capacity" })
        return pack.rules.filter { rule in
            rule.finding.contains("scored") && !(rule.when.map { reads($0, score, pack) } ?? false)
        }.map(\.id)
    }

    /// Kills: a council whose score nobody stated is told of as one that scored strongly.
    @Test func f11AScoreThatIsPrintedIsRead() throws {
        let pack = try #require(PackAtHand.reading.pack)
        #expect(pack.rules.count { $0.finding.contains("scored") } > 1)
        #expect(try unreadScores(pack) == [])
        let wrong = try self.pack(
            "rules/challenge.yaml", "- id: information-not-received\n    finding: Information",
            "- id: information-not-received\n    finding: Where the council scored well information")
        #expect(try unreadScores(wrong) == ["information-not-received"])
    }
}
