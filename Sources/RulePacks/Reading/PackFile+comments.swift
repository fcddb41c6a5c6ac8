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
    func reportComments(in node: Node) {
        switch node.content {
        case .scalar: break
        case .sequence(let items): items.forEach(reportComments)
        case .mapping(let entries):
            for entry in entries where !entry.key.hasPrefix("x-") {
                if PackFile.keysOfTexts.contains(entry.key) {
                    reportComment(behind: entry.value)
                } else if PackFile.keysOfNames.contains(entry.key), case .mapping(let names) = entry.value.content {
                    for name in names { reportComment(behind: name.value) }
                }
                reportComments(in: entry.value)
            }
        }
    }

    private func reportComment(behind text: Node) {
        if case .sequence(let items) = text.content { return items.forEach(reportComment) }
        guard let end = text.endBeforeComment, let comment = lines.comment(behind: end), !comment.isSetApart else {
            return
        }
        report(PackProblem.commentInText, at: comment.mark, length: comment.length)
    }
}
