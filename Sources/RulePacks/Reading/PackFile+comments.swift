import YAML

/// Comments behind texts without quotes, which may be a part of what was meant: `finding: Item #4 matters`.
extension PackFile {
    /// The keys under which people's own words stand: a text or a list of texts.
    private static let keysOfTexts: Set<String> = [
        "title", "author", "label", "question", "note", "finding", "says", "does_not_say", "because", "read",
        "judgement",
        "text", "figure", "of", "that", "whose", "unit", "name", "refused",
    ]
    /// The keys under which each id has a text.
    private static let keysOfNames: Set<String> = ["judgements", "parties", "themes", "keys"]

    /// Reports each that is not set apart as comments are. A pack prints its texts as the findings of others, so that none of
    /// them may lose its end.
    ///
    func reportComments(in node: Node) {
        var search = CommentSearch(lines)
        reportComments(in: node, under: "", of: "", &search)
    }

    /// - Parameters:
    ///   - key: what the node stands under.
    ///   - outer: what the mapping stands under that has this key.
    private func reportComments(in node: Node, under key: String, of outer: String, _ search: inout CommentSearch) {
        switch node.content {
        case .scalar:
            // Most have none behind them, so that their keys are of no interest.
            guard let end = node.endBeforeComment, let comment = search.comment(behind: end), !comment.isSetApart,
                PackFile.keysOfTexts.contains(key) || PackFile.keysOfNames.contains(outer)
            else { return }
            report(PackProblem.commentInText, at: comment.mark, length: comment.length)
        case .sequence(let items):
            for item in items { reportComments(in: item, under: key, of: outer, &search) }
        case .mapping(let entries):
            for entry in entries where !entry.key.hasPrefix("x-") {
                reportComments(in: entry.value, under: entry.key, of: key, &search)
            }
        }
    }
}
