import Diagnostics
import Facts
import Profiles
import RulePacks
import YAML

/// What a test expects, its names resolved.
extension RuleTestReader {
    /// - Parameter profile: what the test gives; `nil` where it has errors.
    func expectations(of test: Mapping, _ profile: Profile?) -> Expectations {
        var wanted = Expectations()
        (wanted.raised, wanted.called) = raised(test)
        if test.has("open") { wanted.open = flagList(test.strings("open")) }
        if let expect = test["expect"]?.mapping("'expect'") {
            let keys = ["claims", "cites", "flags", "outcomes", "mitigations", "asks", "ratings", "notes"]
            expect.check(allowed: keys)
            refuseNothing(in: expect, "expect", keys)
            wanted.claims = claims(expect["claims"])
            wanted.flags = flags(expect["flags"])
            wanted.outcomes = outcomes(expect["outcomes"], profile)
            wanted.mitigations = mitigations(expect["mitigations"], profile)
            wanted.ratings = ratings(expect["ratings"])
            wanted.notes = notes(expect)
            wanted.cites = citations(expect, isWanted: true)
            wanted.asks = asks(expect, profile).map(\.question)
        }
        if let never = test["never"]?.mapping("'never'") {
            never.check(allowed: ["cites", "asks"])
            refuseNothing(in: never, "never", ["cites", "asks"])
            wanted.neverCites = citations(never, isWanted: false)
            wanted.neverAsks = neverAsks(never, profile)
        }
        return wanted
    }

    /// `[a-flag, another: medium]`: what a flag is called stands behind it where the test says.
    private func raised(_ test: Mapping) -> ([Int], [Expectations.OfFlagKind]) {
        var named: [(text: String, place: Located)] = []
        var called: [Expectations.OfFlagKind] = []
        for item in test["raised"]?.items("'raised'") ?? [] {
            guard item.isMapping else {
                if let name = item.scalar("'raised'") { named.append((name, item)) }
                continue
            }
            guard let words = item.mapping("a flag that is raised") else { continue }
            if words.entries.isEmpty { item.report(PackProblem.emptyGroup("raised")) }
            for entry in words.entries {
                let key = Node(.scalar(entry.key, isPlain: true), at: entry.mark)
                named.append((entry.key, Located(file: item.file, node: key)))
                guard let flag = flagIDs.firstIndex(of: entry.key),
                    let word = words.word(entry.key, Expectations.FlagKindWord.self)
                else { continue }
                let kind = Expectations.FlagKindWord(pack.flags[flag])
                if word != kind {
                    words[entry.key]?.report(
                        RuleTestProblem.neverHolds(
                            "\(entry.key): \(word.rawValue)", because: "the pack calls it \(kind.rawValue)"),
                        length: word.rawValue.count)
                }
                called.append(Expectations.OfFlagKind(flag: flag, word: word))
            }
        }
        return (flagList(named), called)
    }

    private func flagList(_ named: [(text: String, place: Located)]) -> [Int] {
        var flags: [Int] = []
        for (name, place) in named {
            guard let flag = find(name, among: flagIDs, kind: "flag", at: place) else { continue }
            if flags.contains(flag) {
                place.report(PackProblem.notAllowed("'\(name)'", because: "it is named twice"), length: name.count)
            }
            flags.append(flag)
        }
        return flags
    }

    func find(_ name: String, among ids: [String], kind: String, at located: Located) -> Int? {
        find(name, among: ids, kind: kind, in: located.file, at: located.mark)
    }

    func find(_ name: String, among ids: [String], kind: String, in file: PackFile, at mark: Mark) -> Int? {
        if let index = ids.firstIndex(of: name) { return index }
        file.report(
            PackProblem.unknownName(name, kind: kind, near: NearestName.to(name, among: ids)), at: mark,
            length: name.unicodeScalars.count)
        return nil
    }

    private func pairs(_ located: Located?, _ name: String) -> [(key: String, mark: Mark, value: Located)] {
        located?.mapping("'\(name)'")?.pairs ?? []
    }

    // MARK: Claims, flags and outcomes

    private enum ExpectedWord: String, CaseIterable {
        case likelier, open
        case lessLikely = "less_likely"
        case bothWays = "both_ways"
        case notSaid = "not_said"
    }

    private enum ObservedWord: String, CaseIterable {
        case yes, no, open
        case bothWays = "both_ways"
        case notSeen = "not_seen"
    }

