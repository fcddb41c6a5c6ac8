public import Diagnostics
import Facts
import Files
public import RulePacks
import YAML

/// Finds conditions that no answers make hold, or that all do, and counts in which one answer counts twice: they read well, and
/// their rules never fire, or for everybody, or too soon.
///
/// Only what can be shown is reported; see `Possibility`.
public struct ConditionCheck {
    private let pack: RulePack
    private var possibility: Possibility
    private var repetition: Repetition
    private var found: [(place: Place, problem: ConditionProblem)] = []
    /// Of terms that were looked at, whether they hold whatever is answered.
    private var idleTerms: [Int: Bool] = [:]
    /// The place of the part at hand among its rule's.
    private var part = 0

    private init(_ pack: RulePack) {
        self.pack = pack
        possibility = Possibility(pack)
        repetition = Repetition(possibility)
    }

    /// A warning for each, with its line, sorted by place.
    ///
    /// - Parameter folder: the pack's.
    /// - Complexity: O(parts of conditions), and up to 5,000 steps for each of ten in which much stands in several places.
    public static func warnings(of pack: RulePack, in folder: String) -> [Diagnostic] {
        var check = ConditionCheck(pack)
        for term in pack.terms { check.look(at: term) }
        for rule in pack.rules.indices { check.look(at: rule) }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        let found = check.found.map { (place: $0.place, problem: $0.problem as any Problem) }
        return (found + Contradictions(pack).problems).map { place, problem in
            let buffer = ByteBuffer(capacity: 64)
            let isRead = (try? buffer.read(prefix + place.file, limit: Limits.standard.fileSize)) != nil
            return Diagnostic(
                problem, at: Location(file: prefix + place.file, line: place.line, column: place.column),
                line: isRead ? buffer.line(place.line) : nil)
        }.inOrder()
    }

    private mutating func look(at term: Term) {
        if !possibility.canHold(term.when) {
            found.append((term.place, .termNeverHolds(term.id)))
        } else if excludesNothing(term.when, list: nil) {
            found.append((term.place, .termAlwaysHolds(term.id)))
        } else if let problem = repetition.problem(inside: term.when, list: nil) {
            found.append((term.place, problem))
        }
    }

    private mutating func look(at rule: Int) {
        let content = pack.rules[rule]
        let before = found.count
        if let when = content.when {
            part = 0
            lookByItself(when, list: content.list, content)
        }
        var canFire = !found[before...].contains { $0.problem.isImpossible }
        if canFire {
            let impossible = found.count
            if possibility.canFire(rule, when: content.when) {
                part = 0
                // Of each alternative the whole condition is looked at.
                if let when = content.when, content.parts.count <= Possibility.mostAtOnce {
                    lookHere(when, rule) { $0 }
                }
            } else {
                found.append((content.place, .ruleNeverFires(content.id)))
            }
            canFire = found.count == impossible
        }
        if found.count == before, let when = content.when, !possibility.canFire(rule, when: .not(when)) {
            if let problem = firesForAll(content, when) { found.append((content.parts[0], problem)) }
        }
        for mitigation in content.mitigations { look(at: mitigation, of: rule, canFire: canFire) }
    }

    /// What is said of a rule that fires whatever is answered.
    ///
    /// Where what it reads need not apply, or there need be no record, it does not fire for everybody: whether there is an answer
    /// may then be all that it asks.
    private func firesForAll(_ rule: Rule, _ when: Condition) -> ConditionProblem? {
        let list = rule.list.map { pack.vocabulary.facts[$0] }
        let ordinal = list?.list
        let mayNotApply =
            rule.guards.contains { !possibility.parts.alwaysApplies($0) }
            || rule.fieldGuards.contains { field in
                ordinal.map { pack.fieldApplicability[$0][field] != nil } ?? false
            }
        guard mayNotApply || list.map({ !$0.isGrid }) ?? false else { return .ruleFiresForAll(rule.id) }
        return asksForAnswers(when) ? nil : .ruleFiresWhereItApplies(rule.id, ofRecords: list != nil)
    }

    /// Whether each part asks that an answer is one of those that there are.
    private func asksForAnswers(_ condition: Condition) -> Bool {
        switch condition {
        case .fact(let test): if case .isOneOf = test.test { test.voice == .plain } else { false }
        case .field(let test): if case .isOneOf = test.test { true } else { false }
        case .all(let parts): parts.allSatisfy(asksForAnswers)
        case .term(let term): asksForAnswers(pack.terms[term].when)
        case .key, .claim, .flag, .any, .not, .count, .list: false
        }
    }

    private mutating func look(at mitigation: Mitigation, of rule: Int, canFire: Bool) {
        let content = pack.rules[rule]
        func beside(_ condition: Condition) -> Condition { content.when.map { .all([$0, condition]) } ?? condition }
        let isPossible =
            canFire
            ? possibility.canFire(rule, when: beside(mitigation.when))
            : possibility.canHold(mitigation.when, list: content.list)
        if !isPossible {
            return found.append((mitigation.place, .mitigationNeverPresent(mitigation.id)))
        }
        if canFire, !possibility.canFire(rule, when: beside(.not(mitigation.when))) {
            found.append((mitigation.place, .mitigationAlwaysPresent(mitigation.id)))
        }
        if let problem = repetition.problem(inside: mitigation.when, list: content.list) {
            found.append((mitigation.place, problem))
        }
    }

    // MARK: Parts

