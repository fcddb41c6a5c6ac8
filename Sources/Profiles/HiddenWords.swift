import Files
import YAML

/// The comments of a file that may hold what was to keep an entry back, each behind something else on its line.
///
/// `{source: JS, note: letter #4, confidential: yes` keeps back nothing, as all behind the `#` is a comment. One on a line of its
/// own is meant as such.
struct HiddenWords {
    /// In the order in which they stand.
    private var comments: [CommentBehindText] = []

    /// As far as the file can be read: what cannot be read is a mistake of its own.
    /// - Complexity: O(bytes); the file is read again where a comment may have the word.
    init(in buffer: ByteBuffer, limits: Limits, lines: LineTable) {
        var found = lines.commentsBehindAnything().filter {
            ConfidentialWord.isHidden(in: $0.text, isSetApart: $0.comment.isSetApart)
        }.map(\.comment)
        guard !found.isEmpty else { return }
        do throws(YAMLProblem) {
            var events = try EventStream(buffer, limits: limits)
            while true {
                let event = try events.next()
                if event == .streamEnd { break }
                guard event == .scalar, let end = events.end else { continue }
                let start = events.mark
                found.removeAll { Self.isBefore($0.mark, end) && !Self.isBefore($0.mark, start) }
            }
        } catch {
            // What cannot be read from here on is said by whoever reads the file for what is in it.
        }
        // The comment goes to the end of its line, whatever signs stand in it.
        for comment in found where comments.last?.mark.line != comment.mark.line { comments.append(comment) }
    }

    /// Those that stand before a place, or all; they are given once.
    mutating func removeAll(before next: Mark?) -> [CommentBehindText] {
        let first = comments.prefix { comment in next.map { comment.mark.line < $0.line } ?? true }
        comments.removeFirst(first.count)
        return Array(first)
    }

    private static func isBefore(_ one: Mark, _ other: Mark) -> Bool {
        (one.line, one.column) < (other.line, other.column)
    }
}
