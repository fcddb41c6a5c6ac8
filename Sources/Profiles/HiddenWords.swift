import Files
import YAML

/// The comments of a file that may hold what was to keep an entry back, each behind something else on its line.
///
/// `{source: JS, note: letter #4, confidential: yes` keeps back nothing, as all behind the `#` is a comment. One on a line of its
/// own is meant as such.
struct HiddenWords {
    /// In the order in which they stand.
    private var comments: [CommentBehindText] = []
    /// How many of them have been given.
    private var given = 0

    /// As far as the file can be read: what cannot be read is a mistake of its own.
    /// - Complexity: O(bytes); the file is read again where a comment may have the word.
    init(in buffer: ByteBuffer, limits: Limits, lines: LineTable) {
        let candidates = HiddenWords.candidates(in: lines)
        guard !candidates.isEmpty else { return }
        var next = 0
        var isWithinText: Set<Int> = []
        do throws(YAMLProblem) {
            var events = try EventStream(buffer, limits: limits)
            while next < candidates.count {
                let event = try events.next()
                if event == .streamEnd { break }
                guard event == .scalar, let end = events.end else { continue }
                let start = events.mark
                while next < candidates.count, Self.isBefore(candidates[next].mark, start) { next += 1 }
                while next < candidates.count, Self.isBefore(candidates[next].mark, end) {
                    isWithinText.insert(next)
                    next += 1
                }
            }
        } catch {
            // What cannot be read from here on is said by whoever reads the file for what is in it.
        }
        // The comment goes to the end of its line, whatever signs stand in it.
        for (place, comment) in candidates.enumerated()
        where !isWithinText.contains(place) && comments.last?.mark.line != comment.mark.line {
            comments.append(comment)
        }
    }

    private static func candidates(in lines: LineTable) -> [CommentBehindText] {
        var found: [CommentBehindText] = []
        for number in lines.linesWithHash {
            guard lines.withLine(number, { ConfidentialWord.mayBeIn($0) }) == true,
                let line = lines.wholeLine(number)
            else { continue }
            let (key, word) = ConfidentialWord.lastPlaces(in: line)
            guard key >= 0 || word >= 0 else { continue }
            found += lines.commentsBehindAnything(on: number).filter { comment in
                let place = Int(comment.mark.column) - 1
                return place < key || !comment.isSetApart && place < word
            }
        }
        return found
    }

    /// Those that stand before a place, or all; they are given once.
    mutating func removeAll(before next: Mark?) -> ArraySlice<CommentBehindText> {
        let first = given
        while given < comments.count, next.map({ comments[given].mark.line < $0.line }) ?? true { given += 1 }
        return comments[first..<given]
    }

    private static func isBefore(_ one: Mark, _ other: Mark) -> Bool {
        (one.line, one.column) < (other.line, other.column)
    }
}
