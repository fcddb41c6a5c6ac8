import Foundation
import Testing

/// A number in a question is a threshold of its yes: it needs a ground where the answer is read. Names hold no figures.
@Suite struct NumbersOfQuestions {
    struct Case: CustomTestStringConvertible {
        var file = "facts.yaml"
        var old: String
        var new: String
        /// What is said of it; `nil` where nothing is wrong.
        var problem: String?

        var testDescription: String { new }
    }

    private static let reviewed = "question: \"Is trust reviewed?\""
    private static let share = "question: \"In how many meetings out of a hundred were all partners there?\""
    private static let stage = "stage: {type: one_of, values: [debated, proposed, completed]"

    static let cases = [
        // Read by a mitigation that cites paragraph 3.
        Case(
            old: reviewed, new: "question: \"Is trust reviewed every 5 years?\"",
            problem:
                "33:40: error[unsupported-number]: the number 5 years is in this question, and in nothing that the "
                + "mitigation 'silence/reviewed' cites"),
        Case(old: reviewed, new: "question: \"Is trust reviewed by 61 per cent?\""),
        Case(old: reviewed, new: "question: \"Is trust reviewed by two partners, once a year?\""),
        // Read by a rule with a judgement.
        Case(old: share, new: "question: \"In how many of the last 12 meetings?\""),
        Case(old: share, new: "question: \"In how many meetings, from 0 to 100 per cent?\""),
        // Observes a claim, and is read by a rule with a judgement.
        Case(old: "question: \"Do partners talk openly?\"", new: "question: \"Do 90 per cent talk openly?\""),
        // Declared, and read by a term that cites paragraph 2.
        Case(
            old: "question: \"What did the council score for capacity?\"",
            new: "question: \"What did it score from 1 to 4 between 2005 and 2008?\""),
        Case(
            old: "question: \"What did the council score for capacity?\"",
            new: "question: \"What did it score in 2010, or of £3?\"",
            problem: "the number 2010 is in this question, and in nothing that the term 'strong' cites"),
        Case(
            old: stage, new: stage + ", question: \"Is it within 18 months?\"",
            problem: "the number 18 months is in this question, and in nothing that the rule 'reorganised' cites"),
        Case(old: stage, new: stage + ", question: \"Is it one of two reorganisations?\""),
        Case(
            old: "question: \"Which bodies are being reorganised?\"",
            new: "question: \"Which of the 40 bodies are being reorganised?\"",
            problem: "the number 40 is in this question, and in nothing that the rule 'reorganised' cites"),
        // Read by nothing.
        Case(old: "body: {type: one_of,", new: "body: {question: \"Which of 40?\", type: one_of,"),
        // Names.
        Case(old: "strategic: Strategic layer", new: "strategic: Layer 1 of the 1998 Act"),
        Case(
            old: "strategic: Strategic layer", new: "strategic: The 90 per cent",
            problem: "the number 90 per cent is in a name"),
        Case(
            file: "pack.yaml", old: "trust: Trust", new: "trust: The £5 million of trust",
            problem: "the number £5 million is in a name"),
        Case(file: "pack.yaml", old: "trust: Trust", new: "trust: Trust by the report of 2009"),
        Case(
            file: "pack.yaml", old: "title: ", new: "title: Nine in ten, and ",
            problem: "the number Nine in ten is in a name"),
        // Units.
        Case(
            old: "unit: per cent", new: "unit: 100 seats",
            problem: "the number 100 would stand right behind that of an answer"),
        Case(old: "score: {type: number,", new: "score: {type: number, unit: points of 10,"),
    ]

    @Test(arguments: cases) func needAGround(_ tried: Case) throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            try pack.replace(tried.old, with: tried.new, in: tried.file)
            let check = try pack.run("rules", "check", "./pack")
            guard let problem = tried.problem else {
                #expect(check.status == 0, "\(check.errors)")
                return
            }
            #expect(check.status == 1)
            #expect(check.errors.contains("1 error\n"), "\(check.errors)")
            #expect(check.errors.contains(problem), "\(check.errors)")
        }
    }

    /// What only says to whom another question is put names no ground.
    @Test func aGuardIsNone() throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            try pack.replace(
                "facts:\n",
                with:
                    "facts:\n  large: {type: yes_no, label: Large, question: \"Is it above £50,000?\", ask: [coordinator]}\n",
                in: "facts.yaml")
            let reviewed = "question: \"Is trust reviewed?\"\n"
            try pack.replace(
                reviewed, with: reviewed + "    applies_when: {fact: large, is: yes}\n", in: "facts.yaml")
            let check = try pack.run("rules", "check", "./pack")
            #expect(check.status == 1)
            #expect(
                check.errors.contains(
                    "the number £50,000 is in this question, and nothing that reads the answer gives it"),
                "\(check.errors)")
        }
    }
}
