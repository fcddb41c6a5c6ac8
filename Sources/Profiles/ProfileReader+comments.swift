import Diagnostics
import YAML

/// Comments behind texts without quotes, which may be a part of what was meant: `source: Minutes, item #4`.
extension ProfileReader {
    /// Says so of each that is not set apart as comments are, and of each that has what keeps an entry back: that is never passed
    /// over.
    ///
    /// At the end of a document, as what is only to be looked at counts for nothing while answers are read.
    /// - Parameter next: where the next document begins, or a mistake ended the reading: what stands on its line is that mistake.
    mutating func reportComments(before next: Mark?) {
        let isProfile = !problems.contains { $0.code == "not-a-profile" }
        var hidden: Set<Mark> = []
        if hasHash {
            var words = hiddenWords ?? HiddenWords(in: buffer, limits: limits, lines: lineTable())
            hiddenWords = nil
            for comment in words.removeAll(before: next) where isProfile {
                hidden.insert(comment.mark)
                report(ProfileProblem.confidentialInComment, at: comment.mark, length: comment.length)
            }
            hiddenWords = words
        }
        guard isProfile, !endsBeforeComments.isEmpty else { return }
        var search = CommentSearch(lineTable())
        for place in endsBeforeComments where next.map({ place.line < $0.line }) ?? true {
            guard let comment = search.comment(behind: place), !comment.isSetApart,
                !hidden.contains(comment.mark)
            else { continue }
            let keys = textKeys ?? TextKeys(in: buffer, limits: limits, vocabulary: vocabulary, keys: keys)
            textKeys = keys
            report(
                ProfileProblem.commentInText(keys.path(ofTextEndingAt: place)), at: comment.mark,
                length: comment.length)
        }
        // An alias stands for its text again.
        profile.remarks = problems.filter { $0.level == .warning }.inOrder().map { problem in
            var remark = problem
            remark.line = nil
            return remark
        }
    }
}
