import Diagnostics
import Facts
import YAML

/// Reads conditions: data, never an expression string.
struct ConditionReader {
    let checker: PackChecker
    /// The list whose record is at hand, as a fact.
    let list: Int?
    let mayReadFacts: Bool
    /// Whether it is a rule's, and so may look at each record of a list.
    var isOfRule = false
    /// Whether a list is named whose record would be at hand, and is none: that has been said.
    var isListUnknown = false

    private static let subjects = [
        "fact", "field", "term", "claim", "flag", "all", "any", "not", "count", "some", "every", "none", "count_in",
    ]
    static let tests = ["is", "in", "at_least", "at_most", "more_than", "less_than", "between", "disputed"]

    func read(_ located: Located) -> Condition? {
        checker.conditionMarks.append(located.mark)
        guard let mapping = located.mapping("a condition") else { return nil }
        let present = ConditionReader.subjects.filter(mapping.has)
        guard present.count == 1, let subject = present.first else {
            if mapping.entries.isEmpty {
                mapping.report(PackProblem.emptyValue("a condition"))
            } else if present.isEmpty {
                mapping.check(allowed: ConditionReader.subjects)
            } else {
                mapping.report(
                    PackProblem.notAllowed(
                        present.joined(separator: " with "), because: "a condition is one thing; group with all or any")
                )
            }
            return nil
        }
        guard let content = mapping[subject] else { return nil }
        switch subject {
        case "fact": return readFact(mapping, content)
        case "field": return readField(mapping, content)
        case "term":
            mapping.check(allowed: ["term"])
            guard factsAllowed(content) else { return nil }
            return content.scalar("'term'").flatMap {
                checker.find($0, amongSorted: checker.termIDs, kind: "term", at: content)
            }
            .map(Condition.term)
        case "claim": return readClaim(mapping, content)
        case "flag": return readFlag(mapping, content)
        case "all", "any":
            mapping.check(allowed: [subject])
            let parts = group(content, subject)
            if let parts { checker.checkDistinct(parts, at: content, in: subject) }
            return parts.map { subject == "all" ? .all($0) : .any($0) }
        case "not":
            mapping.check(allowed: ["not"])
            checker.negations += 1
            return read(content).map(Condition.not)
        case "count": return readCount(mapping, content)
        default: return readList(subject, mapping, content)
        }
    }

    private func factsAllowed(_ located: Located) -> Bool {
        if mayReadFacts { return true }
        located.report(
            PackProblem.notAllowed(
                "this condition", because: "the condition of a field reads the fields of its record only"))
        return false
    }

    private func group(_ located: Located, _ name: String) -> [Condition]? {
        let items = located.items("'\(name)'")
        if items.isEmpty, located.isSequence { located.report(PackProblem.emptyGroup(name)) }
        let parts = items.map(read)
        guard !parts.isEmpty, parts.allSatisfy({ $0 != nil }) else { return nil }
        return parts.compactMap(\.self)
    }

    private func readCount(_ mapping: Mapping, _ located: Located) -> Condition? {
        mapping.check(allowed: ["count"])
        guard let count = located.mapping("'count'") else { return nil }
        count.check(allowed: ["at_least", "of"], required: ["at_least", "of"])
        guard let of = count["of"], let atLeast = checker.count(count["at_least"], "'at_least'"),
            let parts = group(of, "of")
        else { return nil }
        guard (1...parts.count).contains(atLeast) else {
            count["at_least"]?.report(PackProblem.countOutOfRange(atLeast, most: parts.count))
            return nil
        }
        checker.checkDistinct(parts, at: of, in: "count")
        return .count(atLeast: atLeast, parts)
    }

    private func readClaim(_ mapping: Mapping, _ located: Located) -> Condition? {
        mapping.check(allowed: ["claim", "observed"], required: ["observed"])
        guard factsAllowed(located), let name = located.scalar("'claim'"),
            let claim = checker.find(name, amongSorted: checker.claimIDs, kind: "claim", at: located),
            let word = mapping.word("observed", ObservedWord.self)
        else { return nil }
        if word == .notSeen { checker.negations += 1 }
        return .claim(claim, word)
    }

    private enum FlagWord: String, CaseIterable {
        case raised
        case notRaised = "not_raised"
    }

    private func readFlag(_ mapping: Mapping, _ located: Located) -> Condition? {
        mapping.check(allowed: ["flag", "is"], required: ["is"])
        checker.readsFlags = true
        guard factsAllowed(located), let name = located.scalar("'flag'"),
            let flag = checker.find(name, amongSorted: checker.flagIDs, kind: "flag", at: located),
            let word = mapping.word("is", FlagWord.self)
        else { return nil }
        if word == .notRaised { checker.negations += 1 }
        return .flag(flag, isRaised: word == .raised)
    }

    // MARK: Leaves

