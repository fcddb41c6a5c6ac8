/// Where things stand, found by what they are: their hashes, and their places in a row that somebody else keeps.
struct HashedPlaces: Sendable {
    private var entries: [(hash: UInt32, place: Int32)]
    private var count = 0

    /// - Parameter fewest: how many there is room for from the beginning, and as many again; a power of two.
    init(fewest: Int = 1 << 9) { entries = Array(repeating: (0, -1), count: fewest * 2) }

    /// - Parameter isIt: whether what stands in a place is what is looked for.
    /// - Returns: `nil` where it stands nowhere.
    @inline(__always)
    func find(_ hash: UInt32, _ isIt: (Int) -> Bool) -> Int? {
        let mask = entries.count - 1
        var probe = Int(hash) & mask
        while entries[probe].place >= 0 {
            if entries[probe].hash == hash, isIt(Int(entries[probe].place)) { return Int(entries[probe].place) }
            probe = (probe + 1) & mask
        }
        return nil
    }

    mutating func insert(_ place: Int, _ hash: UInt32) {
        if count * 2 >= entries.count {
            let old = entries
            entries = Array(repeating: (0, -1), count: old.count * 2)
            for entry in old where entry.place >= 0 { put(entry) }
        }
        put((hash, Int32(place)))
        count += 1
    }

    private mutating func put(_ entry: (hash: UInt32, place: Int32)) {
        let mask = entries.count - 1
        var probe = Int(entry.hash) & mask
        while entries[probe].place >= 0 { probe = (probe + 1) & mask }
        entries[probe] = entry
    }
}

/// A hash of numbers, one after another.
struct NumberHash {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    mutating func add(_ number: UInt64) {
        state = (state ^ number) &* 0xFF51_AFD7_ED55_8CCD
        state ^= state >> 29
    }

    @inline(__always)
    mutating func add(_ number: Int32) { add(UInt64(UInt32(bitPattern: number))) }

    var value: UInt32 { UInt32(truncatingIfNeeded: state >> 32) }
}
