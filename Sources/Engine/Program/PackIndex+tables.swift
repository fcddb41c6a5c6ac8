import Facts
import RulePacks

/// What the evaluation of each profile needs of facts, claims, flags and rules, without their words.
extension PackIndex {
    /// The nodes of a rule's mitigations.
    func mitigations(of rule: Int) -> ArraySlice<Int32> {
        mitigations[Int(rules[rule].firstMitigation)...].prefix(Int(rules[rule].mitigations))
    }

    struct FactEntry: Sendable {
        var first: Int32
        var reporters: Int32
        var settled: Int32
        /// -1 when it is no list.
        var list: Int32
        /// How many rows a grid has; -1 when it is none.
        var rows: Int32
        var fields: Int32
        /// Whether all telling fields must be known for a record to be: where a rule reads them. Where none does one is enough.
        var takesAllTellingFields: Bool

        init(_ fact: Fact, fieldsRead: Set<Int>) {
            first = Int32(fact.firstSlot)
            reporters = Int32(fact.reporters.count)
            settled = Int32(fact.settledSlot ?? -1)
            list = Int32(fact.list ?? -1)
            rows = fact.isGrid ? Int32(fact.keys.count) : -1
            fields = Int32(fact.fields.count)
            takesAllTellingFields = !fieldsRead.isEmpty
        }

        /// The fields by which a record is known, those that a rule reads. Where none does those that say more than what a record
        /// is called, all but the texts, or all where there are only texts.
        static func tellingFields(_ fact: Fact, fieldsRead: Set<Int>) -> [Int] {
            guard fieldsRead.isEmpty else { return fieldsRead.sorted() }
            let telling = fact.fields.indices.filter { fact.fields[$0].type != .text }
            return telling.isEmpty ? Array(fact.fields.indices) : telling
        }

        /// Whether one answer is all there is of it.
        @inline(__always)
        var isPlain: Bool { list < 0 && reporters == 0 }

        /// The slots that somebody can be asked to fill.
        @inline(__always)
        var answers: Range<Int> { Int(first)..<Int(first) + (list >= 0 ? 0 : max(1, Int(reporters))) }

        @inline(__always)
        var slots: Range<Int> { Int(first)..<Int(first) + (list >= 0 ? 0 : Int(reporters == 0 ? 1 : reporters + 1)) }
    }

    struct RuleEntry: Sendable {
        /// Its condition's node; -1 where every record counts.
        var when: Int32
        /// The list whose every record has an outcome; -1 where there is none.
        var list: Int32
        /// Where its mitigations' nodes begin, and how many they are.
        var firstMitigation: Int32
        var mitigations: Int32
        /// The cells in which it stands whether it applies, whether its condition holds, and whether it fires.
        var applies: Int32 = 0
        var holds: Int32 = 0
        var truth: Int32 = 0

        /// - Parameter guards: the facts that must apply for it, of those that may not.
        mutating func find(_ rule: Int, guards: [Int], _ program: Program) {
            let givens = program.givens
            holds = Int32(when >= 0 ? program.cell(Int(when)) : givens.always)
            switch guards.count {
            case 0: applies = Int32(givens.always)
            case 1: applies = Int32(givens.place(ofFact: guards[0]))
            default: applies = Int32(givens.place(applicabilityOfRule: rule))
            }
            truth = guards.isEmpty && list < 0 ? holds : Int32(givens.place(ofRule: rule))
        }
    }

    /// A rule that does not look at records, and the cells from which its outcome is told.
    struct PlainRule: Sendable {
        var rule: Int32
        var applies: Int32
        var holds: Int32
    }

    struct FlagEntry: Sendable {
        enum Kind: UInt8, Sendable { case risk, strength, enquiry }

        var theme: Int32
        var kind: Kind
        var severity: UInt8
        var isExternal: Bool
        /// Where it is counted: a risk by its severity, then strengths, then enquiries.
        var column: Int

        init(_ flag: Flag) {
            theme = Int32(flag.theme)
            kind = flag.kind == .risk ? .risk : flag.kind == .strength ? .strength : .enquiry
            severity = UInt8(flag.severity?.rawValue ?? Severity.low.rawValue)
            isExternal = flag.isExternal
            column = kind == .risk ? Int(severity) : kind == .strength ? 3 : 4
        }
    }
}
