import Diagnostics
import Engine
import Facts
import RuleAnalysis
import RulePacks
import Testing

/// A test of the pack, named as its author named it.
struct PackTestCase: Sendable, CustomTestStringConvertible {
    var result: RuleTestResult
    var testDescription: String { result.name }
}

@Suite struct RuleTestsOfThePack {
    @Test func thePackReadsWithoutProblems() {
        #expect(PackAtHand.reading.pack != nil)
        let diagnostics = PackAtHand.reading.diagnostics.filter { $0.level != .note }
        if !diagnostics.isEmpty { Issue.record("\(PackAtHand.draw(diagnostics))") }
    }

    /// The report names strengths alone where it speaks of vision and of shared assets.
    @Test func oneThemeIsNeverRated() {
        let notes = PackAtHand.reading.diagnostics.filter { $0.level == .note }
        #expect(notes.map(\.code) == ["never-rated"])
        #expect(notes.first?.message.hasPrefix("the theme 'vision-and-assets' is never rated: ") == true)
    }

    @Test func itsTestsReadWithoutProblems() {
        let (results, diagnostics) = (PackAtHand.tests.results, PackAtHand.tests.diagnostics)
        if !diagnostics.isEmpty { Issue.record("\(PackAtHand.draw(diagnostics))") }
        #expect(results.count >= 100)
    }

    @Test(arguments: PackAtHand.tests.results.map(PackTestCase.init))
    func passes(_ test: PackTestCase) {
        let result = test.result
        guard !result.passed else { return }
        Issue.record(
            """
            \(result.place.file):\(result.place.line): \(result.name)
            \(result.differences.map(\.sentence).joined(separator: "\n"))\(PackAtHand.draw(result.problems))
            """)
    }

    /// What type of council leads is nobody's fault and nobody's merit.
    @Test func noTypeOfCouncilAloneRaisesAnything() throws {
        let pack = try #require(PackAtHand.reading.pack)
        let fact = try #require(pack.vocabulary.index(of: "council.type"))
        let types = pack.vocabulary.facts[fact].type.words
        #expect(types == ["county", "district", "metropolitan_district", "london_borough", "unitary"])
        let evaluator = Evaluator(pack)
        for type in types {
            let (profile, diagnostics) = PackAtHand.profile("{council: {type: \(type)}}", pack)
            #expect(diagnostics.count == 0)
            let assessment = evaluator.evaluate(profile)
            let raised = pack.flags.indices.filter { assessment.flags[$0] == .true }.map { pack.flags[$0].id }
            #expect(raised == [], "\(type)")
            let settled = pack.flags.indices.filter { assessment.flags[$0] == .unknown }
            #expect(settled.count > 0, "\(type) decides every flag")
        }
    }
}
