public import Engine
import Facts
public import Profiles
import RulePacks
import YAML

/// Why something came out as it did, as a tree to read: why, why not, what is missing, and what would change it.
public struct ExplanationText {
    private let style: TextStyle
    private let assessment: Assessment
    let evaluator: Evaluator
    let profile: Profile
    private let openFacts: OpenFacts
    /// What is worth asking if no theme is left out: what is missing of something outside the scope.
    private let openFactsOfEveryTheme: OpenFacts
    /// The surveys that few answers more may turn, whatever the scope.
    let surveysThatTurn: [SurveyThatTurns]

    /// - Parameters:
    ///   - evaluator: the one that has just made the assessment of this profile.
    ///   - openFacts: the questions that are worth asking inside the scope.
    public init(
        style: TextStyle = TextStyle(), _ assessment: Assessment, _ evaluator: Evaluator, _ profile: Profile,
        openFacts: OpenFacts
    ) {
        self.style = style
        self.assessment = assessment
        self.evaluator = evaluator
        self.profile = profile
        self.openFacts = openFacts
        surveysThatTurn = evaluator.surveysThatTurn(profile.withEveryThemeInScope())
        openFactsOfEveryTheme =
            profile.scope == nil ? openFacts : evaluator.openFacts(profile.withEveryThemeInScope())
    }

    /// Why a flag is raised, is not raised or is open.
    public func explain(flag: Int) -> String {
        let isInScope = Evaluator.covers(evaluator.pack.flags[flag].theme, profile)
        var writer = begin(isInScope: isInScope)
        let content = writer.pack.flags[flag]
        writer.title(
            "\(content.title): \(writer.word(flag))", "\(writer.kind(flag)), \(writer.id(content.id))",
            isInScope: isInScope)
        let proof = evaluator.proof(ofFlag: flag, profile)
        writer.write(tree: proof)
        writer.writeWhatStandsBeside(flag)
        let isCertain = assessment.flags[flag].isCertain
        let turning = surveysThatTurn.filter { $0.effect.touches(flag: flag) }
        let isMissing = writer.writeMissing(of: flag, isCertain: isCertain, isInScope: isInScope, turning) {
            reference in
            switch reference {
            case .flag(flag): true
            case .mitigation(let rule, _, _): content.rules.contains(rule)
            default: false
            }
        }
        writer.writeChange(isCertain: isCertain, isMissing: isMissing, [Reliance(proof)])
        return writer.canvas.text
    }

    /// Why a rule fired, did not fire or is open.
    public func explain(rule: Int) -> String {
        let isInScope = evaluator.covers(rule: rule, profile)
        var writer = begin(isInScope: isInScope)
        let content = writer.pack.rules[rule]
        writer.title(
            "Rule \(writer.id(content.id)): \(assessment.rules[rule].word)", writer.text(content.grounds),
            isInScope: isInScope)
        let application = writer.conditions.application(of: content)
        if !application.isEmpty {
            writer.canvas.paragraph("It applies where all of these hold:")
            for outline in application { writer.canvas.list(outline) }
        }
        writer.canvas.paragraph("It fires where all of these hold:")
        for outline in writer.conditions.firing(of: content) { writer.canvas.list(outline) }
        writer.canvas.blank()
        let proof = evaluator.proof(ofRule: rule, profile)
        writer.write(tree: proof)
        let isCertain = assessment.rules[rule].kind != .open
        let turning = surveysThatTurn.filter { $0.effect.touches(rule: rule) }
        let isMissing = writer.writeMissing(isCertain: isCertain, isInScope: isInScope, turning) { reference in
            switch reference {
            case .rule(rule), .record(rule, _), .mitigation(rule, _, _): true
            default: false
            }
        }
        writer.writeChange(isCertain: isCertain, isMissing: isMissing, [Reliance(proof)])
        return writer.canvas.text
    }

