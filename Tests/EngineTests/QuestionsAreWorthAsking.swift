import Engine
import Facts
import Profiles
import RulePacks
import TestSupport
import Testing

/// The facts listed as open are those that an answer can make a difference to, and no others.
@Suite struct QuestionsAreWorthAsking {
    /// Something is open where, and only where, there is a question that decides it.
    private func unasked(_ results: Results, _ profile: ProfileSketch) -> [String] {
        let asked = results.questions.reduce(into: Set<String>()) { $0.formUnion($1.decides) }
        var found = asked.filter { !results.isOpen($0) }.map { "\($0) is certain, and asked about" }
        guard profile.scope == nil else { return found }
        for (id, outcome) in results.rules where outcome.kind == .open && !asked.contains("rule \(id)") {
            found.append("rule \(id)")
        }
        for (id, truth) in results.flags where truth == .unknown && !asked.contains("flag \(id)") {
            found.append("flag \(id)")
        }
        for (id, outcome) in results.records where outcome.kind == .open && !asked.contains("record \(id)") {
            found.append(id)
        }
        for (id, claim) in results.claims {
            if !claim.expected.isSettled, !asked.contains("expected \(id)") { found.append("expected \(id)") }
            if !claim.observed.isSettled, !asked.contains("observed \(id)") { found.append("observed \(id)") }
        }
        return found.sorted()
    }

    /// Random answers to some of the other questions, then one to this: most are found to decide what they say.
    @Test func mostAreConfirmedByRandomAnswers() throws {
        var (listed, confirmed) = (0, 0)
        for number in 0..<40 {
            let pack = try MadePack(PackGenerator.pack(seed: UInt64(50_000 + number), size: .medium))
            var random = SeededGenerator(seed: UInt64(number))
            for _ in 0..<2 {
                let profile = ProfileGenerator(pack: pack.sketch, stated: 75).profile(&random)
                let results = try pack.assess(profile, asks: true)
                for problem in unasked(results, profile) { Issue.record("pack \(number): \(problem)\n\(profile.text)") }
                let asked = results.asked
                listed += asked.count
                var found: Set<String> = []
                for _ in 0..<40 { found.formUnion(try changes(pack, profile, results, &random)) }
                confirmed += asked.intersection(found).count
                if profile.scope != nil { continue }
                #expect(found.subtracting(asked) == [], "pack \(number) does not ask\n\(profile.text)")
            }
        }
        #expect(listed >= 500)
        #expect(confirmed * 100 >= listed * 80, "\(confirmed) of \(listed)")
    }

    /// What each of some answers, one after another, made a difference to, of what was open at first.
    private func changes(
        _ pack: MadePack, _ start: ProfileSketch, _ results: Results, _ random: inout SeededGenerator
    ) throws -> Set<String> {
        var found: Set<String> = []
        var (profile, before) = (start, results)
        for _ in 0..<4 {
            let possible = MoreInformation.all(of: pack.sketch, profile)
            guard !possible.isEmpty else { break }
            let more = random.pick(possible)
            let next = more.said(in: profile, &random)
            let after = try pack.assess(next)
            for name in results.openOutcomes where before.isOpen(name) && before.outcome(name) != after.outcome(name) {
                found.insert("\(more.subject(from: start)) > \(name)")
            }
            (profile, before) = (next, after)
        }
        return found
    }

    /// Where few facts with few answers are unknown, everything is tried: the list is exact.
    @Test func smallCasesAreExact() throws {
        var (cases, questions) = (0, 0)
        for number in 0..<Corpus.small {
            let pack = try Corpus.small(number)
            var random = SeededGenerator(seed: UInt64(number))
            for _ in 0..<3 {
                let profile = ProfileGenerator(pack: pack.sketch, stated: 50, isPlain: true).profile(&random)
                guard let exact = try pack.decidedByTrying(profile) else { continue }
                let results = try pack.assess(profile, asks: true)
                #expect(results.asked == exact, "pack \(number)\n\(profile.text)")
                cases += 1
                questions += exact.count
            }
        }
        #expect(cases >= 50)
        #expect(questions >= 200)
    }
}

extension MoreInformation {
    /// As a question names it; a record added since is one of the others.
    func subject(from start: ProfileSketch) -> String {
        if kind == .record || kind == .complete { return fact.id + "/others" }
        guard let field else { return fact.id + (reporter.map { "/\($0)" } ?? "") }
        if let record {
            guard case .records(let records, _)? = start.statements[fact.id], record < records.count else {
                return fact.id + "/others"
            }
        }
        return "\(fact.id)/\(row ?? String(record ?? 0))/\(field.id)"
    }
}

extension Results {
    /// Each question with each outcome that it decides.
    var asked: Set<String> {
        var found: Set<String> = []
        for question in questions { for name in question.decides { found.insert("\(question.subject) > \(name)") } }
        return found
    }

    /// The names of everything that is open.
    var openOutcomes: [String] {
        let names =
            rules.keys.map { "rule \($0)" } + records.keys.map { "record \($0)" } + flags.keys.map { "flag \($0)" }
            + claims.keys.flatMap { ["expected \($0)", "observed \($0)"] } + mitigations.keys.map { "mitigation \($0)" }
        return names.filter(isOpen)
    }
}
