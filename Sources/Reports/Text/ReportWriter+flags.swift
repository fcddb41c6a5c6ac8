import Engine
import Facts
import Profiles
import RulePacks

/// What was raised, what waits, and what did not come up.
extension ReportWriter {
    /// The column in which what is said of a flag begins.
    static let column = 20

    mutating func writeRaisedFlags() {
        let raised = flags { assessment.flags[$0] == .true && isInScope(pack.flags[$0].theme) }
        for (title, kind) in [
            ("Risks raised", FlagKind.risk), ("Enquiries raised", .enquiry), ("Strengths raised", .strength),
        ] {
            let flags = raised.filter { pack.flags[$0].kind == kind }
            guard !flags.isEmpty else { continue }
            canvas.heading(title)
            for flag in flags { write(raised: flag) }
        }
        if raised.isEmpty {
            canvas.heading("Raised")
            canvas.paragraph(nothingRaised)
        }
    }

    mutating func write(raised flag: Int) {
        let content = pack.flags[flag]
        canvas.blank()
        canvas.paragraph([Piece("[\(kind(flag))] ", ink(flag)), Piece(content.title, .strong)], hanging: 2)
        canvas.paragraph([Piece("\(id(content.id)); \(pack.themes[content.theme].text)", .faint)], indent: 2)
        let fired = content.rules.filter { assessment.rules[$0].kind == .fired }
        let weakest = ReportWriter.words(assessment.weakestEvidence[flag])
        var said: [Citation] = []
        for (place, rule) in fired.enumerated() {
            if place > 0 { canvas.blank() }
            write(finding: rule, of: flag, weakest: fired.count > 1 ? nil : weakest, said: &said)
        }
        if fired.count > 1 {
            canvas.blank()
            entry("Weakest evidence", weakest)
        }
        if let judgement = once(content.judgement, at: content.title) { entry("Pack's judgement", judgement) }
        if let recommendation = content.recommendation { write(recommendation) }
        write(benchmarks: ReportWriter.unique(fired.flatMap { pack.rules[$0].benchmarks }))
        for response in profile.responses where response.flag == flag { write(response) }
    }

    mutating func entry(_ label: String, _ text: String) {
        canvas.entry(label, text, indent: 2, column: ReportWriter.column)
    }

    /// A point among several.
    mutating func point(_ label: String, _ text: String) {
        canvas.entry(label, "- " + text, indent: 2, column: ReportWriter.column, hanging: ReportWriter.column + 2)
    }

    static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }

    static func words(_ kind: EvidenceKind) -> String {
        switch kind {
        case .unsaid: "not stated: of some answer read here the profile does not say how it is known"
        case .told: "told: some answer read here is somebody's word"
        case .document: "document"
        case .observed: "observed"
        case .tested: "tested"
        }
    }

    func text(_ recommendation: Recommendation) -> String {
        if !recommendation.citations.isEmpty {
            return "\(recommendation.text.sentence) (\(text(recommendation.citations)).)"
        }
        let because = recommendation.judgement.map { ": " + $0.sentence } ?? "; no paragraph is named for it."
        return "\(recommendation.text.sentence) (The pack's own\(because))"
    }

    mutating func write(_ recommendation: Recommendation) { entry("Recommendation", text(recommendation)) }

    mutating func write(benchmarks: [Int]) {
        guard !benchmarks.isEmpty else { return }
        for (place, benchmark) in benchmarks.enumerated() {
            let content = pack.benchmarks[benchmark]
            var line = "\(content.dating.capitalised): \(content.sentence) (\(text(content.citations)))."
            if place == benchmarks.count - 1 {
                line += place == 0 ? " It says nothing of this place." : " These figures say nothing of this place."
            }
            entry(place == 0 ? "For comparison" : "", line)
        }
    }

    mutating func write(_ response: Response) { entry("Response", text(response)) }

    func text(_ response: Response) -> String {
        var text = response.decision.rawValue
        if !response.by.isEmpty { text += " by \(profile.string(response.by))" }
        if let date = response.date { text += ", \(date)" }
        text += "."
        if !response.because.isEmpty { text += " Because: \(profile.string(response.because).sentence)" }
        let (missing, empty) = profile.unsaid(of: response)
        let unsaid = (missing + empty).map { ["by": "by whom", "date": "when", "because": "why"][$0] ?? $0 }
        if !unsaid.isEmpty { text += " It is not said \(unsaid.joined(separator: " or "))." }
        if response.expiredBeforeMade == .true, let expires = response.expires {
            text += " It expired \(expires), before it was made."
        } else if let expires = response.expires {
            text +=
                response.hasExpired(on: profile.asAt)
                ? " It expired \(expires), before the day of this assessment." : " Expires \(expires)."
        }
        return text
    }

    // MARK: Not raised

    mutating func writeOpenFlags() {
        let open = flags { assessment.flags[$0] == .unknown && isInScope(pack.flags[$0].theme) }
        guard !open.isEmpty else { return }
        canvas.heading("Open: waiting for answers")
        for flag in open {
            let reference = OutcomeReference.flag(flag)
            let count = openFacts.facts.count { $0.decides.contains(reference) }
            let settling = settling(flag)
            let most = openFacts.inexact.contains(reference) ? "at most " : ""
            canvas.paragraph(
                [
                    Piece("[\(kind(flag))] ", ink(flag)), Piece(pack.flags[flag].title),
                    Piece(" (\(id(pack.flags[flag].id))", .faint),
                    Piece(count > 0 ? "; waits for \(most)\(counted(count, "answer"))" : "", .faint),
                    Piece(settling.isEmpty ? ")" : ": \(settling))", .faint),
                ], hanging: 4)
        }
    }

    mutating func writeFlagsNotRaised() {
        let others = flags { assessment.flags[$0] == .false && isInScope(pack.flags[$0].theme) }
        guard !others.isEmpty else { return }
        canvas.heading("Not raised")
        let names = others.map { flag in
            "\(pack.flags[flag].title) (\(kind(flag))\(applies(flag: flag) ? "" : "; does not apply here"))"
        }
        let unmet = "On what was answered the conditions of these are not met"
        canvas.paragraph(
            unmet
                + (others.allSatisfy(applies)
                    ? ", which is not assurance: " : ", or they do not apply; neither is assurance: ")
                + "\(names.joined(separator: "; ")).")
    }

    /// Whether any of the rules that raise a flag may have to do with this place.
    func applies(flag: Int) -> Bool {
        pack.flags[flag].rules.contains { !assessment.rules[$0].reasons.contains(.doesNotApply) }
    }

    /// Responses to what is not raised: they are not used, and say so. Those to what is raised outside the scope stand with it.
    mutating func writeOtherResponses() {
        let unused = profile.responses.filter { assessment.flags[$0.flag] != .true }.sorted { $0.flag < $1.flag }
        guard !unused.isEmpty else { return }
        canvas.heading("Responses not used")
        for response in unused {
            let flag = pack.flags[response.flag]
            let why =
                if !isInScope(flag.theme) {
                    "is outside the scope"
                } else {
                    assessment.flags[response.flag] == .unknown ? "is open" : "is not raised"
                }
            canvas.paragraph("\(id(flag.id)) \(why):")
            write(response)
        }
    }
}