    /// What speaks for a claim and what against, in the source and in this place.
    public func explain(claim: Int) -> String {
        let isInScope = Evaluator.covers(evaluator.pack.claims[claim].theme, profile)
        var writer = begin(isInScope: isInScope)
        let content = writer.pack.claims[claim]
        let outcome = assessment.claims[claim]
        writer.title(content.label, writer.id(content.id), isInScope: isInScope)
        writer.canvas.paragraph(
            [
                Piece("Observed here: \(writer.observed(claim: claim))", .strong),
                Piece(content.observedBy.isEmpty ? ". Nobody is asked about it." : "."),
            ])
        for fact in content.observedBy { writer.write(answersTo: fact) }
        writer.canvas.blank()
        writer.canvas.paragraph(
            [
                Piece("Expected: \(ReportWriter.expected(outcome.expected))", .strong),
                Piece(". What the findings cited argue of partnerships like this."),
            ])
        var reliances: [Reliance] = []
        for makesLikelier in [true, false] {
            let rules = writer.pack.rules.indices.filter { rule in
                writer.pack.rules[rule].arguments.contains { $0.claim == claim && $0.makesLikelier == makesLikelier }
            }
            if rules.isEmpty { continue }
            writer.canvas.blank()
            writer.canvas.paragraph(makesLikelier ? "What may speak for it:" : "What may speak against it:")
            for rule in rules {
                let proof = evaluator.proof(ofRule: rule, profile)
                writer.write(tree: proof, indent: 2)
                reliances.append(Reliance(proof))
            }
        }
        if reliances.isEmpty { writer.canvas.paragraph("No rule of this pack argues about it.", indent: 2) }
        if outcome.layersDisagree {
            writer.canvas.blank()
            writer.canvas.paragraph("The two differ: a reason to look closer, not to adjust either.")
        }
        let isCertain = outcome.expected.isSettled && outcome.observed.isSettled
        let turning = surveysThatTurn.filter { $0.effect.touches(claim: claim) }
        let isMissing = writer.writeMissing(isCertain: isCertain, isInScope: isInScope, turning) {
            if case .claim(claim, _) = $0 { true } else { false }
        }
        writer.writeChange(isCertain: isCertain, isMissing: isMissing, reliances, content.observedBy)
        return writer.canvas.text
    }

    /// - Parameter isInScope: whether what is explained lies inside the scope; what is missing of the rest nobody asks for.
    func begin(isInScope: Bool = true) -> ReportWriter {
        var writer = ReportWriter(
            style, assessment, evaluator, profile, isInScope ? openFacts : openFactsOfEveryTheme)
        writer.askedInScope = Set(openFacts.facts.map(\.subject))
        return writer
    }
}

extension ReportWriter {
    mutating func title(_ title: String, _ subtitle: String, isInScope: Bool = true) {
        canvas.paragraph([Piece(title, .strong)], hanging: 2)
        canvas.paragraph([Piece(subtitle, .faint)], indent: 2)
        let id = profile.string(profile.id)
        canvas.paragraph([Piece("\(id), as at \(profile.asAt?.description ?? "no stated day")", .faint)], indent: 2)
        if !isInScope {
            canvas.paragraph("Outside the scope of the assessment: computed, not counted and not asked.", indent: 2)
        }
        canvas.blank()
    }

    fileprivate mutating func write(tree proof: Proof, indent: Int = 0) {
        var tree = ProofTree(self, proof)
        tree.write(to: &canvas, indent: indent)
    }

    fileprivate mutating func write(answersTo fact: Int) {
        let label = pack.vocabulary.facts[fact].label
        if assessment.applies[fact] == .false { return canvas.paragraph("\(label): does not apply", indent: 2) }
        for line in answers.lines(fact: fact) {
            let place = line.line > 0 ? "; \(profile.file):\(line.line)" : ""
            let evidence = line.evidence.isEmpty ? "" : " [\(line.evidence)\(place)]"
            canvas.paragraph("\(line.who ?? label): \(line.answer)\(evidence)", indent: 2, hanging: 4)
        }
    }

    /// - Parameters:
    ///   - flag: an open flag of which it is said what each answer would settle.
    ///   - turning: the surveys that may change it.
    /// - Returns: whether any answer is missing that could make a difference.
    fileprivate mutating func writeMissing(
        of flag: Int? = nil, isCertain: Bool, isInScope: Bool, _ turning: [SurveyThatTurns],
        _ isWanted: (OutcomeReference) -> Bool
    ) -> Bool {
        let questions = rankedQuestions().filter { $0.decides.contains(where: isWanted) }
        canvas.heading("What is missing")
        if questions.isEmpty {
            canvas.paragraph(
                isCertain
                    ? turning.isEmpty
                        ? "Nothing that is still unknown can change this."
                        : "Only the survey can still change this."
                    : "It is open, and yet it comes out the same whichever way what is missing is answered.")
        }
        // What is asked for something inside the scope is asked.
        let asked = isInScope ? [] : questions.filter { askedInScope.contains($0.subject) }
        let others = isInScope ? questions : questions.filter { !askedInScope.contains($0.subject) }
        if !others.isEmpty, !isInScope {
            canvas.paragraph("It lies outside the scope, so the assessment does not ask for this:")
        }
        write(others, of: flag)
        if !asked.isEmpty { canvas.paragraph("What lies inside the scope asks for this as well:") }
        write(asked, of: flag)
        if openFacts.inexact.contains(where: isWanted) {
            canvas.paragraph("Not every combination of answers was tried: more may be listed than is needed.")
        }
        write(turning)
        return !questions.isEmpty
    }

