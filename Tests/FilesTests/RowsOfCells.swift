import Files
import Testing

/// A row is one row, however many hold it, and lets go of what it held.
@Suite struct RowsOfCells {
    @Test func allWhoHoldARowSeeWhatIsWritten() {
        let row = Cells([1, 2, 3])
        let same = row
        same[1] = 7
        #expect((0..<row.count).map { row[$0] } == [1, 7, 3])
    }

    @Test(arguments: [0, 1, 5]) func everyCellIsFilled(_ count: Int) {
        let row = Cells(repeating: 4, count: count)
        #expect(row.count == count)
        #expect((0..<count).map { row[$0] } == Array(repeating: 4, count: count))
        row.fill(with: 9)
        #expect((0..<count).map { row[$0] } == Array(repeating: 9, count: count))
    }

    @Test(arguments: [(0, 4), (1, 3), (3, 1), (4, 0), (0, 0)]) func isCopiedFromACellOn(_ first: Int, _ count: Int) {
        let row = Cells([10, 11, 12, 13])
        var values = Array(repeating: 0, count: count)
        row.copy(from: first, to: &values)
        #expect(values == Array([10, 11, 12, 13][first..<first + count]))
    }

    @Test func fillsAnotherRowAndStaysItsOwn() {
        let (row, other) = (Cells([1, 2, 3]), Cells(repeating: 0, count: 3))
        row.copy(to: other)
        row[0] = 9
        #expect((0..<3).map { other[$0] } == [1, 2, 3])
    }

    private final class Counted {
        let change: (Int) -> Void
        init(_ change: @escaping (Int) -> Void) {
            self.change = change
            change(1)
        }
        deinit { change(-1) }
    }

    @Test func whatIsHeldLivesAsLongAsTheRow() {
        var living = 0
        func make() -> Counted { Counted { living += $0 } }
        do {
            let row = Cells((0..<3).map { _ in make() })
            #expect(living == 3)
            row[0] = make()
            #expect(living == 3, "what stood there is gone")
            row.fill(with: make())
            #expect(living == 1)
            withExtendedLifetime(row) {}
        }
        #expect(living == 0)
    }

    @Test func thereIsNoCellBesideTheRow() async {
        await #expect(processExitsWith: .failure) { _ = Cells([1, 2])[2] }
        await #expect(processExitsWith: .failure) { Cells([1, 2])[2] = 3 }
        await #expect(processExitsWith: .failure) {
            var values = [0, 0]
            Cells([1, 2]).copy(from: 1, to: &values)
        }
    }
}
