import Facts
import Profiles
import RulePacks
import YAML

extension Evaluation {
    /// Who prepared it before the day it speaks of cannot have known how things stood. A review by the one who prepared it, or by
    /// whoever that was, or before that or the day it speaks of, is none.
    func warnOfSignOff(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        if let prepared = profile.prepared, let date = prepared.date, let day = profile.asAt,
            date.isBefore(day) != .false
        {
            let problem = AssessmentProblem.preparedBeforeDay(
                date: date.description, day: day.description, isCertain: date.isBefore(day).isCertain)
            warnings.add(problem, at: prepared.mark)
        }
        guard let reviewed = profile.reviewed else { return }
        for fault in profile.reviewFaults {
            let problem: AssessmentProblem =
                switch fault {
                case .byPreparer: .reviewedByPreparer(profile.string(reviewed.by))
                case .maybeByPreparer:
                    .reviewedByPreparerPerhaps(
                        profile.string(reviewed.by), preparer: profile.string(profile.prepared?.by ?? .none))
                case .preparerUnsaid: .preparerUnsaid(reviewer: profile.string(reviewed.by))
                case .reviewerUnsaid: .reviewerUnsaid(profile.string(reviewed.by))
                case .reviewerUnclear: .reviewerUnclear(profile.string(reviewed.by))
                case .longAfter: .reviewedLongAfter(reviewed.date?.description ?? "")
                case .beforePrepared: .reviewedBeforePrepared
                case .maybeBeforePrepared:
                    .reviewedBeforePreparedPerhaps(
                        reviewed.date?.description ?? "", prepared: profile.prepared?.date?.description ?? "")
                case .beforeDay: .reviewedBeforeDay(profile.asAt?.description ?? "")
                case .maybeBeforeDay:
                    .reviewedBeforeDayPerhaps(
                        reviewed.date?.description ?? "", day: profile.asAt?.description ?? "")
                }
            warnings.add(problem, at: reviewed.mark)
        }
        warnOfOwnDecisions(reviewed, profile, &warnings)
    }

    /// Who decided on a flag looks at that decision a second time, and nobody else does. The review counts all the same, as what it
    /// is a review of is the profile.
    private func warnOfOwnDecisions(_ reviewed: SignOff, _ profile: borrowing Profile, _ warnings: inout Warnings) {
        let reviewer = profile.string(reviewed.by)
        var flags: [String?: [String]] = [:]
        for response in profile.responsesOfReviewer {
            let decider = profile.string(response.by)
            flags[profile.isReviewer(decider) ? nil : decider, default: []].append(pack.flags[response.flag].id)
        }
        for (decider, flags) in flags {
            let problem = AssessmentProblem.reviewerDecided(reviewer, decider: decider, flags: flags.sorted())
            warnings.add(problem, at: reviewed.mark)
        }
    }
}
