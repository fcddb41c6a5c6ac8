import Diagnostics
import Facts
import Files
import YAML

/// The small pieces that every part of a profile is made of.
extension ProfileReader {
    mutating func report(_ problem: any Problem, at mark: Mark, length: Int = 1) {
        guard problems.count <= Self.mostProblems else { return }
        let isLast = problems.count == Self.mostProblems
        let problem = isLast ? ProfileProblem.tooManyProblems : quotedWord(problem, at: mark, length) ?? problem
        var diagnostic = Diagnostic(
            problem, at: Location(file: file, line: Int(mark.line), column: Int(mark.column)),
            line: lineTable().line(Int(mark.line)), length: length)
        if isConfidential(Int(mark.line)) { keepBack(&diagnostic, of: problem) }
        if offersOwnName(problem) { diagnostic.suggestion = nil }
        problems.append(diagnostic)
    }

    /// Where a word is not understood for the typographic quotes around it alone, that problem in place of the other.
    private mutating func quotedWord(_ problem: any Problem, at mark: Mark, _ length: Int) -> AnswerProblem? {
        guard let problem = problem as? ProfileProblem, length > 2, let line = lineTable().line(Int(mark.line)) else {
            return nil
        }
        let scalars = line.unicodeScalars.dropFirst(Int(mark.column) - 1).prefix(length)
        let text = String(String.UnicodeScalarView(scalars))
        guard let word = AnswerReader.unquoted(text) else { return nil }
        let isMeant =
            switch problem {
            case .unknownKey(_, let among, _), .unknownWord(_, _, let among, _): among.contains(word)
            case .unknownFact, .unknownReporter, .unknownKeyOfGrid, .unknownName:
                problem.suggestion.map { $0 == word || $0.hasSuffix("." + word) } ?? false
            case .listNeedsItems: ["none", "unknown"].contains(word)
            case .gridNeedsKeys, .reporterNeeded: word == "unknown"
            case .completeNotYesNo: ["yes", "no"].contains(word)
            case .tallyCount: word.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
            default: false
            }
        return isMeant ? .quoted(shortened(text), meant: shortened(word)) : nil
    }

    /// The lines of the file, found once for all of its problems.
    mutating func lineTable() -> LineTable {
        if let lines { return lines }
        let table = LineTable(buffer)
        lines = table
        return table
    }

    /// A key that stands in its mapping already: says where, which the file is read again for, once for all such keys.
    mutating func reportDuplicate(_ key: String, at mark: Mark, length: Int) {
        guard problems.count < Self.mostProblems else { return report(ProfileProblem.tooManyProblems, at: mark) }
        let repeated = repeatedKeys ?? RepeatedKeys(in: buffer, limits: limits)
        repeatedKeys = repeated
        report(ProfileProblem.duplicateKey(key, firstLine: repeated.firstLine(ofKeyAt: mark)), at: mark, length: length)
    }

    /// The next key of a mapping that has begun, by its number in the table; `nil` at the mapping's end.
    /// Keys without a meaning are reported and passed over; those that begin with `x-` are anyone's own.
    mutating func nextKey(
        _ events: inout EventStream, of mapping: Keys.Mapping, seen: inout UInt32, withheld: Int = 0
    ) throws(YAMLProblem) -> Int? {
        while true {
            let event = try events.next()
            if event == .mappingEnd { return nil }
            guard event == .scalar else {
                try skipOddKey(event, &events)
                continue
            }
            if let key = events.withScalar({ keys.find($0, in: mapping) }) {
                if seen & (1 << UInt32(key)) == 0 {
                    seen |= 1 << UInt32(key)
                    return key
                }
                let word = keys.words[mapping.rawValue][key]
                reportDuplicate(word, at: events.mark, length: word.count)
            } else if !isOwnKey(events) {
                reportUnknownKey(
                    events.scalar, among: keys.words[mapping.rawValue], withheld: withheld, at: events.mark)
            }
            try events.skip(try events.next())
        }
    }

    /// - Parameter withheld: how many words, the last of all, would be refused here and so are not offered.
    mutating func reportUnknownKey(_ key: String, among words: [String], withheld: Int = 0, at mark: Mark) {
        if key == "<<" { return report(YAMLProblem.mergeKey, at: mark, length: 2) }
        guard problems.count < Self.mostProblems else { return report(ProfileProblem.tooManyProblems, at: mark) }
        let length = key.unicodeScalars.count
        if let problem = lineTable().problem(ofKeyCutByComma: key, at: mark) {
            return report(problem, at: mark, length: length)
        }
        let text = Array(key.utf8)
        if words == keys.words[Keys.Mapping.top.rawValue], vocabulary.follow(text.span, from: 0) != nil {
            return report(ProfileProblem.factOutsideFacts(key), at: mark, length: length)
        }
        if words == keys.words[Keys.Mapping.answer.rawValue],
            vocabulary.facts.contains(where: { ($0.ask + $0.reporters).contains(key) })
        {
            return report(ProfileProblem.notReported(key), at: mark, length: length)
        }
        if words == keys.words[Keys.Mapping.answer.rawValue],
            keys.words[Keys.Mapping.evidence.rawValue].contains(key)
        {
            return report(ProfileProblem.belongsInEvidence(key), at: mark, length: length)
        }
        let offered = Array(words.dropLast(withheld))
        report(
            ProfileProblem.unknownKey(shortened(key), among: offered, near: NearestName.to(key, among: offered)),
            at: mark, length: length)
    }

