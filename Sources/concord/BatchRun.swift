import Diagnostics
import Files
import Reports
import RulePacks

/// A batch is a stream: pieces of some files each, worked on by several workers, written in the order of the input.
///
/// No more pieces are under way than workers can be kept busy with, so that memory does not grow with the batch.
struct BatchRun {
    let pack: RulePack
    let files: FileList
    let format: OutputFormat
    let detail: Detail?
    let isBatch: Bool
    let colour: Bool
    let console: Console
    let isQuiet: Bool

    /// Few, so that what is written of them stays near the processor until it leaves.
    private static let filesInAPiece = 4
    private let store = PieceStore()
    private let input = StandardInput()
    /// Makes what is left of files that are too large for one piece, in the order in which they are written.
    private var workerForRests: BatchWorker?
    /// Of each profile its number among those that were seen.
    private var seen: [ProfileIdentity: UInt32] = [:]
    private var places = DocumentPlaces()
    private var summary: BatchSummary
    /// Profiles that were written; of whole reports in text, those that are one.
    private var written = 0
    /// Files that are done and written.
    private(set) var filesDone = 0
    private var isWrapped = false
    private var progress: Progress

    init(
        pack: RulePack, files: FileList, format: OutputFormat, detail: Detail?, isBatch: Bool, colour: Bool,
        console: Console, isQuiet: Bool
    ) {
        self.pack = pack
        self.files = files
        self.format = format
        self.detail = detail
        self.isBatch = isBatch
        self.colour = colour
        self.console = console
        self.isQuiet = isQuiet
        summary = BatchSummary(pack)
        progress = Progress(total: files.count, isShown: !isQuiet && isBatch && Console.isTerminal, console)
    }

    mutating func write(to target: OutputFile, jobs: Int) async throws(FileProblem) -> BatchSummary {
        seen.reserveCapacity(files.count)
        let pieces = stride(from: 0, to: files.count, by: BatchRun.filesInAPiece).map { start in
            BatchSpan(files: start..<min(files.count, start + BatchRun.filesInAPiece))
        }
        let count = min(jobs == 0 ? Processors.count : jobs, pieces.count)
        let workers = (0..<max(1, count)).map { _ in worker() }
        if count == 1 {
            for piece in pieces {
                if Interruption.isRequested { break }
                try await take(workers[0].process(piece), piece, workers[0], target)
            }
        } else {
            try await runTogether(pieces, workers, target)
        }
        progress.clear()
        if filesDone < files.count, Interruption.isRequested {
            summary.interruption = BatchInterruption(done: filesDone, files: files.count)
        }
        try finish(target)
        return summary
    }

    private func worker() -> BatchWorker {
        BatchWorker(files, pack, store, input, ProfileWriter(pack, format, detail, colour: colour, isBatch: isBatch))
    }

    private mutating func runTogether(
        _ pieces: [BatchSpan], _ workers: [BatchWorker], _ target: OutputFile
    ) async throws(FileProblem) {
        var failure: FileProblem?
        await withTaskGroup(of: (Int, BatchPiece).self) { group in
            var started = 0
            var finished: [Int: BatchPiece] = [:]
            var next = 0
            func start() {
                guard started < pieces.count, !Interruption.isRequested, failure == nil else { return }
                let place = started
                let worker = workers[place % workers.count]
                let span = pieces[place]
                group.addTask { (place, await worker.process(span)) }
                started += 1
            }
            for _ in 0..<workers.count * 2 { start() }
            for await (place, piece) in group {
                finished[place] = piece
                while let piece = finished.removeValue(forKey: next) {
                    do throws(FileProblem) {
                        if failure == nil { try await take(piece, pieces[next], workers[next % workers.count], target) }
                    } catch {
                        failure = error
                    }
                    next += 1
                    start()
                }
            }
        }
        if let failure { throw failure }
    }

    /// Writes a piece, and what is left of it.
    private mutating func take(
        _ piece: BatchPiece, _ span: BatchSpan, _ worker: BatchWorker, _ target: OutputFile
    ) async throws(FileProblem) {
        var rest = try await takeOne(piece, span, worker, target)
        while let span = rest, !Interruption.isRequested {
            let worker = workerForRests ?? self.worker()
            workerForRests = worker
            rest = try await takeOne(worker.process(span), span, worker, target)
        }
    }

    /// Writes a piece, unless a profile in it stands earlier in the batch: then that is made a failure first.
    ///
    /// - Returns: what is left of it.
    private mutating func takeOne(
        _ piece: BatchPiece, _ span: BatchSpan, _ worker: BatchWorker, _ target: OutputFile
    ) async throws(FileProblem) -> BatchSpan? {
        var piece = piece
        let rest = piece.rest
        var duplicates: [DocumentPlace: DocumentPlace] = [:]
        for item in piece.items {
            guard let identity = item.identity else { continue }
            if let first = seen[identity] {
                duplicates[item.place] = places[first]
            } else {
                seen[identity] = places.append(item.place)
            }
        }
        if !duplicates.isEmpty {
            store.putBack(piece.bytes)
            piece = await worker.process(span.ending(before: rest), duplicates: duplicates)
        }
        defer { store.putBack(piece.bytes) }
        summary.merge(piece.summary)
        filesDone += piece.filesDone
        switch format {
        case .json: try writeJSON(piece, target)
        case .text: try writeText(piece, target)
        case .ndjson: try piece.bytes.write(to: target)
        }
        if !piece.diagnostics.isEmpty {
            progress.clear()
            console.show(piece.diagnostics)
        }
        progress.advance(to: rest?.files.lowerBound ?? span.files.upperBound)
        return rest
    }

    /// A line for each profile under one heading, or whole reports with a rule between them.
    private mutating func writeText(_ piece: BatchPiece, _ target: OutputFile) throws(FileProblem) {
        guard isBatch, detail == nil else {
            for item in piece.items {
                let isReport = item.identity != nil
                if isReport, written > 0 { try target.write(Array(TextWriter.ruleBetweenReports.utf8)) }
                try target.write(piece.bytes.bytes(item.bytes))
                if isReport { written += 1 }
            }
            return
        }
        if written == 0 { try target.write(Array(TextReport.portfolioHeading.utf8)) }
        try piece.bytes.write(to: target)
        written += piece.items.count
    }

    /// One profile is an object; several are a batch with a summary.
    private mutating func writeJSON(_ piece: BatchPiece, _ target: OutputFile) throws(FileProblem) {
        var bytes: [UInt8] = []
        if written == 0, isBatch || piece.items.count > 1 {
            isWrapped = true
            bytes += JSONReport.batchStart
        }
        for item in piece.items {
            if written > 0 { bytes += Array(",\n".utf8) }
            bytes += piece.bytes.bytes(item.bytes)
            written += 1
        }
        try target.write(bytes)
    }

    private mutating func finish(_ target: OutputFile) throws(FileProblem) {
        switch format {
        case .json: try target.write(isWrapped ? JSONReport.batchEnd(summary, pack) : written > 0 ? [0x0A] : [])
        case .text:
            let isMany = summary.profiles + summary.failures > 1 || isBatch
            if isMany { try target.write(Array(("\n" + text(colour: colour)).utf8)) }
        case .ndjson:
            let isMany = summary.profiles + summary.failures > 1 || isBatch
            if isMany, !isQuiet, !Interruption.isRequested { console.write(text(colour: console.colour)) }
        }
    }

    private func text(colour: Bool) -> String {
        TextSummary(style: TextStyle(colour: colour)).summary(summary, pack)
    }
}
