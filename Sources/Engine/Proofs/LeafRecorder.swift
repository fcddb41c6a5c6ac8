import Facts
public import Profiles
import RulePacks

/// Listens to a rule's evaluation and keeps what each leaf of its condition came to, for every record it was asked of.
///
/// It follows the steps through the condition's own tree; what is not part of it (who may be asked, what flags and claims rest
/// on) is passed over.
struct LeafRecorder: Recorder {

    private let tree: ConditionLeaves
    private(set) var truths: [TruthSet]
    /// Whether a step did not fit the tree: then what was kept means nothing.
    private(set) var isLost = false
    /// The nodes that are open, each with its next part; `nil` is passed over.
    private var open: [(node: Int, next: Int)?] = [(0, 0)]

    init(_ tree: ConditionLeaves) {
        self.tree = tree
        truths = Array(repeating: [], count: tree.leaves.count)
    }

    mutating func begin(_ step: ProofStep) -> Bool {
        if case .record = step {
            open.append((0, 0))
            return true
        }
        guard let node = follow(step) else {
            open.append(nil)
            return false
        }
        open.append((node, 0))
        return true
    }

    mutating func end(_ truth: Truth, reasons: Outcome.Reasons) {
        guard let place = open.popLast() else {
            isLost = true
            return
        }
        guard let place, case .leaf(let leaf) = tree.nodes[place.node].kind else { return }
        switch truth {
        case .true: truths[leaf].insert(.true)
        case .false: truths[leaf].insert(.false)
        case .unknown: truths[leaf].insert(.unknown)
        }
    }

    /// The node a step is about; `nil` for a step beside the condition.
    private mutating func follow(_ step: ProofStep) -> Int? {
        switch step {
        case .applicability, .fieldApplicability, .flag, .rule, .observation, .mitigation, .record, .records:
            return nil
        case .claim, .flagIs, .term, .fact, .field, .key, .list, .all, .any, .not, .count: break
        }
        guard let last = open.last, let (parent, next) = last else { return nil }
        let content = tree.nodes[parent]
        switch content.kind {
        case .leaf: return nil
        case .list: break
        default: open[open.count - 1]?.next += 1
        }
        // A list group asks its one part of record after record.
        let place = if case .list = content.kind { 0 } else { next }
        guard place < content.parts.count else {
            isLost = true
            return nil
        }
        let node = content.parts[place]
        if !fits(step, node) { isLost = true }
        return node
    }

    private func fits(_ step: ProofStep, _ node: Int) -> Bool {
        switch (step, tree.nodes[node].kind) {
        case (.term(let found), .term(let term)): return found == term
        case (.all, .all), (.any, .any), (.not, .not), (.count, .count), (.list, .list): return true
        case (_, .leaf(let leaf)):
            switch (step, tree.leaves[leaf].condition) {
            case (.fact(let found), .fact(let test)):
                return found.fact == test.fact && found.voice == test.voice && found.test == test.test
            case (.field(_, _, let found), .field(let test)):
                return found.field == test.field && found.test == test.test
            case (.key(_, _, let found), .key(let keys)): return found == keys
            case (.claim(let found, let foundWord), .claim(let claim, let word)):
                return found == claim && foundWord == word
            case (.flagIs(let found, let foundIsRaised), .flag(let flag, let isRaised)):
                return found == flag && foundIsRaised == isRaised
            case (.list(let found), .list(let test)): return found.fact == test.fact
            default: return false
            }
        default: return false
        }
    }
}

extension Evaluator {
    /// What each leaf of a rule's condition came to in the last profile that was evaluated: in a rule that looks at each record,
    /// or in a list group, possibly several things.
    ///
    /// - Parameter leaves: of that rule.
    /// - Returns: for each leaf what it came to; `nil` when the evaluation did not go along the condition, which is a defect.
    /// - Complexity: O(conditions and records that the rule looks at).
    public func truths(
        of leaves: ConditionLeaves, rule: Int, _ profile: borrowing Profile
    ) -> [TruthSet]? {
        var recorder = LeafRecorder(leaves)
        evaluation.record(insideRule: rule, profile, &recorder)
        return recorder.isLost ? nil : recorder.truths
    }
}
