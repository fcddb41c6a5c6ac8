import Engine
import Facts
import TestSupport
import Testing

/// A mistake that an engine could make, made here by changing what it reads or what it says.
struct PlantedBug: Sendable {
    var name: String
    var getsWrong: String
    /// The properties of which at least one notices.
    var caughtBy: [Property]
    var inProfile: @Sendable (ProfileSketch, PackSketch) -> ProfileSketch = { profile, _ in profile }
    var inResults: @Sendable (Results, PackSketch) -> Results = { results, _ in results }

    var subject: Subject {
        Subject(name: name) { pack, profile in
            inResults(try pack.assess(inProfile(profile, pack.sketch)), pack.sketch)
        }
    }

    static let all = [
        PlantedBug(
            name: "unknown is no", getsWrong: "What nobody has stated is read as no.",
            caughtBy: [.knowingMoreTakesNothingBack],
            inProfile: { profile, pack in
                var profile = profile
                for fact in pack.facts
                where fact.kind == .yesNo && fact.reporters.isEmpty && profile.statements[fact.id] == nil {
                    profile.statements[fact.id] = .plain(.value("no", date: fact.valid?.inside))
                }
                return profile
            }),
        PlantedBug(
            name: "an open list is complete", getsWrong: "The records stated are taken for all there are.",
            caughtBy: [.knowingMoreTakesNothingBack],
            inProfile: { profile, pack in
                var profile = profile
                for fact in pack.facts where fact.kind == .list && !fact.isGrid {
                    if case .records(let records, _)? = profile.statements[fact.id] {
                        profile.statements[fact.id] = .records(records, isComplete: true)
                    } else {
                        profile.statements[fact.id] = .records([], isComplete: true)
                    }
                }
                return profile
            }),
        PlantedBug(
            name: "any is false once one says no", getsWrong: "Reporters who have not spoken are not waited for.",
            caughtBy: [.knowingMoreTakesNothingBack],
            inProfile: { filled($0, $1) { $0.contains("no") ? "no" : nil } }),
        PlantedBug(
            name: "all is true once those who answered agree",
            getsWrong: "Reporters who have not spoken are not waited for.",
            caughtBy: [.knowingMoreTakesNothingBack],
            inProfile: { filled($0, $1) { Set($0).count == 1 ? $0[0] : nil } }),
        PlantedBug(
            name: "what is settled is ignored", getsWrong: "The auditor's finding of fact is not read.",
            caughtBy: [.whatIsSettledSpeaksForAll],
            inProfile: { profile, _ in
                var profile = profile
                for (id, statement) in profile.statements {
                    guard case .reported(let answers, _?) = statement else { continue }
                    profile.statements[id] = answers.isEmpty ? nil : .reported(answers, settled: nil)
                }
                return profile
            }),
        PlantedBug(
            name: "a value out of its period counts", getsWrong: "The date of the evidence is not looked at.",
            caughtBy: [.whatDoesNotCountIsUnknown],
            inProfile: { profile, pack in
                var profile = profile
                for fact in pack.facts {
                    guard let valid = fact.valid, case .plain(var answer)? = profile.statements[fact.id],
                        answer.value != nil
                    else { continue }
                    answer.date = valid.inside
                    profile.statements[fact.id] = .plain(answer)
                }
                return profile
            }),
        PlantedBug(
            name: "not fires on what does not apply",
            getsWrong: "A leaf on what does not apply is false, and its negation lets the rule fire.",
            caughtBy: [.whatDoesNotApplyFiresNothing],
            inResults: { results, pack in
                var results = results
                for rule in pack.rules where rule["when"]?["not"] != nil && rule["for_each"] == nil {
                    let id = rule["id"]?.word ?? ""
                    if results.rules[id]?.reasons == .doesNotApply { results.rules[id] = Outcome(kind: .fired) }
                }
                return results
            }),
        PlantedBug(
            name: "the further record fires", getsWrong: "A record nobody has stated makes a rule fire.",
            caughtBy: [.partsMakeTheWhole],
            inResults: { results, _ in
                var results = results
                for (id, outcome) in results.records where id.hasSuffix("/others") && outcome.kind == .open {
                    results.records[id] = Outcome(kind: .fired)
                }
                return results
            }),
        PlantedBug(
            name: "a month is its first day", getsWrong: "A date is not the span that it is.",
            caughtBy: [.knowingMoreTakesNothingBack],
            inProfile: { profile, pack in
                var profile = profile
                func day(_ answer: AnswerSketch, _ fact: FactSketch?) -> AnswerSketch {
                    guard fact?.kind == .date, let value = answer.value else { return answer }
                    var answer = answer
                    answer.content = .value(value + "-01-01".suffix(10 - value.count))
                    return answer
                }
                for fact in pack.facts {
                    func record(_ record: [String: AnswerSketch]) -> [String: AnswerSketch] {
                        var record = record
                        for field in fact.fields { record[field.id] = record[field.id].map { day($0, field) } }
                        return record
                    }
                    switch profile.statements[fact.id] {
                    case .plain(let answer)?: profile.statements[fact.id] = .plain(day(answer, fact))
                    case .reported(let answers, let settled)?:
                        profile.statements[fact.id] = .reported(answers.mapValues { day($0, fact) }, settled: settled)
                    case .records(let records, let isComplete)?:
                        profile.statements[fact.id] = .records(records.map(record), isComplete: isComplete)
                    case .grid(let rows)?: profile.statements[fact.id] = .grid(rows.mapValues(record))
                    default: break
                    }
                }
                return profile
            }),
        PlantedBug(
            name: "the last rule wins", getsWrong: "Of the rules that raise a flag, the one declared last decides.",
            caughtBy: [.orderNeverMatters],
            inResults: { results, pack in
                var results = results
                for flag in pack.flags.map(\.key) {
                    let raising = pack.rules.filter { rule in
                        let raise = rule["then"]?["raise"]
                        return ([raise].compactMap(\.self) + (raise?.items ?? [])).contains {
                            $0.word == flag || $0["flag"]?.word == flag
                        }
                    }
                    if let last = raising.last?["id"]?.word { results.flags[flag] = results.rules[last]?.truth }
                }
                return results
            }),
        PlantedBug(
            name: "for and against are netted off", getsWrong: "Arguments both ways count as none.",
            caughtBy: [.knowingMoreTakesNothingBack],
            inResults: { results, _ in
                var results = results
                for (id, claim) in results.claims {
                    if claim.expected.verdict == .bothWays {
                        results.claims[id]?.expected = ClaimLayer(supporting: .false, opposing: .false)
                    }
                    if claim.observed.verdict == .bothWays {
                        results.claims[id]?.observed = ClaimLayer(supporting: .false, opposing: .false)
                    }
                }
                return results
            }),
        PlantedBug(
            name: "an open flag is not raised", getsWrong: "What may yet be raised passes for what is not.",
            caughtBy: [.knowingMoreTakesNothingBack],
            inResults: { results, _ in
                var results = results
                for (id, truth) in results.flags where truth == .unknown { results.flags[id] = .false }
                return results
            }),
        PlantedBug(
            name: "a reason replaces another", getsWrong: "That a rule does not apply takes back that it is not met.",
            caughtBy: [.knowingMoreTakesNothingBack],
            inResults: { results, _ in
                var results = results
                for (id, outcome) in results.rules where outcome.reasons.contains(.doesNotApply) {
                    results.rules[id]?.reasons = .doesNotApply
                }
                return results
            }),
    ]

    /// Answers put into the mouths of those who have not spoken.
    private static func filled(
        _ profile: ProfileSketch, _ pack: PackSketch, _ answer: ([String]) -> String?
    ) -> ProfileSketch {
        var profile = profile
        for fact in pack.facts {
            guard case .reported(var answers, nil)? = profile.statements[fact.id] else { continue }
            let spoken = answers.sorted { $0.key < $1.key }.compactMap(\.value.value)
            guard !spoken.isEmpty, let words = answer(spoken) else { continue }
            for reporter in fact.reporters where answers[reporter] == nil {
                answers[reporter] = .value(words, date: fact.valid?.inside)
            }
            profile.statements[fact.id] = .reported(answers, settled: nil)
        }
        return profile
    }
}

extension PlantedBug: CustomTestStringConvertible {
    var testDescription: String { name }
}
