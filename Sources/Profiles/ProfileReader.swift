public import Diagnostics
public import Facts
public import Files
public import YAML

/// Reads profiles against a vocabulary, straight from the events of their YAML into a table that is used again for the next.
///
/// Not shared between threads: each worker has its own.
public struct ProfileReader {
    let vocabulary: Vocabulary
    let themes: NameTable
    let themeNames: [String]
    let flags: NameTable
    let flagNames: [String]
    let pack: String?
    let keys = Keys()
    let limits: Limits

    /// What was read last; meaningful where the last document had no errors.
    public internal(set) var profile: Profile
    /// What was wrong with the last document.
    public internal(set) var problems: [Diagnostic] = []

    var buffer: ByteBuffer
    var file = ""
    var lines: LineTable?
    var confidential: ConfidentialLines?
    var repeatedKeys: RepeatedKeys?
    var textKeys: TextKeys?
    var hiddenWords: HiddenWords?
    /// Whether the file may have comments.
    var hasHash = false
    private var heads: DocumentHeads?
    /// Whether the last document says that it is a profile.
    private var isProfile = false
    /// Whether nothing stands in the document: what some programs leave behind the last, and no profile that could be missed.
    private var isBlank = false
    /// Where the document's texts end behind which comments may follow.
    var endsBeforeComments: [Mark] = []
    /// For each group of names, the mapping that named it last.
    var lastMapping: [Int]
    var mappings = 0

    /// How many problems of one document are reported.
    static let mostProblems = 50

    /// - Parameters:
    ///   - themes: the names that a profile's scope may list.
    ///   - flags: the names that a profile may respond to.
    ///   - pack: what may stand before such a name, with a `/`, as results print it.
    public init(
        vocabulary: Vocabulary, themes: [String], flags: [String], pack: String? = nil, limits: Limits = .standard
    ) {
        self.pack = pack
        self.vocabulary = vocabulary
        self.themes = NameTable(themes)
        self.flags = NameTable(flags)
        themeNames = themes
        flagNames = flags
        self.limits = limits
        profile = Profile(for: vocabulary)
        buffer = ByteBuffer(capacity: 64)
        lastMapping = Array(repeating: 0, count: vocabulary.groupCount)
    }

    /// Reads every document of a file that has been loaded, and hands each to `visit`.
    ///
    /// - Parameter visit: gets the profile, and the diagnostics of the document; the profile counts only without errors.
    /// - Complexity: O(bytes).
    public mutating func read(
        _ buffer: ByteBuffer, file: String, visit: (borrowing Profile, [Diagnostic]) -> Void
    ) {
        do throws(YAMLProblem) {
            var documents = try open(buffer, file: file)
            while readNext(of: &documents, visit: visit) {}
        } catch {
            visit(profile, problems)
        }
    }

    /// Begins with a file that has been loaded, and is held until its last document has been read.
    ///
    /// - Throws: `noMemory`, of which the problems tell.
    public mutating func open(_ buffer: ByteBuffer, file: String) throws(YAMLProblem) -> ProfileDocuments {
        begin(buffer, file: file)
        profile.digest = Digest.ofNormalisedLines(buffer)
        do throws(YAMLProblem) {
            return ProfileDocuments(try EventStream(buffer, limits: limits))
        } catch {
            begin()
            report(error, at: .none)
            throw error
        }
    }

    mutating func begin(_ buffer: ByteBuffer, file: String) {
        self.buffer = buffer
        self.file = file
        lines = nil
        confidential = nil
        repeatedKeys = nil
        textKeys = nil
        hiddenWords = nil
        hasHash = buffer.contains(UInt8(ascii: "#"))
        heads = nil
        profile.file = file
        profile.document = 0
    }

    private mutating func begin() {
        profile.clear()
        profile.document += 1
        isProfile = false
        isBlank = false
        problems.removeAll()
        endsBeforeComments.removeAll(keepingCapacity: true)
    }

    /// Reads the next document of the file that was opened last, and hands it to `visit`.
    ///
    /// - Returns: whether there was one; what ends the reading counts as one.
    /// - Complexity: O(bytes of the document).
    public mutating func readNext(
        of documents: inout ProfileDocuments, visit: (borrowing Profile, [Diagnostic]) -> Void
    ) -> Bool {
        guard !documents.isAtEnd else { return false }
        do throws(YAMLProblem) {
            guard try readNext(&documents) else { return false }
        } catch {
            documents.isAtEnd = true
            reportEnd(error, at: documents.events.mark)
            reportComments(before: documents.events.mark)
        }
        visit(profile, problems.isEmpty ? problems : problems.inOrder())
        return true
    }

    private mutating func readNext(_ documents: inout ProfileDocuments) throws(YAMLProblem) -> Bool {
        begin()
        if !documents.hasBegun {
            documents.hasBegun = true
            guard try documents.events.next() == .documentStart else {
                documents.isAtEnd = true
                report(YAMLProblem.empty, at: .none)
                return true
            }
        }
        while true {
            if let failure = documents.failure { throw failure }
            try readDocument(&documents.events)
            while try documents.events.next() != .documentEnd {}
            do throws(YAMLProblem) {
                documents.isAtEnd = try documents.events.next() != .documentStart
            } catch {
                documents.failure = error
            }
            if isBlank {
                if !documents.isAtEnd {
                    begin()
                    continue
                }
                if documents.hasContent { return false }
                report(YAMLProblem.empty, at: .none)
            }
            documents.hasContent = true
            let next = documents.isAtEnd ? nil : documents.events.mark
            if let next { reportParting(at: next) }
            reportComments(before: next)
            return true
        }
    }

