import Facts
import Testing

@Suite struct KleeneLogic {
    static let table: [(left: Truth, right: Truth, and: Truth, or: Truth)] = [
        (.true, .true, .true, .true), (.true, .unknown, .unknown, .true), (.true, .false, .false, .true),
        (.unknown, .true, .unknown, .true), (.unknown, .unknown, .unknown, .unknown),
        (.unknown, .false, .false, .unknown),
        (.false, .true, .false, .true), (.false, .unknown, .false, .unknown), (.false, .false, .false, .false),
    ]

    @Test(arguments: table) func ofTwo(_ row: (left: Truth, right: Truth, and: Truth, or: Truth)) {
        #expect((row.left && row.right) == row.and)
        #expect((row.left || row.right) == row.or)
        #expect(!(row.left && row.right) == (!row.left || !row.right))
    }

    @Test func ofOne() {
        #expect([!Truth.true, !Truth.unknown, !Truth.false] == [.false, .unknown, .true])
        #expect(Truth.allCases.filter(\.isCertain) == [.false, .true])
        #expect([Truth(true), Truth(false)] == [.true, .false])
    }
}
