/// Where a document stands in a list of files: its file's place, and its own among the file's documents, counted from 1.
public struct DocumentPlace: Sendable, Hashable {
    public var file: UInt32
    public var document: UInt32

    public init(file: Int, document: Int) {
        self.file = UInt32(file)
        self.document = UInt32(document)
    }
}

/// Places of documents, by number in their order.
///
/// What follows one after another, a file's documents or files of one document each, is kept as a whole: a hundred thousand of
/// either take no memory.
public struct DocumentPlaces: Sendable {
    private struct Run {
        var firstNumber: UInt32
        var first: DocumentPlace
        /// Whether its places are in one file; else each is the first of the next file.
        var isOneFile = false

        func place(_ number: UInt32) -> DocumentPlace {
            var place = first
            if isOneFile { place.document += number - firstNumber } else { place.file += number - firstNumber }
            return place
        }
    }

    private var runs: [Run] = []
    private var count: UInt32 = 0

    public init() {}

    /// How many pieces they are kept in.
    public var runCount: Int { runs.count }

    /// - Returns: the number of the place.
    public mutating func append(_ place: DocumentPlace) -> UInt32 {
        let number = count
        count += 1
        if var last = runs.popLast() {
            // Of which kind a run is shows in its second place.
            if number == last.firstNumber + 1 { last.isOneFile = place.file == last.first.file }
            runs.append(last)
            if last.place(number) == place { return number }
        }
        runs.append(Run(firstNumber: number, first: place))
        return number
    }

    /// - Complexity: O(log runs).
    public subscript(number: UInt32) -> DocumentPlace {
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].firstNumber <= number { low = middle } else { high = middle }
        }
        return runs[low].place(number)
    }
}
