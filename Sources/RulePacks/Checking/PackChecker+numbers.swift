import Diagnostics
import Facts
import YAML

/// Numbers that stand in prose or in conditions, and that something cited must support.
extension PackChecker {
    /// The numbers that the cited places support.
    func supportedNumbers(_ citations: [Citation]) -> SupportedNumbers {
        SupportedNumbers(citations: citations, benchmarks: [], checker: self)
    }

    /// The numbers of benchmarks, for what cites nothing itself and is printed right above them.
    func supportedNumbers(ofBenchmarks used: [Int]) -> SupportedNumbers {
        SupportedNumbers(citations: nil, benchmarks: used, checker: self)
    }

    /// Reports each number in the prose that nothing supports.
    ///
    /// - Parameter owner: what this is a part of, where it is the source's and no judgement excuses a number.
    func checkNumbers(
        _ text: String, at located: Located?, supported: SupportedNumbers, ofSource owner: String? = nil
    ) {
        for number in NumberInText.all(in: text) where !supported.contains(number) {
            let problem =
                owner.map { PackProblem.unsupportedFigure(number.text, of: $0) }
                ?? .unsupportedNumber(number.text, byRule: nil)
            located?.report(problem, atNumber: number)
        }
    }

    /// A recommendation that cites is printed with its own citation, and rests on that alone.
    func checkNumbers(of recommendation: Recommendation, at located: Located?, _ supported: SupportedNumbers) {
        guard recommendation.judgement == nil else { return }
        let own = recommendation.citations
        checkNumbers(recommendation.text, at: located, supported: own.isEmpty ? supported : supportedNumbers(own))
    }

    /// Reports each number on which it depends whether a question is put: nothing is cited beside `applies_when`.
    func checkNumbers(inApplicability condition: Condition, list: Int?, at located: Located?) {
        for number in numbers(in: condition, list: list) {
            located?.report(
                PackProblem.groundlessThreshold(number.text, ofField: list != nil), atNumber: number)
        }
    }

    /// Reports the thresholds of a condition that nothing supports. A threshold of one, and the names of values, stand alone.
    func checkNumbers(in condition: Condition, list: Int?, at located: Located?, supported: SupportedNumbers) {
        for number in numbers(in: condition, list: list) where !supported.contains(number) {
            located?.report(unsupported: number)
        }
    }

    private func numbers(in condition: Condition, list: Int?) -> [NumberInText] {
        var found: [NumberInText] = []
        func collect(_ test: ValueTest, _ type: FactType) {
            switch (test, type) {
            case (.isOneOf, .scale), (.isOneOf, .oneOf), (_, .oneOf), (_, .yesNo): break
            default:
                for value in test.values where value != .number(ExactNumber(1)) {
                    let text = type.text(of: value)
                    if case .scale = type, text == "1" { continue }
                    guard case .number(let unit?, _, _, _) = type else {
                        found += NumberInText.all(in: text)
                        continue
                    }
                    // 15 of what is counted in million pounds is 15 million, and of what is counted in months 15 months.
                    found += NumberInText.all(in: text + " " + unit).prefix(1).map { number in
                        var number = number
                        number.unit = number.unit ?? .other
                        return number
                    }
                }
            }
        }
        func walk(_ condition: Condition, list: Int?) {
            switch condition {
            case .fact(let test): collect(test.test, vocabulary.facts[test.fact].type)
            case .field(let test):
                if let list { collect(test.test, vocabulary.facts[list].fields[test.field].type) }
            case .all(let parts), .any(let parts): for part in parts { walk(part, list: list) }
            case .count(let atLeast, let parts):
                if atLeast > 1 { found.append(NumberInText(atLeast)) }
                for part in parts { walk(part, list: list) }
            case .not(let part): walk(part, list: list)
            case .list(let test):
                if case .count(let atLeast) = test.quantifier, atLeast > 1 { found.append(NumberInText(atLeast)) }
                if let part = test.condition { walk(part, list: test.fact) }
            case .key, .term, .claim, .flag: break
            }
        }
        walk(condition, list: list)
        return found
    }
}

extension PackChecker {
    /// Reports each number in a label that its question does not ask about.
    ///
    /// A label stands for its question beside every flag that rests on the answer, and has no citation: "Children under 5 have a
    /// place" defines what is asked, and "Nine of 10 boards fail" would pass for a finding. What a
    /// question may hold is looked at once it is known who reads its answer.
    func checkNumbers(ofLabel label: String, _ question: String, at located: Located?) {
        let numbers = NumberInText.all(in: label)
        guard !numbers.isEmpty else { return }
        let asked = NumbersOfText([question])
        for number in numbers where !asked.support(number) {
            located?.report(PackProblem.numberOfALabel(number.text), atNumber: number)
        }
    }
}

extension Located {
    /// - Parameter rule: the one of several that does not support it.
    func report(unsupported number: NumberInText, byRule rule: String? = nil) {
        report(PackProblem.unsupportedNumber(number.text, byRule: rule), atNumber: number)
    }

    /// Says so where the number stands in this value.
    func report(_ problem: PackProblem, atNumber number: NumberInText) {
        let found = place(of: number)
        file.report(problem, at: found.mark, length: found.length)
    }
}
