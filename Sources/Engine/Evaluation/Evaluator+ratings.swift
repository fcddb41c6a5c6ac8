import Facts
import Files
public import Profiles
import RulePacks

/// What is inside the scope.
extension Evaluator {
    /// Whether a theme is inside the profile's scope.
    public static func covers(_ theme: Int, _ profile: borrowing Profile) -> Bool {
        Evaluation.covers(theme, profile)
    }

    /// Whether anything a rule decides is inside the scope. What only prints a note has no theme: it is inside where all that it
    /// reads is.
    public func covers(rule: Int, _ profile: borrowing Profile) -> Bool { evaluation.covers(rule: rule, profile) }

    /// How many of the facts asked for inside the scope do not apply to the profile that was evaluated: they count as known,
    /// and nobody stated them.
    public func countOfInapplicable(_ profile: borrowing Profile) -> Int {
        evaluation.assessment.counts.inapplicable
    }

    /// How many of the facts asked for inside the scope of the profile that was evaluated are answered in part, and so do not count
    /// as known: by some of those they are put to, or in some rows of a grid.
    /// - Complexity: O(facts + answers).
    public func countOfPartlyKnown(_ profile: borrowing Profile) -> Int {
        evaluation.partlyKnown(profile).count(in: evaluation.factsAsked(profile))
    }

    /// The facts that decide whether a fact's question is put, also by way of terms, claims and flags; in their order.
    public func factsDeciding(whetherToAsk fact: Int) -> [Int] { evaluation.index.factsDeciding[fact] ?? [] }
}

/// The headline and the ratings.
extension Evaluation {
    static func covers(_ theme: Int, _ profile: borrowing Profile) -> Bool {
        profile.scope?.contains(theme) ?? true
    }

    func covers(rule: Int, _ profile: borrowing Profile) -> Bool {
        guard let scope = profile.scope else { return true }
        let themes = index.ruleThemes[rule]
        guard themes.isEmpty else { return scope.contains(where: themes.contains) }
        var read = FactSet()
        for theme in scope { read.formUnion(index.themeReads[theme]) }
        return index.ruleFacts[rule].isSubset(of: read)
    }

    func count(_ profile: borrowing Profile, _ counts: inout Counts) {
        lookAtScope(profile)
        for column in 0..<FlagSets.columnCount {
            var pair = Counts.Pair()
            for word in 0..<flagSets.words {
                let flags = flagSets.column(column, word) & inScope[word]
                pair.raised += (flags & raised[word]).nonzeroBitCount
                pair.open += (flags & open[word]).nonzeroBitCount
            }
            switch column {
            case 3: counts.strengths = pair
            case 4: counts.enquiries = pair
            default: counts.risks[column] = pair
            }
        }
        // Of a fact that has one answer it was found as that was read; of one that does not apply, as that was told.
        for fact in index.factsToLookAt where isKnown(fact, profile) { insertKnown(fact) }
        if profile.scope == nil {
            counts.asked = index.allFactsCount
            counts.known = index.allFacts.count(in: known)
            counts.inapplicable = index.allFacts.count(in: inapplicable)
        } else {
            let asked = factsAsked(profile)
            counts.asked = asked.count
            counts.known = asked.count(in: known)
            counts.inapplicable = asked.count(in: inapplicable)
        }
        if !factsByDay.isEmpty { leaveOut(factsOfAnotherTime.count(in: factsAsked(profile)), of: &counts) }
    }

    private func leaveOut(_ facts: Int, of counts: inout Counts) {
        counts.asked -= facts
        counts.known -= facts
        counts.inapplicable -= facts
    }

    /// The facts of which the day of the profile says that their question is not put: nobody could have answered it, so that they
    /// count neither as asked nor as known.
    var factsOfAnotherTime: FactSet {
        FactSet(factsByDay.filter { truths[Int($0.applies)] == .false }.map { Int($0.fact) })
    }

    private func lookAtScope(_ profile: borrowing Profile) {
        guard let scope = profile.scope else { return inScope.fill(with: .max) }
        inScope.fill(with: 0)
        for theme in scope {
            for word in 0..<flagSets.words { inScope[word] |= flagSets.theme(theme, word) }
        }
    }

    @inline(__always)
    func insertKnown(_ fact: Int) { known[fact / 64] |= 1 << UInt64(fact % 64) }

    /// The facts inside the scope that a rule or claim reads.
    func factsAsked(_ profile: borrowing Profile) -> FactSet {
        guard let scope = profile.scope else { return index.allFacts }
        var facts = FactSet()
        for rule in pack.rules.indices where covers(rule: rule, profile) { facts.formUnion(index.ruleFacts[rule]) }
        for (claim, content) in pack.claims.enumerated() where scope.contains(content.theme) {
            facts.formUnion(index.claimFacts[claim])
        }
        return facts
    }

