import Glibc

/// What a program is given to read from and to write to.
enum StandardStreams {
    /// Whether one of them is open: where it was closed, the runtime's own handles, which are of no file type, may have taken its
    /// place.
    static func isOpen(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT != 0
    }
}
