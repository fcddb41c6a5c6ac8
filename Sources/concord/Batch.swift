import Diagnostics
import Engine
import Facts
import Files
import Profiles
import Reports
import RulePacks
import Synchronization
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
        var place: DocumentPlace
    }

    let bytes: PieceBytes
    var items: [Item] = []
    var diagnostics: [Diagnostic] = []
    var summary: BatchSummary
    /// Files read to their end, or as far as they could be read.
    var filesDone = 0
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
}

/// Memory for pieces, used again and again: fresh memory would have to be filled with pages for each piece.
final class PieceStore: Sendable {
    private let spare = Mutex<[PieceBytes]>([])

    func take() -> PieceBytes { spare.withLock { $0.popLast() } ?? PieceBytes() }
    func putBack(_ bytes: PieceBytes) { spare.withLock { $0.append(bytes) } }
}

/// A profile's id with its day, as a number: enough to see whether it occurred before.
struct ProfileIdentity: Hashable, Sendable {
    private let fingerprint: Fingerprint

    init(_ profile: Profile) {
        let id = Int(profile.id.start)..<Int(profile.id.start + profile.id.count)
        fingerprint = Fingerprint(profile.text.span.extracting(id), profile.asAt?.first ?? 0)
    }
}

/// A profile that stands twice in a batch: which of the two is meant cannot be known.
enum BatchProblem: Problem {
    case duplicate(id: String, asAt: String, first: String, differs: Bool?)

    var code: String { "duplicate-profile" }
    var message: String {
        switch self {
        case .duplicate(let id, let asAt, let first, let differs):
            "the profile '\(id)' as at \(asAt) is in this batch already: \(first)"
                + (differs.map { $0 ? "; the two files differ" : "; the two files are alike" } ?? "")
        }
    }
    var expected: String? { "each id once for each day" }
}

/// Reads, evaluates and writes, with tables of its own that it uses again and again.
actor BatchWorker {
    private let files: FileList
    private let evaluator: Evaluator
    private var reader: ProfileReader
    private let buffer = ByteBuffer(interruption: Interruption.descriptor)
    private var writer: ProfileWriter
    private var sink = ByteSink()
    private let store: PieceStore
    private let limits: Limits

    init(
        _ files: FileList, _ pack: RulePack, _ store: PieceStore, _ writer: consuming sending ProfileWriter,
        limits: Limits = .standard
    ) {
        self.files = files
        self.store = store
        self.limits = limits
        evaluator = Evaluator(pack)
        reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id), pack: pack.id,
            limits: limits)
        self.writer = writer
    }

    /// - Parameter duplicates: places among the piece's items whose profiles stand earlier in the batch, and where.
    func process(_ range: Range<Int>, duplicates: [Int: DocumentPlace] = [:]) -> BatchPiece {
        var piece = BatchPiece(bytes: store.take(), summary: BatchSummary(evaluator.pack))
        sink.removeAll()
        for file in range {
            let path = files[file]
            do throws(FileProblem) {
                try buffer.read(files, at: file, limit: limits.fileSize)
            } catch {
                // What could not be waited for is no profile that could not be read.
                if Interruption.isRequested { break }
                // A folder is listed where no profile was found in it.
                let problem: any Problem = error == .folder ? InputProblem.emptyFolder : error
                fail(path, 1, [Diagnostic(problem, at: Location(file: path))], file, &piece)
                piece.filesDone += 1
                continue
            }
            reader.read(buffer, file: path) { profile, problems in
                guard !problems.hasErrors else { return fail(path, profile.document, problems, file, &piece) }
                if let first = duplicates[piece.items.count] {
                    let problem = BatchProblem.duplicate(
                        id: profile.string(profile.id), asAt: profile.asAt?.description ?? "",
                        first: name(of: first, besides: file),
                        differs: first.file == file ? nil : differs(profile, from: Int(first.file)))
                    let location = Location(
                        file: path, line: Int(profile.mark.line), column: Int(profile.mark.column))
                    return fail(
                        path, profile.document, [Diagnostic(problem, at: location)], file, &piece, isDuplicate: true)
                }
                piece.diagnostics += problems
                let assessment = evaluator.evaluate(profile)
                let start = sink.count
                writer.append(evaluator, assessment, profile, to: &sink)
                piece.items.append(
                    BatchPiece.Item(
                        bytes: start..<sink.count, identity: ProfileIdentity(profile),
                        place: DocumentPlace(file: file, document: profile.document)))
                piece.summary.add(assessment, profile)
            }
            piece.filesDone += 1
        }
        piece.bytes.exchange(with: &sink)
        return piece
    }

    /// Which document it is, where a file has several.
    private func name(of place: DocumentPlace, besides file: Int) -> String {
        let path = files[Int(place.file)]
        return place.document > 1 || place.file == file ? "\(path), document \(place.document)" : path
    }

    /// Whether a profile's file differs from another, which is read once more: to remember each would take memory from all. Of
    /// what cannot be read again nothing is said.
    private func differs(_ profile: borrowing Profile, from file: Int) -> Bool? {
        let other = ByteBuffer()
        guard files[file] != "-", (try? other.read(files, at: file, limit: limits.fileSize)) != nil else {
            return nil
        }
        return Digest.ofNormalisedLines(other) != profile.digest
    }

    private func fail(
        _ path: String, _ document: Int, _ problems: [Diagnostic], _ file: Int, _ piece: inout BatchPiece,
        isDuplicate: Bool = false
    ) {
        let start = sink.count
        writer.append(failure: path, document: document, problems, to: &sink)
        let place = DocumentPlace(file: file, document: document)
        piece.items.append(BatchPiece.Item(bytes: start..<sink.count, identity: nil, place: place))
        piece.diagnostics += problems
        piece.summary.addFailure(isDuplicate: isDuplicate)
    }
}
