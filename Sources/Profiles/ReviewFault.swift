import Facts

/// Why a review does not make an assessment more than a draft.
public enum ReviewFault: Hashable, Sendable, CaseIterable {
    /// Nobody else has looked at it.
    case byPreparer
    /// The names are written differently, and may be one person's: so it is not clear that somebody else has.
    case maybeByPreparer
    /// It is not said who prepared it: so nobody can tell whether somebody else has.
    case preparerUnsaid
    /// What stands for a name is none, such as `to be confirmed`.
    case reviewerUnsaid
    /// What stands for a name may say that nobody has reviewed it, or that somebody else has.
    case reviewerUnclear
    case beforePrepared
    /// A month or a year, of which only some days lie before: so it is not clear that it was there to be reviewed.
    case maybeBeforePrepared
    /// What was reviewed cannot have been how things stood on that day.
    case beforeDay
    case maybeBeforeDay
    /// More than a year after the day and after it was prepared: a year that is written wrong, or a review of other work.
    case longAfter
}

extension Profile {
    /// Whether nobody has reviewed it, or the review has a fault.
    public var isDraft: Bool { reviewed == nil || !reviewFaults.isEmpty }

    /// What is wrong with the review; none where there is no review.
    public var reviewFaults: [ReviewFault] {
        guard let reviewed else { return [] }
        var faults: [ReviewFault] = []
        if isNobody(reviewed.by) {
            faults.append(.reviewerUnsaid)
        } else if ReviewerWords.sayMore(than: string(reviewed.by)) {
            faults.append(.reviewerUnclear)
        }
        if let prepared, !isNobody(prepared.by) {
            let (preparer, reviewer) = (string(prepared.by), string(reviewed.by))
            if faults.isEmpty, letters(preparer) == letters(reviewer) {
                faults.append(.byPreparer)
            } else if faults.isEmpty, isNobodyElse(reviewer, than: preparer) {
                faults.append(.maybeByPreparer)
            }
        } else {
            faults.append(.preparerUnsaid)
        }
        guard let date = reviewed.date else { return faults }
        if let prepared = prepared?.date {
            switch date.isBefore(prepared) {
            case .true: faults.append(.beforePrepared)
            case .unknown: faults.append(.maybeBeforePrepared)
            case .false: break
            }
        }
        if let asAt {
            switch date.isBefore(asAt) {
            case .true: faults.append(.beforeDay)
            case .unknown: faults.append(.maybeBeforeDay)
            case .false: break
            }
        }
        let latest = [prepared?.date, asAt].compactMap { $0 }
        if !latest.isEmpty, latest.allSatisfy({ $0.isMoreThanAYear(before: date) == .true }) {
            faults.append(.longAfter)
        }
        return faults
    }

    /// The responses that are by the one who reviewed the profile: nobody else has looked at these decisions.
    public var responsesOfReviewer: [Response] {
        responses.filter { !$0.by.isEmpty && mayBeReviewer(string($0.by)) }
    }

    /// Whether this is the name of who reviewed it, or may be.
    public func mayBeReviewer(_ name: String) -> Bool {
        guard let reviewed, !isNobody(reviewed.by), !name.isEmpty else { return false }
        return isReviewer(name) || isNobodyElse(string(reviewed.by), than: name)
    }

    /// Whether this is the name of who reviewed it, but for signs and spaces.
    public func isReviewer(_ name: String) -> Bool {
        reviewed.map { letters(string($0.by)) == letters(name) } ?? false
    }

    /// A name as it is compared: `A. B.` is `ab`.
    private func letters(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// Whether each of those who reviewed may be one of those who prepared.
    private func isNobodyElse(_ reviewer: String, than preparer: String) -> Bool {
        let (reviewers, preparers) = (PersonName.all(in: reviewer), PersonName.all(in: preparer))
        return !reviewers.isEmpty && reviewers.allSatisfy { one in preparers.contains { one.mayBe($0) } }
    }
}
