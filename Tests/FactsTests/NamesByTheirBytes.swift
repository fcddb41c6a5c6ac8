import Facts
import TestSupport
import Testing

/// A name is found by its bytes, whole, and in its own list only.
@Suite struct NamesByTheirBytes {
    private func find(_ text: String, _ table: NameTable) -> Int? {
        table.find(Array(text.utf8).span)
    }

    static let names = ["a", "ab", "abc", "abcd", "council", "council.type", "council.types", "é", "e\u{301}"]

    @Test func eachIsFoundWhereItStands() {
        let table = NameTable(NamesByTheirBytes.names)
        #expect(NamesByTheirBytes.names.map { find($0, table) } == Array(0..<NamesByTheirBytes.names.count))
    }

    /// Others with the same length and the same first, middle and last letter among them.
    @Test(arguments: [
        "", "b", "abcde", "aBc", "ABC", " abc", "abc ", "abc\0", "counc", "councill", "council.", "council.tyqe",
        "cXunciX", "coXncXl", "e", "\u{301}",
    ])
    func nothingElseIs(_ text: String) {
        #expect(find(text, NameTable(NamesByTheirBytes.names)) == nil)
    }

    /// The hash is of the length and of the first, middle and last letter: these all have the same one.
    @Test func namesWithTheSameHashAreToldApart() {
        let letters = Array("bcdfghijkl")
        let names = letters.flatMap { first in letters.map { "a\(first)m\($0)z" } }
        let table = NameTable(names)
        #expect(names.map { find($0, table) } == Array(0..<100))
        #expect(find("axmyz", table) == nil)
    }

    /// Tables are never full, so that looking for what is not there comes to an end.
    @Test(arguments: 0...40) func ofAnySize(_ count: Int) {
        let names = (0..<count).map { "n\($0)" }
        let table = NameTable(names)
        #expect(names.map { find($0, table) } == Array(0..<count))
        for other in 0..<300 { #expect(find("x\(other)", table) == nil) }
    }

    @Test func ofTwoAlikeTheFirstIsFound() {
        #expect(find("b", NameTable(["a", "b", "b", "a"])) == 1)
    }

    /// An empty name holds a place and is never found.
    @Test func placesAreThoseOfTheList() {
        let table = NameTable(["", "a", "", "b"])
        #expect(["a", "b", ""].map { find($0, table) } == [1, 3, nil])
    }

    @Test func eachListHasItsOwn() {
        let tables = NameTables([["a", "b"], [], ["b", "c"]])
        let found = (0...2).map { list in ["a", "b", "c"].map { tables.find(Array($0.utf8).span, in: list) } }
        #expect(found == [[0, 1, nil], [nil, nil, nil], [nil, 0, 1]])
    }

    @Test func aPartOfATextIsLookedUp() {
        let tables = NameTables([NamesByTheirBytes.names])
        let text = Array("xcouncil.typesx".utf8)
        #expect(tables.find(text.span, from: 1, to: 8, in: 0) == 4)
        #expect(tables.find(text.span, from: 1, to: 13, in: 0) == 5)
        #expect(tables.find(text.span, from: 1, to: 14, in: 0) == 6)
        #expect(tables.find(text.span, from: 0, to: 8, in: 0) == nil)
        #expect(tables.find(text.span, from: 1, to: 15, in: 0) == nil)
        #expect(tables.find(text.span, from: 5, to: 5, in: 0) == nil)
    }

    /// Random names of a small alphabet, against a dictionary.
    @Test(arguments: 1...20) func agreesWithADictionary(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func word() -> String {
            String(
                (0..<Int.random(in: 1...6, using: &generator)).map { _ in "abc".randomElement(using: &generator) ?? "a"
                })
        }
        let names = (0..<200).map { _ in word() }
        let table = NameTable(names)
        let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
        for text in names + (0..<400).map({ _ in word() }) { #expect(find(text, table) == places[text]) }
    }
}
