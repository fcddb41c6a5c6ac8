import Facts
import RulePacks

/// A part of a condition as the walk over what decides takes it: where things stand is looked up once for all profiles, and of
/// the parts of a group those that are looked at fast come first, as nothing is looked at once the weakest there is was found.
struct WeighedNode: Sendable {
    /// The fast ones first.
    enum Step: UInt8, Sendable { case answer, key, test, field, claim, term, flag, not, group, list }

    var step: Step
    /// Where it stands what it comes to.
    var cell: Int32
    /// Of one answer that is asked of everyone, its slot. Of a group, where its parts begin and end; or else as in the program.
    var first: Int32
    var end: Int32
    /// Of a test of a fact or list, the fact where its question may not be put to everyone; -1 where there is none.
    var fact: Int32 = -1

    /// - Parameter places: for each cell of the program, the one in which what it stands for is found.
    static func all(_ index: PackIndex, _ places: [Int32]) -> [WeighedNode] {
        var all = index.program.nodes.map { WeighedNode($0, index, places) }
        for node in index.program.nodes {
            switch node.kind {
            case .all, .any, .count:
                let parts = all[node.parts].sorted { $0.step.rawValue < $1.step.rawValue }
                for (place, part) in zip(node.parts, parts) { all[place] = part }
            default: break
            }
        }
        return all
    }

    private init(_ node: Program.Node, _ index: PackIndex, _ places: [Int32]) {
        cell = places[Int(node.cell)]
        first = node.first
        end = node.first + node.count
        if node.kind == .fact || node.kind == .list, index.applicability[Int(node.fact)] >= 0 { fact = node.fact }
        switch node.kind {
        case .fact:
            let test = index.program.facts[Int(node.first)]
            // The day of the profile rests on no evidence.
            let isAnswer = test.voice == .one && !index.pack.vocabulary.daySlots.contains(Int(test.first))
            step = isAnswer && fact < 0 ? .answer : .test
            if step == .answer { first = test.first }
        case .field: step = .field
        case .key: step = .key
        case .term: step = .term
        case .claim: step = .claim
        case .flag: step = .flag
        case .not: step = .not
        case .all, .any, .count: step = .group
        case .list: step = .list
        }
    }
}

/// What a rule rests on, looked up once for all profiles.
struct WeighedRule: Sendable {
    /// The node of its condition; -1 where every record counts.
    var when: Int32
    /// Whether it looks at each record of a list.
    var isOfRecords: Bool
    /// Whether all that it reads decides once it fires.
    var isJoined: Bool
    /// Where the facts that must apply for it stand among those of all rules.
    var guards: Range<Int>

    static func all(_ index: PackIndex) -> [WeighedRule] {
        var joined = JoinedConditions(index.pack)
        return index.rules.indices.map { rule in
            let entry = index.rules[rule]
            return WeighedRule(
                when: entry.when, isOfRecords: entry.list >= 0, isJoined: joined.isJoined(rule: rule),
                guards: index.ruleGuards[rule])
        }
    }
}
