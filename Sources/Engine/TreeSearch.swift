import Facts

/// Finds which variables may change a formula in which each stands in one place: in one way up and one way down.
///
/// Up: which truths each part can have. Down: which changes of a part, from what it is without an answer to what it is with it,
/// would show at the root as unknown turned into true or false, given what the other parts can be.
struct TreeSearch {
    /// Truths as bits: false 1, unknown 2, true 4.
    typealias Truths = UInt8
    /// Changes as bits: 3 × without + with.
    typealias Changes = UInt16

    private let formula: Formula
    private var truths: [Truths]
    private var wanted: [Changes]
    private(set) var open: [Int] = []

    /// Beyond this many parts a count has too many combinations for this way.
    static let mostCounted = 12

    static func change(_ without: Truth, _ with: Truth) -> Changes { 1 << UInt16(without.rawValue * 3 + with.rawValue) }

    init(_ formula: Formula) {
        self.formula = formula
        truths = Array(repeating: 0, count: formula.nodes.count)
        wanted = Array(repeating: 0, count: formula.nodes.count)
    }

    /// - Returns: the variables, in their order.
    mutating func run() -> [Int] {
        for node in formula.nodes.indices { truths[node] = reachable(node) }
        wanted[formula.root] = TreeSearch.change(.unknown, .true) | TreeSearch.change(.unknown, .false)
        for node in formula.nodes.indices.reversed() where wanted[node] != 0 { descend(node) }
        return open.sorted()
    }

    // MARK: Up

    private func reachable(_ node: Int) -> Truths {
        switch formula.nodes[node] {
        case .constant(let truth): return 1 << truth.rawValue
        case .leaf(_, let answers): return answers.reduce(0) { $0 | 1 << $1.rawValue }
        case .disputed: return 0
        case .all(let parts): return parts.reduce(4) { TreeSearch.all($0, truths[$1]) }
        case .any(let parts): return parts.reduce(1) { TreeSearch.any($0, truths[$1]) }
        case .not(let part): return TreeSearch.not(truths[part])
        case .count(let atLeast, let parts):
            var result: Truths = 0
            for count in counts(parts, without: -1) {
                result |= 1 << Evaluation.reaches(atLeast, sure: count.sure, possible: count.possible).rawValue
            }
            return result
        case .further(let search):
            return TreeSearch.combined(7, truths[formula.searches[search].part], FormulaSearch.further)
        case .moreRecords(let search): return TreeSearch.all(7, truths[formula.searches[search].part])
        case .otherRecord(_, let part): return TreeSearch.all(2, truths[part]) | 1
        case .openCount(let atLeast, let parts, let search):
            let other = TreeSearch.combined(7, truths[formula.searches[search].part], FormulaSearch.another)
            var result: Truths = 0
            for count in counts(parts, without: -1) {
                TreeSearch.each(other) { other in
                    for more in 1...atLeast {
                        let truth = FormulaSearch.counted(atLeast, count.sure, count.possible, other, more: more)
                        result |= 1 << truth.rawValue
                    }
                }
            }
            return result
        }
    }

    // MARK: Down

    private mutating func descend(_ node: Int) {
        let wanted = wanted[node]
        switch formula.nodes[node] {
        case .constant, .disputed: break
        case .leaf(let variable, let answers):
            var changes: Changes = 0
            for answer in answers.dropFirst() { changes |= TreeSearch.change(answers[0], answer) }
            if changes & wanted != 0 { open.append(variable) }
        case .all(let parts): descend(parts, wanted, neutral: 4, TreeSearch.all) { $0 && $1 }
        case .any(let parts): descend(parts, wanted, neutral: 1, TreeSearch.any) { $0 || $1 }
        case .not(let part):
            self.wanted[part] |= TreeSearch.changes { wanted & TreeSearch.change(!$0, !$1) != 0 }
        case .count(let atLeast, let parts):
            for (place, part) in parts.enumerated() {
                let others = counts(parts, without: place)
                self.wanted[part] |= TreeSearch.changes { without, with in
                    others.contains { count in
                        let before = Evaluation.reaches(atLeast, count.adding(without))
                        return wanted & TreeSearch.change(before, Evaluation.reaches(atLeast, count.adding(with))) != 0
                    }
                }
            }
        case .further(let search): descend(search, wanted, FormulaSearch.further)
        case .moreRecords(let search): descend(search, wanted) { $0 && $1 }
        case .otherRecord(let list, let part):
            note(others: list, TreeSearch.changes(wanted, truths[part]) { $0 && $1 && .unknown })
            self.wanted[part] |= TreeSearch.changes(wanted, 7) { $0 && $1 && .unknown }
        case .openCount(let atLeast, let parts, let search): descend(openCount: atLeast, parts, search, wanted)
        }
    }

    private mutating func descend(_ search: Int, _ wanted: Changes, _ join: (Truth, Truth) -> Truth) {
        let (list, part) = (formula.searches[search].list, formula.searches[search].part)
        note(others: list, TreeSearch.changes(wanted, truths[part], join))
        self.wanted[part] |= TreeSearch.changes(wanted, 7) { join($1, $0) }
    }

