public import Facts
import Files
import YAML

/// Tidies the text of a profile, and keeps what it says and every comment.
///
/// The outcome is checked before it is given back: it says the same, it has the same comments, and tidied again it stays the
/// same. What does not pass is left as it was.
public struct ProfileTidier: Sendable {
    /// What became of a text.
    public enum Outcome: Sendable, Equatable {
        /// It was tidy.
        case unchanged
        case tidied(String)
        /// Left as it was, and why.
        case left(Reason)
    }

    /// Why a text is left as it was, as a sentence goes on.
    public enum Reason: String, Sendable, CaseIterable {
        case anchors = "it has anchors or aliases, and what stands before what matters to them"
        case tags = "it has tags"
        case severalDocuments = "it holds several documents"
        case encoding = "it is not UTF-8 without a mark, or its lines do not end as usual"
        case braces = "it is written in braces from the outside"
        case layout = "it is laid out in a way that cannot be moved safely"
        case unreadable = "it cannot be read"
    }

    private let order: KeyOrder

    public init(_ vocabulary: Vocabulary) { order = KeyOrder(vocabulary) }

    /// - Complexity: O(bytes · log keys).
    public func tidy(_ bytes: [UInt8]) -> Outcome {
        guard let text = String(validating: bytes, as: UTF8.self) else { return .left(.encoding) }
        let first: (text: String, layout: Layout, lines: TextLines)
        switch once(text) {
        case .success(let found): first = found
        case .failure(let failure): return .left(failure.reason)
        }
        if first.text == text { return .unchanged }
        // Tidied again it is read again: what it says, its comments and its form have to be the same.
        guard case .success(let second) = once(first.text), second.text == first.text,
            second.layout.saysTheSame(as: first.layout), second.lines.comments.sorted() == first.lines.comments.sorted()
        else { return .left(.layout) }
        return .tidied(first.text)
    }

    private struct Failure: Error { var reason: Reason }

    /// - Returns: the tidy text, and the layout and lines of what was given.
    private func once(_ text: String) -> Result<(text: String, layout: Layout, lines: TextLines), Failure> {
        let layout: Layout
        do throws(Layout.Obstacle) {
            layout = try Layout.read(ByteBuffer(text.utf8))
        } catch {
            switch error {
            case .anchors: return .failure(Failure(reason: .anchors))
            case .tag: return .failure(Failure(reason: .tags))
            case .severalDocuments: return .failure(Failure(reason: .severalDocuments))
            case .nothing, .unreadable: return .failure(Failure(reason: .unreadable))
            }
        }
        guard layout.style != .flow else { return .failure(Failure(reason: .braces)) }
        guard let lines = TextLines(text, layout) else { return .failure(Failure(reason: .encoding)) }
        do throws(TidyText.Unmovable) {
            return .success((try TidyText(lines: lines, order: order).text(layout), layout, lines))
        } catch {
            return .failure(Failure(reason: .layout))
        }
    }
}
