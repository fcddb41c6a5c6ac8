import Diagnostics
import Facts
import YAML

/// Numbers in questions, and in names.
///
/// A rule that reads the answer to "Does it cost more than £50,000?" rests on the number as one with a threshold does. Names make no
/// statement, and may hold a number that tells them apart, "Tier 2": only a share or a sum of money would pass for a finding.
extension PackChecker {
    /// What is asked for, with numbers that nothing beside it declares.
    private struct Asking {
        /// A list, where a field is asked for.
        let fact: Int
        let field: Int?
        let located: Located
        let numbers: [NumberInText]

        /// Whether a condition reads the answer.
        ///
        /// - Parameter list: whose record is at hand where it stands.
        func isRead(by condition: Condition?, list: Int?) -> Bool {
            var isRead = false
            condition?.forEachPart(list: list) { part, list in
                switch part {
                case .fact(let test): isRead = isRead || field == nil && test.fact == fact
                case .list(let test): isRead = isRead || field == nil && test.fact == fact
                case .field(let test): isRead = isRead || list == fact && test.field == field
                default: break
                }
            }
            return isRead
        }
    }

    /// Who reads an answer, with what it rests on.
    private struct Reader {
        let name: String
        let citations: [Citation]
        let isJudged: Bool
    }

    /// - Complexity: O(parts of all conditions) for each question with such a number; most have none.
    func checkNumbersOfQuestions() {
        for asking in askings() {
            let all = readers(of: asking)
            let claims = claims.filter { asking.field == nil && $0.observedBy.contains(asking.fact) }
            let isGuard = applicability.contains { asking.isRead(by: $0, list: nil) }
            // Of what nothing reads it is said that it is unused.
            if all.isEmpty, claims.isEmpty, !isGuard { continue }
            let readers = all.filter { !$0.isJudged }
            for number in asking.numbers {
                let lacking = readers.first { !supportedNumbers($0.citations).contains(number) }
                if let lacking {
                    asking.located.report(
                        PackProblem.numberOfAQuestion(number.text, by: lacking.name), atNumber: number)
                } else if all.isEmpty,
                    !claims.contains(where: { supportedNumbers(ofBenchmarks: $0.benchmarks).contains(number) })
                {
                    asking.located.report(PackProblem.numberOfAQuestion(number.text, by: nil), atNumber: number)
                }
            }
        }
    }

    private func askings() -> [Asking] {
        var found: [Asking] = []
        func add(_ fact: Int, _ field: Int?, _ question: String, _ type: FactType, _ located: Located?) {
            let numbers = NumberInText.all(in: question)
            guard !numbers.isEmpty, let located else { return }
            let declared = NumbersOfText(declared(type) + (field == nil ? declared(vocabulary.facts[fact]) : []))
            let lacking = numbers.filter { !declared.support($0) }
            if !lacking.isEmpty { found.append(Asking(fact: fact, field: field, located: located, numbers: lacking)) }
        }
        for (index, fact) in vocabulary.facts.enumerated() {
            let content = facts[index].content
            add(index, nil, fact.question, fact.type, content["question"])
            guard !fact.fields.isEmpty, let fields = content["of"]?.plainMapping else { continue }
            for (place, field) in fact.fields.enumerated() {
                let content = fields[field.id]?.plainMapping
                add(index, place, field.question, field.type, content?["question"] ?? content?["label"])
            }
        }
        return found
    }

    /// What a type gives by itself: the answers that there are, and what they are counted in.
    private func declared(_ type: FactType) -> [String] {
        switch type {
        case .oneOf(let values), .scale(let values): return values.map { $0.replacing("_", with: " ") }
        case .number(let unit, let lowest, let highest, _):
            var texts = [lowest, highest].compactMap { $0.map { $0.description + (unit.map { " " + $0 } ?? "") } }
            if let unit {
                texts.append(unit)
                if NumberInText.all(in: "2 " + unit).first?.unit == .perCent { texts.append("100") }
            }
            return texts
        case .yesNo, .date, .text, .list: return []
        }
    }

    private func declared(_ fact: Fact) -> [String] {
        [fact.valid?.from?.description, fact.valid?.to?.description].compactMap(\.self)
            + (fact.tally.map { [$0.atLeast.description + " per cent"] } ?? [])
    }

    private func readers(of asking: Asking) -> [Reader] {
        var readers: [Reader] = []
        for term in terms where asking.isRead(by: term.when, list: nil) {
            readers.append(
                Reader(name: "the term '\(term.id)'", citations: term.citations, isJudged: term.judgement != nil))
        }
        for rule in rules {
            if asking.isRead(by: rule.when, list: rule.list) || asking.field == nil && rule.list == asking.fact {
                readers.append(
                    Reader(name: "the rule '\(rule.id)'", citations: rule.citations, isJudged: rule.judgement != nil))
            }
            for mitigation in rule.mitigations where asking.isRead(by: mitigation.when, list: rule.list) {
                readers.append(
                    Reader(
                        name: "the mitigation '\(rule.id)/\(mitigation.id)'", citations: mitigation.citations,
                        isJudged: mitigation.judgement != nil))
            }
        }
        return readers
    }

    // MARK: Names

    /// Reports each share and each sum of money in what something is called.
    func checkNumbers(ofName name: String, at located: Located?) {
        for number in NumberInText.all(in: name) where number.isShareOrMoney {
            located?.report(PackProblem.numberOfAName(number.text), atNumber: number)
        }
    }

    /// Reports a number that would stand right behind another: "50 1000 pounds".
    func checkUnit(_ unit: String, at located: Located?) {
        guard let number = NumberInText.all(in: unit).first, number.start == 0 else { return }
        located?.report(PackProblem.numberOfAUnit(number.text), atNumber: number)
    }
}

extension NumberInText {
    fileprivate var isShareOrMoney: Bool {
        unit?.isShare ?? false || unit?.isMoney ?? false || value.contains { $0 == "/" || $0 == " " || $0 == "½" }
    }
}
