import Glibc

/// What the program was given in bytes that are no UTF-8.
///
/// Such a name, made into a text, would be that of another file, which may be there: it would be read, or written over.
extension RunningProgram {
    /// The first argument that is no UTF-8, each byte that is no plain letter or sign as `\xff`; `nil` where all are.
    public static var argumentThatIsNoText: String? {
        for place in 1..<max(1, Int(CommandLine.argc)) {
            if let argument = CommandLine.unsafeArgv[place], let text = escapedUnlessText(argument) { return text }
        }
        return nil
    }

    /// The same of a variable of the environment.
    public static func variableThatIsNoText(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        return escapedUnlessText(value)
    }

    private static func escapedUnlessText(_ bytes: UnsafePointer<CChar>) -> String? {
        guard String(validatingCString: bytes) == nil else { return nil }
        return FilePath.text(UnsafeBufferPointer(start: bytes, count: strlen(bytes)).map(UInt8.init(bitPattern:)))
    }
}
