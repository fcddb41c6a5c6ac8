import Facts

/// Why a review does not make an assessment more than a draft.
public enum ReviewFault: Hashable, Sendable, CaseIterable {
    /// Nobody else has looked at it.
    case byPreparer
    case beforePrepared
    /// What was reviewed cannot have been how things stood on that day.
    case beforeDay
}

extension Profile {
    /// Whether nobody has reviewed it, or the review has a fault.
    public var isDraft: Bool { reviewed == nil || !reviewFaults.isEmpty }

    /// What is wrong with the review; none where there is no review.
    public var reviewFaults: [ReviewFault] {
        guard let reviewed else { return [] }
        var faults: [ReviewFault] = []
        if let prepared, letters(prepared.by) == letters(reviewed.by) { faults.append(.byPreparer) }
        if let first = prepared?.date, let date = reviewed.date, date.last < first.first {
            faults.append(.beforePrepared)
        }
        if let asAt, let date = reviewed.date, date.last < asAt.first { faults.append(.beforeDay) }
        return faults
    }

    /// A name as it is compared: `A. B.` is `ab`.
    private func letters(_ name: TextRange) -> String {
        String(string(name).lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
