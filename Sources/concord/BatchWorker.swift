import Diagnostics
import Engine
import Facts
import Files
import Profiles
import Reports
import RulePacks
import YAML

/// Reads, evaluates and writes, with tables of its own that it uses again and again.
actor BatchWorker {
    private let files: FileList
    private let evaluator: Evaluator
    private var reader: ProfileReader
    private let buffer = ByteBuffer(interruption: Interruption.descriptor)
    private var writer: ProfileWriter
    private var sink = ByteSink()
    private let store: PieceStore
    private let input: StandardInput
    private let limits: Limits
    /// The file that is read, and how far.
    private var documents: ProfileDocuments?
    private var next = DocumentPlace(file: 0, document: 1)

    /// A piece with more, in bytes or documents, is handed out before its file is read to its end: it is held until it can be
    /// written.
    private static let mostBytes = 4 * 1024 * 1024
    private static let mostDocuments = 1_000

    init(
        _ files: FileList, _ pack: RulePack, _ store: PieceStore, _ input: StandardInput,
        _ writer: consuming sending ProfileWriter, limits: Limits = .standard
    ) {
        self.files = files
        self.store = store
        self.input = input
        self.limits = limits
        evaluator = Evaluator(pack)
        reader = ProfileReader(for: pack, limits: limits)
        self.writer = writer
    }

    /// - Parameter duplicates: documents among the piece's whose profiles stand earlier in the batch, and where.
    func process(_ span: BatchSpan, duplicates: [DocumentPlace: DocumentPlace] = [:]) -> BatchPiece {
        var piece = BatchPiece(bytes: store.take(), summary: BatchSummary(evaluator.pack))
        sink.removeAll()
        files: for file in span.files {
            let path = files[file]
            let first = file == span.files.lowerBound ? span.firstDocument : 1
            do throws(FileProblem) {
                try open(file, path, first)
            } catch {
                // What could not be waited for is no profile that could not be read.
                if Interruption.isRequested { break }
                // A folder is listed where no profile was found in it.
                let problem: any Problem = error == .folder ? InputProblem.emptyFolder : error
                fail(path, 1, [Diagnostic(problem, at: Location(file: path))], file, &piece)
                piece.filesDone += 1
                continue
            }
            while readNext(file, path, from: first, duplicates, &piece) {
                guard isCut(piece, span) else { continue }
                piece.rest = BatchSpan(files: file..<span.files.upperBound, firstDocument: Int(next.document))
                break files
            }
            piece.filesDone += 1
        }
        piece.bytes.exchange(with: &sink)
        return piece
    }

    /// Whether a piece ends here, before whatever its file may still have.
    private func isCut(_ piece: BatchPiece, _ span: BatchSpan) -> Bool {
        if let end = span.end { return next.file == end.file && next.document >= end.document }
        return sink.count > BatchWorker.mostBytes || piece.items.count >= BatchWorker.mostDocuments
    }

    /// Goes on with a file where it was left, or begins with it.
    private func open(_ file: Int, _ path: String, _ first: Int) throws(FileProblem) {
        let place = DocumentPlace(file: file, document: first)
        guard documents == nil || next != place || first == 1 else { return }
        // It looks into the buffer that is filled anew.
        documents = nil
        try load(file, path, into: buffer)
        next = DocumentPlace(file: file, document: 1)
        do throws(YAMLProblem) {
            documents = try reader.open(buffer, file: path)
        } catch {
            documents = nil
        }
    }

    private func load(_ file: Int, _ path: String, into buffer: ByteBuffer) throws(FileProblem) {
        if path == "-" {
            try input.read(into: buffer, limit: limits.fileSize)
        } else {
            try buffer.read(files, at: file, limit: limits.fileSize)
        }
    }

    /// Takes the next document of a file into a piece; those before `first` are in another.
    ///
    /// - Returns: whether there was one.
    private func readNext(
        _ file: Int, _ path: String, from first: Int, _ duplicates: [DocumentPlace: DocumentPlace],
        _ piece: inout BatchPiece
    ) -> Bool {
        guard var open = documents.take() else {
            fail(path, 1, reader.problems, file, &piece)
            return false
        }
        let isRead = reader.readNext(of: &open) { profile, problems in
            next.document = UInt32(profile.document) + 1
            guard profile.document >= first else { return }
            guard !problems.hasErrors else { return fail(path, profile.document, problems, file, &piece) }
            let place = DocumentPlace(file: file, document: profile.document)
            if let first = duplicates[place] {
                return fail(profile, asDuplicateOf: first, path, file, &piece)
            }
            piece.diagnostics += problems
            let assessment = evaluator.evaluate(profile)
            let start = sink.count
            writer.append(evaluator, assessment, profile, to: &sink)
            piece.items.append(
                BatchPiece.Item(bytes: start..<sink.count, identity: ProfileIdentity(profile), place: place))
            piece.summary.add(assessment, profile)
        }
        documents = consume open
        return isRead
    }

    private func fail(
        _ profile: borrowing Profile, asDuplicateOf first: DocumentPlace, _ path: String, _ file: Int,
        _ piece: inout BatchPiece
    ) {
        let problem = BatchProblem.duplicate(
            id: profile.string(profile.id), asAt: profile.asAt?.description ?? "",
            first: name(of: first, besides: file),
            first.file == file ? nil : likeness(of: profile, path, to: Int(first.file)))
        let location = Location(file: path, line: Int(profile.mark.line), column: Int(profile.mark.column))
        fail(path, profile.document, [Diagnostic(problem, at: location)], file, &piece, isDuplicate: true)
    }

    /// Which document it is, where a file has several.
    private func name(of place: DocumentPlace, besides file: Int) -> String {
        let path = files[Int(place.file)]
        return place.document > 1 || place.file == file ? "\(path), document \(place.document)" : path
    }

    /// How a profile's file is to another, which is read once more: to remember each would take memory from all. Of what cannot be
    /// read again nothing is said.
    private func likeness(of profile: borrowing Profile, _ path: String, to file: Int) -> BatchProblem.Likeness? {
        if files[file] == path { return .same }
        let other = ByteBuffer()
        guard (try? load(file, files[file], into: other)) != nil else { return nil }
        return Digest.ofNormalisedLines(other) == profile.digest ? .alike : .different
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
