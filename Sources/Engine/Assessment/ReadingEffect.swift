import Facts
import RulePacks

/// What would be otherwise inside the scope if an answer were read the other way.
public struct ReadingEffect: Hashable, Sendable {
    /// A flag as it is named to somebody who may not have met it.
    public struct NamedFlag: Hashable, Sendable {
        public var flag: Int
        public var id: String
        public var title: String
        /// `high risk`, `enquiry`, and of several.
        var kind: String
        var kinds: String
        var isStrength: Bool
        var rank: Int
    }

    /// In the order in which reports print them: risks by severity, then enquiries, then strengths.
    public private(set) var raises: [NamedFlag] = []
    /// Flags that would not be raised.
    public private(set) var clears: [NamedFlag] = []
    public private(set) var opens: [NamedFlag] = []
    /// Claims of which something else would be seen here, by their labels.
    public private(set) var claims: [String] = []

    public var isNothing: Bool { raises.isEmpty && clears.isEmpty && opens.isEmpty && claims.isEmpty }

    /// Whether something else would become of a flag.
    public func touches(_ flag: Int) -> Bool { (raises + clears + opens).contains { $0.flag == flag } }

    /// What the tables of an evaluation hold now, beside what is found of the profile.
    init(_ evaluation: Evaluation, coveredBy covers: (Int) -> Bool) {
        let (pack, found) = (evaluation.pack, evaluation.assessment)
        for (number, flag) in pack.flags.enumerated() where covers(flag.theme) {
            let truth = evaluation.truth(ofFlag: number)
            guard truth != found.flags[number] else { continue }
            switch truth {
            case .true: raises.append(NamedFlag(number, flag))
            case .false: clears.append(NamedFlag(number, flag))
            case .unknown: opens.append(NamedFlag(number, flag))
            }
        }
        for (number, claim) in pack.claims.enumerated() where covers(claim.theme) {
            guard evaluation.outcome(ofClaim: number).observed != found.claims[number].observed else { continue }
            claims.append(claim.label)
        }
        raises.sort { ($0.rank, $0.flag) < ($1.rank, $1.flag) }
        clears.sort { ($0.rank, $0.flag) < ($1.rank, $1.flag) }
        opens.sort { ($0.rank, $0.flag) < ($1.rank, $1.flag) }
    }

    /// What the parties' answers would do, read in place of what is settled.
    var wordsOfAnswers: String { isNothing ? "" : "; read in its place, the answers would \(words)" }

    /// What an answer would do: `raise the high risk "…" (id), rule out the strength "…" (id)`. Of claims only where no flag would
    /// be another.
    var words: String {
        var parts: [String] = []
        if !raises.isEmpty { parts.append("raise \(raises.named)") }
        let ruledOut = clears.filter(\.isStrength)
        let cleared = clears.filter { !$0.isStrength }
        if !cleared.isEmpty { parts.append("clear \(cleared.named)") }
        if !ruledOut.isEmpty { parts.append("rule out \(ruledOut.named)") }
        if !opens.isEmpty { parts.append("leave open \(opens.named)") }
        if parts.isEmpty, !claims.isEmpty {
            parts.append("change what is seen here of " + claims.map { "\"\($0)\"" }.joined(with: "and"))
        }
        guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + ", and \(last)"
    }
}

extension ReadingEffect.NamedFlag {
    fileprivate init(_ number: Int, _ flag: Flag) {
        self.flag = number
        id = flag.id
        title = flag.title
        let adjectives = (flag.isExternal ? "external " : "") + (flag.severity.map { $0.word + " " } ?? "")
        kind = adjectives + flag.kind.rawValue
        kinds = adjectives + (flag.kind == .enquiry ? "enquiries" : flag.kind.rawValue + "s")
        isStrength = flag.kind == .strength
        rank =
            switch flag.kind {
            case .risk: (flag.severity?.rawValue ?? Severity.low.rawValue) * 2 + (flag.isExternal ? 1 : 0)
            case .enquiry: Severity.allCases.count * 2
            case .strength: Severity.allCases.count * 2 + 1
            }
    }
}

extension [String] {
    /// `a, b and c`.
    func joined(with word: String) -> String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(word) " + last
    }
}

extension [ReadingEffect.NamedFlag] {
    /// Those of a kind together, as they stand together.
    fileprivate var named: String {
        var groups: [(first: Element, names: [String])] = []
        for flag in self {
            let name = "\"\(flag.title)\" ('\(flag.id)')"
            if groups.last?.first.kind == flag.kind {
                groups[groups.count - 1].names.append(name)
            } else {
                groups.append((flag, [name]))
            }
        }
        return groups.map { first, names in
            "the \(names.count > 1 ? first.kinds : first.kind) \(names.joined(with: "and"))"
        }.joined(with: "and")
    }
}
