import Diagnostics
import Facts
import YAML

/// Tests of one value, and the values they name.
extension ConditionReader {
    func test(_ mapping: Mapping, name: String, type: FactType) -> ValueTest? {
        let given = ConditionReader.tests.filter { mapping.has($0) && $0 != "disputed" }
        guard given.count == 1, let key = given.first, let located = mapping[key] else {
            // A test by a word that has no meaning here has been named already.
            let known = ConditionReader.tests + ["fact", "field", "by"]
            if !given.isEmpty || mapping.entries.allSatisfy({ known.contains($0.key) }) {
                mapping.report(PackProblem.oneTest(given.count, ofField: mapping.has("field")))
            }
            return nil
        }
        guard type != .text else {
            if mapping.has("fact"), let fact = PackChecker.place(of: name, amongSorted: checker.factIDs),
                checker.isOfUnknownType(fact)
            {
                return nil
            }
            (mapping["fact"] ?? mapping["field"])?.report(PackProblem.textTested(name), length: name.count)
            return nil
        }
        if !["is", "in"].contains(key), !type.isOrdered {
            located.report(PackProblem.notAllowed("'\(key)'", because: "a \(type.name) has no order"))
            return nil
        }
        switch key {
        case "is": return literal(located, name, type).map { .isOneOf([$0]) }
        case "in":
            let items = located.items("'in'")
            if items.isEmpty, located.isSequence { located.report(PackProblem.emptyGroup("in")) }
            let values = items.map { literal($0, name, type) }
            guard !values.isEmpty, !values.contains(where: { $0 == nil }) else { return nil }
            reportTwice(values, items, type)
            return .isOneOf(values.compactMap(\.self))
        case "between":
            let items = located.items("'between'")
            guard items.count == 2 || !located.isSequence else {
                located.report(PackProblem.notAllowed("'between'", because: "it takes two ends"))
                return nil
            }
            guard items.count == 2, let low = literal(items[0], name, type), let high = literal(items[1], name, type)
            else { return nil }
            if ConditionReader.isAbove(low, high) {
                located.report(PackProblem.endsOutOfOrder(type.text(of: low), type.text(of: high)))
            }
            return .between(low, high)
        case "at_least": return literal(located, name, type).map(ValueTest.atLeast)
        case "at_most": return literal(located, name, type).map(ValueTest.atMost)
        case "more_than": return literal(located, name, type).map(ValueTest.moreThan)
        default: return literal(located, name, type).map(ValueTest.lessThan)
        }
    }

    private func reportTwice(_ values: [Value?], _ items: [Located], _ type: FactType) {
        var found: Set<Value?> = []
        for (value, item) in zip(values, items) {
            guard let value, !found.insert(value).inserted else { continue }
            let text = type.text(of: value)
            item.report(PackProblem.namedTwice(text, in: "in"), length: text.count)
        }
    }

    private static func isAbove(_ low: Value, _ high: Value) -> Bool {
        switch (low, high) {
        case (.choice(let low), .choice(let high)): low > high
        case (.number(let low), .number(let high)): low > high
        case (.date(let low), .date(let high)): low.first > high.last
        default: false
        }
    }

    private func literal(_ located: Located, _ name: String, _ type: FactType) -> Value? {
        guard let text = located.scalar("the value") else { return nil }
        if case .oneOf([]) = type { return nil }
        if case .scale([]) = type { return nil }
        let bytes = Array(text.utf8)
        if let value = AnswerReader.value(bytes.span, as: type) { return value }
        let problem = AnswerReader.problem(with: text, as: type, note: nil)
        located.report(
            PackProblem.badLiteral(
                text, fact: name, expected: ConditionReader.expected(problem, type), near: problem.suggestion),
            length: text.unicodeScalars.count)
        return nil
    }

    /// A condition asks for a value; `unknown` is none.
    private static func expected(_ problem: AnswerProblem, _ type: FactType) -> String {
        switch (type, problem) {
        case (.yesNo, _): "yes or no"
        case (.oneOf(let words), _), (.scale(let words), _): "one of " + words.joined(separator: ", ")
        case (.number, .empty), (.number, .meansUnknown), (.number, .nearUnknown), (.number, .notApplicable):
            "a number in digits"
        case (.date, .empty), (.date, .meansUnknown), (.date, .nearUnknown), (.date, .notApplicable):
            "a day as 2008-11-30, a month as 2008-11, or a year as 2008"
        default: problem.expected?.replacing(", or unknown", with: "") ?? "a \(type.name)"
        }
    }
}
