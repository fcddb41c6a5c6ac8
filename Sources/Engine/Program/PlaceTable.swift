/// Lists of places end to end.
struct PlaceTable: Sendable {
    private(set) var starts: [Int32] = [0]
    private(set) var places: [Int32] = []

    init(_ lists: some Sequence<some Sequence<Int>>) {
        for list in lists {
            places += list.map { Int32($0) }
            starts.append(Int32(places.count))
        }
    }

    /// Where in `places` the list's own stand.
    @inline(__always)
    subscript(list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

    /// The places that a list holds.
    func list(_ number: Int) -> [Int] { places[self[number]].map { Int($0) } }
}
