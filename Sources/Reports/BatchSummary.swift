public import Engine
import Facts
import Files
public import Profiles
public import RulePacks

/// What a batch came to: counts only, so that it stays small however many profiles there are.
public struct BatchSummary: Sendable {
    /// Profiles that were assessed.
    public private(set) var profiles = 0
    /// Profiles that could not be read or were left out.
    public private(set) var failures = 0
    /// Of those, the ones left out since they stand earlier in the batch.
    public private(set) var duplicates = 0
    /// Of those that were assessed, the ones whose results are drafts.
    public private(set) var drafts = 0
    /// Where the batch was interrupted, how far it had come: what is counted here is then not all of it.
    public var interruption: BatchInterruption?
    /// On whose word profiles rest, each wording once with its number of profiles; the empty one is that they do not say. Of what is
    /// merged the first few, of what is added all: one that comes late in a part may be among the first of the whole.
    public private(set) var bases: [(basis: [UInt8], profiles: Int)] = []
    /// Where those after the first few stand.
    private var laterBases: [[UInt8]: Int] = [:]
    /// Profiles whose wording came after the first few.
    public private(set) var otherBases = 0
    /// Over all profiles, inside their scopes.
    public private(set) var counts = Counts()
    /// For each flag of the pack, in how many profiles it is raised, and open.
    public private(set) var raised: [Int]
    public private(set) var open: [Int]
    /// For each flag of the pack, in how many profiles it is raised though their scopes leave its theme out.
    public private(set) var raisedOutsideScopes: [Int]
    /// For each severity, the most severe first: in how many profiles a risk of it is raised.
    public private(set) var profilesWithRisk = [0, 0, 0]

    /// For each flag, its theme.
    private let themes: [Int]

    public init(_ pack: RulePack) {
        themes = pack.flags.map(\.theme)
        raised = Array(repeating: 0, count: pack.flags.count)
        open = raised
        raisedOutsideScopes = raised
    }

    /// Adds a profile that was assessed.
    public mutating func add(_ assessment: borrowing Assessment, _ profile: borrowing Profile) {
        profiles += 1
        if profile.isDraft { drafts += 1 }
        let basis = Int(profile.basis.start)..<Int(profile.basis.start + profile.basis.count)
        note(profile.text.span.extracting(basis), 1, keepsLater: true)
        counts.add(assessment.counts)
        for severity in 0..<3 where assessment.counts.risks[severity].raised > 0 { profilesWithRisk[severity] += 1 }
        let isWhole = profile.scope == nil
        for index in assessment.flags.indices {
            let truth = assessment.flags[index]
            guard truth != .false else { continue }
            guard isWhole || Evaluator.covers(themes[index], profile) else {
                if truth == .true { raisedOutsideScopes[index] += 1 }
                continue
            }
            if truth == .true { raised[index] += 1 } else { open[index] += 1 }
        }
    }

    /// Adds a profile that could not be read or, as a duplicate, is left out since it stands earlier in the batch.
    public mutating func addFailure(isDuplicate: Bool = false) {
        failures += 1
        if isDuplicate { duplicates += 1 }
    }

    /// Adds what another summary of the same pack counted.
    public mutating func merge(_ other: BatchSummary) {
        profiles += other.profiles
        failures += other.failures
        duplicates += other.duplicates
        drafts += other.drafts
        for (basis, profiles) in other.bases { note(basis.span, profiles, keepsLater: false) }
        otherBases += other.otherBases
        counts.add(other.counts)
        for index in raised.indices {
            raised[index] += other.raised[index]
            open[index] += other.open[index]
            raisedOutsideScopes[index] += other.raisedOutsideScopes[index]
        }
        for severity in profilesWithRisk.indices { profilesWithRisk[severity] += other.profilesWithRisk[severity] }
    }

    private mutating func note(_ basis: borrowing Span<UInt8>, _ profiles: Int, keepsLater: Bool) {
        for index in bases.indices.prefix(BatchSummary.mostBases) where bases[index].basis.equals(basis) {
            bases[index].profiles += profiles
            return
        }
        let isLater = bases.count >= BatchSummary.mostBases
        guard !isLater || keepsLater else {
            otherBases += profiles
            return
        }
        var copy: [UInt8] = []
        copy.append(copying: basis)
        if let index = laterBases[copy] {
            bases[index].profiles += profiles
        } else {
            if isLater { laterBases[copy] = bases.count }
            bases.append((copy, profiles))
        }
    }

    /// How many wordings are kept apart of all that is merged.
    static let mostBases = 5

    /// The flags of a kind that are raised anywhere, the most frequent first; of those that are raised as often the severest, then
    /// by id.
    public func mostFrequent(_ kind: FlagKind, _ pack: RulePack) -> [Int] {
        func severity(_ flag: Int) -> Int { pack.flags[flag].severity?.rawValue ?? 0 }
        return raised.indices.filter { raised[$0] > 0 && pack.flags[$0].kind == kind }
            .sorted { (-raised[$0], severity($0), $0) < (-raised[$1], severity($1), $1) }
    }

    /// Whether any profile has a risk at least this severe.
    public func reaches(_ severity: Severity) -> Bool {
        profilesWithRisk.prefix(severity.rawValue + 1).contains { $0 > 0 }
    }
}
