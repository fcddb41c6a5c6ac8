extension NewPack {
    static func pack(_ id: String) -> String {
        """
        schema: concord/pack/1

        # `concord schema pack`, `sources`, `facts`, `rules` and `tests` print what an editor needs to help with these files.

        # An id is for ever: results name it. A new version tells readers that answers may differ.
        # It stands between quotes, since an id may look like a number.
        id: "\(id)"
        version: 0.1.0
        title: A new rule pack

        # The day on which the tests in tests/ take place. A test may name its own.
        tests_as_at: 2026-01-31

        # Everybody a question can be put to.
        parties:
          coordinator: the partnership's coordinator
          members: members of the partnership

        # What flags and claims are gathered under.
        themes:
          meetings: Meetings

        # What the pack adds to its sources throughout. It is printed with every result.
        judgements:
          severities: Every severity is the pack's judgement.
          recommendations: Unless a paragraph is named, recommendations are the pack's.

        # For auditors who must score. Without this key nothing is rated.
        # rating:
        #   scale: [1, 2, 3, 4]
        #   caps: {high: 1, medium: 2, low: 3}      # the best that a theme with such a risk can have
        #   known_at_least: 0.5                     # the share of its facts that must be known
        #   judgement: Where the scale, its caps and the share come from.

        """
    }

    static let sources = """
        schema: concord/sources/1

        # Each report that findings come from, with a register of its every paragraph. What is in no register cannot be cited.
        # This one is invented: put yours in its place.

        sources:
          report:
            title: The title of your report
            author: Who wrote it
            published: 2025-06
            register:
              # `says` is a paraphrase, never a copy. Every number in a rule's words or conditions must stand in the `says` of
              # something that the rule cites, or, outside its finding, beside a `judgement`: each in digits; and in words shares
              # (ninety per cent, nine in ten, a quarter), amounts of time, and a hundred and more. They are compared whole:
              # 15,000 is 15000, £15 million is £15m; 15 is neither, nor 15 per cent, nor the 15th, nor are 15 months 15 years.
              para 1:
                use: rule                 # rule, context (read, and nothing to compute) or method (how it was found out)
                seen: whole               # whole or in_part: what you have read of it
                says: Partnerships whose meetings are kept know of trouble earlier.
                does_not_say:
                  - How often a partnership should meet.
              para 2:
                use: rule
                seen: whole
                says: A change of the bodies that belong to it unsettles a partnership.
              para 3: {use: method, seen: whole, says: "Evidence was gathered in 2024.", because: "It dates every figure."}
              para 4-9: {use: unread}     # a range stands for each; what is unread is never cited

        # Figures for many partnerships, printed beside what is found here and never computed with.
        # Their numbers must stand in the `says` of what they cite.
        # benchmarks:
        #   members-who-meet:
        #     figure: 61 per cent
        #     of: members of partnerships
        #     that: say that meetings are kept
        #     date: 2024
        #     cite: report para 1

        """

    static let facts = """
        schema: concord/facts/1

        # What a profile may state. Ask for one thing at a time, in words that the person asked would use.
        # Types: yes_no, one_of, scale (ordered), number (with unit, min, max and whole), date, text (told, never tested) and list.
        # A date with from_profile: as_at in place of ask is the day that the profile speaks of: what holds at some time only can be
        # asked only then.

        facts:

          partnership.kind:
            type: one_of
            values: [statutory, voluntary]
            label: Kind of partnership
            question: "Does the law require the partnership, or is it voluntary?"
            ask: [coordinator]
            fixed: yes                    # nobody can change it to clear a flag

          # With `reporters` the same question goes to several parties, and each answers for itself. With `tally` a party's answer may
          # be a survey, `members: {yes: 6, no: 5}`, which is read as a yes from this share of those who said yes or no.
          meetings.kept:
            type: yes_no
            label: Meetings are kept
            question: "Do planned meetings take place?"
            reporters: [coordinator, members]
            tally: {at_least: 50, of: answered, judgement: The report sets no share; half is the pack's.}

          # What people see for themselves of a claim: see `observed_by` in rules/meetings.yaml.
          trouble.known_early:
            type: yes_no
            label: Trouble is known early
            question: "Did the partnership know early of the last trouble it had?"
            ask: [coordinator]

          meetings.date_agreed:
            type: yes_no
            label: A date for the next meeting is agreed
            question: "Has a date for the next meeting been agreed?"
            note: "Look in the last minutes."
            ask: [coordinator]
            applies_when: {term: voluntary}     # asked of nobody else

          # A list holds at least what is stated: there may be others, unless the profile says `none` or `complete: yes`.
          changes:
            type: list
            label: Changes of the bodies that belong to it
            question: "Which of the bodies in the partnership are being changed?"
            ask: [coordinator]
            of:
              body: {type: text, label: Body, question: "Which body is changed?"}
              stage: {type: one_of, values: [proposed, decided, done], label: Stage, question: "How far is it?"}
              successor_named: {type: yes_no, label: A successor is named, question: "Is it known who takes its seat?"}

          # A list with `keys` is a grid: a row for each of them, and no others. `for_each: layers` gives each row an outcome of its own.
          # layers:
          #   type: list
          #   keys: {board: The board, groups: The working groups}
          #   label: Layers of the partnership
          #   question: "How is it in each layer?"
          #   ask: [coordinator]
          #   of:
          #     trust: {type: yes_no, label: Trust, question: "Is there trust there?"}

          # A figure or score that means something for a time only has that time, and answers count whose evidence is dated inside it:
          #   valid: {from: 2005-04, to: 2009-03, cite: report para 2}

        """

    static let rules = """
        schema: concord/rules/1

        # A condition is true, false or unknown. What is not stated is unknown: never a no, a zero or a pass.
        # Leaves: is, in, at_least, at_most, more_than, less_than, between. Groups: all, any, not, count; over lists some, every,
        # none, count_in. Of a list that is empty `every` and `none` are true: `some` beside `every`, under all, asks that there be one.

        # Conditions that have a name, stated once.
        terms:
          voluntary:
            when: {fact: partnership.kind, is: voluntary}
            judgement: The report does not part the two kinds. A voluntary partnership can let its meetings go; the pack asks it more.

        # What findings argue for or against, of partnerships like this one; and, beside it, what people here observe. The two are
        # never mixed.
        claims:
          meetings.warn:
            label: Trouble is known early
            theme: meetings
            observed_by: [trouble.known_early]

        # A flag that several rules raise stands here; one that a single rule raises may stand in the rule.
        flags:
          meetings-lapse:
            kind: risk                    # risk, strength or enquiry (to look into, and no fault)
            theme: meetings
            severity: medium
            title: Meetings may lapse
            recommendation: {text: "Agree the dates of a year's meetings."}

        rules:
          - id: meetings-not-kept
            finding: Trouble is known later where meetings are not kept.
            cite: report para 1
            judgement: The report speaks of meetings that are kept; this is its reverse.
            grounds: {kind: survey, whose: coordinators, date: 2024}
            # Of a fact with reporters: `by: any` is one of them at least, `by: all` all of them, `by: members` only they.
            when: {fact: meetings.kept, by: any, is: no}
            then: {raise: meetings-lapse, makes_less_likely: meetings.warn}

          - id: meetings-kept
            finding: Trouble is known earlier where meetings are kept.
            cite: report para 1
            grounds: {kind: survey, whose: coordinators, date: 2024}
            when: {fact: meetings.kept, by: all, is: yes}
            then:
              makes_likelier: meetings.warn
              raise: {kind: strength, theme: meetings, title: Meetings may be a habit}

          - id: no-next-date
            finding: A voluntary partnership that has agreed no date, while its members doubt its meetings, may lose them.
            cite: report para 1
            judgement: The report names no date; the pack reads a missing one as a first sign.
            grounds: {kind: survey, date: 2024}
            when:
              all:
                - {fact: meetings.kept, by: members, is: no}
                - {fact: meetings.date_agreed, is: no}
            then: {raise: meetings-lapse}

          - id: changes-unsettle
            finding: A change of the bodies that belong to it unsettles a partnership.
            cite: report para 2
            grounds: {kind: case_study}
            for_each: changes             # one outcome for each record; the flag names the record
            when: {field: stage, in: [proposed, decided]}
            # A mitigation is printed beside the flag, which stays raised.
            mitigated_by:
              - id: successor-named
                when: {field: successor_named, is: yes}
                says: It is known who takes the seat.
                judgement: The report names no remedy; this is the pack's.
            then:
              raise:
                kind: risk
                theme: meetings
                severity: low
                external: yes             # what the partnership cannot mend by itself
                title: A change may unsettle the partnership
                recommendation: {text: "Agree who carries on its work."}

        """

    static let tests = """
        schema: concord/tests/1

        # Write what you expect from the report, before you look at what the program prints. Every test names all the flags that
        # it expects raised. `concord rules coverage` says what no test has shown yet.

        tests:

          - name: of a partnership of which nothing is known everything is open
            given: {}
            raised: []
            expect:
              claims: {meetings.warn: {expected: open, observed: open}}
              flags: {meetings-lapse: open}
              asks: [meetings.kept/coordinator, meetings.kept/members, trouble.known_early, changes]

          - name: meetings that both report
            given:
              partnership: {kind: voluntary}
              meetings: {kept: {coordinator: yes, members: yes}, date_agreed: yes}
              trouble: {known_early: no}
              changes: none
            raised: [meetings-kept: strength]     # or its name alone; a risk is called by its severity
            expect:
              claims: {meetings.warn: {expected: likelier, observed: no}}
              cites: [report para 1]
              outcomes: {meetings-not-kept: not met, no-next-date: not met, changes-unsettle: not met}
            never: {cites: [report para 2]}

          - name: members who miss their meetings, and no date for the next; and yet trouble was known early
            given:
              partnership: {kind: voluntary}
              meetings: {kept: {coordinator: yes, members: {yes: 4, no: 9}}, date_agreed: no}
              trouble: {known_early: yes}
            raised: [meetings-lapse]
            expect:
              claims: {meetings.warn: {expected: less_likely, observed: yes}}
              outcomes: {meetings-not-kept: fired, meetings-kept: not met, no-next-date: fired}

          - name: a partnership that the law requires is not asked for the next date
            given:
              partnership: {kind: statutory}
              meetings: {kept: {coordinator: no}}
            raised: [meetings-lapse]
            expect:
              outcomes: {no-next-date: does not apply}
            never: {asks: [meetings.date_agreed]}

          - name: of two changes each has its own outcome and its own mitigation
            given:
              changes:
                - {body: The fire service, stage: proposed, successor_named: yes}
                - {body: The health board, stage: decided, successor_named: no}
                - {body: The college, stage: done}
            raised: [changes-unsettle]
            expect:
              cites: [report para 2]
              outcomes: {changes-unsettle: {fire service: fired, health board: fired, college: not met, others: open}}
              mitigations:
                changes-unsettle/successor-named/fire service: present
                changes-unsettle/successor-named/health board: absent

          - name: a kind that nobody listed is refused
            given: {partnership: {kind: charitable}}
            refused: "not one of this fact's values"

        """
}
