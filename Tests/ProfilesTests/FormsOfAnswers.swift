import Profiles
import Testing

/// Every form an answer can take, and what is then known.
@Suite struct FormsOfAnswers {
    struct Form: Sendable, CustomTestStringConvertible {
        var text: String
        var facts: [String]
        var codes: [String] = []
        var testDescription: String { text }

        init(_ text: String, _ facts: [String], _ codes: [String] = []) {
            self.text = text
            self.facts = facts
            self.codes = codes
        }
    }

    static let forms = [
        Form("trust.reviewed: yes", ["trust.reviewed = yes"]),
        Form("trust.reviewed: Yes", ["trust.reviewed = yes"]),
        Form("trust.reviewed: NO", ["trust.reviewed = no"]),
        Form("trust.reviewed: True", ["trust.reviewed = yes"]),
        Form("trust.reviewed: 'false'", ["trust.reviewed = no"]),
        Form("trust.reviewed: yEs", ["trust.reviewed = (not known)"], ["5:19 not-yes-no"]),
        Form("trust.reviewed: {value: no}", ["trust.reviewed = no"]),
        Form("trust.reviewed: unknown", ["trust.reviewed = (not known)"]),
        Form("trust.reviewed: {unknown: on leave}", ["trust.reviewed = (a reason given) on leave"]),
        Form(
            "trust.reviewed: {value: yes, evidence: {kind: tested, source: S, date: 2008, by: AB, note: N, confidential: yes}}",
            ["trust.reviewed = yes [tested; S; 2008; AB; N; confidential]"]),
        Form("trust:\n  reviewed: yes\n  share: 5", ["trust.reviewed = yes", "trust.share = 5"]),
        Form("trust.share: 5.50", ["trust.share = 5.5"]),
        Form("trust.share: +5", ["trust.share = 5"]),
        Form("trust.share: 0", ["trust.share = 0"]),
        Form("trust.share: 100.0", ["trust.share = 100"]),
        Form("trust.share: 100.1", ["trust.share = (not known)"], ["5:16 out-of-range"]),
        Form("trust.share: 1e1", ["trust.share = (not known)"], ["5:16 not-a-number"]),
        Form("trust.share: .5", ["trust.share = (not known)"], ["5:16 not-a-number"]),
        Form("trust.since: 2001", ["trust.since = 2001"]),
        Form("trust.since: 2001-02-28", ["trust.since = 2001-02-28"]),
        Form("trust.since: 2000-02-29", ["trust.since = 2000-02-29"]),
        Form("trust.since: 1900-02-29", ["trust.since = (not known)"], ["5:16 not-a-date"]),
        Form("trust.since: 2001-5", ["trust.since = (not known)"], ["5:16 not-a-date"]),
        Form("council.name: 2007", ["council.name = 2007"]),
        Form("council.name: yes", ["council.name = yes"]),
        Form("council.name: unknown", ["council.name = (not known)"]),
        // Typographic quotes are text in a text, and no part of a word.
        Form("council.name: “Riverside’s” council", ["council.name = “Riverside’s” council"]),
        Form("council.name: ‘Riverside’", ["council.name = ‘Riverside’"]),
        Form("trust.reviewed: {unknown: “on leave”}", ["trust.reviewed = (a reason given) “on leave”"]),
        Form(
            "trust.reviewed: {value: yes, evidence: {source: the “blue” book, by: ‘AB’, note: “Not all” agreed}}",
            ["trust.reviewed = yes [the “blue” book; ‘AB’; “Not all” agreed]"]),
        Form(
            "trust.reviewed: {value: yes, evidence: {kind: “told”}}", ["trust.reviewed = yes []"],
            ["5:49 typographic-character"]),
        Form("council.capacity: 3", ["council.capacity = 3 (undated)"]),
        Form(
            "council.capacity: {value: 3, evidence: {date: 2004-12-31}}",
            ["council.capacity = 3 (out of period) [2004-12-31]"]),
        Form("council.capacity: {value: 3, evidence: {date: 2005-01-01}}", ["council.capacity = 3 [2005-01-01]"]),
        Form("council.capacity: {value: 3, evidence: {date: 2008}}", ["council.capacity = 3 [2008]"]),
        Form("council.capacity: 3.0", ["council.capacity = (not known)"], ["5:21 not-among-values"]),
        // Reporters.
        Form("trust.talks: unknown", ["trust.talks/coordinator = (not known)", "trust.talks/members = (not known)"]),
        Form(
            "trust.talks: {unknown: nobody came}",
            [
                "trust.talks/coordinator = (a reason given) nobody came",
                "trust.talks/members = (a reason given) nobody came",
            ]),
        Form(
            "trust.talks: {members: no, unknown: nobody else came}",
            ["trust.talks/coordinator = (a reason given) nobody else came", "trust.talks/members = no"]),
        Form("trust.talks: {coordinator: unknown}", ["trust.talks/coordinator = (not known)"]),
        Form(
            "trust.talks: {coordinator: {value: yes, evidence: {kind: told}}, members: {unknown: away}}",
            ["trust.talks/coordinator = yes [told]", "trust.talks/members = (a reason given) away"]),
        Form(
            "trust.talks: {coordinator: yes, settled: {value: no, by: AB, date: 2008-12, because: Minutes.}}",
            ["trust.talks/coordinator = yes", "trust.talks/settled = no [2008-12; AB; Minutes.]"]),
        // Tallies.
        Form(
            "trust.talks: {members: {yes: 6, no: 5, not_known: 3, asked: 22}}",
            ["trust.talks/members = yes of 6+5+3/22"]),
        Form("trust.talks: {members: {yes: 5, no: 6}}", ["trust.talks/members = no of 5+6+0/-"]),
        Form("trust.talks: {members: {yes: 5, no: 5}}", ["trust.talks/members = yes of 5+5+0/-"]),
        Form(
            "trust.talks: {members: {yes: 3, no: 1}}",
            ["trust.talks/members = (fewer than five said yes or no) of 3+1+0/-"]),
        // Lists.
        Form("restructures: none", ["restructures = all of 0"]),
        Form("restructures: unknown", ["restructures = not known"]),
        Form("restructures: {unknown: not asked}", ["restructures = a reason given: not asked"]),
        Form("restructures: [{}]", ["restructures = at least 1", "restructures #1: "]),
        Form(
            "restructures: {complete: yes, items: [{body: police}]}",
            ["restructures = all of 1", "restructures #1: body police"]),
        Form("restructures: {complete: no, items: []}", ["restructures = at least 0"]),
        Form(
            "restructures: {items: [{body: other}], evidence: {kind: document}}",
            ["restructures = at least 1 [document]", "restructures #1: body other"]),
        Form(
            "restructures:\n- {from: 2008-04, agreed: {unknown: too early}}\n- {stage: unknown}",
            [
                "restructures = at least 2", "restructures #1: agreed (a reason given) too early, from 2008-04",
                "restructures #2: stage (not known)",
            ]),
        // Grids.
        Form(
            "layers: {operational: {score: {value: 10, evidence: {kind: observed}}}}",
            ["layers = all of 2", "layers strategic: ", "layers operational: score 10 [observed]"]),
        Form(
            "layers: {strategic: unknown}",
            ["layers = all of 2", "layers strategic: meets (not known), score (not known)", "layers operational: "]),
        Form(
            "layers: unknown",
            [
                "layers = not known", "layers strategic: meets (not known), score (not known)",
                "layers operational: meets (not known), score (not known)",
            ]),
        // What is said of the whole is said of whatever its rows leave unsaid.
        Form(
            "layers: {unknown: not asked}",
            [
                "layers = a reason given: not asked",
                "layers strategic: meets (a reason given) not asked, score (a reason given) not asked",
                "layers operational: meets (a reason given) not asked, score (a reason given) not asked",
            ]),
        Form(
            "layers: {strategic: {score: 3}, unknown: away, operational: unknown}",
            [
                "layers = a reason given: away", "layers strategic: meets (a reason given) away, score 3",
                "layers operational: meets (not known), score (not known)",
            ]),
        // One answer, said in two ways: neither is taken for the other.
        Form(
            "trust.reviewed: {value: yes, unknown: away}", ["trust.reviewed = yes (a reason given) away"],
            ["5:19 answer"]),
        Form(
            "trust.talks: {members: {value: yes, yes: 6, no: 5}}", ["trust.talks/members = yes"], ["5:26 answer"]),
        Form(
            "trust.talks: {members: {unknown: away, yes: 6, no: 5}}", ["trust.talks/members = (a reason given) away"],
            ["5:26 answer"]),
        Form(
            "trust.talks: {unknown: nobody else came, members: no}",
            ["trust.talks/coordinator = (a reason given) nobody else came", "trust.talks/members = no"]),
        Form(
            "trust.talks: {unknown: away, members: no, unknown: gone}",
            ["trust.talks/coordinator = (a reason given) gone", "trust.talks/members = no"], ["5:45 duplicate-key"]),
        Form("restructures: {complete: no, unknown: away}", ["restructures = a reason given: away"]),
        Form(
            "restructures: {complete: yes, unknown: away}", ["restructures = a reason given: away"], ["5:17 answer"]),
        Form(
            "layers: {unknown: away, unknown: gone}",
            [
                "layers = a reason given: gone",
                "layers strategic: meets (a reason given) gone, score (a reason given) gone",
                "layers operational: meets (a reason given) gone, score (a reason given) gone",
            ], ["5:27 duplicate-key"]),
        // What is settled is a value, and nothing else.
        Form(
            "trust.talks: {settled: {value: {unknown: away}, by: AB, date: 2008-12, because: Minutes.}}",
            ["trust.talks/settled = (not known) [2008-12; AB; Minutes.]"], ["5:34 scalar-needed"]),
        Form(
            "trust.talks: {settled: {by: AB, value: {value: no}, date: 2008-12, because: unknown}}",
            ["trust.talks/settled = (not known) [2008-12; AB; unknown]"], ["5:42 scalar-needed"]),
        // Keys that are no keys, where each kind of mapping is read.
        Form("[a]: b\ntrust.reviewed: yes", ["trust.reviewed = yes"], ["5:3 key-not-scalar"]),
        Form("trust.reviewed: {[a]: b, value: yes}", ["trust.reviewed = yes"], ["5:20 key-not-scalar"]),
        Form("trust.talks: {[a]: b, members: no}", ["trust.talks/members = no"], ["5:17 key-not-scalar"]),
        Form(
            "layers: {[a]: b}", ["layers = all of 2", "layers strategic: ", "layers operational: "],
            ["5:12 key-not-scalar"]),
        Form(
            "restructures: [{[a]: b, body: police}]", ["restructures = at least 1", "restructures #1: body police"],
            ["5:19 key-not-scalar"]),
        Form(
            "restructures: [{body: police, evidence: {kind: told}, evidence: {kind: document}}]",
            ["restructures = at least 1", "restructures #1: body police [document]"], ["5:57 duplicate-key"]),
        Form("restructures: {items: none}", [], ["5:25 list"]),
        // What states nothing.
        Form("restructures: {items: []}", ["restructures = at least 0"], ["5:25 empty-value"]),
        Form(
            "layers: {}", ["layers = all of 2", "layers strategic: ", "layers operational: "], ["5:11 grid"]),
        Form(
            "layers: {strategic: {}}", ["layers = all of 2", "layers strategic: ", "layers operational: "],
            ["5:23 list"]),
        Form("trust: {}", [], ["5:10 empty-value"]),
        Form(
            "trust.reviewed: {value: yes, evidence: {source: null, by: ~}}", ["trust.reviewed = yes []"],
            ["5:51 empty-value", "5:61 empty-value"]),
        Form(
            "trust.reviewed: {value: yes, evidence: {source: \"null\"}}", ["trust.reviewed = yes [null]"]),
        Form("trust.reviewed: {unknown: ~}", ["trust.reviewed = (a reason given)"], ["5:29 empty-value"]),
        // What is anyone's own, once in its mapping.
        Form("x-a: 1\nx-b: {x-a: 2}\nx-a: 3", [], ["7:3 duplicate-key"]),
        Form("trust: {x-a: 1, x-a: 2}", [], ["5:19 duplicate-key"]),
        Form("x-note: {any: [thing]}\ntrust:\n  x-mine: 1\n  reviewed: yes", ["trust.reviewed = yes"]),
        Form("{}", []),
    ]

