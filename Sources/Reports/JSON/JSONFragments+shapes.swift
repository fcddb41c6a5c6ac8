import Engine
import Facts

/// What is kept of each kind of thing: its pieces, in the order in which they are written.
extension JSONFragments {
    /// One piece for each truth.
    struct ByTruth: Sendable {
        var no: Fragment
        var unknown: Fragment
        var yes: Fragment

        init(_ make: (Truth) -> Fragment) {
            no = make(.false)
            unknown = make(.unknown)
            yes = make(.true)
        }

        /// Leaves out so many bytes at the end of each.
        mutating func shorten(by count: Int32) {
            no.count -= count
            unknown.count -= count
            yes.count -= count
        }

        @inline(__always)
        subscript(truth: Truth) -> Fragment {
            switch truth {
            case .false: no
            case .unknown: unknown
            case .true: yes
            }
        }
    }

    struct FlagParts: Sendable {
        /// By its truth, its identity, status and title, without the closing brace.
        var identity: ByTruth
        /// The same as far as the title, and the title alone.
        var head: ByTruth
        var title: Fragment
        /// Its judgement as far as its weakest evidence.
        var judgement: Fragment
        /// Its own recommendation.
        var recommendation: Fragment
        var raisedBy: Range<Int>
        /// Where one rule raises it, of which no record, mitigation or other recommendation is printed: all of it as far as
        /// the weakest evidence, and what comes behind that.
        var beforeEvidence = Fragment.none
        var afterEvidence = Fragment.none
    }

    struct RaisedBy: Sendable {
        var rule: Int
        /// The recommendations that the rule picks for the flag.
        var picked: Range<Int>
        var benchmarks: Range<Int>
    }

    struct ClaimParts: Sendable {
        /// As far as the expected word.
        var head: Fragment
        /// From the end of the observed layer, where the layers disagree and where they do not.
        var disagreeing: Fragment
        var agreeing: Fragment
        /// The rules that argue for and against, each once.
        var supporting: Range<Int>
        var opposing: Range<Int>
        var observed: Range<Int>
    }

    /// A fact in which people say something of a claim.
    struct ObservedFact: Sendable {
        var fact: Int
        var slots: Range<Int>
        /// -1 where nobody settles it.
        var settled: Int
    }

    struct Note: Sendable {
        var rule: Int
        var text: Fragment
    }

    struct MitigationParts: Sendable {
        /// The id, left open for the record.
        var head: Fragment
        /// The rest, by status.
        var present: Fragment
        var absent: Fragment
        var open: Fragment
        var doesNotApply: Fragment
    }

    struct RatingParts: Sendable {
        /// For each theme.
        var heads: [Fragment]
        /// For each low place, for each high one; what is known follows.
        var rated: [Fragment]
        var places: Int
        /// For each flag, its name.
        var flags: [Fragment]
        /// For each theme, the risks that cap it, the severest first, each with its severity; and what is not counted.
        var risks: [[(flag: Int, severity: Int8)]]
        var uncounted: [[Int]]
    }

    struct OutcomeParts: Sendable {
        /// How many outcomes there are.
        static let places = 6

        /// For each rule, each outcome that it can have: an object.
        var rules: [Fragment] = []
        /// For each outcome, what follows a record's name: its end, and the outcome.
        var records: [Fragment] = []
    }

    struct OpenFactParts: Sendable {
        /// For each fact, its first slot.
        var firstSlots: [Int] = []
        /// For each slot, as far as the reason.
        var slots: [Fragment] = []
        /// For each fact that is a list.
        var others: [Fragment] = []
        /// The outcomes that an answer decides, as strings.
        var flags: [Fragment] = []
        var expected: [Fragment] = []
        var observed: [Fragment] = []
        var rules: [Fragment] = []
        /// As far as the record's name.
        var records: [Fragment] = []
        /// For each fact its place among lists, and where its rows begin; -1 for what is none or has none.
        var lists: [Int] = []
        var firstRows: [Int] = []
        /// The names of the grids' rows, inside a text.
        var rows: [Fragment] = []
        /// Of each rule, from its `firstMitigation` on; as far as the record's name, where it has records.
        var mitigations: [Fragment] = []
    }

    struct FactNameParts: Sendable {
        /// For each fact, its id as a string; behind it those of its fields.
        var names: [Fragment] = []
        var firsts: [Int] = []

        subscript(fact: ReadFact) -> Fragment {
            switch fact {
            case .fact(let fact): names[firsts[fact]]
            case .field(let list, let field): names[firsts[list] + 1 + field]
            }
        }

        subscript(subject: OpenFact.Subject) -> Fragment {
            switch subject {
            case .fact(let fact, _), .others(let fact): names[firsts[fact]]
            case .field(let list, _, let field): names[firsts[list] + 1 + field]
            }
        }
    }
}
