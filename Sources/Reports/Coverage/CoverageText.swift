public import RuleAnalysis
import RulePacks

/// How much of a pack its tests show, for people: place by place, rule by rule, then what is missing.
public struct CoverageText: Sendable {
    private let style: TextStyle

    public init(style: TextStyle) { self.style = style }

    /// The whole report, its lines ended.
    public func report(_ coverage: Coverage) -> String {
        let words = CoverageWords(coverage.pack)
        var canvas = TextCanvas(style)
        let pack = coverage.pack
        canvas.paragraph("\(pack.title) (\(pack.id) \(pack.version)), by its \(words.tests(coverage))")
        canvas.paragraph([Piece(CoverageWords.definition, .faint)])
        for (source, places) in zip(pack.sources, coverage.places) { add(source, places, coverage, words, to: &canvas) }
        canvas.heading("Rules")
        for rule in coverage.rules { add(rule, pack, words, to: &canvas) }
        if !coverage.claims.isEmpty { canvas.heading("Claims that are observed") }
        for claim in coverage.claims { add(claim, pack, to: &canvas) }
        addGaps(coverage, words, to: &canvas)
        canvas.blank()
        if coverage.testsLeftOut > 0 {
            canvas.paragraph([
                Piece("\(counted(coverage.testsLeftOut, "test")) failed and did not count.", .warning)
            ])
        }
        canvas.paragraph([Piece("Coverage \(words.words(coverage.share))", coverage.share.isWhole ? .good : .warning)])
        return canvas.text
    }

    // MARK: Places

    private func add(
        _ source: Source, _ places: [PlaceCoverage], _ coverage: Coverage, _ words: CoverageWords,
        to canvas: inout TextCanvas
    ) {
        canvas.heading("Places of \(source.id)")
        canvas.paragraph([Piece("\(source.title), \(source.author), \(source.published)", .faint)])
        for place in places {
            let locator = place.citation.locator.description
            let use = words.words(place)
            if place.isWithoutRule {
                canvas.entry(
                    locator, [Piece(use), Piece(": no rule comes from it", .warning)], indent: 0,
                    column: CoverageText.column)
            } else {
                canvas.entry(
                    locator, [Piece(use, place.use == .unread ? .faint : .plain)], indent: 0,
                    column: CoverageText.column)
            }
            for rule in place.rules {
                let found = coverage.rules[rule]
                canvas.paragraph(
                    "\(coverage.pack.rules[rule].id): \(outcomes(found))", indent: CoverageText.column,
                    hanging: CoverageText.column + 2)
            }
            if !place.others.isEmpty {
                canvas.paragraph(
                    [Piece("also: \(place.others.joined(separator: ", "))", .faint)], indent: CoverageText.column,
                    hanging: CoverageText.column + 2)
            }
        }
    }

    private func outcomes(_ rule: RuleCoverage) -> String {
        "fired in \(rule.fired.count), not in \(rule.notFired.count), open in \(rule.open.count)"
    }

    // MARK: Rules

    private func add(_ rule: RuleCoverage, _ pack: RulePack, _ words: CoverageWords, to canvas: inout TextCanvas) {
        let share = rule.share
        canvas.paragraph([
            Piece(pack.rules[rule.rule].id, .strong),
            Piece("  \(share.met) of \(share.of)", share.isWhole ? .good : .warning),
        ])
        canvas.paragraph(outcomes(rule), indent: 2)
        if let records = rule.recordNotMet {
            add([("false", records)], besides: [], "of a record", isGoal: true, to: &canvas)
        }
        for leaf in rule.leaves {
            add(
                [("true", leaf.isTrue), ("false", leaf.isFalse)], besides: [("unknown", leaf.isUnknown)],
                words.words(leaf.leaf), isGoal: true, to: &canvas)
        }
        for mitigation in rule.mitigations {
            add(
                [("expected present", mitigation.presentExpected), ("expected absent", mitigation.absentExpected)],
                besides: [
                    ("present", mitigation.present), ("absent", mitigation.absent), ("open", mitigation.open),
                    ("without application", mitigation.doesNotApply),
                ],
                "mitigation \(mitigation.id)", isGoal: true, to: &canvas)
        }
        for argument in rule.arguments {
            add(
                [("expected", argument.expected)], besides: [], words.words(argument.argument), isGoal: true,
                to: &canvas)
        }
        if let note = rule.note { add([("expected", note)], besides: [], "note", isGoal: true, to: &canvas) }
    }

    private func add(_ claim: ClaimCoverage, _ pack: RulePack, to canvas: inout TextCanvas) {
        let share = claim.share
        canvas.paragraph([
            Piece(pack.claims[claim.claim].id, .strong),
            Piece("  \(share.met) of \(share.of)", share.isWhole ? .good : .warning),
        ])
        add(
            [("yes", claim.yesExpected), ("no", claim.noExpected)], besides: [], "expected as observed", isGoal: true,
            to: &canvas)
    }

    private func add(
        _ goals: [(word: String, tests: [Int])], besides: [(word: String, tests: [Int])], _ text: String,
        isGoal: Bool, to canvas: inout TextCanvas
    ) {
        var pieces = [Piece(text + ": ")]
        for (place, goal) in goals.enumerated() {
            let isMissing = isGoal && goal.tests.isEmpty
            if place > 0 { pieces.append(Piece(", ")) }
            pieces.append(Piece("\(goal.word) in \(goal.tests.count)", isMissing ? .warning : .plain))
        }
        for other in besides { pieces.append(Piece(", \(other.word) in \(other.tests.count)", .faint)) }
        canvas.paragraph(pieces, indent: 4, hanging: 6)
    }

    // MARK: What is missing

    private func addGaps(_ coverage: Coverage, _ words: CoverageWords, to canvas: inout TextCanvas) {
        let without = coverage.placesWithoutRule
        if !without.isEmpty {
            canvas.heading("Places without a rule")
            for citation in without { canvas.paragraph(coverage.pack.text(citation)) }
        }
        let lacking = coverage.rules.filter { !$0.gaps.isEmpty }
        let claims = coverage.claims.filter { !$0.gaps.isEmpty }
        guard !lacking.isEmpty || !claims.isEmpty else { return }
        canvas.heading("Not covered")
        for rule in lacking {
            let content = coverage.pack.rules[rule.rule]
            canvas.paragraph([
                Piece(content.id, .strong), Piece(" (\(content.place.file):\(content.place.line))", .faint),
            ])
            for gap in rule.gaps { canvas.paragraph(words.words(gap, of: rule), indent: 2, hanging: 4) }
        }
        for claim in claims {
            let content = coverage.pack.claims[claim.claim]
            canvas.paragraph([
                Piece("claim \(content.id)", .strong), Piece(" (\(content.place.file):\(content.place.line))", .faint),
            ])
            for gap in claim.gaps { canvas.paragraph(words.words(gap), indent: 2, hanging: 4) }
        }
    }

    private static let column = 16
}
