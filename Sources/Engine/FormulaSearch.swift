import Facts
import RulePacks

/// Finds which variables of a formula may change it: those for which, after some answers to some of the others or to none, an
/// answer turns unknown into true or false.
///
/// What a variable does is followed as pairs: what a part is without its answer, and what it is with it. A variable that stands
/// in one place only may have any of its answers there, whatever the others have; so the sets of pairs that the parts can reach
/// combine exactly. Only variables that stand in several places need to be tried one answer after another.
struct FormulaSearch {
    private let formula: Formula
    private let root: Int
    private var occurrences: [Int]
    private var tests: [[Formula.Test]]
    private var isDisputed: [Bool]
    private var answers: [[Value?]] = []
    /// For each variable, its answer while its effect on others is tried; the outer `nil` leaves it free.
    private var fixed: [Value??]
    private var subject = -1
    private var subjectAnswer: Value?
    private var work = 0
    private var visits = 0
    private var isTree = true
    /// For each node, the variables below it as bits; all bits where there are more variables than bits.
    private var below: [UInt64] = []
    /// The variables that are fixed or tried at the moment.
    private var moving: UInt64 = .max
    /// For each node below which nothing moves, its pairs once they are known; 0 until then.
    private var resting: [UInt16] = []

    /// How many times the formula is gone through before the search gives up and lists every variable.
    static let mostWork = 20_000

    init(_ formula: Formula, root: Int) {
        self.formula = formula
        self.root = root
        let count = formula.variables.count
        occurrences = Array(repeating: 0, count: count)
        tests = Array(repeating: [], count: count)
        isDisputed = Array(repeating: false, count: count)
        fixed = Array(repeating: nil, count: count)
        visit(root)
    }

    /// The variables that may change the formula; and whether that is exact.
    mutating func run() -> (open: [Int], isExact: Bool) {
        let present = occurrences.indices.filter { occurrences[$0] > 0 }
        if present.count == 1 { return (present, true) }
        guard visits < FormulaBuilder.mostNodes else { return (present, false) }
        answers = formula.variables.indices.map { occurrences[$0] > 0 ? distinguishable($0) : [] }
        if isTree, present.allSatisfy({ occurrences[$0] == 1 }) {
            var search = TreeSearch(formula, root: root, leaves: leaves())
            return (search.run(), true)
        }
        markVariables()
        var open: [Int] = []
        for variable in present {
            if matters(variable) { open.append(variable) }
            if work > FormulaSearch.mostWork { return (present, false) }
        }
        return (open, true)
    }

    private mutating func visit(_ node: Int) {
        visits += 1
        guard visits < FormulaBuilder.mostNodes else { return }
        switch formula.nodes[node] {
        case .constant: break
        case .leaf(let variable, let test):
            occurrences[variable] += 1
            if !tests[variable].contains(test) { tests[variable].append(test) }
        case .disputed(let operands):
            for case .variable(let variable) in operands {
                occurrences[variable] += 2
                isDisputed[variable] = true
            }
        case .all(let parts), .any(let parts): for part in parts { visit(part) }
        case .count(_, let parts):
            if parts.count > TreeSearch.mostCounted { isTree = false }
            for part in parts { visit(part) }
        case .not(let part): visit(part)
        case .further(let others, let part):
            visit(others: others)
            visit(part)
        case .openCount(_, let parts, let others, let part):
            if parts.count > TreeSearch.mostCounted { isTree = false }
            visit(others: others)
            for part in parts { visit(part) }
            visit(part)
        }
    }

    /// That there are others and that there are none are different answers.
    private mutating func visit(others: Int) {
        occurrences[others] += 1
        if !tests[others].contains(.says(true)) { tests[others].append(.says(true)) }
    }

    /// What each variable does where it stands; of use where it stands once.
    private func leaves() -> [TreeSearch.Leaf] {
        formula.variables.indices.map { variable in
            var leaf = TreeSearch.Leaf()
            let test = tests[variable].first ?? .says(true)
            let without = FormulaSearch.holds(test, formula.variables[variable].current)
            for answer in answers[variable] { leaf.add(without, FormulaSearch.holds(test, answer)) }
            return leaf
        }
    }

    private mutating func matters(_ variable: Int) -> Bool {
        subject = variable
        let shared = occurrences.indices.filter { $0 != variable && occurrences[$0] > 1 }
        moving = shared.reduce(FormulaSearch.bit(variable)) { $0 | FormulaSearch.bit($1) }
        for answer in answers[variable] {
            subjectAnswer = answer
            if tryAll(shared[...]) { return true }
            if work > FormulaSearch.mostWork { break }
        }
        for variable in shared { fixed[variable] = nil }
        return false
    }

