import Facts
import Profiles
import RulePacks

/// A decision takes the weight off a flag, and is therefore looked at where it is nobody's, of no flag, of no force or later than
/// what it stands in.
extension Evaluation {
    func warnOfResponses(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        for response in profile.responses {
            let id = pack.flags[response.flag].id
            let truth = assessment.flags[response.flag]
            if !response.missing.isEmpty {
                warnings.add(.responseUnsigned(flag: id, missing: response.missing), at: response.mark)
            }
            if truth != .true { warnings.add(.responseUnused(flag: id, isOpen: truth == .unknown), at: response.mark) }
            if let problem = lateness(of: response, to: id, profile) { warnings.add(problem, at: response.mark) }
            if response.expiredBeforeMade, let expires = response.expires, let date = response.date {
                let problem = AssessmentProblem.responseExpiredBeforeMade(
                    flag: id, on: expires.description, made: date.description)
                warnings.add(problem, at: response.mark)
            } else if response.hasExpired(on: profile.asAt), let expires = response.expires {
                warnings.add(.responseExpired(flag: id, on: expires.description), at: response.mark)
            }
        }
    }

    /// Nobody who prepared or reviewed the profile can have seen a later decision; without either, what is decided long after
    /// the day may be of another state of things.
    private func lateness(
        of response: Response, to flag: String, _ profile: borrowing Profile
    ) -> AssessmentProblem? {
        guard let date = response.date else { return nil }
        if let prepared = profile.prepared?.date, date.first > prepared.last {
            return .responseAfter(flag: flag, date: date.description, .prepared)
        }
        if let reviewed = profile.reviewed?.date, date.first > reviewed.last {
            return .responseAfter(flag: flag, date: date.description, .reviewed)
        }
        guard let day = profile.asAt, profile.prepared?.date == nil, profile.reviewed?.date == nil,
            isMoreThanAYear(day, before: date)
        else { return nil }
        return .responseLongAfter(flag: flag, date: date.description, day: day.description)
    }
}
