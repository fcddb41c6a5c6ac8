/// What one file may ask of the reader. Beyond a limit there is a diagnostic, never a crash or a hang.
public struct Limits: Sendable {
    /// Bytes in one file.
    public var fileSize = 16 * 1024 * 1024
    /// Mappings and sequences inside one another.
    public var depth = 64
    /// Events that aliases may repeat in one document.
    public var aliasEvents = 100_000
    /// Bytes of scalars that aliases may repeat in one document.
    public var aliasBytes = 16 * 1024 * 1024

    public init() {}

    public static let standard = Limits()
}
