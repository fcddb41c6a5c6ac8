import Diagnostics
import Engine
import Facts
import Files
import Foundation
import Profiles
import RulePacks
import Testing

/// The 388 councils of 2008, of which only published facts are stated.
@Suite struct EnglandIn2008 {
    struct Seen: Sendable {
        var id: String
        var basis: String
        var type: String?
        var raised: [String]
        var rated: [Int]
        var expected: ClaimLayer
        var capacityOutcome: Outcome
        var asksForCapacity: Bool
    }

    static let portfolio: [Seen] = {
        guard let pack = Shipped.pack else { return [] }
        var files = FileList()
        do throws(FileProblem) {
            try files.append(
                folder: Shipped.repository.appending(path: "Examples/england-2008").path, endings: [".yaml"])
        } catch {
            return []
        }
        let evaluator = Evaluator(pack)
        var reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id))
        let claim = pack.claims.firstIndex { $0.id == "challenge.performance" } ?? 0
        let rule = pack.rules.firstIndex { $0.id == "strong-capacity-favours-challenge" } ?? 0
        let capacity = pack.vocabulary.index(of: "council.cpa_capacity") ?? 0
        let type = pack.vocabulary.facts[pack.vocabulary.index(of: "council.type") ?? 0]
        let buffer = ByteBuffer()
        var seen: [Seen] = []
        for index in 0..<files.count {
            guard (try? buffer.read(files[index], limit: 1 << 20)) != nil else { continue }
            reader.read(buffer, file: files[index]) { profile, problems in
                guard problems.isEmpty else { return }
                let profile = copy profile
                let assessment = evaluator.evaluate(profile)
                let open = evaluator.openFacts(profile).facts
                seen.append(
                    Seen(
                        id: profile.string(profile.id), basis: profile.string(profile.basis),
                        type: profile.answers[type.firstSlot].known.map(type.type.text),
                        raised: pack.flags.indices.filter { assessment.flags[$0] == .true }.map { pack.flags[$0].id },
                        rated: assessment.ratings.indices.filter {
                            if case .rated = assessment.ratings[$0].verdict { true } else { false }
                        }, expected: assessment.claims[claim].expected, capacityOutcome: assessment.rules[rule],
                        asksForCapacity: open.contains { $0.subject == .fact(capacity, reporter: nil) }))
            }
        }
        return seen
    }()

    @Test func allAreReadAndSayThatNobodyWasAsked() {
        #expect(Self.portfolio.count == 388)
        #expect(Self.portfolio.allSatisfy { $0.basis.contains("nobody in the partnership was asked") })
    }

    @Test func noThemeIsRatedFromAHandfulOfFacts() {
        #expect(Self.portfolio.filter { !$0.rated.isEmpty }.map(\.id) == [])
    }

    /// The councils' are debated or under way; the primary care trusts' were over in 2006, and are asked about.
    @Test func onlyReorganisationsAreRaised() {
        let raised = Dictionary(grouping: Self.portfolio.flatMap(\.raised), by: \.self).mapValues(\.count)
        #expect(raised == ["completed-reorganisation-is-not-judged": 72, "reorganisation-unsettles": 44])
    }

    @Test func everyFlagCitesAPlaceInTheRegister() throws {
        let pack = try #require(Shipped.pack)
        for flag in pack.flags {
            let citations = flag.rules.flatMap { pack.rules[$0].citations }
            #expect(!citations.isEmpty)
            #expect(citations.allSatisfy { pack.entry($0).map { !$0.says.isEmpty } ?? false })
        }
    }

    /// Five types in two groups: not single tier against two tiers, and not whatever has the word district in it (F6, F8).
    @Test func theTypesFallInTheirGroups() {
        for council in Self.portfolio {
            switch council.type {
            case "county", "metropolitan_district", "london_borough": #expect(council.expected.supporting == .true)
            case "district":
                #expect(council.expected.opposing == .true)
                #expect(council.expected.supporting == .false)
            case "unitary": #expect(council.expected.opposing == .true)
            default: #expect(council.id == "city-of-london-2008")
            }
        }
    }

    @Test func aDistrictIsNotAskedForAScore() {
        let districts = Self.portfolio.filter { $0.type == "district" }
        #expect(districts.count == 238)
        #expect(districts.allSatisfy { $0.capacityOutcome.reasons.contains(.doesNotApply) && !$0.asksForCapacity })
        #expect(Self.portfolio.contains { $0.type == "unitary" && $0.expected.verdict == .bothWays })
    }
}
