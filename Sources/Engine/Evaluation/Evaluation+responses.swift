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
            let (missing, empty) = profile.unsaid(of: response)
            if !missing.isEmpty || !empty.isEmpty {
                warnings.add(.responseUnsigned(flag: id, missing: missing, empty: empty), at: response.mark)
            }
            if truth != .true {
                let isRemedied = truth == .false && response.decision == .remedied
                let reason =
                    truth == .unknown
                    ? "is open" : "is not raised" + (isRemedied ? ", as is to be hoped of what was remedied" : "")
                warnings.add(.responseUnused(flag: id, because: reason), at: response.mark)
            } else if !Evaluation.covers(pack.flags[response.flag].theme, profile) {
                warnings.add(.responseUnused(flag: id, because: "lies outside the scope"), at: response.mark)
            }
            if let problem = lateness(of: response, to: id, profile) { warnings.add(problem, at: response.mark) }
            if let problem = expiry(of: response, to: id, profile) { warnings.add(problem, at: response.mark) }
            if truth == .true, let problem = age(of: response, to: id, profile) {
                warnings.add(problem, at: response.mark)
            }
        }
    }

    /// What was decided long before the day, with no end to it, may be of another state of things: a profile that is made from
    /// last year's brings its responses along. What was remedied is compared with what was seen since.
    private func age(of response: Response, to flag: String, _ profile: borrowing Profile) -> AssessmentProblem? {
        guard response.decision != .remedied, response.expires == nil, let date = response.date,
            let day = profile.asAt, date.isMoreThanAYear(before: day) == .true
        else { return nil }
        return .responseLongBefore(flag: flag, date: date.description, day: day.description)
    }

    private func expiry(
        of response: Response, to flag: String, _ profile: borrowing Profile
    ) -> AssessmentProblem? {
        guard let expires = response.expires?.description else { return nil }
        let isOver = response.expiredBeforeMade
        if isOver != .true, response.hasExpired(on: profile.asAt) {
            return .responseExpired(flag: flag, on: expires)
        }
        guard isOver != .false, let made = response.date?.description else { return nil }
        return .responseExpiredBeforeMade(flag: flag, on: expires, made: made, isCertain: isOver.isCertain)
    }

    /// Nobody who prepared or reviewed the profile can have seen a later decision; without either, what is decided long after
    /// the day may be of another state of things.
    private func lateness(
        of response: Response, to flag: String, _ profile: borrowing Profile
    ) -> AssessmentProblem? {
        guard let date = response.date else { return nil }
        // Whoever reviewed it last can have seen it, though it was prepared without.
        let isReviewed = profile.reviewed?.date?.isBefore(date) == .false
        if !isReviewed, let signing = Signing(before: date, of: profile) {
            return .responseAfter(flag: flag, date: date.description, signing)
        }
        guard let day = profile.asAt, profile.prepared?.date == nil, profile.reviewed?.date == nil else { return nil }
        let isLong = day.isMoreThanAYear(before: date)
        guard isLong != .false else { return nil }
        return .responseLongAfter(
            flag: flag, date: date.description, day: day.description, isCertain: isLong.isCertain)
    }
}
