import Facts

/// What a formula is without the subject's answer and with it, part by part.
extension FormulaSearch {
    /// Where nothing moves below a node, its pairs are the same in every trial.
    mutating func pairs(_ node: Int) -> Pairs.Set {
        guard below[node] & moving == 0 else { return found(node) }
        if resting[node] == 0 { resting[node] = found(node) }
        return resting[node]
    }

    private mutating func found(_ number: Int) -> Pairs.Set {
        let node = formula.nodes[number]
        switch node.kind {
        case .constant:
            let truth = Truth(rawValue: UInt8(node.number)) ?? .unknown
            return Pairs.one(truth, truth)
        case .leaf: return leaf(node)
        case .disputed:
            let variables = formula.variables(of: number)
            if variables.contains(where: { $0 != subject && fixed[$0] < 0 }) {
                return variables.contains(subject) ? Pairs.every : Pairs.still
            }
            return Pairs.one(
                Evaluation.isDisputed(node.range.map { value(of: formula.operands[$0], answered: false) }),
                Evaluation.isDisputed(node.range.map { value(of: formula.operands[$0], answered: true) }))
        case .all:
            var result = Pairs.one(.true, .true)
            for place in node.range { result = Pairs.all(result, pairs(Int(formula.places[place]))) }
            return result
        case .any:
            var result = Pairs.one(.false, .false)
            for place in node.range { result = Pairs.any(result, pairs(Int(formula.places[place]))) }
            return result
        case .not: return Pairs.negated(pairs(Int(formula.places[Int(node.first)])))
        case .count:
            var result: Pairs.Set = 0
            for count in counts(node) {
                result |= Pairs.one(
                    Evaluation.reaches(Int(node.number), sure: count.sure, possible: count.possible),
                    Evaluation.reaches(Int(node.number), sure: count.sureWith, possible: count.possibleWith))
            }
            return result
        case .otherRecord:
            let place = listPlaces[Int(node.number)]
            if place >= 0, !lists[place].isFixed { return Pairs.every }
            let others = place >= 0 ? lists[place].state.others : others(Int(node.number))
            return Pairs.combine(others, pairs(Int(formula.places[Int(node.first)]))) { $0 && $1 && .unknown }
        case .further, .moreRecords, .openCount:
            let search = formula.searches[Int(node.search)]
            if listPlaces[search.list] >= 0 {
                guard lists[listPlaces[search.list]].isFixed else { return Pairs.every }
                return node.kind == .moreRecords ? moreRecords(Int(node.search)) : count(node)
            }
            return found(node, others(search.list), pairs(search.part))
        }
    }

    /// Of a search over a list that is looked through in one place only.
    private mutating func found(_ node: Formula.Node, _ others: Pairs.Set, _ part: Pairs.Set) -> Pairs.Set {
        if node.kind == .further { return Pairs.combine(others, part, FormulaSearch.further) }
        if node.kind == .moreRecords { return Pairs.all(others, part) }
        let other = Pairs.combine(others, part, FormulaSearch.another)
        let atLeast = Int(node.number)
        var result: Pairs.Set = 0
        for count in counts(node) {
            for more in 1...atLeast {
                Pairs.each(other) { without, with in
                    result |= Pairs.one(
                        FormulaSearch.counted(atLeast, count.sure, count.possible, without, more: more),
                        FormulaSearch.counted(atLeast, count.sureWith, count.possibleWith, with, more: more))
                }
                Pairs.each(others) { without, with in
                    result |= Pairs.one(
                        FormulaSearch.closed(atLeast, count.sure, count.possible, without, more: more),
                        FormulaSearch.closed(atLeast, count.sureWith, count.possibleWith, with, more: more))
                }
            }
        }
        return result
    }

    /// What a search over an open list is, by whether there are others and whether one is so.
    static func further(_ others: Truth, _ other: Truth) -> Truth { others == .true ? other : others }

    static func another(_ others: Truth, _ other: Truth) -> Truth {
        others == .true ? (other == .true ? .true : .unknown) : others
    }

    /// - Parameter more: how many others there are, and no more, where there are any.
    static func counted(_ atLeast: Int, _ sure: Int, _ possible: Int, _ others: Truth, more: Int) -> Truth {
        switch others {
        case .true: Evaluation.reaches(atLeast, sure: sure + more, possible: possible)
        case .false: Evaluation.reaches(atLeast, sure: sure, possible: possible)
        case .unknown: sure >= atLeast ? .true : .unknown
        }
    }

    /// The same where nothing more is known of the others than how many there are.
    static func closed(_ atLeast: Int, _ sure: Int, _ possible: Int, _ others: Truth, more: Int) -> Truth {
        guard others == .true else { return counted(atLeast, sure, possible, others, more: more) }
        return Evaluation.reaches(atLeast, sure: sure, possible: possible + more)
    }

    private func others(_ list: Int) -> Pairs.Set {
        let answers: [Truth] = [.unknown, .false, .true]
        if list == subject { return Pairs.one(answers[0], answers[subjectAnswer]) }
        if fixed[list] >= 0 { return Pairs.one(answers[fixed[list]], answers[fixed[list]]) }
        return Pairs.still
    }

    private func leaf(_ node: Formula.Node) -> Pairs.Set {
        let (variable, first) = (Int(node.number), Int(node.first))
        if variable == subject { return Pairs.one(formula.truths[first], formula.truths[first + subjectAnswer]) }
        if fixed[variable] >= 0 {
            let truth = formula.truths[first + fixed[variable]]
            return Pairs.one(truth, truth)
        }
        var result: Pairs.Set = 0
        for place in node.range { result |= Pairs.one(formula.truths[place], formula.truths[place]) }
        return result
    }

    private func value(of operand: Formula.Operand, answered: Bool) -> Value? {
        switch operand {
        case .known(let value): return value
        case .variable(let variable):
            let answer = variable == subject ? (answered ? subjectAnswer : 0) : max(0, fixed[variable])
            return formula.variables[variable].values[answer]
        }
    }

    // MARK: Counts

    mutating func counts(_ node: Formula.Node) -> [OpenList.Count] {
        var reached = [OpenList.Count()]
        var next: [OpenList.Count] = []
        for place in node.range {
            next.removeAll(keepingCapacity: true)
            let set = pairs(Int(formula.places[place]))
            Pairs.each(set) { without, with in
                for count in reached {
                    let count = count.adding(without, with)
                    if !next.contains(count) { next.append(count) }
                }
            }
            swap(&reached, &next)
        }
        return reached
    }
}
