import Diagnostics
import Facts
import Files
import Profiles
import Reports
import Synchronization

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
        var place: DocumentPlace
    }

    let bytes: PieceBytes
    var items: [Item] = []
    var diagnostics: [Diagnostic] = []
    var summary: BatchSummary
    /// Files read to their end, or as far as they could be read.
    var filesDone = 0
    /// What is left of it, where it became too large to be made at once.
    var rest: BatchSpan?
}

/// A part of a batch: some files, the first of them perhaps from a later document on.
struct BatchSpan: Sendable {
    var files: Range<Int>
    var firstDocument = 1
    /// The document before which it ends, if it does not end with a file.
    var end: DocumentPlace?

    /// The same without what is left of it.
    func ending(before rest: BatchSpan?) -> BatchSpan {
        guard let rest else { return self }
        var span = self
        span.files = files.lowerBound..<rest.files.lowerBound + 1
        span.end = DocumentPlace(file: rest.files.lowerBound, document: rest.firstDocument)
        return span
    }
}

/// A piece's bytes on their way from a worker to the output.
final class PieceBytes: Sendable {
    private let sink = Mutex(ByteSink())

    /// What is held here and what is held there change places: nothing is copied.
    func exchange(with other: inout ByteSink) {
        sink.withLock { swap(&$0, &other) }
    }

    func write(to target: OutputFile) throws(FileProblem) {
        try sink.withLock { bytes throws(FileProblem) in try target.write(bytes) }
    }

    func bytes(_ range: Range<Int>) -> [UInt8] {
        sink.withLock { $0.bytes(range) }
    }

    /// How many bytes there is room for.
    var capacity: Int { sink.withLock { $0.capacity } }
}

/// Memory for pieces, used again and again: fresh memory would have to be filled with pages for each piece.
final class PieceStore: Sendable {
    private let spare = Mutex<[PieceBytes]>([])

    func take() -> PieceBytes { spare.withLock { $0.popLast() } ?? PieceBytes() }

    /// Nothing else will be as large as what one very large profile may have needed: that goes.
    func putBack(_ bytes: PieceBytes) {
        guard bytes.capacity <= PieceStore.mostKept else { return }
        spare.withLock { $0.append(bytes) }
    }

    private static let mostKept = 8 * 1024 * 1024
}

/// A profile's id with its day, as a number: enough to see whether it occurred before.
struct ProfileIdentity: Hashable, Sendable {
    private let fingerprint: Fingerprint

    init(_ profile: Profile) {
        let id = Int(profile.id.start)..<Int(profile.id.start + profile.id.count)
        fingerprint = Fingerprint(profile.text.span.extracting(id), profile.asAt?.first ?? 0)
    }
}
