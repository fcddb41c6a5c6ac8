public import Facts
public import Profiles
public import RulePacks

/// What a node of a proof is about.
public enum ProofStep: Sendable {
    case flag(Int)
    case rule(Int)
    case record(list: Int, record: Int?)
    /// Whether a list may have records beside those that are stated, of which a rule could have been asked.
    case records(list: Int)
    case mitigation(rule: Int, mitigation: Int)
    case claim(Int, ObservedWord)
    case observation(Int)
    case flagIs(Int, isRaised: Bool)
    case term(Int)
    case applicability(Int)
    case fieldApplicability(list: Int, record: Int?, field: Int)
    case fact(FactTest)
    case field(list: Int, record: Int?, FieldTest)
    case key(list: Int, record: Int?, keys: [Int])
    case list(ListTest)
    case all, any, not
    case count(atLeast: Int)

    /// What is worked out once and may be read from several places.
    var shared: SharedStep? {
        switch self {
        case .flag(let flag): .flag(flag)
        case .rule(let rule): .rule(rule)
        case .term(let term): .term(term)
        case .applicability(let fact): .applicability(fact)
        default: nil
        }
    }

    enum SharedStep: Hashable {
        case flag(Int)
        case rule(Int)
        case term(Int)
        case applicability(Int)
    }
}

/// Why something came out as it did: nodes that may be reached in several ways, each after what it rests on.
public struct Proof: Sendable {
    /// One step, what it came to, and why.
    public struct Node: Sendable {
        public var step: ProofStep
        public var truth: Truth
        public var reasons: Outcome.Reasons
        /// What it rests on, by places in `nodes`.
        public var children: [Int]
    }

    public var nodes: [Node] = []
    public var root = 0

    /// The nodes that decide the root's truth: of a true `any` the true parts, of a false `all` the false ones, and so on.
    public var deciding: Set<Int> {
        var found: Set<Int> = []
        func visit(_ index: Int) {
            guard found.insert(index).inserted else { return }
            for child in nodes[index].children where decides(child, of: index) { visit(child) }
        }
        if nodes.indices.contains(root) { visit(root) }
        return found
    }

    private func decides(_ child: Int, of index: Int) -> Bool {
        let node = nodes[index]
        switch node.step {
        case .any, .flag, .all, .rule, .record: return nodes[child].truth == node.truth
        case .count: return node.truth == .unknown ? nodes[child].truth == .unknown : nodes[child].truth == node.truth
        case .list(let test):
            if case .applicability = nodes[child].step { return true }
            let found = test.quantifier.recordFound(by: node.truth)
            return found == nil || nodes[child].truth == found
        default: return true
        }
    }
}

/// Records an evaluation as a proof.
struct ProofRecorder: Recorder {
    private(set) var proof = Proof()
    private var open: [Proof.Node] = []
    private var known = Numbering<ProofStep.SharedStep>()
    /// For each of them, its node.
    private var nodes: [Int] = []
    /// For each open node, the finished node that stands for it.
    private var replaced: [Int?] = []

    mutating func begin(_ step: ProofStep) -> Bool {
        let finished = step.shared.flatMap { known.find($0) }.map { nodes[$0] }
        open.append(Proof.Node(step: step, truth: .unknown, reasons: [], children: []))
        replaced.append(finished)
        return finished == nil
    }

    mutating func end(_ truth: Truth, reasons: Outcome.Reasons) {
        guard var node = open.popLast(), let finished = replaced.popLast() else { return }
        var index = proof.nodes.count
        if let finished {
            index = finished
        } else {
            node.truth = truth
            node.reasons = reasons
            proof.nodes.append(node)
            if let shared = node.step.shared, known.number(of: shared) == nodes.count {
                nodes.append(index)
            }
        }
        if open.isEmpty {
            proof.root = index
        } else if !open[open.count - 1].children.contains(index) {
            open[open.count - 1].children.append(index)
        }
    }
}

extension Evaluator {
    /// Why a flag is raised, is not raised or is open.
    public func proof(ofFlag flag: Int, _ profile: borrowing Profile) -> Proof {
        var recorder = ProofRecorder()
        evaluation.record(flag: flag, profile, &recorder)
        return recorder.proof
    }

    /// Why a rule fired, did not fire or is open.
    public func proof(ofRule rule: Int, _ profile: borrowing Profile) -> Proof {
        var recorder = ProofRecorder()
        evaluation.record(rule: rule, profile, &recorder)
        return recorder.proof
    }

    /// Why a mitigation is present, is absent or is open.
    ///
    /// - Parameter outcome: one of the assessment that this evaluator has just made of the profile.
    public func proof(of outcome: MitigationOutcome, _ profile: borrowing Profile) -> Proof {
        var recorder = ProofRecorder()
        evaluation.record(mitigation: outcome, profile, &recorder)
        return recorder.proof
    }

    /// Why a claim's observed layer answers a word as it does.
    public func proof(ofClaim claim: Int, _ word: ObservedWord, _ profile: Profile) -> Proof {
        var recorder = ProofRecorder()
        evaluation.record(claim: claim, word, profile, &recorder)
        return recorder.proof
    }
}
