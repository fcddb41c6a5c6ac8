import Facts
import RulePacks

/// What reads what in a pack: facts lead to terms, to claims and to rules, rules to claims and to flags.
struct PackGraph: Sendable {
    /// Why one thing leads to another.
    enum Reason: String, Sendable, Hashable {
        /// A condition reads it.
        case reads
        /// A fact's question is put only where it is so.
        case guards
        /// A claim's own answers come from it.
        case observes
        case makesLikelier = "makes likelier"
        case makesLessLikely = "makes less likely"
        case raises
        case prints
    }

    /// One thing used by another.
    struct Edge: Sendable, Hashable {
        var from: CatalogueSubject
        var to: CatalogueSubject
        var reason: Reason
    }

    /// Sorted.
    let subjects: [CatalogueSubject]
    /// Sorted by their ends.
    let edges: [Edge]

    init(_ pack: RulePack) {
        var edges: Set<Edge> = []
        func add(_ from: CatalogueSubject, _ to: CatalogueSubject, _ reason: Reason) {
            edges.insert(Edge(from: from, to: to, reason: reason))
        }
        func read(_ condition: Condition?, by subject: CatalogueSubject, _ reason: Reason = .reads) {
            for part in condition.map(PackGraph.read) ?? [] { add(part, subject, reason) }
        }
        for (fact, condition) in pack.applicability.enumerated() {
            read(condition, by: CatalogueSubject(.fact, fact), .guards)
        }
        for (place, term) in pack.terms.enumerated() { read(term.when, by: CatalogueSubject(.term, place)) }
        for (place, claim) in pack.claims.enumerated() {
            let subject = CatalogueSubject(.claim, place)
            for fact in claim.observedBy { add(CatalogueSubject(.fact, fact), subject, .observes) }
            for benchmark in claim.benchmarks { add(subject, CatalogueSubject(.benchmark, benchmark), .prints) }
        }
        for (place, rule) in pack.rules.enumerated() {
            let subject = CatalogueSubject(.rule, place)
            if let list = rule.list { add(CatalogueSubject(.fact, list), subject, .reads) }
            read(rule.when, by: subject)
            for mitigation in rule.mitigations { read(mitigation.when, by: subject) }
            for argument in rule.arguments {
                add(
                    subject, CatalogueSubject(.claim, argument.claim),
                    argument.makesLikelier ? .makesLikelier : .makesLessLikely)
            }
            for raise in rule.raises { add(subject, CatalogueSubject(.flag, raise.flag), .raises) }
            for benchmark in rule.benchmarks { add(subject, CatalogueSubject(.benchmark, benchmark), .prints) }
        }
        self.init(PackGraph.subjects(of: pack), edges)
    }

    private init(_ subjects: [CatalogueSubject], _ edges: Set<Edge>) {
        self.subjects = subjects
        self.edges = edges.sorted {
            ($0.from, $0.to, $0.reason.rawValue) < ($1.from, $1.to, $1.reason.rawValue)
        }
    }

    private static func subjects(of pack: RulePack) -> [CatalogueSubject] {
        let counts: [(CatalogueSubject.Kind, Int)] = [
            (.fact, pack.vocabulary.facts.count), (.term, pack.terms.count), (.claim, pack.claims.count),
            (.rule, pack.rules.count), (.flag, pack.flags.count), (.benchmark, pack.benchmarks.count),
        ]
        return counts.flatMap { kind, count in (0..<count).map { CatalogueSubject(kind, $0) } }
    }

    /// What a condition names.
    static func read(_ condition: Condition) -> Set<CatalogueSubject> {
        var read: Set<CatalogueSubject> = []
        condition.forEachPart { part, _ in
            switch part {
            case .fact(let test): read.insert(CatalogueSubject(.fact, test.fact))
            case .list(let test): read.insert(CatalogueSubject(.fact, test.fact))
            case .term(let term): read.insert(CatalogueSubject(.term, term))
            case .claim(let claim, _): read.insert(CatalogueSubject(.claim, claim))
            case .flag(let flag, _): read.insert(CatalogueSubject(.flag, flag))
            case .field, .key, .all, .any, .not, .count: break
            }
        }
        return read
    }

    /// What a thing uses itself.
    /// - Complexity: O(edges)
    func uses(of subject: CatalogueSubject) -> [CatalogueSubject] {
        edges.filter { $0.to == subject }.map(\.from)
    }

    /// What uses a thing itself.
    /// - Complexity: O(edges)
    func users(of subject: CatalogueSubject) -> [CatalogueSubject] {
        Set(edges.filter { $0.from == subject }.map(\.to)).sorted()
    }

    /// Everything that these things stand on, and everything that stands on them.
    /// - Complexity: O(subjects × edges)
    func neighbourhood(of centres: [CatalogueSubject]) -> PackGraph {
        func closure(_ next: (CatalogueSubject) -> [CatalogueSubject]) -> Set<CatalogueSubject> {
            var found = Set(centres)
            var waiting = centres
            while let subject = waiting.popLast() {
                for other in next(subject) where found.insert(other).inserted { waiting.append(other) }
            }
            return found
        }
        let below = closure(uses)
        let above = closure(users)
        let kept = below.union(above)
        return PackGraph(
            subjects.filter(kept.contains),
            Set(
                edges.filter {
                    Set([$0.from, $0.to]).isSubset(of: below) || Set([$0.from, $0.to]).isSubset(of: above)
                }))
    }
}
