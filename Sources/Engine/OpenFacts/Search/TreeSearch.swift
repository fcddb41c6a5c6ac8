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

    /// What the formula can come to.
    private mutating func ascend() -> TruthSet {
        for node in formula.nodes.indices { truths[node] = reachable(node) }
        return TruthSet(rawValue: truths[formula.root])
    }

    mutating func run() -> FormulaSearch.Found {
        let reached = ascend()
        wanted[formula.root] = TreeSearch.change(.unknown, .true) | TreeSearch.change(.unknown, .false)
        for node in formula.nodes.indices.reversed() where wanted[node] != 0 { descend(node) }
        return FormulaSearch.Found(open: open.sorted(), isExact: true, truths: reached)
    }

    // MARK: Up

    private func reachable(_ node: Int) -> Truths {
        let content = formula.nodes[node]
        switch content.kind {
        case .constant: return 1 << UInt8(content.number)
        case .leaf: return content.range.reduce(0) { $0 | 1 << formula.truths[$1].rawValue }
        case .disputed: return 0
        case .all: return content.range.reduce(4) { TreeSearch.all($0, truths[Int(formula.places[$1])]) }
        case .any: return content.range.reduce(1) { TreeSearch.any($0, truths[Int(formula.places[$1])]) }
        case .not: return TreeSearch.not(truths[Int(formula.places[Int(content.first)])])
        case .count:
            var result: Truths = 0
            for count in counts(content, without: -1) {
                let truth = Evaluation.reaches(Int(content.number), sure: count.sure, possible: count.possible)
                result |= 1 << truth.rawValue
            }
            return result
        case .otherRecord: return TreeSearch.all(2, truths[Int(formula.places[Int(content.first)])]) | 1
        case .further: return TreeSearch.combined(7, truths[part(content)], FormulaSearch.further)
        case .moreRecords: return TreeSearch.all(7, truths[part(content)])
        case .openCount:
            let other = TreeSearch.combined(7, truths[part(content)], FormulaSearch.another)
            let atLeast = Int(content.number)
            var result: Truths = 0
            for count in counts(content, without: -1) {
                for more in 1...atLeast {
                    TreeSearch.each(other) { other in
                        let truth = FormulaSearch.counted(atLeast, count.sure, count.possible, other, more: more)
                        result |= 1 << truth.rawValue
                    }
                    let closed = FormulaSearch.closed(atLeast, count.sure, count.possible, .true, more: more)
                    result |= 1 << closed.rawValue
                }
            }
            return result
        }
    }

    private func part(_ node: Formula.Node) -> Int { formula.searches[Int(node.search)].part }

    // MARK: Down

    private mutating func descend(_ node: Int) {
        let wanted = wanted[node]
        let content = formula.nodes[node]
        switch content.kind {
        case .constant, .disputed: break
        case .leaf:
            var changes: Changes = 0
            for place in content.range.dropFirst() {
                changes |= TreeSearch.change(formula.truths[Int(content.first)], formula.truths[place])
            }
            if changes & wanted != 0 { open.append(Int(content.number)) }
        case .all: descend(content, wanted, neutral: 4, TreeSearch.all) { $0 && $1 }
        case .any: descend(content, wanted, neutral: 1, TreeSearch.any) { $0 || $1 }
        case .not:
            self.wanted[Int(formula.places[Int(content.first)])] |= TreeSearch.changes {
                wanted & TreeSearch.change(!$0, !$1) != 0
            }
        case .count:
            for (place, part) in formula.places[content.range].enumerated() {
                let others = counts(content, without: place)
                self.wanted[Int(part)] |= TreeSearch.changes { without, with in
                    others.contains { count in
                        let before = Evaluation.reaches(Int(content.number), count.adding(without))
                        let after = Evaluation.reaches(Int(content.number), count.adding(with))
                        return wanted & TreeSearch.change(before, after) != 0
                    }
                }
            }
        case .further: descend(Int(content.search), wanted, FormulaSearch.further)
        case .moreRecords: descend(Int(content.search), wanted) { $0 && $1 }
        case .otherRecord:
            let part = Int(formula.places[Int(content.first)])
            note(others: Int(content.number), TreeSearch.changes(wanted, truths[part]) { $0 && $1 && .unknown })
            self.wanted[part] |= TreeSearch.changes(wanted, 7) { $0 && $1 && .unknown }
        case .openCount: descend(openCount: content, wanted)
        }
    }

    private mutating func descend(_ search: Int, _ wanted: Changes, _ join: (Truth, Truth) -> Truth) {
        let (list, part) = (formula.searches[search].list, formula.searches[search].part)
        note(others: list, TreeSearch.changes(wanted, truths[part], join))
        self.wanted[part] |= TreeSearch.changes(wanted, 7) { join($1, $0) }
    }

    private mutating func descend(openCount node: Formula.Node, _ wanted: Changes) {
        let (atLeast, search) = (Int(node.number), Int(node.search))
        let all = counts(node, without: -1)
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
        for (place, child) in formula.places[node.range].enumerated() {
            let rest = counts(node, without: place)
            self.wanted[Int(child)] |= TreeSearch.changes { without, with in
                rest.contains { count in
                    let (before, after) = (count.adding(without), count.adding(with))
                    var found = false
                    for more in 1...atLeast {
                        let closed = TreeSearch.change(
                            FormulaSearch.closed(atLeast, before.sure, before.possible, .true, more: more),
                            FormulaSearch.closed(atLeast, after.sure, after.possible, .true, more: more))
                        if wanted & closed != 0 { found = true }
                        TreeSearch.each(other) { other in
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
        _ node: Formula.Node, _ wanted: Changes, neutral: Truths, _ combine: (Truths, Truths) -> Truths,
        _ join: (Truth, Truth) -> Truth
    ) {
        var before = neutral
        for place in node.range {
            let part = Int(formula.places[place])
            var others = before
            for later in place + 1..<node.range.upperBound {
                others = combine(others, truths[Int(formula.places[later])])
            }
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
    private func counts(_ node: Formula.Node, without left: Int) -> [Count] {
        var reached = [Count()]
        for (place, part) in formula.places[node.range].enumerated() where place != left {
            var next: [Count] = []
            TreeSearch.each(truths[Int(part)]) { truth in
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
