import Glibc

/// The program that is running, as the system knows it.
public enum RunningProgram {
    /// The folder of its executable, links followed; `nil` where the system does not say.
    public static var folder: String? {
        guard let path = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(path) }
        let text = String(cString: path)
        return text.lastIndex(of: "/").map { String(text[..<$0]) }
    }

    /// A variable of the environment, unless it is empty.
    public static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Writes a message to standard error, as far as that can be written.
    public static func say(_ message: String) {
        let bytes = Array(message.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count <= 0, errno != EINTR { return }
            start += max(0, count)
        }
    }
}
