import Diagnostics
import Engine
import Facts
import Files
import Profiles
import Reports
import RulePacks
import YAML

/// How results are written.
enum OutputFormat: String, CaseIterable, Sendable {
    case text, json, ndjson
}

/// What one worker made of one piece of a batch.
struct BatchPiece: Sendable {
    /// One document of one file.
    struct Item: Sendable {
        var bytes: Range<Int>
        /// Of what must occur once in a batch; `nil` for a profile that could not be read.
        var identity: ProfileIdentity?
        var file: Int
    }

    var bytes: [UInt8] = []
    var items: [Item] = []
    var diagnostics: [Diagnostic] = []
    var summary: BatchSummary
}

/// A profile's id with its day, as a number: enough to see whether it occurred before.
struct ProfileIdentity: Hashable, Sendable {
    var high: UInt64
    var low: UInt32

    init(_ profile: Profile) {
        var hasher = Hasher()
        hasher.combine(profile.asAt)
        for byte in profile.text[Int(profile.id.start)..<Int(profile.id.start + profile.id.count)] {
            hasher.combine(byte)
        }
        var second = hasher
        second.combine(1)
        high = UInt64(bitPattern: Int64(hasher.finalize()))
        low = UInt32(truncatingIfNeeded: second.finalize())
    }
}

/// A profile that stands twice in a batch: which of the two is meant cannot be known.
enum BatchProblem: Problem {
    case duplicate(id: String, asAt: String, first: String)

    var code: String { "duplicate-profile" }
    var message: String {
        switch self {
        case .duplicate(let id, let asAt, let first):
            "the profile '\(id)' as at \(asAt) is in this batch already: \(first)"
        }
    }
    var expected: String? { "each id once for each day" }
}

/// Reads, evaluates and writes, with tables of its own that it uses again and again.
actor BatchWorker {
    private let files: FileList
    private let evaluator: Evaluator
    private var reader: ProfileReader
    private let buffer = ByteBuffer()
    private var writer: ProfileWriter
    private let limits: Limits
    private var lastLength = 0

    init(_ files: FileList, _ pack: RulePack, _ writer: sending ProfileWriter, limits: Limits = .standard) {
        self.files = files
        self.limits = limits
        evaluator = Evaluator(pack)
        reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id), limits: limits)
        self.writer = writer
    }

    /// - Parameter duplicates: places among the piece's items whose profiles stand earlier in the batch, and where.
    func process(_ range: Range<Int>, duplicates: [Int: String] = [:]) -> BatchPiece {
        var piece = BatchPiece(summary: BatchSummary(evaluator.pack))
        // A piece is about as long as the last one: then it need not be moved while it grows.
        piece.bytes.reserveCapacity(lastLength + lastLength / 8)
        defer { lastLength = piece.bytes.count }
        for file in range {
            let path = files[file]
            do throws(FileProblem) {
                try buffer.read(path, limit: limits.fileSize)
            } catch {
                fail(path, 1, [Diagnostic(error, at: Location(file: path))], file, &piece)
                continue
            }
            reader.read(buffer, file: path) { profile, problems in
                guard !problems.hasErrors else { return fail(path, profile.document, problems, file, &piece) }
                if let first = duplicates[piece.items.count] {
                    let problem = BatchProblem.duplicate(
                        id: profile.string(profile.id), asAt: profile.asAt?.description ?? "", first: first)
                    return fail(path, profile.document, [Diagnostic(problem, at: Location(file: path))], file, &piece)
                }
                evaluator.evaluate(profile)
                let start = piece.bytes.count
                writer.append(evaluator, profile, to: &piece.bytes)
                piece.items.append(
                    BatchPiece.Item(bytes: start..<piece.bytes.count, identity: ProfileIdentity(profile), file: file))
                piece.summary.add(evaluator.assessment, evaluator.pack, profile)
            }
        }
        return piece
    }

    private func fail(
        _ path: String, _ document: Int, _ problems: [Diagnostic], _ file: Int, _ piece: inout BatchPiece
    ) {
        let start = piece.bytes.count
        writer.append(failure: path, document: document, problems, to: &piece.bytes)
        piece.items.append(BatchPiece.Item(bytes: start..<piece.bytes.count, identity: nil, file: file))
        piece.diagnostics += problems
        piece.summary.addFailure()
    }
}
