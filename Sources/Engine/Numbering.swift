/// Values by number, equal ones once, in the order in which they came.
///
/// No dictionary: of each type of key that a program uses one with, the runtime looks through all that is linked for how it is
/// compared, which at a start costs more than what the table is for.
struct Numbering<Element: Hashable> {
    private(set) var values: [Element] = []
    private var places = HashedPlaces(fewest: 16)

    /// The number of a value that is there already.
    func find(_ value: Element) -> Int? { places.find(Self.hash(value)) { values[$0] == value } }

    /// The number of a value, which is a new one, the count of those before, where it was not there.
    @discardableResult
    mutating func number(of value: Element) -> Int32 {
        let hash = Self.hash(value)
        if let number = places.find(hash, { values[$0] == value }) { return Int32(number) }
        let number = values.count
        values.append(value)
        places.insert(number, hash)
        return Int32(number)
    }

    private static func hash(_ value: Element) -> UInt32 { UInt32(truncatingIfNeeded: value.hashValue) }
}

extension Numbering: Sendable where Element: Sendable {}
