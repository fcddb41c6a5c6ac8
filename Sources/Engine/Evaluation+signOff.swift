import Facts
import Profiles
import YAML

extension Evaluation {
    /// A review by the one who prepared it, or before that or the day it speaks of, is none.
    func warnOfSignOff(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        guard let reviewed = profile.reviewed else { return }
        for fault in profile.reviewFaults {
            let problem: AssessmentProblem =
                switch fault {
                case .byPreparer: .reviewedByPreparer(profile.string(reviewed.by))
                case .maybeByPreparer:
                    .reviewedByPreparerPerhaps(
                        profile.string(reviewed.by), preparer: profile.string(profile.prepared?.by ?? .none))
                case .beforePrepared: .reviewedBeforePrepared
                case .beforeDay: .reviewedBeforeDay(profile.asAt?.description ?? "")
                }
            warnings.add(problem, at: .none)
        }
    }
}
