public import Diagnostics
import Files
public import RulePacks
import YAML

/// Finds conditions that no answers make hold: they read well, and their rules never fire.
///
/// Only what can be shown is reported; see `Possibility`.
public struct ConditionCheck {
    private let pack: RulePack
    private var possibility: Possibility
    private var found: [(place: Place, problem: ConditionProblem)] = []
    /// The place of the part at hand among its rule's.
    private var part = 0

    private init(_ pack: RulePack) {
        self.pack = pack
        possibility = Possibility(pack)
    }

    /// A warning for each, with its line, sorted by place.
    ///
    /// - Parameter folder: the pack's.
    /// - Complexity: O(parts of conditions), and up to 5,000 steps for each of ten in which much stands in several places.
    public static func warnings(of pack: RulePack, in folder: String) -> [Diagnostic] {
        var check = ConditionCheck(pack)
        for term in pack.terms where !check.possibility.canHold(term.when) {
            check.found.append((term.place, .termNeverHolds(term.id)))
        }
        for rule in pack.rules.indices { check.look(at: rule) }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return check.found.map { place, problem in
            let buffer = ByteBuffer(capacity: 64)
            let isRead = (try? buffer.read(prefix + place.file, limit: Limits.standard.fileSize)) != nil
            return Diagnostic(
                problem, at: Location(file: prefix + place.file, line: place.line, column: place.column),
                line: isRead ? buffer.line(place.line) : nil)
        }.inOrder()
    }

    private mutating func look(at rule: Int) {
        let content = pack.rules[rule]
        let before = found.count
        if let when = content.when {
            part = 0
            lookByItself(when, list: content.list, content)
        }
        if found.count == before {
            if possibility.canFire(rule, when: content.when) {
                part = 0
                if let when = content.when { lookHere(when, rule) { $0 } }
            } else {
                found.append((content.place, .ruleNeverFires(content.id)))
            }
        }
        let canFire = found.count == before
        for mitigation in content.mitigations {
            let both = content.when.map { Condition.all([$0, mitigation.when]) } ?? mitigation.when
            let isPossible =
                canFire
                ? possibility.canFire(rule, when: both) : possibility.canHold(mitigation.when, list: content.list)
            if !isPossible { found.append((mitigation.place, .mitigationNeverPresent(mitigation.id))) }
        }
    }

    // MARK: Parts

    /// Reports the smallest parts that cannot hold whatever stands beside them.
    private mutating func lookByItself(_ condition: Condition, list: Int?, _ rule: Rule) {
        let own = part
        part += 1
        let before = found.count
        switch condition {
        case .all(let parts), .any(let parts), .count(_, let parts):
            for part in parts { lookByItself(part, list: list, rule) }
        case .not(let inner): lookByItself(inner, list: list, rule)
        case .list(let test): if let inner = test.condition { lookByItself(inner, list: test.fact, rule) }
        case .fact, .field, .key, .term, .claim, .flag: break
        }
        if found.count == before, !possibility.canHold(condition, list: list) {
            found.append((rule.parts[own], .partNeverHolds))
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
