import Facts
import Profiles
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

    /// A claim as it is named to people; it may share its label with others.
    struct NamedClaim: Hashable {
        var claim: Int
        var label: String
        /// Whether something else would be seen of it here; if not, expected.
        var isOfPlace: Bool
    }

    /// In the order in which reports print them: risks by severity, then enquiries, then strengths.
    public private(set) var raises: [NamedFlag] = []
    /// Flags that would not be raised.
    public private(set) var clears: [NamedFlag] = []
    public private(set) var opens: [NamedFlag] = []
    /// Claims of which something else would be seen here or expected, in that order.
    private var claims: [NamedClaim] = []
    /// Rules whose notes would be printed, and those whose notes would not.
    private var notes: [String] = []
    private var notesLeftOut: [String] = []
    /// Rules of which something else would become, whatever follows from it.
    private var rules: [Int] = []
    /// The first of them.
    private var rule = ""

    /// Whether nothing that is concluded would be otherwise.
    public var isNothing: Bool {
        raises.isEmpty && clears.isEmpty && opens.isEmpty && claims.isEmpty && notes.isEmpty && notesLeftOut.isEmpty
    }

    /// Whether something else would become of any rule, be it that nothing follows from it.
    var touchesRules: Bool { !rules.isEmpty }

    /// Whether something else would become of a flag.
    public func touches(flag: Int) -> Bool { (raises + clears + opens).contains { $0.flag == flag } }

    public func touches(rule: Int) -> Bool { rules.contains(rule) }

    public func touches(claim: Int) -> Bool { claims.contains { $0.claim == claim } }

    /// What the tables of an evaluation hold now, beside what is found of the profile.
    init(_ evaluation: Evaluation, _ profile: borrowing Profile) {
        let (pack, found) = (evaluation.pack, evaluation.assessment)
        for (number, flag) in pack.flags.enumerated() where Evaluation.covers(flag.theme, profile) {
            let truth = evaluation.truth(ofFlag: number)
            guard truth != found.flags[number] else { continue }
            switch truth {
            case .true: raises.append(NamedFlag(number, flag))
            case .false: clears.append(NamedFlag(number, flag))
            case .unknown: opens.append(NamedFlag(number, flag))
            }
        }
        var expected: [NamedClaim] = []
        for (number, claim) in pack.claims.enumerated() where Evaluation.covers(claim.theme, profile) {
            let (outcome, before) = (evaluation.outcome(ofClaim: number), found.claims[number])
            if outcome.observed != before.observed {
                claims.append(NamedClaim(claim: number, label: claim.label, isOfPlace: true))
            }
            if outcome.expected != before.expected {
                expected.append(NamedClaim(claim: number, label: claim.label, isOfPlace: false))
            }
        }
        claims += expected
        for number in pack.rules.indices {
            let (truth, before) = (evaluation.truth(ofRule: number), found.rules[number].truth)
            guard truth != before, evaluation.covers(rule: number, profile) else { continue }
            if rules.isEmpty { rule = pack.rules[number].id }
            rules.append(number)
            guard pack.rules[number].note != nil else { continue }
            if truth == .true { notes.append(pack.rules[number].id) }
            if before == .true { notesLeftOut.append(pack.rules[number].id) }
        }
        raises.sort { ($0.rank, $0.flag) < ($1.rank, $1.flag) }
        clears.sort { ($0.rank, $0.flag) < ($1.rank, $1.flag) }
        opens.sort { ($0.rank, $0.flag) < ($1.rank, $1.flag) }
    }

    /// What the parties' answers would do, read in place of what is settled.
    var wordsOfAnswers: String { isNothing ? "" : "; read in its place, the answers would \(words)" }

    /// What an answer would do: `raise the high risk "…" (id), rule out the strength "…" (id)`. Of claims only where no flag would
    /// be another, of notes only where no claim would be either, and of a rule where nothing else is to be said.
    var words: String {
        var parts: [String] = []
        if !raises.isEmpty { parts.append("raise \(raises.named)") }
        let ruledOut = clears.filter(\.isStrength)
        let cleared = clears.filter { !$0.isStrength }
        if !cleared.isEmpty { parts.append("clear \(cleared.named)") }
        if !ruledOut.isEmpty { parts.append("rule out \(ruledOut.named)") }
        if !opens.isEmpty { parts.append("leave open \(opens.named)") }
        if parts.isEmpty {
            for (isOfPlace, words) in [(true, "seen here"), (false, "expected")] {
                let labels = claims.filter { $0.isOfPlace == isOfPlace }.map { "\"\($0.label)\"" }
                if !labels.isEmpty { parts.append("change what is \(words) of \(labels.joined(with: "and"))") }
            }
        }
        if parts.isEmpty {
            if !notes.isEmpty { parts.append("print \(ReadingEffect.words(ofNotes: notes))") }
            if !notesLeftOut.isEmpty { parts.append("leave out \(ReadingEffect.words(ofNotes: notesLeftOut))") }
        }
        if parts.isEmpty, !rules.isEmpty { parts.append("change what becomes of the rule '\(rule)'") }
        guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + ", and \(last)"
    }
}

extension ReadingEffect {
    private static func words(ofNotes rules: [String]) -> String {
        "the \(rules.count == 1 ? "note" : "notes") of \(rules.map { "'\($0)'" }.joined(with: "and"))"
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
