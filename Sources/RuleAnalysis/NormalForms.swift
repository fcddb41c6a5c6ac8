import Facts
import RulePacks

/// Numbers for conditions, the same for two that say the same in another order, through terms or by groups in groups.
struct NormalForms {
    /// A condition whose parts are numbers.
    private enum Form: Hashable {
        case leaf(Condition)
        case all([Int])
        case any([Int])
        case not(Int)
        case count(atLeast: Int, [Int])
        case list(fact: Int, ListTest.Quantifier, Int?)
    }

    private let terms: [Term]
    private var ofTerms: [Int?]
    private var forms: [Form] = []
    private var numbers: [Form: Int] = [:]

    init(_ terms: [Term]) {
        self.terms = terms
        ofTerms = Array(repeating: nil, count: terms.count)
    }

    /// - Complexity: O(parts), once for each term.
    mutating func form(of condition: Condition) -> Int {
        switch condition {
        case .fact(var test):
            test.test = test.test.inOrder
            return number(.leaf(.fact(test)))
        case .field(var test):
            test.test = test.test.inOrder
            return number(.leaf(.field(test)))
        case .key(let keys): return number(.leaf(.key(Set(keys).sorted())))
        case .claim, .flag: return number(.leaf(condition))
        case .term(let term):
            if let known = ofTerms[term] { return known }
            let found = form(of: terms[term].when)
            ofTerms[term] = found
            return found
        case .all(let parts): return group(parts, as: Form.all) { if case .all(let parts) = $0 { parts } else { nil } }
        case .any(let parts): return group(parts, as: Form.any) { if case .any(let parts) = $0 { parts } else { nil } }
        case .not(let part):
            let inner = form(of: part)
            if case .not(let part) = forms[inner] { return part }
            return number(.not(inner))
        case .count(let atLeast, let parts):
            if atLeast == 1 { return form(of: .any(parts)) }
            if atLeast == parts.count { return form(of: .all(parts)) }
            // A part that stands twice counts twice.
            return number(.count(atLeast: atLeast, parts.map { form(of: $0) }.sorted()))
        case .list(let test):
            let quantifier = test.quantifier == .count(atLeast: 1) ? .some : test.quantifier
            return number(.list(fact: test.fact, quantifier, test.condition.map { form(of: $0) }))
        }
    }

    /// A group without groups of its kind inside, each part once; of one part, that.
    private mutating func group(
        _ conditions: [Condition], as make: ([Int]) -> Form, _ parts: (Form) -> [Int]?
    ) -> Int {
        var found: Set<Int> = []
        for condition in conditions {
            let form = form(of: condition)
            found.formUnion(parts(forms[form]) ?? [form])
        }
        if found.count == 1, let only = found.first { return only }
        return number(make(found.sorted()))
    }

    private mutating func number(_ form: Form) -> Int {
        if let known = numbers[form] { return known }
        numbers[form] = forms.count
        forms.append(form)
        return forms.count - 1
    }
}

extension ValueTest {
    /// With the values of which one is meant in one order.
    fileprivate var inOrder: ValueTest {
        guard case .isOneOf(let values) = self else { return self }
        return .isOneOf(values.sorted { "\($0)" < "\($1)" })
    }
}
