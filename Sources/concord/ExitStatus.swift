import ArgumentParser

/// How a run ended. The worse status wins: 70, 64, 2, 3, 1, 0; an incomplete batch never looks complete.
enum ExitStatus: Int32, Comparable {
    /// Ran, and nothing reached the threshold of `--fail-on`.
    case success = 0
    /// Ran, and something reached the threshold, or a test or check failed.
    case threshold = 1
    /// Ran, but some profiles could not be read, or were left out as duplicates.
    case incomplete = 3
    /// Could not run: unreadable input, an invalid pack, an output that cannot be written.
    case unusable = 2
    /// The command line made no sense; swift-argument-parser's own.
    case usage = 64
    /// A defect of Concord.
    case defect = 70

    private var rank: Int {
        switch self {
        case .success: 0
        case .threshold: 1
        case .incomplete: 2
        case .unusable: 3
        case .usage: 4
        case .defect: 5
        }
    }

    static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rank < right.rank }

    /// Ends the command.
    func leave() throws {
        if self != .success { throw ExitCode(rawValue) }
    }
}
