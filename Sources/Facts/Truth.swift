/// Strong Kleene logic: what is not known is neither true nor false.
public enum Truth: UInt8, Sendable, Hashable, CaseIterable {
    case `false` = 0
    case unknown = 1
    case `true` = 2

    @inlinable
    public init(_ value: Bool) { self = value ? .true : .false }

    /// The less true of the two.
    @inlinable
    public static func && (left: Truth, right: Truth) -> Truth { left.rawValue < right.rawValue ? left : right }

    /// The more true of the two.
    @inlinable
    public static func || (left: Truth, right: Truth) -> Truth { left.rawValue > right.rawValue ? left : right }

    @inlinable
    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .true: .false
        case .unknown: .unknown
        case .false: .true
        }
    }

    /// Whether more information can no longer change it.
    @inlinable
    public var isCertain: Bool { self != .unknown }
}
