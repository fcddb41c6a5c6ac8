import Facts
import Profiles
import RulePacks

/// What stands in one place only, and can come out either way, need not be told apart.
///
/// A part of which every variable stands nowhere else can be true, false and unknown, whatever the others are, and each of its
/// variables can turn it from unknown into true and into false. So for all that stands around it, it is one variable; and if
/// that one is open, all of them are. Most conditions are one such part, and there is nothing to search.
extension ResidualWriter {
    /// Variables that stand for each other, linked from the first to the last.
    struct Merged {
        var first: Int32
        var last: Int32
    }

    /// Rewrites what was written, with `not` moved inwards so that more comes together.
    ///
    /// - Returns: all the variables where the whole of it is one such part, and `code` says nothing then; else `nil`, and each
    ///   variable in `code` stands for those that `next` links to it.
    mutating func merge() -> Merged? {
        countMentions()
        next.removeAll(keepingCapacity: true)
        for _ in variables.indices { next.append(-1) }
        swap(&code, &written)
        code.removeAll(keepingCapacity: true)
        return merge(0, negated: false)
    }

    // MARK: Mentions

    private mutating func countMentions() {
        mentions.removeAll(keepingCapacity: true)
        for _ in variables.indices { mentions.append(0) }
        var hasLists = false
        forEachMention { writer, variable, kind, _ in
            writer.mentions[variable] += 1
            if kind != .leaf, kind != .disputed { hasLists = true }
        }
        while hasLists { hasLists = shareWhatListsRead() }
    }

    /// What the further records of a list are tested on is tested for each of them, where the list is looked through in several
    /// places.
    ///
    /// - Returns: whether that changed anything.
    private mutating func shareWhatListsRead() -> Bool {
        var places: [Range<Int>] = []
        forEachMention { writer, variable, kind, place in
            guard kind != .leaf, kind != .disputed, writer.mentions[variable] > 1 else { return }
            places.append(place..<Residual.end(place, writer.code))
        }
        var isChanged = false
        forEachMention { writer, variable, _, place in
            guard writer.mentions[variable] == 1, places.contains(where: { $0.contains(place) }) else { return }
            writer.mentions[variable] = 2
            isChanged = true
        }
        return isChanged
    }

    // MARK: Rewriting

    /// - Returns: the variables of a part that is like one variable, of which nothing is written; `nil` where it was written.
    private mutating func merge(_ place: Int, negated: Bool) -> Merged? {
        let head = written[place]
        switch Residual.kind(head) {
        case .constant:
            let truth = Truth(rawValue: UInt8(Residual.number(head))) ?? .unknown
            code.append(Residual.head(.constant, Int32((negated ? !truth : truth).rawValue)))
            return nil
        case .leaf:
            let variable = Residual.number(head)
            let canBeEither = questions.leaves[Int(written[place + 1])].behaviour == 3
            if mentions[Int(variable)] == 1, canBeEither, variables[Int(variable)].current < 0 {
                return Merged(first: variable, last: variable)
            }
            copy(place, negated: negated)
            return nil
        case .not: return merge(place + 2, negated: !negated)
        case .all: return merge(group: place, negated ? .any : .all, negated: negated)
        case .any: return merge(group: place, negated ? .all : .any, negated: negated)
        case .count: return merge(count: place, negated: negated)
        case .further, .moreRecords: return merge(search: place, negated: negated)
        case .disputed: return merge(disputed: place, negated: negated)
        case .openCount, .otherRecord:
            copy(place, negated: negated)
            return nil
        }
    }

    private mutating func copy(_ place: Int, negated: Bool) {
        let start = code.count
        if negated { _ = begin(.not) }
        for word in place..<Residual.end(place, written) { code.append(written[word]) }
        if negated { close(.not, 0, start) }
    }

    private mutating func join(_ left: Merged?, _ right: Merged) -> Merged {
        guard let left else { return right }
        next[Int(left.last)] = right.first
        return Merged(first: left.first, last: right.last)
    }

    /// One variable in place of those merged.
    private mutating func write(_ merged: Merged) {
        code.append(Residual.head(.leaf, merged.first))
        code.append(Int32(questions.either))
    }