    private func readFact(_ mapping: Mapping, _ located: Located) -> Condition? {
        mapping.check(allowed: ["fact", "by"] + ConditionReader.tests)
        guard factsAllowed(located), let name = located.scalar("'fact'") else { return nil }
        guard !isField(name) else {
            let near = "field: \(name)"
            located.report(PackProblem.unknownName(name, kind: "fact", near: near), length: name.unicodeScalars.count)
            return nil
        }
        guard let index = checker.find(name, amongSorted: checker.factIDs, kind: "fact", at: located) else {
            return nil
        }
        let fact = checker.vocabulary.facts[index]
        guard fact.list == nil else {
            located.report(
                PackProblem.notAllowed(
                    "a test of the list '\(name)'", because: "ask some, every, none or count_in of it"))
            return nil
        }
        if let disputed = mapping["disputed"] {
            let given = ConditionReader.tests.filter(mapping.has)
            guard given.count == 1, !mapping.has("by") else {
                mapping.report(
                    given.count == 1
                        ? PackProblem.notAllowed("'by'", because: "a dispute is between all who answered")
                        : PackProblem.oneTest(given.count, ofField: false))
                return nil
            }
            guard !fact.reporters.isEmpty else {
                located.report(PackProblem.notReported(name), length: name.count)
                return nil
            }
            guard fact.type != .text else {
                if checker.isOfUnknownType(index) { return nil }
                located.report(PackProblem.textTested(name), length: name.count)
                return nil
            }
            guard let wanted = disputed.yesNo("'disputed'") else { return nil }
            return .fact(FactTest(fact: index, voice: .disputed(wanted), test: .isOneOf([])))
        }
        guard let voice = voice(of: fact, mapping), let test = test(mapping, name: name, type: fact.type) else {
            return nil
        }
        return .fact(FactTest(fact: index, voice: voice, test: test))
    }

    /// Whether this is no fact, and a field of the record at hand.
    private func isField(_ name: String) -> Bool {
        guard let list, PackChecker.place(of: name, amongSorted: checker.factIDs) == nil else { return false }
        return checker.vocabulary.facts[list].fields.contains { $0.id == name }
    }

    private func voice(of fact: Fact, _ mapping: Mapping) -> FactTest.Voice? {
        guard let located = mapping["by"] else {
            if fact.reporters.isEmpty { return .plain }
            mapping["fact"]?.report(
                PackProblem.reporterNeeded(fact.id, reporters: fact.reporters), length: fact.id.count)
            return nil
        }
        guard let name = located.scalar("'by'") else { return nil }
        guard !fact.reporters.isEmpty else {
            located.report(PackProblem.notReported(fact.id), length: name.count)
            return nil
        }
        switch name {
        case "any": return .any
        case "all": return .all
        default:
            if let place = fact.reporters.firstIndex(of: name) { return .reporter(place) }
            located.report(
                PackProblem.unknownReporter(
                    name, reporters: fact.reporters, near: NearestName.to(name, among: fact.reporters)),
                length: name.unicodeScalars.count)
            return nil
        }
    }

    private func readField(_ mapping: Mapping, _ located: Located) -> Condition? {
        let tests = ConditionReader.tests.filter { $0 != "disputed" }
        mapping.check(allowed: ["field"] + (mapping.has("disputed") ? ConditionReader.tests : tests))
        if let disputed = mapping["disputed"] {
            disputed.report(
                PackProblem.notAllowed("'disputed'", because: "a field has one answer, and nobody to differ"))
            return nil
        }
        guard let name = located.scalar("'field'") else { return nil }
        guard let list else {
            // Where facts cannot be read, its list may be one of them.
            if !checker.unread.contains(.facts), !isListUnknown {
                located.report(PackProblem.fieldOutsideRecord(name, ofRule: isOfRule), length: name.count)
            }
            return nil
        }
        let fact = checker.vocabulary.facts[list]
        if name == "key" { return readKey(mapping, located, fact) }
        guard let field = checker.find(name, among: fact.fields.map(\.id), kind: "field", at: located) else {
            return nil
        }
        return test(mapping, name: name, type: fact.fields[field].type).map {
            .field(FieldTest(field: field, test: $0))
        }
    }

    private func readKey(_ mapping: Mapping, _ located: Located, _ fact: Fact) -> Condition? {
        guard fact.isGrid else {
            // Of keys that cannot be read that has been said.
            if let list, checker.facts[list].content.has("keys") { return nil }
            located.report(PackProblem.notAllowed("'key'", because: "'\(fact.id)' is not a grid"))
            return nil
        }
        let keys = fact.keys.map(\.id)
        guard case .isOneOf(let values)? = test(mapping, name: "key", type: .oneOf(keys)) else { return nil }
        return .key(
            values.compactMap { value in
                guard case .choice(let index) = value else { return nil }
                return Int(index)
            })
    }

    // MARK: Lists

    private func readList(_ subject: String, _ mapping: Mapping, _ located: Located) -> Condition? {
        guard factsAllowed(located) else { return nil }
        var name = located
        var condition = mapping["where"]
        var quantifier = ListTest.Quantifier.some
        if subject == "count_in" {
            mapping.check(allowed: ["count_in"])
            guard let count = located.mapping("'count_in'") else { return nil }
            count.check(allowed: ["list", "where", "at_least"], required: ["list", "at_least"])
            guard let list = count["list"], let atLeast = checker.count(count["at_least"], "'at_least'") else {
                return nil
            }
            guard atLeast >= 1 else {
                count["at_least"]?.report(PackProblem.countOutOfRange(atLeast, most: 9999))
                return nil
            }
            quantifier = .count(atLeast: atLeast)
            name = list
            condition = count["where"]
        } else {
            mapping.check(allowed: [subject, "where"])
            quantifier = subject == "every" ? .every : subject == "none" ? .none : .some
            if quantifier == .none { checker.negations += 1 }
        }
        guard let fact = checker.findList(name) else { return nil }
        var read: Condition?
        if let condition {
            read = ConditionReader(checker: checker, list: fact, mayReadFacts: mayReadFacts).read(condition)
            guard let read else { return nil }
            if !read.readsRecord { condition.report(PackProblem.whereWithoutField(checker.factIDs[fact])) }
        }
        let test = ListTest(fact: fact, quantifier: quantifier, condition: read)
        if test.isEvery, !checker.vocabulary.facts[fact].isGrid { checker.listsOfEvery.insert(fact) }
        return .list(test)
    }
}