    /// The facts that are not known though something of them is.
    func partlyKnown(_ profile: borrowing Profile) -> FactSet {
        var facts = FactSet()
        for (number, fact) in index.facts.enumerated() where assessment.applies[number] != .false {
            guard !isKnown(number, profile) else { continue }
            let isAnyKnown =
                fact.list < 0
                ? fact.answers.contains { codes[$0].isKnown }
                : profile.records(of: Int(fact.list)).contains { isAnyFieldKnown(fact, $0, profile) }
            if isAnyKnown { facts.insert(number) }
        }
        return facts
    }

    /// A fact is known when all its reporters have answered or it is settled; a list when all that rules read of some record is
    /// known or it is said that there is none, a grid when that is so of each row; and whatever it is when it does not apply.
    private func isKnown(_ number: Int, _ profile: borrowing Profile) -> Bool {
        let fact = index.facts[number]
        guard fact.list >= 0 else {
            if fact.settled >= 0, codes[Int(fact.settled)].isKnown { return true }
            for slot in fact.answers where !codes[slot].isKnown { return false }
            return true
        }
        let answer = profile.lists[Int(fact.list)]
        guard answer.unknown == nil else { return false }
        let records = profile.records(of: Int(fact.list))
        if fact.rows < 0 {
            return answer.isComplete && records.isEmpty || records.contains { isKnown(record: $0, of: number, profile) }
        }
        return !records.isEmpty && records.allSatisfy { isKnown(record: $0, of: number, profile) }
    }

    /// Whether something is known of a record, and all that rules read of it, apart from what nobody can be asked about it.
    private func isKnown(record: Int, of number: Int, _ profile: borrowing Profile) -> Bool {
        let fact = index.facts[number]
        let start = Int(profile.records[record].firstField)
        var isAnyKnown = false
        for place in index.tellingFields[number] {
            let field = Int(index.tellingFields.places[place])
            if fieldCodes[start + field].isKnown {
                isAnyKnown = true
            } else if fact.takesAllTellingFields {
                let place = record - profile.records(of: Int(fact.list)).lowerBound
                let atHand = RecordAtHand(fact: number, record: place, profile, index)
                guard applies(field: field, atHand, profile) == .false else { return false }
            }
        }
        return isAnyKnown
    }

    private func isAnyFieldKnown(_ fact: PackIndex.FactEntry, _ record: Int, _ profile: borrowing Profile) -> Bool {
        let start = Int(profile.records[record].firstField)
        for field in start..<start + Int(fact.fields) where fieldCodes[field].isKnown { return true }
        return false
    }

    /// By limiting judgement: a theme starts at the top; the severest raised risk that is not external caps it; without a
    /// raised strength it stops one below the top.
    func rate(_ profile: borrowing Profile, _ ratings: inout [Rating]) {
        ratings.removeAll(keepingCapacity: true)
        guard index.pack.rating != nil else { return }
        let factsOfAnotherTime = factsByDay.isEmpty ? FactSet() : self.factsOfAnotherTime
        for theme in index.themeFacts.indices {
            let leftOut = factsOfAnotherTime.count(in: index.themeFacts[theme])
            let facts = index.themeFactCounts[theme] - leftOut
            let known = index.themeFacts[theme].count(in: known) - leftOut
            let inapplicable = index.themeFacts[theme].count(in: inapplicable) - leftOut
            var verdict = Rating.Verdict.noBasis
            if !Evaluation.covers(theme, profile) {
                verdict = .outsideScope
            } else if index.isRateable[theme] {
                let fewest = leftOut == 0 ? index.fewestKnown[theme] : PackIndex.fewestKnown(of: facts, index.pack)
                verdict = facts > 0 && known >= fewest ? limits(of: theme) : .tooLittleKnown
            }
            ratings.append(Rating(theme: theme, verdict: verdict, known: known, inapplicable: inapplicable, of: facts))
        }
    }

    private func limits(of theme: Int) -> Rating.Verdict {
        guard let scale = index.pack.rating else { return .noBasis }
        let top = scale.scale.count - 1
        var (high, low) = (top, top)
        let raised = flagSets.limits(of: theme, in: raised)
        let open = flagSets.limits(of: theme, in: open)
        for severity in 0..<3 {
            if raised[severity] != 0 { high = min(high, scale.caps[severity]) }
            if open[severity] != 0 { low = min(low, scale.caps[severity]) }
        }
        low = min(low, high)
        if raised[3] == 0 {
            low = min(low, top - 1)
            if open[3] == 0 { high = min(high, top - 1) }
        }
        return .rated(low: low, high: high)
    }
}
