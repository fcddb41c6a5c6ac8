import Engine
import Facts
import RulePacks

/// What stands behind a flag that the condition of a rule reads: who relies on the rule relies on that, too.
extension ReportWriter {
    /// The flags that decide, each once: those that a rule reads, and those that they rest on in turn.
    func flagsRead(_ reliances: [Reliance]) -> [Int] {
        ReportWriter.unique(
            reliances.flatMap(\.items).compactMap { item in
                if case .flag(let flag) = item { flag } else { nil }
            })
    }

    /// The rules by which a flag is what it is: those that raise it or, where it is not raised, those that would.
    func rules(behind flag: Int) -> [Int] {
        assessment.flags[flag] == .true ? fired(flag) : pack.flags[flag].rules
    }

    /// Whether the report defends a flag by itself, so that its grounds need not stand where it is read.
    func hasOwnGrounds(_ flag: Int) -> Bool {
        assessment.flags[flag] == .true && isInScope(pack.flags[flag].theme)
    }

    /// `Flag "Trust may be thin": raised (wbt para 57: survey)`.
    func answer(ofFlag flag: Int) -> String {
        let sources = rules(behind: flag).map { rule in
            let kinds = pack.rules[rule].grounds.kinds.map { spaced($0.rawValue) }.joined(with: "and")
            return "\(text(pack.rules[rule].citations)): \(kinds)"
        }
        let rests = ReportWriter.unique(sources).joined(separator: "; ")
        let word = word(flag)
        return "Flag \"\(pack.flags[flag].title)\": "
            + (assessment.flags[flag] == .true ? "\(word) (\(rests))" : "\(word) (what would raise it: \(rests))")
    }

    /// Of each flag that decides, its grounds, or where they stand.
    mutating func writeGrounds(ofFlagsIn reliances: [Reliance], at title: String) {
        for flag in flagsRead(reliances) {
            let content = pack.flags[flag]
            let rules = rules(behind: flag)
            var parts = ReportWriter.unique(
                rules.map { "\(text(pack.rules[$0].citations)): \(text(pack.rules[$0].grounds))".sentence })
            if hasOwnGrounds(flag) { parts.append("Its own grounds stand under its title.") }
            remark("Flag \(id(content.id)), \(word(flag))", parts.joined(separator: " "))
            guard !hasOwnGrounds(flag) else { continue }
            writeSilences(of: rules.flatMap { pack.rules[$0].citations }, at: title)
            let judgements = ReportWriter.unique(
                (rules.map { pack.rules[$0].judgement } + [content.judgement]).compactMap(\.self))
            let new = judgements.filter { self.judgements[$0] == nil }
            for judgement in new { self.judgements[judgement] = title }
            if !new.isEmpty { remark("Pack's judgement on it", ReportWriter.joined(new)) }
        }
    }

    /// The places that stand behind the flags which decide and which the report does not defend by themselves.
    func citations(ofFlagsIn reliance: Reliance) -> [Citation] {
        flagsRead([reliance]).filter { !hasOwnGrounds($0) }.flatMap { rules(behind: $0) }
            .flatMap { pack.rules[$0].citations }
    }

    /// What the pack adds to those places.
    func judgements(ofFlagsIn reliance: Reliance) -> [String?] {
        flagsRead([reliance]).filter { !hasOwnGrounds($0) }.flatMap { flag in
            rules(behind: flag).map { pack.rules[$0].judgement } + [pack.flags[flag].judgement]
        }
    }
}