    private func claims(_ located: Located?) -> [Expectations.OfClaim] {
        var found: [Expectations.OfClaim] = []
        for (key, mark, value) in pairs(located, "claims") {
            let index = find(key, among: pack.claims.map(\.id), kind: "claim", in: value.file, at: mark)
            guard let index, let layers = value.mapping("the claim '\(key)'") else { continue }
            layers.check(allowed: Expectations.ClaimLayerName.allCases.map(\.rawValue))
            if let word = layers.word("expected", ExpectedWord.self) {
                let isArgued = pack.rules.contains { $0.arguments.contains { $0.claim == index } }
                // That no rule argues about it may be what the test is to hold on to.
                if !isArgued, word != .notSaid {
                    reportOnlyWord("not_said", word.rawValue, of: key, layers["expected"])
                }
                found.append(Expectations.OfClaim(claim: index, layer: .expected, word: word.rawValue))
            }
            if let word = layers.word("observed", ObservedWord.self) {
                if pack.claims[index].observedBy.isEmpty {
                    reportOnlyWord("not_seen", word.rawValue, of: key, layers["observed"])
                }
                found.append(Expectations.OfClaim(claim: index, layer: .observed, word: word.rawValue))
            }
        }
        return found
    }

    /// Where nothing speaks of a layer of a claim, it has one word whatever the profile.
    private func reportOnlyWord(_ only: String, _ word: String, of claim: String, _ located: Located?) {
        let reason = "'\(claim)' is never anything but \(only)"
        located?.report(
            word == only
                ? RuleTestProblem.onlyWord(claim: claim, only) : .neverHolds(word, because: reason), length: word.count)
    }

    private func flags(_ located: Located?) -> [Expectations.OfFlag] {
        guard let mapping = located?.mapping("'flags'") else { return [] }
        return mapping.pairs.compactMap { key, mark, value in
            guard let flag = find(key, among: flagIDs, kind: "flag", in: value.file, at: mark),
                let word = mapping.word(key, Expectations.FlagWord.self)
            else { return nil }
            return Expectations.OfFlag(flag: flag, word: word)
        }
    }

    private func outcomes(_ located: Located?, _ profile: Profile?) -> [Expectations.OfRule] {
        guard let mapping = located?.mapping("'outcomes'") else { return [] }
        var found: [Expectations.OfRule] = []
        for (key, mark, value) in mapping.pairs {
            guard let rule = find(key, among: ruleIDs, kind: "rule", in: value.file, at: mark) else { continue }
            guard value.isMapping else {
                guard let word = mapping.word(key, Expectations.OutcomeWord.self) else { continue }
                found.append(Expectations.OfRule(rule: rule, record: nil, word: word))
                continue
            }
            guard pack.rules[rule].list != nil else {
                value.report(
                    PackProblem.notAllowed("an outcome for each record", because: "'\(key)' does not look at records"))
                continue
            }
            guard let records = value.mapping("the rule '\(key)'") else { continue }
            for (name, place, _) in records.pairs
            where isRecord(name, of: rule, as: name, in: value.file, at: place, profile) {
                guard let word = records.word(name, Expectations.OutcomeWord.self) else { continue }
                found.append(Expectations.OfRule(rule: rule, record: name, word: word))
            }
        }
        return found
    }

    /// A grid's keys are known beforehand; which records a list has, each profile says for itself.
    ///
    /// - Parameter text: what the test writes, of which the record's name is a part.
    private func isRecord(
        _ name: String, of rule: Int, as text: String, in file: PackFile, at mark: Mark, _ profile: Profile?
    ) -> Bool {
        guard let list = pack.rules[rule].list else { return true }
        let fact = pack.vocabulary.facts[list]
        if fact.isGrid {
            return find(name, among: fact.keys.map(\.id), kind: "key of \(fact.id)", in: file, at: mark) != nil
        }
        guard let profile, let problem = RuleTestProblem(record: name, of: list, as: text, in: profile, pack) else {
            return true
        }
        file.report(problem, at: mark, length: text.unicodeScalars.count)
        return false
    }

    private func mitigations(_ located: Located?, _ profile: Profile?) -> [Expectations.OfMitigation] {
        guard let mapping = located?.mapping("'mitigations'") else { return [] }
        let names = pack.rules.flatMap { rule in rule.mitigations.map { "\(rule.id)/\($0.id)" } }
        return mapping.pairs.compactMap { key, mark, value in
            let parts = key.split(separator: "/", maxSplits: 2).map(String.init)
            let rule = pack.rules.firstIndex { $0.id == parts.first }
            let place = rule.flatMap { rule in
                pack.rules[rule].mitigations.firstIndex { parts.count > 1 && $0.id == parts[1] }
            }
            guard let rule, let place else {
                _ = find(key, among: names, kind: "mitigation", in: value.file, at: mark)
                return nil
            }
            let record = parts.count > 2 ? parts[2] : nil
            if let record {
                guard pack.rules[rule].list != nil else {
                    value.file.report(
                        PackProblem.notAllowed("'\(record)'", because: "'\(parts[0])' does not look at records"),
                        at: mark)
                    return nil
                }
                guard isRecord(record, of: rule, as: key, in: value.file, at: mark, profile) else { return nil }
            }
            guard let word = mapping.word(key, Expectations.MitigationWord.self) else { return nil }
            return Expectations.OfMitigation(rule: rule, mitigation: place, record: record, word: word)
        }
    }
}
