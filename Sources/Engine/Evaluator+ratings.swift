import Facts
public import Profiles
import RulePacks

/// The headline and the ratings.
extension Evaluator {
    /// Whether a theme is inside the profile's scope.
    public static func covers(_ theme: Int, _ profile: Profile) -> Bool {
        profile.scope?.contains(theme) ?? true
    }

    /// Whether anything a rule decides is inside the scope. What only prints a note has no theme: a scope that names themes
    /// leaves it out.
    public func covers(rule: Int, _ profile: Profile) -> Bool {
        guard let scope = profile.scope else { return true }
        let themes = index.ruleThemes[rule]
        return scope.contains(where: themes.contains)
    }

    func count(_ profile: Profile) {
        var counts = Counts()
        for (index, flag) in pack.flags.enumerated() where Evaluator.covers(flag.theme, profile) {
            let raised = assessment.flags[index] == .true ? 1 : 0
            let open = assessment.flags[index] == .unknown ? 1 : 0
            switch flag.kind {
            case .risk:
                let place = flag.severity?.rawValue ?? Severity.low.rawValue
                counts.risks[place].raised += raised
                counts.risks[place].open += open
            case .strength:
                counts.strengths.raised += raised
                counts.strengths.open += open
            case .enquiry:
                counts.enquiries.raised += raised
                counts.enquiries.open += open
            }
        }
        let asked = factsAsked(profile)
        counts.asked = asked.count
        counts.known = asked.reduce(0) { $0 + (isKnown($1, profile) ? 1 : 0) }
        assessment.counts = counts
    }

    /// The facts inside the scope that a rule or claim reads.
    private func factsAsked(_ profile: Profile) -> [Int] {
        guard let scope = profile.scope else { return index.allFacts }
        var facts: Set<Int> = []
        for rule in pack.rules.indices where covers(rule: rule, profile) { facts.formUnion(index.ruleFacts[rule]) }
        for (claim, content) in pack.claims.enumerated() where scope.contains(content.theme) {
            facts.formUnion(index.claimFacts[claim])
        }
        return facts.sorted()
    }

    /// A fact is known when all its reporters have answered or it is settled; a list when it states a record or that there
    /// is none, a grid when each row has an answer; and whatever it is when it does not apply.
    func isKnown(_ number: Int, _ profile: Profile) -> Bool {
        if assessment.applies[number] == .false { return true }
        let first = pack.vocabulary.facts[number].firstSlot
        guard let list = pack.vocabulary.facts[number].list else {
            let reporters = pack.vocabulary.facts[number].reporters.count
            if reporters == 0 { return profile.answers[first].known != nil }
            if profile.answers[first + reporters].known != nil { return true }
            for slot in first..<first + reporters where profile.answers[slot].known == nil { return false }
            return true
        }
        let answer = profile.lists[list]
        guard answer.unknown == nil else { return false }
        guard pack.vocabulary.facts[number].isGrid else { return answer.recordCount > 0 || answer.isComplete }
        let width = pack.vocabulary.facts[number].fields.count
        for record in profile.records(of: list) {
            let start = Int(profile.records[record].firstField)
            var found = false
            for field in start..<start + width where profile.fields[field].known != nil {
                found = true
                break
            }
            if !found { return false }
        }
        return answer.recordCount > 0
    }

    /// By limiting judgement: a theme starts at the top; the severest raised risk that is not external caps it; without a
    /// raised strength it stops one below the top.
    func rate(_ profile: Profile) {
        assessment.ratings.removeAll(keepingCapacity: true)
        guard let scale = pack.rating else { return }
        for theme in pack.themes.indices {
            let facts = index.themeFacts[theme]
            let known = facts.reduce(0) { $0 + (isKnown($1, profile) ? 1 : 0) }
            var verdict = Rating.Verdict.noBasis
            if !Evaluator.covers(theme, profile) {
                verdict = .outsideScope
            } else if index.isRateable[theme] {
                let enough = !(ExactNumber(known) < scale.knownAtLeast.multiplied(by: facts.count))
                verdict = enough ? limits(of: theme, scale) : .tooLittleKnown
            }
            assessment.ratings.append(Rating(theme: theme, verdict: verdict, known: known, of: facts.count))
        }
    }

    private func limits(of theme: Int, _ scale: RatingScale) -> Rating.Verdict {
        let top = scale.scale.count - 1
        var (high, low) = (top, top)
        var (strengthPossible, strengthRaised) = (false, false)
        for (index, flag) in pack.flags.enumerated() where flag.theme == theme {
            let truth = assessment.flags[index]
            switch flag.kind {
            case .risk where !flag.isExternal:
                let cap = scale.caps[flag.severity?.rawValue ?? Severity.low.rawValue]
                if truth == .true { high = min(high, cap) }
                if truth != .false { low = min(low, cap) }
            case .strength:
                if truth == .true { strengthRaised = true }
                if truth != .false { strengthPossible = true }
            default: break
            }
        }
        if !strengthPossible { high = min(high, top - 1) }
        if !strengthRaised { low = min(low, top - 1) }
        return .rated(low: low, high: high)
    }
}