    private mutating func descend(openCount atLeast: Int, _ parts: [Int], _ search: Int, _ wanted: Changes) {
        let all = counts(parts, without: -1)
        let wantedOfOther = TreeSearch.changes { without, with in
            all.contains { count in
                (1...atLeast).contains { more in
                    let before = FormulaSearch.counted(atLeast, count.sure, count.possible, without, more: more)
                    let after = FormulaSearch.counted(atLeast, count.sure, count.possible, with, more: more)
                    return wanted & TreeSearch.change(before, after) != 0
                }
            }
        }
        descend(search, wantedOfOther, FormulaSearch.another)
        let other = TreeSearch.combined(7, truths[formula.searches[search].part], FormulaSearch.another)
        for (place, child) in parts.enumerated() {
            let rest = counts(parts, without: place)
            self.wanted[child] |= TreeSearch.changes { without, with in
                rest.contains { count in
                    let (before, after) = (count.adding(without), count.adding(with))
                    var found = false
                    TreeSearch.each(other) { other in
                        for more in 1...atLeast {
                            let change = TreeSearch.change(
                                FormulaSearch.counted(atLeast, before.sure, before.possible, other, more: more),
                                FormulaSearch.counted(atLeast, after.sure, after.possible, other, more: more))
                            if wanted & change != 0 { found = true }
                        }
                    }
                    return found
                }
            }
        }
    }

    /// What is wanted of each part, from what the parts before and after it can be.
    private mutating func descend(
        _ parts: [Int], _ wanted: Changes, neutral: Truths, _ combine: (Truths, Truths) -> Truths,
        _ join: (Truth, Truth) -> Truth
    ) {
        var before = neutral
        for (place, part) in parts.enumerated() {
            var others = before
            for later in parts[(place + 1)...] { others = combine(others, truths[later]) }
            self.wanted[part] |= TreeSearch.changes(wanted, others, join)
            before = combine(before, truths[part])
        }
    }

    private mutating func note(others list: Int, _ wanted: Changes) {
        let changes = TreeSearch.change(.unknown, .false) | TreeSearch.change(.unknown, .true)
        if changes & wanted != 0 { open.append(list) }
    }

    // MARK: Counts

    fileprivate struct Count: Equatable {
        var sure = 0
        var possible = 0

        func adding(_ truth: Truth) -> Count {
            switch truth {
            case .true: Count(sure: sure + 1, possible: possible)
            case .unknown: Count(sure: sure, possible: possible + 1)
            case .false: self
            }
        }
    }

    /// What the parts can come to together, each once, leaving one of them out.
    private func counts(_ parts: [Int], without left: Int) -> [Count] {
        var reached = [Count()]
        for (place, part) in parts.enumerated() where place != left {
            var next: [Count] = []
            TreeSearch.each(truths[part]) { truth in
                for count in reached {
                    let count = count.adding(truth)
                    if !next.contains(count) { next.append(count) }
                }
            }
            reached = next
        }
        return reached
    }

    // MARK: Sets

    private static func all(_ left: Truths, _ right: Truths) -> Truths {
        let isUnknown = (left & 2 != 0 && right & 6 != 0) || (right & 2 != 0 && left & 6 != 0)
        return ((left | right) & 1) | (isUnknown ? 2 : 0) | (left & right & 4)
    }

    private static func any(_ left: Truths, _ right: Truths) -> Truths { not(all(not(left), not(right))) }

    private static func not(_ set: Truths) -> Truths { (set & 1) << 2 | (set & 2) | (set & 4) >> 2 }

    @inline(__always)
    private static func each(_ set: Truths, _ visit: (Truth) -> Void) {
        if set & 1 != 0 { visit(.false) }
        if set & 2 != 0 { visit(.unknown) }
        if set & 4 != 0 { visit(.true) }
    }

    @inline(__always)
    private static func combined(_ left: Truths, _ right: Truths, _ join: (Truth, Truth) -> Truth) -> Truths {
        var result: Truths = 0
        each(left) { left in each(right) { right in result |= 1 << join(left, right).rawValue } }
        return result
    }

    /// The changes of which `isWanted` says so.
    @inline(__always)
    private static func changes(_ isWanted: (Truth, Truth) -> Bool) -> Changes {
        var result: Changes = 0
        each(7) { without in each(7) { with in if isWanted(without, with) { result |= change(without, with) } } }
        return result
    }

    /// The changes of one part that are wanted of the whole, where the other part can be any of `others`.
    @inline(__always)
    private static func changes(_ wanted: Changes, _ others: Truths, _ join: (Truth, Truth) -> Truth) -> Changes {
        changes { without, with in
            var found = false
            each(others) { if wanted & change(join(without, $0), join(with, $0)) != 0 { found = true } }
            return found
        }
    }
}

extension Evaluation {
    fileprivate static func reaches(_ wanted: Int, _ count: TreeSearch.Count) -> Truth {
        reaches(wanted, sure: count.sure, possible: count.possible)
    }
}