    private mutating func tryAll(_ shared: ArraySlice<Int>) -> Bool {
        guard let first = shared.first else {
            work += 1
            return pairs(root) & (Pairs.unknownToTrue | Pairs.unknownToFalse) != 0
        }
        for answer in [nil] + answers[first] {
            fixed[first] = .some(answer)
            if tryAll(shared.dropFirst()) {
                for variable in shared { fixed[variable] = nil }
                return true
            }
            if work > FormulaSearch.mostWork { break }
        }
        fixed[first] = nil
        return false
    }

    // MARK: Pairs

    /// Sets of pairs as bits: 3 × without + with.
    private enum Pairs {
        static let unknownToTrue: UInt16 = 1 << 5
        static let unknownToFalse: UInt16 = 1 << 3

        static func one(_ without: Truth, _ with: Truth) -> UInt16 { 1 << UInt16(without.rawValue * 3 + with.rawValue) }

        @inline(__always)
        static func combine(_ left: UInt16, _ right: UInt16, _ join: (Truth, Truth) -> Truth) -> UInt16 {
            var result: UInt16 = 0
            each(left) { without, with in
                each(right) { other, otherWith in result |= one(join(without, other), join(with, otherWith)) }
            }
            return result
        }

        static func negated(_ set: UInt16) -> UInt16 {
            var result: UInt16 = 0
            each(set) { result |= one(!$0, !$1) }
            return result
        }

        @inline(__always)
        static func each(_ set: UInt16, _ visit: (Truth, Truth) -> Void) {
            var rest = set
            while rest != 0 {
                let bit = UInt8(rest.trailingZeroBitCount)
                rest &= rest - 1
                visit(truth(bit / 3), truth(bit % 3))
            }
        }

        @inline(__always)
        private static func truth(_ number: UInt8) -> Truth { number == 0 ? .false : number == 1 ? .unknown : .true }
    }

    private static func bit(_ variable: Int) -> UInt64 { variable < 64 ? 1 << UInt64(variable) : .max }

    private mutating func markVariables() {
        resting = Array(repeating: 0, count: root + 1)
        below = Array(repeating: 0, count: root + 1)
        for node in 0...root {
            switch formula.nodes[node] {
            case .constant: break
            case .leaf(let variable, _): below[node] = FormulaSearch.bit(variable)
            case .disputed(let operands):
                for case .variable(let variable) in operands { below[node] |= FormulaSearch.bit(variable) }
            case .all(let parts), .any(let parts), .count(_, let parts):
                for part in parts { below[node] |= below[part] }
            case .not(let part): below[node] = below[part]
            case .further(let others, let part): below[node] = below[part] | FormulaSearch.bit(others)
            case .openCount(_, let parts, let others, let part):
                below[node] = below[part] | FormulaSearch.bit(others)
                for part in parts { below[node] |= below[part] }
            }
        }
    }

    /// Where nothing moves below a node, its pairs are the same in every trial.
    private mutating func pairs(_ node: Int) -> UInt16 {
        guard below[node] & moving == 0 else { return found(node) }
        if resting[node] == 0 { resting[node] = found(node) }
        return resting[node]
    }

    private mutating func found(_ node: Int) -> UInt16 {
        switch formula.nodes[node] {
        case .constant(let truth): return Pairs.one(truth, truth)
        case .leaf(let variable, let test): return leaf(variable) { FormulaSearch.holds(test, $0) }
        case .disputed(let operands):
            return Pairs.one(
                Evaluation.isDisputed(operands.map { value(of: $0, answered: false) }),
                Evaluation.isDisputed(operands.map { value(of: $0, answered: true) }))
        case .all(let parts):
            var result = Pairs.one(.true, .true)
            for part in parts { result = Pairs.combine(result, pairs(part)) { $0 && $1 } }
            return result
        case .any(let parts):
            var result = Pairs.one(.false, .false)
            for part in parts { result = Pairs.combine(result, pairs(part)) { $0 || $1 } }
            return result
        case .not(let part): return Pairs.negated(pairs(part))
        case .count(let atLeast, let parts):
            var result: UInt16 = 0
            for count in counts(parts) {
                result |= Pairs.one(
                    Evaluation.reaches(atLeast, sure: count.sure, possible: count.possible),
                    Evaluation.reaches(atLeast, sure: count.sureWith, possible: count.possibleWith))
            }
            return result
        case .further(let others, let part):
            return Pairs.combine(leaf(others) { FormulaSearch.holds(.says(true), $0) }, pairs(part)) { others, other in
                others == .true ? other : others
            }
        case .openCount(let atLeast, let parts, let others, let part):
            let existing = leaf(others) { FormulaSearch.holds(.says(true), $0) }
            let other = Pairs.combine(existing, pairs(part)) { others, other in
                others == .true ? (other == .true ? .true : .unknown) : others
            }
            var result: UInt16 = 0
            for count in counts(parts) {
                Pairs.each(other) { without, with in
                    for more in 1...atLeast {
                        result |= Pairs.one(
                            FormulaSearch.counted(atLeast, count.sure, count.possible, without, more: more),
                            FormulaSearch.counted(atLeast, count.sureWith, count.possibleWith, with, more: more))
                    }
                }
            }
            return result
        }
    }

