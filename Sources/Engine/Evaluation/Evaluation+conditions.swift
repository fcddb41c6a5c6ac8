import Facts
import Files
import Profiles
import RulePacks

/// Whether tests of facts hold, and what is said of claims.
extension Evaluation {
    /// Whether a fact's question may be put.
    @inline(__always)
    func applies(fact: Int) -> Truth { truth(in: givens.place(ofFact: fact)) }

    func disputed(_ test: Program.Fact, _ profile: borrowing Profile) -> Truth {
        let isDisputed = isDisputed(test, profile)
        return test.voice == .agreed ? !isDisputed : isDisputed
    }

    private func isDisputed(_ test: Program.Fact, _ profile: borrowing Profile) -> Truth {
        var result = Truth.false
        for slot in Int(test.first)..<Int(test.end) {
            guard codes[slot].isKnown else {
                result = result || .unknown
                continue
            }
            for other in slot + 1..<Int(test.end) where codes[other].isKnown {
                if codes[slot] != .other, codes[other] != .other {
                    result = result || Truth(codes[slot] != codes[other])
                } else if let value = profile.answers[slot].known, let other = profile.answers[other].known {
                    result = result || Evaluation.differ(value, other)
                }
            }
        }
        return result
    }

    /// Whether two have answered differently; false once all have answered alike.
    static func isDisputed(_ values: [Value?]) -> Truth {
        var result = Truth.false
        for (place, value) in values.enumerated() {
            guard let value else {
                result = result || .unknown
                continue
            }
            for other in values[(place + 1)...] {
                if let other { result = result || differ(value, other) }
            }
        }
        return result
    }

    /// Whether two answers are different: of dates where their spans do not meet, as far as that is known.
    static func differ(_ left: Value, _ right: Value) -> Truth {
        guard case .date(let left) = left, case .date(let right) = right else { return Truth(left != right) }
        if left.last < right.first || right.last < left.first { return .true }
        return left.isDay && left == right ? .false : .unknown
    }

    // MARK: Claims

    @inline(__always)
    static func says(_ wanted: Bool, _ value: Value?) -> Truth {
        guard case .yesNo(let answer)? = value else { return .unknown }
        return Truth(answer == wanted)
    }

    static func truth(of word: ObservedWord, _ layer: ClaimLayer) -> Truth {
        switch word {
        case .yes: layer.supporting && !layer.opposing
        case .no: layer.opposing && !layer.supporting
        case .bothWays: layer.supporting && layer.opposing
        case .notSeen: !layer.supporting && !layer.opposing
        }
    }
}
