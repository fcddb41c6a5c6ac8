import Foundation
import Testing

/// A review counts where it is by somebody else, which names alone must show.
@Suite struct ReviewersWhoMayBePreparers {
    /// The same name written otherwise is no second person; names that cannot be one person's are two.
    @Test(arguments: [
        ("GH", "Gwen Hall (GH)", true), ("G. Hall", "Gwen Hall (GH)", true), ("Gwen Hall", "GH (Gwen Hall)", true),
        ("G. Hall", "Gwen Hall", true), ("Hall, Gwen", "Gwen Hall", true), ("Hall G.", "Gwen Mary Hall", true),
        ("GMH", "Gwen Mary Hall", true), ("gh", "Gwen Mary Hall", true), ("Hall", "Gwen Hall, auditor", true),
        ("gwen.hall@riverside.example", "Gwen Hall", true), ("Dr Hall", "Gwen Hall", true),
        ("GH and G. Hall", "Gwen Hall", true), ("Gwen Hall", "GH; G. Hall", true), ("Gwen", "Gwen Hall", true),
        ("Gwen O’Hara", "G. O'Hara", true), ("Mary-Jane Hall", "Mary Hall", true),
        ("GH", "George Hill", true),
        ("George Hill (GH)", "Gwen Hall (GH)", false), ("Tom Hall", "Gwen Hall", false),
        ("T. Hall", "Gwen Hall", false),
        ("AB", "ABC", false), ("GH", "GMH", false), ("GH", "HG", false), ("Hall", "Hill", false),
        ("Mr Hall", "Mrs Hall", false), ("AB (Audit Commission)", "CD (Audit Commission)", false),
        ("AC", "Gwen Hall (Audit Commission)", false), ("Auditor 1", "Auditor 2", false),
        ("Auditor A", "Auditor B", false), ("AB, Riverside", "CD, Riverside", false), ("GH", "GH and AB", false),
        ("Gwen Hall", "Gwen Hill", false), ("Gwen Hall", "Gwen Mary Hill", false), ("1", "12", false),
        // Short names are names, unless they are written as initials are.
        ("Li", "Lena Ivanova", false), ("Jo", "James Oliver", false), ("Al", "Anna Lee", false),
        ("Ed", "Eve Dunn", false), ("Ian", "Iris Ann Noon", false), ("JO", "James Oliver", true),
        ("jo", "James Oliver", true), ("Jo", "Jo Oliver", true), ("Li", "Li Na", true), ("Jo", "J. Oliver", false),
        ("GMH", "Gwen Hall", true), ("GMH", "Gwen Hill Moss", false), ("GMH", "Tom Hall", false),
        ("Gwen Hall", "Gwén Hall", true), ("Gwen Hall", "Gwe\u{301}n Hall", true), ("Lars Ødegård", "L. Odegard", true),
        ("van der Berg", "J. van der Berg", true), ("van der Berg", "J. van den Berg", false), ("A", "Ann", true),
        ("A", "Bea", false),
        // In another order, with a comma or without; initials in another order and a short form are somebody else's.
        ("Hall Gwen", "Gwen Hall", true), ("Hall, Gwen Mary", "Gwen Hall Mary", true),
        ("Mary Gwen Hall", "Gwen Mary Hall", true), ("Hall Gwen (GH)", "Gwen Hall", true),
        // One letter; a surname of two parts or one of them; initials with more capitals, and those of an O'.
        ("G", "Gwen Hall", true), ("H", "Gwen Hall", true), ("B", "Gwen Hall", false),
        ("Gwen Hall-Jones", "Gwen Hall", true), ("Gwen Hall-Jones", "Gwen Moss", false),
        ("SON", "Sean O'Neil", true), ("SON", "Sean O’Brien", false),
        ("MdlC", "Maria de la Cruz", true), ("MdlC", "Maria Cole", true), ("MdlC", "Maria del Rio", false),
        ("McKay", "Ann McKay", true), ("McKay", "Mo Kay", false),
        // One letter tells nobody apart, at whichever end it stands.
        ("A", "AB", true), ("G", "GH", true), ("H", "G. H.", true), ("M", "GMH", false), ("A", "BA", true),
        ("G Hall", "Gwen H", true), ("Gwen H.", "Gwen Mary Hall", true), ("Gwen H.", "Gwen Moss", false),
        // Marks, their absence, and how they are spelled out.
        ("Ute Müller", "Ute Mueller", true), ("Ute Müller", "Ute Muller", true), ("Ute Mueller", "U. Muller", true),
        ("Ute Muller", "Ute Miller", false), ("Lars Ødegård", "Lars Oedegaard", true), ("Strauß", "Strauss", true),
        ("Kjær", "Kjaer", true), ("Håkon Lie", "Haakon Lie", true), ("Łukasz", "Lukasz", true),
        ("Işık Ay", "Isik Ay", true), ("Joe Hall", "Jo Hall", false), ("Sue Hall", "Su Hall", false),
        ("AEB", "AB", false), ("Anna Ebner", "AEB", false),
        // A name that a hyphen joins may be written without one part of it, and in the initials of any.
        ("Jane Hall-Smith", "JHS", true), ("Jane Hall-Smith", "JH", true), ("Jane Hall-Smith", "JS", true),
        ("Jane Hall-Smith", "J Hall", true), ("Jane Hall-Smith", "J. Smith", true), ("Hall-Smith, Jane", "JH", true),
        ("Jane Hall-Smith", "HS", true), ("Jean-Paul Marat", "JP", true), ("Jean-Paul Marat", "JM", true),
        ("Jean-Paul Hall-Smith", "Paul Hall", true), ("Jean-Paul Hall-Smith", "Paul Moss", false),
        ("Jane Hall-Smith", "JT", false), ("Jane Hall-Smith", "Jane Hall-Moss", false),
        ("Jane Hall-Smith", "Tom Hall", false), ("Auditor-A", "Auditor-B", false), ("AB-1", "AB-2", false),
        ("A-B-C-D-E-F-G-H-I-J-K-L", "MN", false), ("A-", "MN", false),
        // A surname with initials behind it; initials with the surname's in front; the name of an account.
        ("Hall G.W.", "Gwen Hall", true), ("Hall G. W.", "Gwen Mary Hall", false), ("Hall GW", "Gwen Hall", true),
        ("Hall G.W.", "Tom Hall", false), ("Hall TW", "Gwen Hall", false), ("HG", "Gwen Hall", true),
        ("H.G.", "Gwen Hall", true), ("HGM", "Gwen Mary Hall", true), ("HG", "Tom Hall", false),
        ("ghall", "Gwen Hall", true), ("hallg", "Gwen Hall", true), ("gwhall", "Gwen Hall", true),
        ("ghall", "Gwen Mary Hall", true), ("gmhall2", "Gwen Mary Hall", true), ("gwenh", "Gwen Hall", true),
        ("GHALL", "Gwen Hall", true), ("ghall@riverside.example", "Gwen Hall", true), ("gmueller", "Gwen Müller", true),
        ("thall", "Gwen Hall", false), ("ghill", "Gwen Hall", false), ("grose", "Gwen Rose", true),
        ("Grose", "Gwen Rose", false), ("hallt", "Gwen Hall", false),
        // A title that may be of the same person tells nobody apart.
        ("Dr Hall", "Professor Hall", true), ("Mr Hall", "Dr Hall", true), ("Cllr Hall", "Mrs Hall", true),
        ("Dr Gwen Hall", "Prof. Tom Hall", false), ("Dr Hall", "Professor Hill", false),
        ("Hal Gwen", "Gwen Hall", false), ("Hal, Gwen", "Gwen Hall", false), ("Hall Gwen", "Gwen Moss", false),
    ]) func whoMayBeThePreparerIsNamed(_ preparer: String, _ reviewer: String, _ isDoubtful: Bool) throws {
        for (one, other) in isDoubtful ? [(preparer, reviewer), (reviewer, preparer)] : [(preparer, reviewer)] {
            let more = "prepared: {by: \"\(one)\", date: 2008-12-05}\nreviewed: {by: \"\(other)\", date: 2008-12-08}"
            let outcome = try Command.run(
                ["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: SignedProfile.text(more))
            #expect(outcome.status == 0)
            let result = try Command.object(outcome.output)
            #expect(result["draft"] as? Bool == isDoubtful)
            let problems = try #require(result["problems"] as? [[String: Any]])
            #expect(problems.map { $0["code"] as? String } == (isDoubtful ? ["reviewer-unclear"] : []))
            if let problem = problems.first {
                let message = problem["message"] as? String
                #expect(message?.hasPrefix("'\(other)', who reviewed this, may be '\(one)', who prepared it: ") == true)
                #expect(problem["line"] as? Int == 6 && problem["column"] as? Int == 11)
            }
        }
    }

    /// Kills a sign-off by `to be named` that ends the draft; and a name that is spelled like a word and does not.
    @Test(arguments: [
        ("to be named", true), ("To be agreed with the council", true), ("self", true), ("me", true), ("Myself", true),
        ("ditto", true), ("same", true), ("The same person as above", true), ("as above", true), ("N.N.", true),
        ("someone else", true), ("another", true), ("A. N. Other", true), ("xxx", true), ("XX", true), ("x", true),
        ("Mr X", true), ("aaa", true), ("see file", true), ("TBC", true), ("t.b.c.", true), ("tbc by the board", true),
        ("not yet known", true), ("Your name here", true), ("the reviewer", true), ("name withheld", true),
        ("withheld", true), ("?", true), ("--", true), ("n/a", true), ("me and tbc", true), ("no one", true),
        ("same as prepared", true), ("the team", true), ("Draft", true), ("Yes", true), ("Approved", true),
        ("done", true), ("vacant", true), ("I am not sure", true), ("signed", true), ("not reviewed", true),
        ("Concord", true), ("the computer", true), ("automatic", true),
        ("Me Nguyen", false), ("Anne Concord", false), ("Same Seid", false), ("ME", false), ("AS", false),
        ("NA", false), ("AA", false),
        ("JJ", false), ("You Jin", false), ("See Li Ping", false), ("Nils One", false), ("Joan/Ann", false),
        ("Will Other-Moss", false), ("Audit Commission", false), ("Chair", false), ("李", false), ("Reviewer 2", false),
    ]) func whoIsNobodyReviewsNothing(_ name: String, _ isDraft: Bool) throws {
        let more = "prepared: {by: Gwen Hall, date: 2008-12-05}\nreviewed: {by: \"\(name)\", date: 2008-12-08}"
        let outcome = try Command.run(
            ["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: SignedProfile.text(more))
        let result = try Command.object(outcome.output)
        #expect(result["draft"] as? Bool == isDraft)
        let problems = try #require(result["problems"] as? [[String: Any]])
        #expect(problems.map { $0["code"] as? String } == (isDraft ? ["reviewer-unsaid"] : []))
        if isDraft {
            #expect(
                problems[0]["message"] as? String
                    == "the review is by '\(name)', which names nobody: it stays a draft")
        }
    }

    /// Kills a review that says of itself that there was none.
    @Test(arguments: [
        ("Ivo Jones (not reviewed)", true), ("(Ivo Jones to review)", true), ("Ivo Jones - not yet", true),
        ("Ivo Jones declined to sign", true), ("Ivo Jones, pending", true), ("Awaited: Ivo Jones", false),
        ("IVO JONES, NOT SEEN", true), ("Ivo Jones?", true), ("Ivo Jones (draft)", true),
        ("Ivo Jones hasn't signed", true),
        ("Ivo Jones, for signature", true), ("Ivo Jones, signed by Gwen Hall", true),
        ("Ivo Jones on behalf of Gwen Hall", true), ("pp Ivo Jones", true), ("p.p. Ivo Jones", true),
        ("per pro Ivo Jones", true),
        // Names, and offices.
        ("Toby Not", false), ("Not Vital", false), ("Anthony To", false), ("Ivo Jones, for the board", false),
        ("Signe To", false), ("Ivo Jones (head of review)", false), ("Reviewed by Ivo Jones", false),
        ("Signed by Ivo Jones", false), ("Read, Ivo", false), ("P. P. Jones", false),
    ]) func whatSaysMoreThanANameReviewsNothing(_ name: String, _ isUnclear: Bool) throws {
        let more = "prepared: {by: Ann Moss, date: 2008-12-05}\nreviewed: {by: \"\(name)\", date: 2008-12-08}"
        let outcome = try Command.run(
            ["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: SignedProfile.text(more))
        let result = try Command.object(outcome.output)
        let problems = try #require(result["problems"] as? [[String: Any]])
        let isAwaited = name.hasPrefix("Awaited")
        #expect(result["draft"] as? Bool == (isUnclear || isAwaited))
        #expect(
            problems.map { $0["code"] as? String }
                == (isUnclear ? ["reviewer-unclear"] : isAwaited ? ["reviewer-unsaid"] : []))
    }

    /// More than a year after all of it a date is wrong, or what was reviewed is something else.
    @Test(arguments: [
        ("2008-12-05", "2009-12-05", false), ("2008-12-05", "2009-12-06", true), ("2008-12-05", "2099-12-10", true),
        ("2008-12-05", "2009", false), ("2026-11-20", "2026-11-28", false),
    ]) func whatIsReviewedLongAfterIsADraft(_ prepared: String, _ reviewed: String, _ isDraft: Bool) throws {
        let more = "prepared: {by: Ann Moss, date: \(prepared)}\nreviewed: {by: Ivo Jones, date: \(reviewed)}"
        let run = ["assess", "-", "-r", "Rules/lsp"]
        let result = try Command.object(Command.run(run + ["-f", "json"], input: SignedProfile.text(more)).output)
        #expect(result["draft"] as? Bool == isDraft)
        let problems = try #require(result["problems"] as? [[String: Any]])
        #expect(problems.map { $0["code"] as? String } == (isDraft ? ["reviewed-too-late"] : []))
        let text = try Command.run(run, input: SignedProfile.text(more)).output.split { $0.isWhitespace }
        #expect(
            text.joined(separator: " ").contains("it is dated more than a year after this was prepared") == isDraft)
    }

    /// One of those who prepared it is nobody else; one beside them is.
    @Test(arguments: [
        ("AB and GH", "Gwen Hall", true), ("Gwen Hall", "AB & GH", false),
        // Who is still to be named is nobody else either.
        ("Gwen Hall", "GH and tbc", true), ("Gwen Hall", "AB and tbc", false),
    ])
    func someoneElseIsAnyOfTheReviewers(_ preparer: String, _ reviewer: String, _ isDraft: Bool) throws {
        let more = "prepared: {by: \(preparer), date: 2008-12-05}\nreviewed: {by: \(reviewer), date: 2008-12-08}"
        let outcome = try Command.run(
            ["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: SignedProfile.text(more))
        #expect(try Command.object(outcome.output)["draft"] as? Bool == isDraft)
    }
}