    /// - Parameter more: how many others there are, and no more, where there are any.
    static func counted(_ atLeast: Int, _ sure: Int, _ possible: Int, _ others: Truth, more: Int) -> Truth {
        switch others {
        case .true: Evaluation.reaches(atLeast, sure: sure + more, possible: possible)
        case .false: Evaluation.reaches(atLeast, sure: sure, possible: possible)
        case .unknown: sure >= atLeast ? .true : .unknown
        }
    }

    private struct Count: Equatable {
        var sure = 0
        var possible = 0
        var sureWith = 0
        var possibleWith = 0
    }

    private mutating func counts(_ parts: [Int]) -> [Count] {
        var reached = [Count()]
        var next: [Count] = []
        for part in parts {
            next.removeAll(keepingCapacity: true)
            let set = pairs(part)
            Pairs.each(set) { without, with in
                for count in reached {
                    var count = count
                    if without == .true { count.sure += 1 }
                    if without == .unknown { count.possible += 1 }
                    if with == .true { count.sureWith += 1 }
                    if with == .unknown { count.possibleWith += 1 }
                    if !next.contains(count) { next.append(count) }
                }
            }
            swap(&reached, &next)
        }
        return reached
    }

    private func leaf(_ variable: Int, _ test: (Value?) -> Truth) -> UInt16 {
        let current = formula.variables[variable].current
        if variable == subject { return Pairs.one(test(current), test(subjectAnswer)) }
        if let answer = fixed[variable] {
            let truth = test(answer ?? current)
            return Pairs.one(truth, truth)
        }
        var result = Pairs.one(test(current), test(current))
        for answer in answers[variable] { result |= Pairs.one(test(answer), test(answer)) }
        return result
    }

    private func value(of operand: Formula.Operand, answered: Bool) -> Value? {
        switch operand {
        case .known(let value): return value
        case .variable(let variable):
            if variable == subject, answered { return subjectAnswer }
            return (fixed[variable] ?? nil) ?? formula.variables[variable].current
        }
    }

    private static func holds(_ test: Formula.Test, _ value: Value?) -> Truth {
        guard let value else { return .unknown }
        switch test {
        case .value(let test): return test.holds(for: value)
        case .says(let wanted): return Evaluation.says(wanted, value)
        }
    }

    // MARK: Answers

    /// One answer for each way in which answers can differ here.
    private func distinguishable(_ variable: Int) -> [Value?] {
        var seen: Set<[Truth]> = []
        var kept: [Value?] = []
        for value in candidates(variable) {
            if isDisputed[variable] {
                if !kept.contains(value) { kept.append(value) }
            } else if seen.insert(tests[variable].map { FormulaSearch.holds($0, value) }).inserted {
                kept.append(value)
            }
        }
        return kept
    }

    private func candidates(_ variable: Int) -> [Value] {
        let tested = tests[variable].flatMap { test -> [Value] in
            if case .value(let test) = test { test.values } else { [] }
        }
        switch formula.variables[variable].type {
        case .yesNo, .text, .list: return [.yesNo(true), .yesNo(false)]
        case .oneOf(let words), .scale(let words): return words.indices.map { .choice(Int32($0)) }
        case .number(_, let lowest, let highest):
            var numbers = [ExactNumber(0), ExactNumber(1)]
            if let lowest { numbers.append(lowest) }
            if let highest { numbers.append(highest) }
            for case .number(let number) in tested + disputedWith(variable) { numbers += number.neighbours }
            return numbers.filter { number in
                !(lowest.map { number < $0 } ?? false) && !(highest.map { $0 < number } ?? false)
            }.map(Value.number)
        case .date: return dates(variable, tested)
        }
    }

    private func dates(_ variable: Int, _ tested: [Value]) -> [Value] {
        var spans: [DateSpan] = []
        for case .date(let span) in tested + disputedWith(variable) {
            for day in span.neighbouringDays { spans += [day] + day.around }
        }
        if case .date(let current)? = formula.variables[variable].current {
            let days = current.neighbouringDays.filter(current.contains)
            spans =
                spans.filter { current.contains($0) && $0 != current } + days
                + days.flatMap(\.around).filter { current.contains($0) && $0 != current }
        }
        if spans.count < 2 { spans += ["2000-01-01", "2001-01-01"].compactMap { DateSpan($0) } }
        return spans.map(Value.date)
    }

    private func disputedWith(_ variable: Int) -> [Value] {
        guard isDisputed[variable] else { return [] }
        var values: [Value] = []
        for case .disputed(let operands) in formula.nodes where operands.contains(.variable(variable)) {
            for operand in operands {
                if case .known(let value) = operand { values.append(value) }
                if case .variable(let other) = operand, let value = formula.variables[other].current {
                    values.append(value)
                }
            }
        }
        return values
    }
}
