public import Diagnostics
import Glibc

/// Why a file or folder could not be read or written.
public enum FileProblem: Error, Problem, Hashable, Sendable {
    case notFound
    /// Something on the way is a file.
    case wayIsNoFolder
    case folder
    case notRegular
    /// Results would take the place of a pipe or a device.
    case outputNotRegular
    case denied
    case tooLarge(limit: Int)
    case full
    case closed
    case inputClosed
    /// Whoever read the output has left, as `head` does when it has enough.
    case readerLeft
    case other(Int32)

    init(number: Int32) {
        switch number {
        case ENOENT: self = .notFound
        case ENOTDIR: self = .wayIsNoFolder
        case EISDIR: self = .folder
        case EACCES, EPERM, EROFS: self = .denied
        case ENOSPC, EDQUOT, EFBIG: self = .full
        case EBADF: self = .closed
        case EPIPE: self = .readerLeft
        default: self = .other(number)
        }
    }

    public var code: String {
        switch self {
        case .notFound, .wayIsNoFolder: "file-not-found"
        case .folder: "file-is-folder"
        case .notRegular, .outputNotRegular: "file-not-regular"
        case .denied: "file-denied"
        case .tooLarge: "file-too-large"
        case .full: "file-full"
        case .closed, .inputClosed, .readerLeft: "file-closed"
        case .other: "file-unreadable"
        }
    }

    public var message: String {
        switch self {
        case .notFound: "there is no such file or folder"
        case .wayIsNoFolder: "there is no such file or folder, as what stands on the way to it is a file"
        case .folder: "this is a folder, and a file is needed here"
        case .notRegular, .outputNotRegular: "this is a pipe, a socket or a device, not a file"
        case .denied: "permission to open this is denied"
        case .tooLarge(let limit): "the file is larger than \(FileProblem.amount(limit))"
        case .full: "there is no room left to write"
        case .closed: "the output is closed"
        case .inputClosed: "standard input is closed"
        case .readerLeft: "nobody reads the output any more"
        case .other(let number): "the system reports: " + String(cString: strerror(number))
        }
    }

    public var expected: String? {
        switch self {
        case .notRegular: "a regular file, or - to read standard input"
        case .outputNotRegular: "a regular file; without --output results go to standard output"
        case .tooLarge: "several smaller files; a profile is a few kilobytes"
        default: nil
        }
    }

    /// So many bytes, in words.
    package static func amount(_ bytes: Int) -> String {
        bytes % 1_048_576 == 0 ? "\(bytes / 1_048_576) MiB" : "\(bytes) bytes"
    }
}
