import Facts
import Testing

@Suite struct ExactNumbers {
    @Test(arguments: [
        ("3", "3"), ("3.0", "3"), ("-0.50", "-0.5"), ("+7", "7"), ("0", "0"), ("-0", "0"), ("0.00", "0"),
        ("100", "100"),
        ("00012.340", "12.34"), ("0.001", "0.001"), ("999999999999999999", "999999999999999999"),
        ("1000000000000000", "1000000000000000"),
    ])
    func reads(_ text: String, _ printed: String) throws {
        let number = try #require(ExactNumber(text))
        #expect(number.description == printed)
        #expect(ExactNumber(printed) == number)
    }

    @Test(arguments: [
        "", "-", ".5", "5.", "1,5", "1e3", "0x1", " 1", "1 ", "1.2.3", "--1", "1234567890123456789", "½", "NaN",
    ])
    func refuses(_ text: String) {
        #expect(ExactNumber(text) == nil)
    }

    static let ascending = [
        "-999999999999999999", "-10", "-2.5", "-2.49", "-0.001", "0", "0.0000000000000001", "0.1", "1", "2.5", "3",
        "10",
        "999999999999999999",
    ]

    @Test func order() throws {
        let numbers = try ExactNumbers.ascending.map { try #require(ExactNumber($0)) }
        for (place, number) in numbers.enumerated() {
            for (other, second) in numbers.enumerated() {
                #expect((number < second) == (place < other))
                #expect((number == second) == (place == other))
            }
        }
        #expect(ExactNumber(30) == ExactNumber("30.00"))
    }

    @Test(arguments: [("1.5", 4, "6"), ("-0.25", 3, "-0.75"), ("50", 7, "350"), ("3", 0, "0")])
    func products(_ text: String, _ factor: Int, _ product: String) {
        #expect(ExactNumber(text)?.multiplied(by: factor) == ExactNumber(product))
    }

    @Test(arguments: ["3", "2.5", "-1", "0", "1000"]) func neighboursLieOnBothSides(_ text: String) throws {
        let number = try #require(ExactNumber(text))
        let neighbours = number.neighbours
        #expect(neighbours.count == 3)
        #expect(neighbours[0] < number)
        #expect(neighbours[1] == number)
        #expect(number < neighbours[2])
    }

    @Test(arguments: [("3", [2, 3, 4]), ("-1", [-2, -1, 0]), ("0", [-1, 0, 1]), ("1000", [999, 1000, 1001])])
    func wholeNumbersHaveWholeNeighbours(_ text: String, _ neighbours: [Int]) {
        #expect(ExactNumber(text)?.wholeNeighbours == neighbours.map { ExactNumber($0) })
    }

    @Test(arguments: [
        ("3", true), ("3.0", true), ("300", true), ("-7", true), ("0.0", true), ("2.5", false), ("0.001", false),
    ])
    func areWhole(_ text: String, _ isWhole: Bool) { #expect(ExactNumber(text)?.isWhole == isWhole) }
}