    private mutating func merge(group place: Int, _ kind: Residual.Kind, negated: Bool) -> Merged? {
        let group = begin(kind)
        var merged: Merged?
        var part = place + 2
        let end = Residual.end(place, written)
        while part < end {
            let start = code.count
            if let more = merge(part, negated: negated) {
                merged = join(merged, more)
            } else {
                take(start, group, kind)
            }
            part = Residual.end(part, written)
        }
        if code.count == group + 2 {
            truncate(to: group)
            return merged
        }
        if let merged { write(merged) }
        sort(group + 2)
        self.end(group, kind)
        return nil
    }

    /// Puts parts that are alike but for their variables in one order, whatever order they were written in.
    private mutating func sort(_ first: Int) {
        var place = Residual.end(first, code)
        while place < code.count {
            let end = Residual.end(place, code)
            var before = first
            while before < place, !precedes(place, before) { before = Residual.end(before, code) }
            if before < place {
                scratch.removeAll(keepingCapacity: true)
                scratch.append(contentsOf: code[place..<end])
                let length = end - place
                var word = place - 1
                while word >= before {
                    code[word + length] = code[word]
                    word -= 1
                }
                for offset in 0..<length { code[before + offset] = scratch[offset] }
            }
            place = end
        }
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        let (leftEnd, rightEnd) = (Residual.end(left, code), Residual.end(right, code))
        if leftEnd - left != rightEnd - right { return leftEnd - left < rightEnd - right }
        var (left, right) = (left, right)
        while left < leftEnd, right < rightEnd {
            let (first, second) = (code[left], code[right])
            if first & 15 != second & 15 { return first & 15 < second & 15 }
            guard Residual.kind(first) == .leaf else {
                if Residual.kind(first) == .disputed { return false }
                left += Residual.width(Residual.kind(first))
                right += Residual.width(Residual.kind(second))
                continue
            }
            let (mentioned, otherwise) = (
                mentions[Int(Residual.number(first))], mentions[Int(Residual.number(second))]
            )
            if mentioned != otherwise { return mentioned < otherwise }
            left += 2
            right += 2
        }
        return false
    }

    /// That not so many are so is that the others are not.
    private mutating func merge(count place: Int, negated: Bool) -> Merged? {
        let start = begin(.count)
        var merged: [Merged] = []
        var count: Int32 = 0
        var part = place + 2
        let end = Residual.end(place, written)
        while part < end {
            count += 1
            if let one = merge(part, negated: negated) { merged.append(one) }
            part = Residual.end(part, written)
        }
        if code.count == start + 2 {
            truncate(to: start)
            return merged.reduce(nil as Merged?) { join($0, $1) }
        }
        for one in merged { write(one) }
        let atLeast = Residual.number(written[place])
        close(.count, negated ? count - atLeast + 1 : atLeast, start)
        return nil
    }

    private mutating func merge(search place: Int, negated: Bool) -> Merged? {
        let list = Residual.number(written[place])
        guard mentions[Int(list)] == 1 else {
            copy(place, negated: negated)
            return nil
        }
        let own = Merged(first: list, last: list)
        if written[place + 2] == Residual.head(.constant, Int32(Truth.true.rawValue)) { return own }
        let start = code.count
        if negated { _ = begin(.not) }
        let kind = Residual.kind(written[place])
        let search = begin(kind)
        if let merged = merge(place + 2, negated: false) {
            truncate(to: start)
            return join(own, merged)
        }
        close(kind, list, search)
        if negated { close(.not, 0, start) }
        return nil
    }

    /// Those who have not answered can turn out to differ, or to agree, as long as there are two values to choose from.
    private mutating func merge(disputed place: Int, negated: Bool) -> Merged? {
        var merged: Merged?
        for word in place + 2..<Residual.end(place, written) where written[word] & 1 == 1 {
            let variable = written[word] >> 1
            guard mentions[Int(variable)] == 1, hasSeveralValues(variables[Int(variable)].subject.fact) else {
                copy(place, negated: negated)
                return nil
            }
            merged = join(merged, Merged(first: variable, last: variable))
        }
        return merged
    }

    private func hasSeveralValues(_ fact: Int) -> Bool {
        switch index.pack.vocabulary.facts[fact].type {
        case .yesNo, .date: true
        case .oneOf(let words), .scale(let words): words.count > 1
        case .number(_, let lowest, let highest, _): lowest == nil || lowest != highest
        case .text, .list: false
        }
    }
}
