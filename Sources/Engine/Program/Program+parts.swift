import Facts
import RulePacks

/// What a program is made of.
extension Program {
    struct Node: Sendable {
        enum Kind: UInt8, Sendable { case fact, field, key, term, claim, flag, all, any, not, count, list }

        var kind: Kind
        /// Of a flag: whether it is to be raised.
        var wanted = true
        /// Of a count.
        var atLeast: Int32 = 0
        /// Where its parts begin among the nodes; or the place of its test, term, claim or flag.
        var first: Int32 = 0
        /// How many parts it has.
        var count: Int32 = 0
        /// Of a test of a fact or list: the fact that must apply.
        var fact: Int32 = 0
        /// Where in the row of truths its result stands.
        var cell: Int32 = 0
        /// Of the outermost node of a condition: the instructions that work it out, each after its parts'.
        var firstInstruction: Int32 = 0
        var endInstruction: Int32 = 0

        @inline(__always)
        var parts: Range<Int> { Int(first)..<Int(first) + Int(count) }
        @inline(__always)
        var instructions: Range<Int> { Int(firstInstruction)..<Int(endInstruction) }
    }

    /// What an answer decides as soon as it is read: one test of it, or that there is one.
    struct SlotTest: Sendable {
        enum Kind: UInt8, Sendable { case table, value, isStated }

        var kind: Kind
        var cell: Int32
        var table = TruthTable()
        /// The test's place among `values`.
        var value: Int32 = 0

        /// What it is where nothing is answered.
        var unanswered: Truth { kind == .isStated ? .false : .unknown }
    }

    /// A test of one value: what each code means, or the test itself.
    struct Value: Sendable {
        var table = TruthTable()
        var isTabled = false
        /// Its place among `values`.
        var general: Int32 = 0
    }

    struct Fact: Sendable {
        enum Voice: UInt8, Sendable { case one, any, all, disputed, agreed }

        var fact: Int32
        var voice: Voice
        var settled: Int32 = -1
        var first: Int32
        var end: Int32
        var test: Value
    }

    struct Field: Sendable {
        var field: Int32
        /// The list whose records have it; -1 when there is none.
        var list: Int32
        var test: Value
    }

    struct List: Sendable {
        var fact: Int32
        var quantifier: ListTest.Quantifier
        /// The condition's node; -1 when every record counts.
        var condition: Int32
    }
}
