import Facts
public import Profiles
public import RulePacks

/// A pack's own test, shown as an example of what it is about.
public struct CatalogueExample: Sendable {
    public var name: String
    /// What the test gives, a line for each answer.
    public var given: [Outline]
    /// The day on which it takes place, under the pack's name for it; nothing where the pack has none.
    public var day: [Outline]
    /// What the test expects of each thing, such as `fired`, `not met`, `raised`.
    public var expected: [CatalogueSubject: String]

    /// - Parameter given: the test's profile, read against the pack.
    public init(
        name: String, given profile: Profile, expected: [CatalogueSubject: String], _ pack: RulePack
    ) {
        self.name = name
        self.expected = expected
        let words = AnswerWords(pack, profile)
        let isDay = { pack.vocabulary.facts[$0].isDayOfProfile }
        given = words.stated(pack.vocabulary.facts.indices.filter { !isDay($0) })
        day = words.stated(pack.vocabulary.facts.indices.filter(isDay))
    }
}

extension AnswerWords {
    /// Every answer that the profile states to one of these facts.
    func stated(_ facts: [Int]) -> [Outline] {
        facts.compactMap { index in
            let fact = pack.vocabulary.facts[index]
            guard let list = fact.list else { return stated(fact, index) }
            let content = profile.lists[list]
            let records = profile.records(of: list)
            guard content.unknown != .notStated || !records.isEmpty else { return nil }
            let lines = records.compactMap { record -> Outline? in
                let name =
                    fact.isGrid ? fact.keys[record - records.lowerBound].label : "#\(record - records.lowerBound + 1)"
                let answers = fact.fields.enumerated().compactMap { place, field -> String? in
                    let answer = profile.field(place, ofRecord: record)
                    return answer.isStated ? "\(field.label): \(answerText(answer, field.type, profile))" : nil
                }
                if fact.isGrid, answers.isEmpty { return nil }
                return Outline("\(name): " + (answers.isEmpty ? "nothing stated" : answers.joined(separator: "; ")))
            }
            let shape = fact.isGrid ? "" : " \(line(list: index).answer)"
            return Outline("\(fact.label):\(shape)", lines)
        }
    }

    private func stated(_ fact: Fact, _ index: Int) -> Outline? {
        var slots = Array(fact.answerSlots)
        if let settled = fact.settledSlot { slots.append(settled) }
        guard slots.contains(where: { profile.answers[$0].isStated }) else { return nil }
        let answers = slots.compactMap { slot -> String? in
            let answer = profile.answers[slot]
            guard answer.isStated else { return nil }
            var text = answerText(answer, fact.type, profile)
            if answer.tellsCounts {
                let tally = profile.tallies[Int(answer.tally)]
                text += " (a survey: \(tally.yes) yes, \(tally.no) no)"
            }
            if fact.valid != nil, answer.evidence >= 0,
                let date = profile.evidence[Int(answer.evidence)].date
            {
                text += ", dated \(date)"
            }
            if slot == fact.settledSlot { return "settled by the auditor: \(text)" }
            guard !fact.reporters.isEmpty else { return text }
            return "\(pack.label(ofParty: fact.reporters[slot - fact.firstSlot])): \(text)"
        }
        return Outline("\(fact.label): \(answers.joined(separator: "; "))")
    }
}
