/// Finds a name's number by its bytes, without making a string of them.
public struct NameTable: Sendable {
    private struct Entry: Sendable {
        var hash: UInt32
        var name: Int32
        var start: Int32
        var count: Int32
    }

    private var entries: [Entry]
    private var bytes: [UInt8] = []
    private let mask: Int

    /// - Complexity: O(total length).
    public init(_ names: [String]) {
        var size = 8
        while size < names.count * 2 { size *= 2 }
        mask = size - 1
        entries = Array(repeating: Entry(hash: 0, name: -1, start: 0, count: 0), count: size)
        for (index, name) in names.enumerated() {
            let text = Array(name.utf8)
            let hash = NameTable.hash(text.span, from: 0, to: text.count)
            var place = Int(hash) & mask
            while entries[place].name >= 0 { place = (place + 1) & mask }
            entries[place] = Entry(hash: hash, name: Int32(index), start: Int32(bytes.count), count: Int32(text.count))
            bytes.append(contentsOf: text)
        }
    }

    /// The place of the name in the list the table was made from.
    @inline(__always)
    public func find(_ text: borrowing Span<UInt8>) -> Int? { find(text, from: 0, to: text.count) }

    /// Looks up a part of a text.
    public func find(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int? {
        let hash = NameTable.hash(text, from: start, to: end)
        var place = Int(hash) & mask
        let count = end - start
        while true {
            let entry = entries[place]
            if entry.name < 0 { return nil }
            if entry.hash == hash, Int(entry.count) == count {
                var same = true
                for offset in 0..<count where bytes[Int(entry.start) + offset] != text[start + offset] {
                    same = false
                    break
                }
                if same { return Int(entry.name) }
            }
            place = (place + 1) & mask
        }
    }

    /// FNV-1a.
    private static func hash(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for index in start..<end { hash = (hash ^ UInt32(text[index])) &* 16_777_619 }
        return hash ^ (hash >> 15)
    }
}