    /// Reports the smallest parts that cannot hold whatever stands beside them, or that always do.
    ///
    /// - Parameter isDenied: whether it stands under `not` or `none`.
    private mutating func lookByItself(_ condition: Condition, list: Int?, isDenied: Bool = false, _ rule: Rule) {
        let own = part
        part += 1
        let before = found.count
        switch condition {
        case .all(let parts), .any(let parts):
            for part in parts { lookByItself(part, list: list, isDenied: isDenied, rule) }
        case .count(let atLeast, let parts):
            var places: [Place] = []
            for part in parts {
                places.append(rule.parts[self.part])
                lookByItself(part, list: list, isDenied: isDenied, rule)
            }
            guard found.count == before else { return }
            if let (one, other) = repetition.pair(in: parts, atLeast: atLeast, list: list) {
                let place = "\(places[one].line):\(places[one].column)"
                found.append((places[other], .countsTwice(other: place)))
            }
        case .not(let inner): lookByItself(inner, list: list, isDenied: !isDenied, rule)
        case .list(let test):
            if let inner = test.condition {
                lookByItself(inner, list: test.fact, isDenied: isDenied != (test.quantifier == .none), rule)
            }
        case .fact, .field, .key, .term, .claim, .flag: break
        }
        guard found.count == before else { return }
        if !possibility.canHold(condition, list: list) {
            found.append((rule.parts[own], .partNeverHolds(isDenied: isDenied)))
        } else if excludesNothing(condition, list: list) {
            found.append((rule.parts[own], .partAlwaysHolds(isDenied: isDenied)))
        }
    }

    /// Whether a bound leaves nothing out, or all rows of a grid are named or counted, which are always there; or what is made of
    /// such parts alone.
    ///
    /// That an answer is this or that may be asked to see whether there is one; a bound that all values keep is a mistake.
    /// - Complexity: O(parts of the condition): a term is found out once.
    private mutating func excludesNothing(_ condition: Condition, list: Int?) -> Bool {
        switch condition {
        case .fact(let test): test.test.isBound && possibility.leavesNothingOut(test)
        case .field(let test): list.map { test.test.isBound && possibility.leavesNothingOut(test, ofList: $0) } ?? false
        case .key(let keys): list.map { keys.count == pack.vocabulary.facts[$0].keys.count } ?? false
        case .term(let term): isIdle(term)
        case .list(let test): countsEachRow(test)
        case .all(let parts): countOfIdle(parts, list) == parts.count
        case .any(let parts): countOfIdle(parts, list) > 0
        case .count(let atLeast, let parts): countOfIdle(parts, list) >= atLeast
        case .claim, .flag, .not: false
        }
    }

    private mutating func countOfIdle(_ parts: [Condition], _ list: Int?) -> Int {
        parts.reduce(0) { $0 + (excludesNothing($1, list: list) ? 1 : 0) }
    }

    private mutating func isIdle(_ term: Int) -> Bool {
        if let known = idleTerms[term] { return known }
        let isIdle = excludesNothing(pack.terms[term].when, list: nil)
        idleTerms[term] = isIdle
        return isIdle
    }

    /// Whether the rows of a grid are asked for and nothing of them is; where the grid itself need not apply, that may be the
    /// question.
    private mutating func countsEachRow(_ test: ListTest) -> Bool {
        let fact = pack.vocabulary.facts[test.fact]
        guard fact.isGrid, possibility.parts.alwaysApplies(test.fact) else { return false }
        if let condition = test.condition, !excludesNothing(condition, list: test.fact) { return false }
        return switch test.quantifier {
        case .some, .every: true
        case .count(let atLeast): atLeast <= fact.keys.count
        case .none: false
        }
    }

    /// Reports the alternatives that cannot hold where they stand.
    ///
    /// - Parameter whole: the rule's condition with another in place of this one.
    private mutating func lookHere(_ condition: Condition, _ rule: Int, _ whole: (Condition) -> Condition) {
        part += 1
        switch condition {
        case .all(let parts):
            for (place, one) in parts.enumerated() {
                lookHere(one, rule) { other in
                    var parts = parts
                    parts[place] = other
                    return whole(.all(parts))
                }
            }
        case .any(let parts): for one in parts { lookAt(alternative: one, rule, whole) }
        case .count(_, let parts):
            for one in parts { lookAt(alternative: one, rule) { whole(.all([condition, $0])) } }
        case .list(let test):
            guard let inner = test.condition else { return }
            guard test.quantifier != .every, test.quantifier != .none else { return skip(inner) }
            lookHere(inner, rule) { other in
                var test = test
                test.condition = other
                return whole(.list(test))
            }
        case .not(let inner): skip(inner)
        case .fact, .field, .key, .term, .claim, .flag: break
        }
    }

    private mutating func lookAt(alternative: Condition, _ rule: Int, _ whole: (Condition) -> Condition) {
        guard possibility.canFire(rule, when: whole(alternative)) else {
            found.append((pack.rules[rule].parts[part], .partNeverHoldsHere))
            return skip(alternative)
        }
        lookHere(alternative, rule, whole)
    }

    /// Passes over a part and its own.
    private mutating func skip(_ condition: Condition) {
        part += 1
        switch condition {
        case .all(let parts), .any(let parts), .count(_, let parts): for part in parts { skip(part) }
        case .not(let inner): skip(inner)
        case .list(let test): if let inner = test.condition { skip(inner) }
        case .fact, .field, .key, .term, .claim, .flag: break
        }
    }
}

extension ConditionProblem {
    /// Whether it says that something never holds.
    fileprivate var isImpossible: Bool { code == "never-true" || self == .partAlwaysHolds(isDenied: true) }
}

extension ValueTest {
    fileprivate var isBound: Bool {
        switch self {
        case .isOneOf: false
        case .atLeast, .atMost, .moreThan, .lessThan, .between: true
        }
    }
}
