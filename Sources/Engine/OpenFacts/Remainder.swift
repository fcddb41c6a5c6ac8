import Facts

/// What a condition comes to: what is certain, or what it still depends on, by its place in a graph.
struct Remainder: Equatable {
    let number: Int32

    static let `true` = Remainder(number: -1)
    static let `false` = Remainder(number: -2)

    /// - Parameter number: as it was given before.
    init(number: Int32) { self.number = number }

    init(place: Int32) { number = place }

    /// What is certain.
    init(_ truth: Truth) { self = truth == .true ? .true : .false }

    var place: Int? { number >= 0 ? Int(number) : nil }

    var truth: Truth {
        switch number {
        case -1: .true
        case -2: .false
        default: .unknown
        }
    }
}