    /// Whether the key at hand is anyone's own; also of those each stands once in its mapping.
    mutating func isOwnKey(_ events: borrowing EventStream) -> Bool {
        guard events.withScalar({ Keys.isOwn($0) }) else { return false }
        let repeated = repeatedKeys ?? RepeatedKeys(in: buffer, limits: limits)
        repeatedKeys = repeated
        if repeated.firstLine(ofKeyAt: events.mark) != nil {
            reportDuplicate(shortened(events.scalar), at: events.mark, length: events.scalar.unicodeScalars.count)
        }
        return true
    }

    mutating func skipOddKey(_ event: EventStream.Event, _ events: inout EventStream) throws(YAMLProblem) {
        report(YAMLProblem.keyNotScalar, at: events.mark)
        try events.skip(event)
        try events.skip(try events.next())
    }

    mutating func startsMapping(_ events: inout EventStream, _ name: String) throws(YAMLProblem) -> Bool {
        let event = try events.next()
        if event == .mappingStart { return true }
        let colon = event == .scalar && events.scalar.contains(":")
        report(ProfileProblem.mappingNeeded(name, colonLacksSpace: colon), at: events.mark)
        try events.skip(event)
        return false
    }

    /// Whether a scalar follows; what else follows is reported and passed over.
    mutating func startsScalar(_ events: inout EventStream, _ name: String) throws(YAMLProblem) -> Bool {
        let event = try events.next()
        if event == .scalar { return true }
        report(ProfileProblem.scalarNeeded(name), at: events.mark)
        try events.skip(event)
        return false
    }

    mutating func readText(_ events: inout EventStream, _ name: String) throws(YAMLProblem) -> TextRange {
        guard try startsScalar(&events, name) else { return .none }
        let isNull = events.isPlain && events.withScalar { AnswerReader.isNull($0) }
        let text = isNull ? .none : keepText(events, reports: false)
        if text.isEmpty { report(ProfileProblem.emptyText(name), at: events.mark) }
        return text
    }

    /// Why something is not known, in words.
    mutating func readReason(_ events: inout EventStream) throws(YAMLProblem) -> TextRange {
        let reason = try readText(&events, "unknown")
        if !reason.isEmpty, events.withScalar({ AnswerReader.yesNo($0) }) != nil {
            report(ProfileProblem.yesOrNoAsReason, at: events.mark, length: events.scalar.unicodeScalars.count)
        }
        return reason
    }

    /// Keeps the scalar at hand.
    mutating func keepText(_ events: borrowing EventStream, reports: Bool = true) -> TextRange {
        let start = profile.text.count
        let isBlank = events.withScalar { scalar in
            var blank = true
            for index in 0..<scalar.count where scalar[index] > 32 {
                blank = false
                break
            }
            if !blank { profile.text.append(copying: scalar) }
            return blank
        }
        if isBlank, reports { report(AnswerProblem.empty, at: events.mark) }
        if let end = events.endBeforeComment, !isBlank { endsBeforeComments.append(end) }
        return TextRange(start: start, count: profile.text.count - start)
    }

    mutating func readDate(_ events: inout EventStream, _ name: String, day: Bool) throws(YAMLProblem) -> DateSpan? {
        guard try startsScalar(&events, name) else { return nil }
        guard let span = events.withScalar({ DateSpan($0) }) else {
            let problem = AnswerReader.problem(with: events.scalar, as: .date, note: nil)
            report(
                day ? .day(problem) : problem, at: events.mark, length: events.scalar.unicodeScalars.count)
            return nil
        }
        if day, !span.isDay {
            report(
                ProfileProblem.notADay(events.scalar), at: events.mark, length: events.scalar.unicodeScalars.count)
        }
        return span
    }

    /// - Parameter meant: the word that stands here for what is written, where that is another name for it.
    mutating func reportUnknownWord(
        _ events: borrowing EventStream, _ name: String, among words: [String], meant: String? = nil
    ) {
        let text = events.scalar
        report(
            ProfileProblem.unknownWord(
                shortened(text), key: name, among: words, near: meant ?? NearestName.to(text, among: words)),
            at: events.mark, length: text.unicodeScalars.count)
    }

    func shortened(_ text: String) -> String { text.count > 60 ? String(text.prefix(60)) + "…" : text }
}
