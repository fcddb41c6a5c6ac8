import Diagnostics
import YAML

/// Comments behind texts without quotes, which may be a part of what was meant: `source: Minutes, item #4`.
extension ProfileReader {
    /// Says so of each that is not set apart as comments are.
    ///
    /// At the end of a document, as what is only to be looked at counts for nothing while answers are read.
    /// - Parameter end: where a mistake ended the reading; what stands on its line is that mistake.
    mutating func reportComments(before end: Mark? = nil) {
        guard !endsBeforeComments.isEmpty, !problems.contains(where: { $0.code == "not-a-profile" }) else { return }
        for place in endsBeforeComments where end.map({ place.line < $0.line }) ?? true {
            guard let comment = lineTable().comment(behind: place), !comment.isSetApart else { continue }
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
