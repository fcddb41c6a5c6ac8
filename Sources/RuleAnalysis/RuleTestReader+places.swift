import Diagnostics
import Facts
import Profiles
import RulePacks
import YAML

/// What a test expects of ratings, notes, citations and questions, its names resolved.
extension RuleTestReader {
    /// An expectation with nothing in it cannot fail, and looks as if it could: `notes: []` does not say that there is none.
    func refuseNothing(in mapping: Mapping, _ name: String, _ keys: [String]) {
        if mapping.entries.isEmpty { mapping.report(PackProblem.emptyGroup(name)) }
        for (key, _, value) in mapping.pairs where keys.contains(key) {
            switch value.node.content {
            case .mapping(let entries) where entries.isEmpty: value.report(PackProblem.emptyGroup(key))
            case .sequence(let items) where items.isEmpty: value.report(PackProblem.emptyGroup(key))
            case .mapping(let entries) where ["claims", "outcomes"].contains(key):
                for entry in entries {
                    guard case .mapping(let parts) = entry.value.content, parts.isEmpty else { continue }
                    value.file.report(PackProblem.emptyGroup(entry.key), at: entry.value.mark)
                }
            case .scalar, .mapping, .sequence: break
            }
        }
    }

    // MARK: Ratings and notes

    func ratings(_ located: Located?) -> [Expectations.OfRating] {
        guard let located, let mapping = located.mapping("'ratings'") else { return [] }
        guard let scale = pack.rating?.scale else {
            located.report(PackProblem.notAllowed("'ratings'", because: "the pack rates nothing"))
            return []
        }
        return mapping.pairs.compactMap { key, mark, value in
            guard let theme = find(key, among: pack.themes.map(\.id), kind: "theme", in: value.file, at: mark) else {
                return nil
            }
            guard value.isMapping else {
                guard let text = value.scalar("the rating of '\(key)'") else { return nil }
                guard text == "not_rated" else {
                    value.report(RuleTestProblem.badRating(text, theme: key, scale: scale), length: text.count)
                    return nil
                }
                if !pack.isRateable(theme: theme) { value.report(RuleTestProblem.neverRated(key), length: text.count) }
                return Expectations.OfRating(theme: theme, range: nil)
            }
            guard let ends = value.mapping("the rating of '\(key)'") else { return nil }
            ends.check(allowed: ["low", "high"], required: ["low", "high"])
            let places = ["low", "high"].compactMap { name -> Int? in
                guard let end = ends[name], let text = end.scalar("'\(name)'") else { return nil }
                if let place = scale.firstIndex(of: text) { return place }
                end.report(
                    PackProblem.badWord(text, of: "scale", words: scale, near: NearestName.to(text, among: scale)),
                    length: text.count)
                return nil
            }
            guard places.count == 2 else { return nil }
            guard places[0] <= places[1] else {
                value.report(PackProblem.endsOutOfOrder(scale[places[0]], scale[places[1]]))
                return nil
            }
            return Expectations.OfRating(theme: theme, range: places[0]...places[1])
        }
    }

    func notes(_ expect: Mapping) -> [Int] {
        expect.strings("notes", orOne: true).compactMap { name, place in
            guard let rule = find(name, among: ruleIDs, kind: "rule", at: place) else { return nil }
            if pack.rules[rule].note == nil {
                place.report(PackProblem.notAllowed("'\(name)'", because: "the rule has no note"), length: name.count)
            }
            return rule
        }
    }

    // MARK: Citations and questions

    /// Every place that the texts stand for, each of them in a register, and such that the test can fail.
    ///
    /// - Parameter isWanted: whether they are to be cited, or never.
    func citations(_ mapping: Mapping, isWanted: Bool) -> [Citation] {
        mapping.strings("cites", orOne: true).flatMap { text, place -> [Citation] in
            let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, let locators = Locator.all(in: parts[1]) else {
                let near = MeantPlace.citation(text, sources: pack.sources.map(\.id))
                place.report(PackProblem.badCitation(text, near: near), length: text.count)
                return []
            }
            guard let source = find(parts[0], among: pack.sources.map(\.id), kind: "source", at: place) else {
                return []
            }
            return locators.compactMap { locator in
                guard let entry = pack.sources[source].entry(at: locator) else {
                    place.report(
                        PackProblem.unknownLocator(locator.description, source: parts[0]), length: text.count)
                    return nil
                }
                let name = "\(parts[0]) \(locator)"
                if isWanted, entry.use == .unread {
                    place.report(PackProblem.unreadCited(name), length: text.count)
                }
                let citation = Citation(source: source, locator: locator)
                guard entry.use != .unread || !isWanted, !isOfBenchmark(citation), !isOfRule(citation) else {
                    return citation
                }
                let isRange = locators.count > 1
                if !isWanted, entry.use != .rule {
                    place.report(RuleTestProblem.neverCited(name, entry.use), length: text.count)
                } else if !isWanted, !isRange {
                    place.report(RuleTestProblem.citedByNone(name), length: text.count)
                } else if isWanted {
                    let reason = "no rule cites it, and none names a benchmark from there"
                    place.report(RuleTestProblem.neverHolds("cites: \(name)", because: reason), length: text.count)
                }
                return citation
            }
        }
    }

    private func isOfRule(_ citation: Citation) -> Bool { pack.rules.contains { $0.citations.contains(citation) } }

    /// Whether a rule prints a benchmark from there.
    private func isOfBenchmark(_ citation: Citation) -> Bool {
        pack.rules.contains { rule in
            rule.benchmarks.contains { pack.benchmarks[$0].citations.contains(citation) }
        }
    }

    /// The questions that must not be asked; says so where one could not be.
    func neverAsks(_ mapping: Mapping, _ profile: Profile?) -> [AskedFact] {
        asks(mapping, profile).map { question, place in
            if !read.contains(question.subject) {
                place.report(RuleTestProblem.neverRead(question.text), length: question.text.count)
            } else if let profile, question.isAnswered(in: profile, pack) {
                place.report(RuleTestProblem.answered(question.text), length: question.text.count)
            }
            return question
        }
    }

    func asks(_ mapping: Mapping, _ profile: Profile?) -> [(question: AskedFact, place: Located)] {
        mapping.strings("asks", orOne: true).compactMap { text, place in
            do throws(AskedFact.Unknown) {
                let question = try AskedFact(text, pack)
                if let profile, case .field(let list, _, let record?) = question.subject,
                    let problem = RuleTestProblem(record: record, of: list, as: text, in: profile, pack)
                {
                    place.report(problem, length: text.count)
                }
                return (question, place)
            } catch {
                let near = NearestName.to(error.name, among: error.among)
                place.report(PackProblem.unknownName(error.name, kind: error.kind, near: near), length: text.count)
                return nil
            }
        }
    }
}