    /// A profile may lack anything that is said of it behind a line that parts it from its rest.
    private mutating func reportParting(at mark: Mark) {
        guard isProfile, !lineTable().document(from: Int(mark.line), beginsWith: "schema: ") else { return }
        let found = heads ?? DocumentHeads(in: buffer, limits: limits, keys: keys)
        heads = found
        guard found.isPartedFromRest(profile.document) else { return }
        report(ProfileProblem.partedFromRest, at: mark, length: 3)
    }

    /// The text cannot be read from here on. What was taken for wrong just before is often the same mistake: it is not reported
    /// a second time.
    private mutating func reportEnd(_ error: YAMLProblem, at mark: Mark) {
        if problems.contains(where: { $0.code == "not-a-profile" }) { return }
        if error.code == "yaml-syntax" {
            let first = Int(mark.line) - (error == .lineContinues ? 1 : 0)
            problems.removeAll { $0.location.line >= first }
        }
        if case .notText = error { problems.removeAll() }
        report(error, at: mark)
        guard let rest = lineTable().rest(after: Int(mark.line)) else { return }
        problems.append(
            Diagnostic(
                YAMLProblem.restUnread(lines: rest.lines, documents: rest.documents),
                at: Location(file: file, line: rest.first, column: 1)))
    }

    // MARK: The outermost mapping

    private mutating func readDocument(_ events: inout EventStream) throws(YAMLProblem) {
        let first = try events.next()
        let start = events.mark
        isBlank = first == .scalar && events.isPlain && events.withScalar { $0.isEmpty }
        guard first == .mappingStart else {
            if !isBlank { report(ProfileProblem.notAMapping, at: start) }
            try events.skip(first)
            return
        }
        var seen: UInt32 = 0
        var schema: SchemaFound?
        while let key = try nextKey(&events, of: .top, seen: &seen) {
            switch key {
            case Keys.schema: schema = try readSchema(&events)
            case Keys.id:
                profile.id = try readText(&events, "id")
                profile.mark = events.mark
                reportQuotes(around: events)
            case Keys.partnership: profile.partnership = try readText(&events, "partnership")
            case Keys.asAt: profile.asAt = try readDate(&events, "as_at", day: true)
            case Keys.scope: try readScope(&events)
            case Keys.facts: try readFacts(&events)
            case Keys.responses: try readResponses(&events)
            case Keys.prepared: profile.prepared = try readSignOff(&events, "prepared")
            default: profile.reviewed = try readSignOff(&events, "reviewed")
            }
        }
        if let day = profile.asAt {
            for slot in vocabulary.daySlots { profile.fill(slot, with: Answer(value: .date(day), unknown: nil)) }
        }
        switch schema {
        case .own?: isProfile = true
        case .other(let problem, let mark, let length)?:
            // In what is no profile nothing else is a mistake, however much of it was met before it said so.
            problems.removeAll { $0.location.line > 0 }
            return report(problem, at: mark, length: length)
        case nil: return report(ProfileProblem.noSchema, at: start)
        }
        if seen & (1 << UInt32(Keys.id)) == 0 { report(ProfileProblem.missing("id"), at: start) }
        if seen & (1 << UInt32(Keys.asAt)) == 0 { report(ProfileProblem.missing("as_at"), at: start) }
    }

    /// Two profiles whose ids differ in nothing but such quotes would pass for two.
    private mutating func reportQuotes(around id: borrowing EventStream) {
        guard id.isPlain, id.withScalar({ $0.count > 2 && $0[0] == 0xE2 }) else { return }
        guard let meant = AnswerReader.unquoted(id.scalar) else { return }
        report(
            AnswerProblem.quoted(shortened(id.scalar), meant: shortened(meant)), at: id.mark,
            length: id.scalar.unicodeScalars.count)
    }

    /// What a document says that it is.
    private enum SchemaFound {
        case own
        case other(ProfileProblem, Mark, length: Int)
    }

    private func readSchema(_ events: inout EventStream) throws(YAMLProblem) -> SchemaFound {
        let event = try events.next()
        let mark = events.mark
        guard event == .scalar else {
            try events.skip(event)
            return .other(.scalarNeeded("schema"), mark, length: 1)
        }
        if events.withScalar({ AnswerReader.matches($0, "concord/profile/1") }) { return .own }
        let text = events.scalar
        return .other(.wrongSchema(shortened(text)), mark, length: text.unicodeScalars.count)
    }

    private mutating func readScope(_ events: inout EventStream) throws(YAMLProblem) {
        guard try startsMapping(&events, "scope") else { return }
        var seen: UInt32 = 0
        while let key = try nextKey(&events, of: .scope, seen: &seen) {
            if key == 0 {
                profile.basis = try readText(&events, "basis")
            } else {
                try readThemes(&events)
            }
        }
    }

    private mutating func readThemes(_ events: inout EventStream) throws(YAMLProblem) {
        let event = try events.next()
        guard event == .sequenceStart else {
            report(ProfileProblem.sequenceNeeded("themes"), at: events.mark)
            try events.skip(event)
            return
        }
        var scope: [Int] = []
        var isEmpty = true
        let start = events.mark
        while true {
            let item = try events.next()
            if item == .sequenceEnd { break }
            isEmpty = false
            guard item == .scalar else {
                report(ProfileProblem.scalarNeeded("themes"), at: events.mark)
                try events.skip(item)
                continue
            }
            if let theme = events.withScalar({ themes.find($0) }) {
                if !scope.contains(theme) { scope.append(theme) }
            } else {
                let name = events.scalar
                report(
                    ProfileProblem.unknownName(
                        shortened(name), kind: "theme", among: themeNames,
                        near: NearestName.to(name, among: themeNames)),
                    at: events.mark, length: name.unicodeScalars.count)
            }
        }
        if isEmpty { report(ProfileProblem.listsNothing("themes"), at: start) }
        profile.scope = scope.sorted()
    }
}