    private mutating func write(_ questions: [OpenFact], of flag: Int?) {
        for question in questions {
            var outcome = flag.map { settling($0, effects(of: [question]), [question]) } ?? ""
            if let flag, decidesMitigationsAlone(question, of: flag) {
                outcome = "it decides whether this is mitigated, and not whether it is raised"
            }
            canvas.paragraph(
                [
                    Piece("- \(text(question.subject))"),
                    Piece(" Ask: \(whom(question.subject)). \(why(question))", .faint),
                    Piece(outcome.isEmpty ? "" : " \(outcome.capitalised.sentence)"),
                ],
                hanging: 2)
        }
    }

    fileprivate mutating func writeChange(
        isCertain: Bool, isMissing: Bool, _ reliances: [Reliance], _ facts: [Int] = []
    ) {
        canvas.heading("What would change it")
        let items = ReportWriter.unique(facts.map { .fact($0) } + reliances.flatMap(\.items))
        let readByParty = reliances.reduce(into: Set<Int>()) { $0.formUnion($1.readByParty) }
        let readTogether = reliances.reduce(into: Set(facts)) { $0.formUnion($1.readTogether) }
        let stated = items.flatMap { item in
            guard case .fact(let fact) = item else { return statedName(item).map { [$0] } ?? [] }
            return statedNames(fact, byParty: readByParty.contains(fact), together: readTogether.contains(fact))
        }
        if !isCertain, isMissing {
            canvas.paragraph("An answer to what is missing may settle it; until then it stays open.")
        }
        if !stated.isEmpty {
            canvas.paragraph(
                (isCertain
                    ? "It rests on these. Only if some of them, alone or together, were otherwise than stated could it differ:"
                    : "What is settled so far rests on these. Only if some of them, alone or together, were otherwise could it differ:")
            )
            for name in stated { canvas.paragraph("- \(name)", hanging: 2) }
        } else if isCertain {
            canvas.paragraph("It rests on no stated answer.")
        }
    }

    /// Surveys that are answered, and of which few answers more may change what is explained.
    mutating func write(_ turning: [SurveyThatTurns]) {
        for survey in turning {
            let place = " (\(profile.file):\(survey.mark.line))"
            canvas.paragraph("- \(survey.problem.message.sentence)\(place)", hanging: 2)
        }
    }

    private func isAnswered(_ fact: Int) -> Bool {
        let content = pack.vocabulary.facts[fact]
        return (content.firstSlot..<content.firstSlot + content.slotCount).contains {
            profile.answers[$0].known != nil
        }
    }

    /// What is stated of a fact and decides, with a word on what nobody can or may change.
    private func statedNames(_ fact: Int, byParty: Bool, together: Bool) -> [String] {
        let content = pack.vocabulary.facts[fact]
        guard isAnswered(fact) else { return [] }
        var names: [String] = []
        if together, let settled = content.settledSlot, profile.answers[settled].isStated {
            names.append("\(content.label) (what the auditor settled)")
            if !byParty { return names }
        }
        if content.isFixed { return names + ["\(content.label) (which nobody can change)"] }
        guard !content.reporters.isEmpty else { return names + [content.label] }
        // What was settled is no party's answer.
        guard content.answerSlots.contains(where: { profile.answers[$0].known != nil }) else { return names }
        return names + [
            "\(content.label) (each party's own answer, which is not to be changed for the result's sake)"
        ]
    }

    /// What else is stated and decides.
    private func statedName(_ item: Reliance.Item) -> String? {
        switch item {
        case .fact: return nil
        case .field(let list, let record, let field):
            guard answers.line(list: list, record: record, field: field).line > 0 else { return nil }
            return "\(pack.vocabulary.facts[list].fields[field].label) (\(recordName(list: list, record: record)))"
        case .record(let list, let record): return recordName(list: list, record: record)
        case .list(let list):
            return answers.line(list: list).line > 0 && !pack.vocabulary.facts[list].isGrid
                ? pack.vocabulary.facts[list].label : nil
        case .flag(let flag): return "the flag \"\(pack.flags[flag].title)\""
        case .key: return nil
        }
    }
}
