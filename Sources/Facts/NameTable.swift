import Files

/// Finds a name's number by its bytes, without making a string of them.
public struct NameTable: Sendable {
    private let tables: NameTables

    /// - Complexity: O(total length).
    public init(_ names: [String]) { tables = NameTables([names]) }

    /// The place of the name in the list the table was made from.
    public func find(_ text: borrowing Span<UInt8>) -> Int? { tables.find(text, in: 0) }
}

/// Several lists of names in the same memory, so that looking for one follows no more than two references.
public struct NameTables: Sendable {
    private struct Entry: Sendable {
        var hash: UInt32
        var name: Int32
        var start: Int32
        var count: Int32
    }

    private struct Table: Sendable {
        var start: Int
        var mask: Int
    }

    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    private var tables: [Table] = []

    /// - Complexity: O(total length).
    public init(_ lists: [[String]]) {
        for names in lists { add(names) }
    }

    private mutating func add(_ names: [String]) {
        var size = 4
        while size < names.count * 2 { size *= 2 }
        let table = Table(start: entries.count, mask: size - 1)
        tables.append(table)
        entries += Array(repeating: Entry(hash: 0, name: -1, start: 0, count: 0), count: size)
        for (index, name) in names.enumerated() where !name.isEmpty {
            let text = name.utf8Span.span
            let hash = NameTables.hash(text, from: 0, to: text.count)
            var place = Int(hash) & table.mask
            while entries[table.start + place].name >= 0 { place = (place + 1) & table.mask }
            entries[table.start + place] = Entry(
                hash: hash, name: Int32(index), start: Int32(bytes.count), count: Int32(text.count))
            bytes.append(contentsOf: name.utf8)
        }
    }

    /// The place of the name in one of the lists.
    @inline(__always)
    public func find(_ text: borrowing Span<UInt8>, in list: Int) -> Int? {
        find(text, from: 0, to: text.count, in: list)
    }

    /// Looks up a part of a text.
    public func find(_ text: borrowing Span<UInt8>, from start: Int, to end: Int, in list: Int) -> Int? {
        guard start < end else { return nil }
        let table = tables[list]
        let hash = NameTables.hash(text, from: start, to: end)
        var place = Int(hash) & table.mask
        let count = end - start
        while true {
            let entry = entries[table.start + place]
            if entry.name < 0 { return nil }
            if entry.hash == hash, Int(entry.count) == count,
                bytes.holds(text, from: start, count: count, at: Int(entry.start))
            {
                return Int(entry.name)
            }
            place = (place + 1) & table.mask
        }
    }

    /// Of the length and three letters: names of one list seldom have all of these in common.
    @inline(__always)
    private static func hash(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> UInt32 {
        let count = end - start
        var hash = UInt32(truncatingIfNeeded: count)
        hash = (hash ^ UInt32(text[start])) &* 16_777_619
        hash = (hash ^ UInt32(text[start + count / 2])) &* 16_777_619
        hash = (hash ^ UInt32(text[end - 1])) &* 16_777_619
        return hash ^ (hash >> 15)
    }
}
