import Files
import RulePacks

/// Sets of a pack's flags, a bit for each: what is raised or open of each is told a word at a time.
struct FlagSets {
    /// How many words a set has.
    let words: Int
    /// Those that are counted together: risks by severity, strengths, enquiries. The sets of one word side by side.
    private let columns: Cells<UInt64>
    /// For each theme, its flags; and what its rating depends on: its risks that are not external, by severity, then its
    /// strengths.
    private let themes: Cells<UInt64>
    private let limits: Cells<SIMD4<UInt64>>

    static let columnCount = 5

    init(_ index: PackIndex) {
        let words = (index.flags.count + 63) / 64
        var columns = [UInt64](repeating: 0, count: words * FlagSets.columnCount)
        var themes = [UInt64](repeating: 0, count: words * index.themeFacts.count)
        var limits = [SIMD4<UInt64>](repeating: .zero, count: themes.count)
        for (number, flag) in index.flags.enumerated() {
            let bit: UInt64 = 1 << UInt64(number % 64)
            columns[number / 64 * FlagSets.columnCount + flag.column] |= bit
            let place = Int(flag.theme) * words + number / 64
            themes[place] |= bit
            if flag.kind == .strength { limits[place][3] |= bit }
            if flag.kind == .risk, !flag.isExternal { limits[place][Int(flag.severity)] |= bit }
        }
        self.words = words
        self.columns = Cells(columns)
        self.themes = Cells(themes)
        self.limits = Cells(limits)
    }

    @inline(__always)
    func column(_ column: Int, _ word: Int) -> UInt64 { columns[word * FlagSets.columnCount + column] }

    @inline(__always)
    func theme(_ theme: Int, _ word: Int) -> UInt64 { themes[theme * words + word] }

    /// Those flags of a row on which a theme's rating depends: something in the first three parts where there is a risk of that
    /// severity, in the last where there is a strength.
    @inline(__always)
    func limits(of theme: Int, in row: Cells<UInt64>) -> SIMD4<UInt64> {
        var found = SIMD4<UInt64>.zero
        for word in 0..<words { found |= limits[theme * words + word] & SIMD4(repeating: row[word]) }
        return found
    }
}