    @Test(arguments: forms) func isRead(_ form: Form) throws {
        let document = try Reading.facts(form.text)
        #expect(document.facts.sorted() == form.facts.sorted())
        #expect(document.codes == form.codes)
    }

    @Test func everyDocumentIsJudgedAlone() throws {
        let one = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {trust.reviewed: yes}\n"
        let two = "schema: concord/profile/1\nid: b\nas_at: 2008-11-30\nfacts: {trust.reviewed: perhaps}\n"
        let three = "schema: concord/profile/1\nid: c\nas_at: 2008-11-30\nfacts: {trust.share: 5}\n"
        let documents = try Reading.read((one + "---\n" + two + "---\n" + three).utf8)
        #expect(documents.map(\.id) == ["a", "b", "c"])
        #expect(documents.map(\.codes) == [[], ["9:25 not-yes-no"], []])
        #expect(
            documents.map(\.facts) == [["trust.reviewed = yes"], ["trust.reviewed = (not known)"], ["trust.share = 5"]])
    }

    @Test func anAnchorOfOneDocumentIsNotKnownInTheNext() throws {
        let one = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {trust.reviewed: &yes yes}\n"
        let two = "schema: concord/profile/1\nid: b\nas_at: 2008-11-30\nfacts: {trust.reviewed: *yes }\n"
        #expect(try Reading.read((one + "---\n" + two).utf8).map(\.codes) == [[], ["9:25 yaml-unknown-alias"]])
    }
}
