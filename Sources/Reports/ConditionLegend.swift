/// How the English of conditions is to be read: what is true, false and unknown, said once.
public enum ConditionLegend {
    public static let title = "How to read the conditions"

    /// What a part of it is about. Where only some things of a pack are shown, the parts of the others are left out.
    public enum Topic: Sendable {
        case always, applicability, parties, observations, surveys, lists, eachEntry, dates, periods
    }

    /// Each a few sentences under a word or two.
    public static let entries: [(topic: Topic, term: String, text: String)] = [
        (
            .always, "Unknown",
            """
            Every test is true, false or unknown. What nobody has stated is unknown, and so is what was asked and is not \
            known: never a no, a zero or a pass. Knowing more settles what is unknown and never changes what is certain.
            """
        ),
        (
            .always, "Groups",
            """
            "All of these" is false as soon as one part is false, true once every part is true, and else unknown. "At least \
            one of these" is true as soon as one part is true, false once every part is false, and else unknown. "At least 2 \
            of these 3" is true once two are true, false once two no longer can be, and else unknown. "Not", "none" and \
            "fewer than" turn true and false round; unknown stays unknown.
            """
        ),
        (
            .always, "Rules",
            """
            A rule fires where it applies and everything under "Fires where" is true. Once one line under "Applies where" or \
            "Fires where" is false it can no longer fire; what under one of them is still unknown does not matter then. Else \
            it is open.
            """
        ),
        (
            .always, "Flags",
            """
            A flag is raised as soon as one of its rules fires, not raised once none of them can fire any more, and else \
            open. A mitigation never takes a flag away.
            """
        ),
        (
            .applicability, "Applies",
            """
            Some questions are put only where something else is so. A test of what does not apply is false, whatever was \
            stated. Where it is unknown whether it applies, a test that the answer fails is false and one that it passes is \
            unknown.
            """
        ),
        (
            .parties, "Parties",
            """
            A question has one answer, whoever is asked, unless a line says whose answer counts. "According to" one party is \
            that party's own answer and nobody else's. "Or both" and "at least one of" are true \
            as soon as one says so, and false once every party has answered otherwise. "Both" and "each" are false as soon \
            as one answers otherwise, and true once every party has said so. "Have answered differently" is true as soon as \
            two answers differ, and false once all have given the same one; "have all answered alike" is the reverse. Where \
            the auditor has settled a fact, the settled answer stands in place of all the parties' answers, but not where a \
            test asks one party alone and not where it is asked whether they differ.
            """
        ),
        (
            .observations, "All answers",
            """
            "At least one is yes" is true as soon as one says yes. "None is no" is true only once every party has \
            answered, since one that has not could still say no. A settled answer stands in place of the others; a question \
            that does not apply adds nothing.
            """
        ),
        (
            .surveys, "Surveys",
            """
            Where a party's answer is a tally, it is read as one yes or no by the share that stands beside the question. \
            Where fewer than five said yes or no it is unknown; where as many said yes as no, too, if that stands beside it.
            """
        ),
        (
            .lists, "Lists",
            """
            A list states at least what is written in it. Unless it says that this is all, there may be other entries, also \
            where none is stated: then "at least one entry" is never false, and "every entry" and "no entry" are never \
            true. Of a list that says it is empty, "every entry" and "no entry" are true. A grid has its named rows and no \
            others; a row that nobody filled in is one of which nothing is known.
            """
        ),
        (
            .eachEntry, "Each entry",
            """
            Where entries are looked at by themselves, the rule fires as soon as it does for one. While there may be other \
            entries it is otherwise open, unless a line that asks nothing of the entry, wherever it is printed, is false. It \
            does not fire once it fires for no entry and there can be no others. The rows of a grid are entries too, and it \
            has no others.
            """
        ),
        (
            .dates, "Dates",
            """
            A date given as a month or a year stands for each of its days: a test of it is true where all those days pass, \
            false where none does, and unknown where some do. Two parties' dates differ where they have no day in common, \
            and are alike where both are the same day; else that is unknown.
            """
        ),
        (
            .periods, "Periods",
            """
            A value that counts in a certain period only needs the date of its evidence. Without a date, or with one that is \
            not wholly inside the period, it is unknown.
            """
        ),
    ]
}
