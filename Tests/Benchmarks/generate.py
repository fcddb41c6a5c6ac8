#!/usr/bin/env python3
"""Writes a rule pack in four layers, and profiles for it.

    generate.py --profiles 4000 --seed 1 --out FOLDER
    generate.py --rules 300 --profiles 0 --out FOLDER

writes FOLDER/pack, with a test of each rule, and FOLDER/profiles. The same seed gives the same bytes. Profile 17 is the same
whether a hundred are asked for or a hundred thousand. A pack of more than a hundred rules is the pack of
a whole report: its register grows with its rules, says more in each place, and it asks more.
"""

import argparse
import os
import random
import re

BRANCHES = {
    "county": "county council",
    "district": "district council",
    "metropolitan": "metropolitan district council",
    "london": "London borough council",
    "unitary": "unitary council",
}
RULES = 100                                 # unless more are asked for
SHARES_OF_LAYERS = {"one": 40, "two": 26, "three": 20, "four": 14}  # in a hundred
THEMES = {
    "trust-and-challenge": "Trust and challenge",
    "money": "Money",
    "systems": "Systems",
    "delivery": "Delivery",
}
PARAGRAPHS = 48                             # of a hundred rules


# --- YAML -----------------------------------------------------------------------------------------

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*|wbt (para|footnote|figure|table) [0-9]+|[0-9]+ per cent")


def scalar(value):
    text = str(value)
    return text if PLAIN.fullmatch(text) else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    return scalar(value)


def block(value, depth=0, deep=2):
    """Mappings down to `deep` as blocks, what is below in one line each."""
    lines = []
    for key, part in value.items():
        if isinstance(part, dict) and depth < deep:
            lines.append("  " * depth + f"{key}:")
            lines.append(block(part, depth + 1, deep))
        else:
            lines.append("  " * depth + f"{key}: {flow(part)}")
    return "\n".join(lines)


def rule_block(rule):
    lines = []
    for key, part in rule.items():
        lead = "    " if lines else "  - "
        if key == "then":
            lines.append(f"{lead}then:")
            lines += [f"      {verb}: {flow(target)}" for verb, target in part.items()]
        elif key == "mitigated_by":
            lines.append(f"{lead}mitigated_by:")
            lines += [f"      - {flow(one)}" for one in part]
        else:
            lines.append(f"{lead}{key}: {flow(part)}")
    return "\n".join(lines)


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text if text.endswith("\n") else text + "\n")


# --- The vocabulary -------------------------------------------------------------------------------

def yes_no(label, question, **more):
    return {"type": "yes_no", "label": label, "question": question, **({} if "reporters" in more else {"ask": ["coordinator"]}), **more}


def other(kind, label, question, **more):
    ask = more.pop("ask", ["coordinator"])
    return {"type": kind, **more, "label": label, "question": question, "ask": ask}


def vocabulary(rules=RULES):
    two, three = ["coordinator", "members"], ["coordinator", "members", "finance_lead"]
    facts = {
        "council.name": other("text", "Name of the lead council", "Which council leads the partnership?"),
        "council.type": other("one_of", "Type of lead council", "What type of council leads the partnership?",
                              values=list(BRANCHES), fixed="yes"),
        "council.capacity": other("scale", "Corporate capacity score", "Which score did the council get for its corporate capacity?",
                                  values=[1, 2, 3, 4], valid={"from": 2002, "to": 2008, "cite": "wbt footnote 1"}),
        "council.control": other("one_of", "Political control", "Who controls the council?",
                                 values=["majority", "coalition", "no_overall_control"]),
        "partnership.formed": other("date", "Date of the first meeting", "When did the partnership first meet?"),
        "partnership.members": other("number", "Organisations that are members", "How many organisations are members?",
                                     unit="members", min=2, max=120),
        "partnership.staffed": yes_no("The partnership has staff", "Does anybody work for the partnership alone?"),
        "partnership.review": other("one_of", "How often it reviews itself", "How often does the partnership review how it works?",
                                    values=["never", "once", "yearly"]),
        "challenge.seen": yes_no("Members challenge performance", "Do members challenge each other's performance?", reporters=two,
                                 tally={"at_least": 50, "of": "answered", "judgement": "Half of those who answered is read as yes."}),
        "challenge.welcomed": yes_no("Challenge is welcomed", "Is challenge welcomed when it comes?", reporters=two),
        "trust.level": other("scale", "Trust between members", "How far do members trust each other?",
                             values=["low", "fair", "good", "high"]),
        "trust.disclosed": yes_no("Bad news is shared early", "Do members tell each other bad news early?"),
        "finance.pooled": yes_no("Money is pooled", "Do members pool any money?"),
        "finance.share": other("number", "Share of spending that is pooled", "Which share of spending is pooled?",
                               unit="per cent", min=0, max=100, ask=["finance_lead"],
                               applies_when={"fact": "finance.pooled", "is": "yes"}),
        "finance.reported": yes_no("Spending is reported", "Is spending reported to the partnership?", reporters=three),
        "finance.last_audit": other("date", "Last audit of the partnership's money", "When was the partnership's money last audited?",
                                    ask=["finance_lead"], note="The auditor's letter names the day."),
        "restructures": {
            "type": "list", "label": "Reorganisations of members", "question": "Which members are being reorganised?", "ask": ["coordinator"],
            "of": {
                "body": {"type": "one_of", "values": ["council", "primary_care_trust", "police", "other"], "label": "Body",
                         "question": "Which body?"},
                "stage": {"type": "one_of", "values": ["debated", "proposed", "under_way", "completed"], "label": "Stage",
                          "question": "How far has it come?"},
                "continuity_agreed": {"type": "yes_no", "label": "Continuity agreed",
                                      "question": "Is it agreed who carries on which role?"},
            },
        },
        "account": {
            "type": "list", "label": "Giving account", "question": "How does each layer give account?", "ask": ["coordinator"],
            "keys": {"strategic": "Strategic layer", "executive": "Executive layer", "operational": "Operational layer"},
            "of": {
                "given": {"type": "yes_no", "label": "Account given", "question": "Does it give an account of itself?"},
                "redress": {"type": "yes_no", "label": "Redress offered", "question": "Does it offer redress?"},
            },
        },
    }
    for branch, name in BRANCHES.items():
        here = {"term": f"led-by-{branch}"}
        facts |= {
            f"{branch}.scrutiny": yes_no("Scrutiny looks at the partnership", f"Does the scrutiny of the {name} look at the partnership?",
                                         applies_when=here),
            f"{branch}.leads": other("one_of", "Who chairs the board", f"Who chairs the board beside the {name}?",
                                     values=["council", "health", "police", "voluntary"], applies_when=here),
            f"{branch}.agreement": other("scale", "State of the area agreement", f"How far is the agreement with the {name}?",
                                         values=["draft", "signed", "refreshed", "stretched"], applies_when=here),
            f"{branch}.targets": other("number", "Targets agreed", f"How many targets has the {name} agreed?",
                                       unit="targets", min=0, max=60, applies_when=here),
            f"{branch}.adopted": other("date", "Strategy adopted", f"When did the {name} adopt the strategy?", applies_when=here),
            f"{branch}.boards": other("number", "Thematic boards", f"How many thematic boards meet with the {name}?",
                                      unit="boards", min=0, max=12, applies_when=here),
            f"{branch}.published": yes_no("Results are published", f"Does the {name} publish the partnership's results?",
                                          applies_when=here),
            f"{branch}.responses": other("number", "Responses to what was published", "How many responses came to what was published?",
                                         unit="responses", min=0, max=400,
                                         applies_when={"fact": f"{branch}.published", "is": "yes"}),
            f"{branch}.delegated": yes_no("Decisions are delegated", f"May those who attend decide for the {name}?",
                                          reporters=two, applies_when=here),
        }
    for number in range((rules - RULES) // 6):
        letters = "abcdefghijklmnopqrstuvwxyz"
        facts[f"practice.{letters[number // 26]}{letters[number % 26]}"] = yes_no(
            f"{SUBJECTS[number % len(SUBJECTS)]} is found", f"Is it so that {sentence(random.Random(number))[:-1].lower()}?",
            note="Minutes, terms of reference and the papers of the last year show it; where they differ, ask who keeps them.")
    return facts


# --- Terms, claims, sources -----------------------------------------------------------------------

def across(name, **test):
    """The same question of whichever type of council it is: one leaf applies, the others do not."""
    return {"any": [{"fact": f"{branch}.{name}", **test} for branch in BRANCHES]}


def terms():
    every = {}
    for branch in BRANCHES:
        every[f"led-by-{branch}"] = {"when": {"fact": "council.type", "is": branch}, "cite": "wbt para 1"}
    drawn = {
        "strong-capacity": {"fact": "council.capacity", "at_least": 3},
        "long-standing": {"fact": "partnership.formed", "less_than": "2003-04-01"},
        "large-membership": {"fact": "partnership.members", "more_than": 20},
        "money-shared": {"all": [{"fact": "finance.pooled", "is": "yes"}, {"any": [{"fact": "finance.share", "at_least": 15}]}]},
        "scrutiny-works": across("scrutiny", **{"is": "yes"}),
        "chaired-from-outside": across("leads", **{"in": ["health", "police", "voluntary"]}),
        "agreement-in-force": across("agreement", at_least="signed"),
        "many-targets": across("targets", more_than=25),
        "strategy-fresh": across("adopted", at_least="2006-04"),
        "boards-few": across("boards", at_most=5),
        "results-published": across("published", **{"is": "yes"}),
        "public-answers": across("responses", more_than=60),
        "power-to-decide": across("delegated", by="any", **{"is": "yes"}),
        "decision-in-doubt": across("delegated", disputed="yes"),
    }
    for number, (name, when) in enumerate(drawn.items()):
        every[name] = {"when": when, "cite": f"wbt para {2 + number}"}
        if has_number(when):
            every[name]["judgement"] = "The source gives no threshold; this one is the pack's."
    return every


BENCHMARKS = {
    "coordinators-see-challenge": ("58 per cent", "coordinators", "say that members challenge each other's performance", 40),
    "members-see-challenge": ("34 per cent", "members", "say that members challenge each other's performance", 41),
    "partnerships-pool-money": ("27 per cent", "partnerships", "pool money for a shared aim", 42),
    "councils-scrutinise": ("61 per cent", "councils", "scrutinise the partnership every year", 43),
    "results-are-published": ("72 per cent", "partnerships", "publish their results", 44),
    "boards-may-decide": ("45 per cent", "boards", "may decide for those who sent them", 45),
}

# A claim's label, the facts that observe it, its benchmarks.
CLAIMS = {
    "challenge.happens": ("Members challenge each other", ["challenge.seen"], ["coordinators-see-challenge", "members-see-challenge"]),
    "challenge.safe": ("Challenge is safe", ["challenge.welcomed"], []),
    "trust.open": ("Members are open with each other", ["trust.disclosed"], []),
    "money.pooled": ("Money is pooled", ["finance.pooled"], ["partnerships-pool-money"]),
    "money.reported": ("Spending is reported", ["finance.reported"], []),
    "systems.staffed": ("The partnership has staff", ["partnership.staffed"], []),
    "systems.scrutinised": ("The partnership is scrutinised", [f"{branch}.scrutiny" for branch in BRANCHES], ["councils-scrutinise"]),
    "delivery.published": ("Results are published", [f"{branch}.published" for branch in BRANCHES], ["results-are-published"]),
    "delivery.delegated": ("Those who attend may decide", [f"{branch}.delegated" for branch in BRANCHES], ["boards-may-decide"]),
    "trust.front": ("Trust reaches the front line", [], []),
    "money.priorities": ("Money follows priorities", [], []),
    "systems.learning": ("The partnership learns", [], []),
    "delivery.improvement": ("Delivery improves", [], []),
}
CLAIM_THEMES = {"challenge": "trust-and-challenge", "trust": "trust-and-challenge", "money": "money", "systems": "systems", "delivery": "delivery"}

SUBJECTS = ["Trust", "Regular challenge", "A shared account of spending", "A small executive", "Steady membership", "An open record of decisions",
            "Early warning of trouble", "A common budget", "A clear role for each member", "An agreed set of priorities", "Scrutiny from outside", "A named lead for each aim"]
VERBS = ["is likelier to last", "comes later", "is harder to keep", "matters most", "tends to follow", "is seldom found", "is easier to show",
         "breaks down first", "grows slowly", "is taken for granted"]
WHERES = ["where members meet often", "where the lead council is strong", "where staff change", "where money is short", "in larger areas",
          "where boards overlap", "where no one party leads", "where targets were set in haste", "when bodies are reorganised", "where results are public"]


def sentence(draw):
    return f"{draw.choice(SUBJECTS)} {draw.choice(VERBS)} {draw.choice(WHERES)}."


def sources(draw, rules):
    register = {}
    paragraphs = PARAGRAPHS * rules // RULES
    by_paragraph = {paragraph: (figure, of, that) for figure, of, that, paragraph in BENCHMARKS.values()}
    for paragraph in range(1, paragraphs + 1):
        says = " ".join(sentence(draw) for _ in range(1 if rules == RULES else 4))
        if paragraph in by_paragraph:
            figure, of, that = by_paragraph[paragraph]
            says = f"{figure} of {of} {that}."
        entry = {"use": "rule", "seen": draw.choice(["whole", "whole", "in_part"]), "says": says}
        if paragraph % 3 == 0:
            entry["does_not_say"] = ["How the two are connected.", "What follows where neither is found."][: 1 + paragraph % 2]
        register[f"para {paragraph}"] = entry
    register[f"para {paragraphs + 1}"] = {"use": "method", "seen": "whole", "says": "Evidence was gathered in fieldwork and by survey.", "because": "It dates every benchmark."}
    register[f"para {paragraphs + 2}"] = {"use": "context", "seen": "whole", "says": "Partnerships were asked for by government.", "because": "It says why they exist."}
    register[f"para {paragraphs + 3}-{paragraphs + 12}"] = {"use": "unread"}
    register["footnote 1"] = {"use": "rule", "seen": "whole", "says": "Scores from 2002 to 2008 are on one scale."}
    register["table 1"] = {"use": "rule", "seen": "whole", "says": sentence(draw)}
    return {
        "schema": "concord/sources/1",
        "sources": {"wbt": {"title": "A benchmark's report on partnerships", "author": "Nobody in particular", "published": "2009-04", "register": register}},
        "benchmarks": {name: {"figure": figure, "of": of, "that": that, "date": 2008, "cite": f"wbt para {paragraph}"}
                       for name, (figure, of, that, paragraph) in BENCHMARKS.items()},
    }


# --- Conditions -----------------------------------------------------------------------------------

def has_number(condition):
    if isinstance(condition, dict):
        return any(has_number(part) for key, part in condition.items() if key not in ("fact", "flag", "claim", "term", "field", "list"))
    if isinstance(condition, list):
        return any(has_number(part) for part in condition)
    return any(letter.isdigit() for letter in str(condition))


def meaning(condition):
    """What a term stands for, or the condition itself."""
    return terms()[condition["term"]]["when"] if "term" in condition else condition


def facts_leaves():
    """Leaves over facts that apply to everybody; these alone may stand under `not`."""
    leaves = [
        {"fact": "council.capacity", "at_least": 3}, {"fact": "council.capacity", "at_most": 2}, {"fact": "council.capacity", "between": [2, 3]},
        {"fact": "council.control", "in": ["majority", "coalition"]}, {"fact": "council.control", "is": "no_overall_control"},
        {"fact": "partnership.formed", "less_than": "2004-01-01"}, {"fact": "partnership.formed", "between": ["2001-01", "2004-12"]},
        {"fact": "partnership.formed", "more_than": 2003},
        {"fact": "partnership.members", "more_than": 20}, {"fact": "partnership.members", "between": [10, 40]}, {"fact": "partnership.members", "less_than": 30},
        {"fact": "partnership.staffed", "is": "yes"}, {"fact": "partnership.staffed", "is": "no"},
        {"fact": "partnership.review", "in": ["once", "yearly"]}, {"fact": "partnership.review", "is": "never"},
        {"fact": "trust.level", "at_least": "good"}, {"fact": "trust.level", "at_most": "good"}, {"fact": "trust.level", "less_than": "good"},
        {"fact": "trust.disclosed", "is": "yes"}, {"fact": "trust.disclosed", "is": "no"},
        {"fact": "finance.pooled", "is": "yes"}, {"fact": "finance.pooled", "is": "no"},
        {"fact": "finance.last_audit", "at_least": "2007-04"}, {"fact": "finance.last_audit", "less_than": "2007-10-01"},
        {"every": "account", "where": {"field": "given", "is": "yes"}}, {"some": "account", "where": {"field": "redress", "is": "yes"}},
        {"count_in": {"list": "account", "where": {"field": "given", "is": "yes"}, "at_least": 2}},
        {"none": "account", "where": {"all": [{"field": "given", "is": "no"}, {"field": "redress", "is": "no"}]}},
        {"some": "restructures", "where": {"field": "stage", "in": ["proposed", "under_way", "completed"]}},
        {"some": "restructures", "where": {"not": {"field": "body", "is": "council"}}},
    ]
    for name in ["challenge.seen", "challenge.welcomed", "finance.reported"]:
        for by in ["any", "all", "coordinator", "members"]:
            leaves.append({"fact": name, "by": by, "is": "yes"})
        leaves.append({"fact": name, "by": "members", "is": "no"})
        leaves.append({"fact": name, "disputed": "yes"})
    return leaves


def branch_leaves(branch):
    return [
        {"fact": f"{branch}.scrutiny", "is": "yes"}, {"fact": f"{branch}.leads", "in": ["council", "health"]},
        {"fact": f"{branch}.agreement", "at_least": "signed"}, {"fact": f"{branch}.targets", "between": [10, 40]},
        {"fact": f"{branch}.adopted", "at_least": "2006-01"}, {"fact": f"{branch}.boards", "at_least": 4},
        {"fact": f"{branch}.published", "is": "yes"}, {"fact": f"{branch}.delegated", "by": "any", "is": "yes"},
    ]


# --- Rules ----------------------------------------------------------------------------------------

class Pack:
    def __init__(self, seed, rules):
        self.draw = random.Random(f"{seed} pack")
        self.paragraphs = PARAGRAPHS * rules // RULES
        self.vocabulary = vocabulary(rules)
        practices = [{"fact": name, "is": answer} for name in self.vocabulary if name.startswith("practice.") for answer in ("yes", "no")]
        self.common = facts_leaves() + practices
        self.drawn_terms = [{"term": name} for name in terms() if not name.startswith("led-by-")]
        self.decks = {}
        self.flags_by_layer = []            # names, one list a layer
        self.beneath_flags = {}             # of each flag, the facts that it rests on
        self.raised_by_absence = set()      # flags that other flags may raise by not being raised
        self.titles = set()
        self.made = 0
        self.arguments = 0

    def deal(self, name, cards):
        """Each card once before any comes again, so that every term and every fact is read."""
        deck = self.decks.get(name) or self.draw.sample(cards, len(cards))
        self.decks[name] = deck
        return dict(deck.pop())

    def leaf(self):
        """Something known of everybody; two in five by a term."""
        return self.deal("terms", self.drawn_terms) if self.draw.random() < 0.4 else self.deal("common", self.common)

    def beneath(self, condition):
        """The facts that a condition rests on, also by way of terms, claims and flags, and of whether a question is put."""
        if isinstance(condition, list):
            return set().union(*map(self.beneath, condition))
        if not isinstance(condition, dict):
            return set()
        if "term" in condition:
            return self.beneath(meaning(condition))
        if "claim" in condition:
            return set(CLAIMS[condition["claim"]][1])
        if "flag" in condition:
            return self.beneath_flags[condition["flag"]]
        if "fact" in condition:
            fact = condition["fact"]
            return {fact} | self.beneath(self.vocabulary[fact].get("applies_when"))
        return set().union(*map(self.beneath, condition.values()))

    def reads_absence(self, condition, through_not=False):
        """Whether a flag that is not raised is enough for a part of it, also by way of another: that is no ground for a strength.

        What is denied stands beside what is not; where `through_not` it counts all the same.
        """
        if isinstance(condition, list):
            return any(self.reads_absence(part, through_not) for part in condition)
        if not isinstance(condition, dict):
            return False
        if "flag" in condition:
            return condition["is"] == "not_raised" or condition["flag"] in self.raised_by_absence
        if "not" in condition and not through_not:
            return False
        return "not" in condition and self.reads_flags(condition) \
            or any(self.reads_absence(part, through_not) for part in condition.values())

    def reads_flags(self, condition):
        if isinstance(condition, dict):
            return "flag" in condition or any(map(self.reads_flags, condition.values()))
        return isinstance(condition, list) and any(map(self.reads_flags, condition))

    def applies_to_all(self, flag):
        """Whether no question beneath it is put to one type of council only: else what is not raised may not apply."""
        return not any(fact.split(".")[0] in BRANCHES for fact in self.beneath_flags[flag])

    def flag_leaf(self, layer, under_not=False):
        names = self.flags_by_layer[layer - 1 if self.draw.random() < 0.75 else self.draw.randrange(layer)]
        is_raised = self.draw.random() < 0.7
        if under_not or not is_raised:
            names = [name for name in names if self.applies_to_all(name)] or names
        name = self.draw.choice(names)
        if self.applies_to_all(name):
            return {"flag": name, "is": "raised" if is_raised else "not_raised"}
        return dict(self.draw.choice(self.common)) if under_not else {"flag": name, "is": "raised"}

    def claim_leaf(self):
        name = self.draw.choice([name for name, (_, observed, _) in CLAIMS.items() if observed])
        return {"claim": name, "observed": self.draw.choice(["yes", "yes", "yes", "no"])}

    def some(self, makers):
        """One condition from each maker, no two alike, nor by what a term stands for."""
        chosen, meant = [], []
        for maker in makers:
            condition = maker()
            while meaning(condition) in meant:
                condition = maker()
            chosen.append(condition)
            meant.append(meaning(condition))
        return chosen

    def first_layer_when(self, number):
        draw, leaf = self.draw, self.leaf
        if number < 10:                     # one type of council only: elsewhere it does not apply
            branch = list(BRANCHES)[number % 5]
            both = self.some([lambda: draw.choice(branch_leaves(branch))] * 2)
            return {"all": [both[0], {"any": [both[1], leaf()]}]} if number < 5 else {"any": both}
        shape = number % 5
        if shape == 0:
            return {"all": self.some([leaf, leaf])}
        if shape == 1:
            one, two, three = self.some([leaf] * 3)
            return {"all": [one, {"any": [two, three]}]}
        if shape == 2:
            return {"any": [{"all": self.some([leaf, leaf])}, leaf()]}
        if shape == 3:
            return {"count": {"at_least": 2, "of": self.some([leaf] * 4)}}
        return {"all": [{"not": dict(draw.choice(self.common))}, leaf()]}

    def later_layer_when(self, layer, number):
        def flag():
            return self.flag_leaf(layer)

        def flag_under_not():
            return self.flag_leaf(layer, under_not=True)

        shape = number % 6
        if shape == 0:
            return {"all": [flag(), {"any": self.some([self.leaf, self.leaf])}]}
        if shape == 1:
            return {"any": [{"all": self.some([flag, self.leaf])}, {"all": self.some([flag, self.claim_leaf])}]}
        if shape == 2:
            return {"count": {"at_least": 2, "of": self.some([flag, flag, self.claim_leaf, self.leaf])}}
        if shape == 3:
            return {"all": [{"any": self.some([flag, flag])}, self.leaf()]}
        if shape == 4:
            return {"all": [self.claim_leaf(), {"any": self.some([flag, self.leaf])}]}
        return {"all": [{"not": {"all": self.some([flag_under_not, flag_under_not])}}, {"any": self.some([flag, self.leaf])}]}

    RECORDS = [
        ("restructures", {"field": "stage", "in": ["debated", "proposed", "under_way"]}),
        ("account", {"field": "given", "is": "no"}),
        ("restructures", {"all": [{"field": "body", "is": "primary_care_trust"}, {"field": "continuity_agreed", "is": "yes"}]}),
        ("account", {"all": [{"field": "given", "is": "yes"}, {"not": {"field": "redress", "is": "yes"}}]}),
        ("restructures", {"any": [{"field": "stage", "is": "completed"}, {"field": "body", "is": "council"}]}),
        ("account", {"all": [{"field": "redress", "is": "no"}, {"not": {"field": "key", "is": "strategic"}}]}),
    ]

    def flag(self, kind, theme):
        body = {"kind": kind, "theme": theme}
        if kind == "risk":
            body["severity"] = self.draw.choice(["high", "medium", "medium", "low"])
        stake = {"risk": "may be at risk", "strength": "may be a strength", "enquiry": "may be worth a look"}[kind]
        for _ in range(50):                 # as long as there are others, no two are called the same
            body["title"] = f"{self.draw.choice(SUBJECTS)} {stake} {self.draw.choice(WHERES)}"
            if body["title"] not in self.titles:
                break
        self.titles.add(body["title"])
        return body

    def recommendation(self):
        return {"text": f"Agree who leads on this and say so in the next report, {self.draw.choice(WHERES)}."}

    def claim_to_argue(self, facts):
        """The next whose own observation is not what the argument rests on."""
        while True:
            claim = list(CLAIMS)[self.arguments % len(CLAIMS)]
            self.arguments += 1
            if not facts.intersection(CLAIMS[claim][1]):
                return claim

    def layer(self, layer, name, count):
        draw = self.draw
        themes, kinds = list(THEMES), ["risk", "strength", "risk", "enquiry", "strength"]
        shared = {}
        for number, word in enumerate(["shared", "common", "joint", "wider"][: count // 10]):
            shared[f"{name}-{word}-concern"] = self.flag(kinds[number], themes[(layer + number) % 4])
        shared_turns = [flag for flag in shared for _ in range(2)]
        rules, own_flags = [], []
        for number in range(count):
            ident = f"{name}-{draw.choice(['steady', 'early', 'open', 'late', 'shared', 'narrow'])}-{'abcdefghijklmnopqrstuvwxyz'[number // 10]}{'abcdefghij'[number % 10]}"
            rule = {"id": ident, "finding": sentence(draw), "cite": [f"wbt para {self.made % self.paragraphs + 1}"]}
            if number % 4 == 1:
                rule["cite"].append("wbt table 1")
            rule["grounds"] = {"kind": draw.choice(["survey", "comparison", "case_study", "assessment"]), "whose": draw.choice(["partners", "coordinators", "members"]), "date": 2008}
            if layer == 0 and number >= count - len(self.RECORDS):
                records, when = self.RECORDS[number - count + len(self.RECORDS)]
                rule |= {"for_each": records, "when": when}
            elif layer == 0:
                rule["when"] = self.first_layer_when(number)
            else:
                rule["when"] = self.later_layer_when(layer, number)
            kind = shared[shared_turns[-1]]["kind"] if number % 5 == 4 and shared_turns else kinds[self.made % 5]
            # What is not raised assures of nothing: neither a strength nor an argument nor a note rests on it.
            concludes = kind == "strength" or number % 3 == 0 or number % 5 == 2 or number % 9 == 5
            while concludes and layer > 0 and self.reads_absence(rule["when"]):
                rule["when"] = self.later_layer_when(layer, number)
            if has_number(rule["when"]):
                rule["judgement"] = "The source gives no threshold; this one is the pack's."

            then, kind, theme = {}, kinds[self.made % 5], themes[self.made % 4]
            raises = True
            if number % 5 == 4 and shared_turns:
                target = shared_turns.pop()
                then["raise"] = {"flag": target, "recommendation": self.recommendation()} if number % 10 == 4 else target
                kind = shared[target]["kind"]
            elif number % 5 == 2 and number > 5:
                raises = False
            else:
                body = self.flag(kind, theme)
                if kind == "risk" and number % 7 == 3:
                    body["external"] = "yes"
                body["recommendation"] = self.recommendation()
                then["raise"] = body
                own_flags.append(ident)
            if not raises or number % 3 == 0:
                claim = self.claim_to_argue(self.beneath(rule["when"]))
                then["makes_likelier" if draw.random() < 0.6 else "makes_less_likely"] = claim
            if number % 9 == 5:
                then["note"] = f"Read together with what the report says of places {draw.choice(WHERES)}."
            if raises and kind == "risk" and number % 2 == 0:
                condition = {"field": "continuity_agreed", "is": "yes"} if rule.get("for_each") == "restructures" else \
                    draw.choice([leaf for leaf in self.common if not has_number(leaf)])
                rule["mitigated_by"] = [{"id": "kept-in-view", "when": condition, "says": "The matter is kept in view.", "judgement": "The source names none; this is the pack's."}]
            rule["then"] = then
            rules.append(rule)
            raised = then.get("raise")
            if raised:
                flag = raised if isinstance(raised, str) else raised.get("flag", ident)
                self.beneath_flags.setdefault(flag, set()).update(self.beneath(rule["when"]))
                if self.reads_absence(rule.get("when"), through_not=True):
                    self.raised_by_absence.add(flag)
            self.made += 1
        assert not shared_turns, "a flag is raised by fewer rules than it should be"
        self.flags_by_layer.append(list(shared) + own_flags)
        return shared, rules


def write_tests(path, rules, seed, number_of_rules):
    """A test of each rule. Each states as many facts as a profile does, all of them unknown, so that every rule is open and no
    flag is raised: that follows from how the pack was made, and not from an assessment."""
    draw = random.Random(f"{seed} tests")
    plain = [name for name, fact in vocabulary(number_of_rules).items() if fact["type"] != "list" and "reporters" not in fact]
    lines = ["schema: concord/tests/1", "tests:"]
    for rule in rules:
        lines += ["", f"  - name: {rule['id']} is open where nothing is known", "    given:"]
        for name in sorted(draw.sample(plain, 26)):
            lines.append(f'      {name}: {{unknown: "{draw.choice(REASONS)}"}}' if draw.random() < 0.5 else f"      {name}: unknown")
        # A grid has the same rows whatever is stated, and one rule leaves out the first of them.
        outcome = "{executive: open, operational: open}" if rule.get("for_each") == "account" else "open"
        lines += ["    raised: []", "    expect:", f"      outcomes: {{{rule['id']}: {outcome}}}"]
    os.makedirs(os.path.dirname(path), exist_ok=True)
    write(path, "\n".join(lines))


def write_pack(folder, seed, rules=RULES):
    os.makedirs(os.path.join(folder, "rules"), exist_ok=True)
    pack = Pack(seed, rules)
    write(os.path.join(folder, "pack.yaml"), block({
        "schema": "concord/pack/1", "id": "benchmark", "version": "1.0.0", "title": "A pack to measure with",
        "tests_as_at": "2008-11-30",
        "parties": {"coordinator": "the partnership's coordinator", "members": "members", "finance_lead": "finance lead"},
        "themes": THEMES,
        "judgements": {"severities": "Every severity is the pack's judgement.", "recommendations": "Every recommendation is the pack's."},
        "rating": {"scale": [1, 2, 3, 4], "caps": {"high": 1, "medium": 2, "low": 3}, "known_at_least": 0.5,
                   "judgement": "The scale, the caps and the share are the pack's."},
    }, deep=1))
    write(os.path.join(folder, "sources.yaml"), block(sources(pack.draw, rules), deep=4))
    write(os.path.join(folder, "facts.yaml"), block({"schema": "concord/facts/1", "facts": vocabulary(rules)}))
    write(os.path.join(folder, "rules", "terms.yaml"), block({"schema": "concord/rules/1", "terms": terms()}))
    claims = {}
    for name, (label, observed, benchmarks) in CLAIMS.items():
        claims[name] = {"label": label, "theme": CLAIM_THEMES[name.split(".")[0]]}
        if observed:
            claims[name]["observed_by"] = observed
        if benchmarks:
            claims[name]["benchmarks"] = benchmarks
    write(os.path.join(folder, "rules", "claims.yaml"), block({"schema": "concord/rules/1", "claims": claims}))
    every_rule = []
    for layer, (name, share) in enumerate(SHARES_OF_LAYERS.items()):
        flags, made = pack.layer(layer, name, share * rules // RULES)
        text = block({"schema": "concord/rules/1", "flags": flags}) + "\n\nrules:\n" + "\n\n".join(map(rule_block, made))
        write(os.path.join(folder, "rules", f"layer-{name}.yaml"), text)
        every_rule += made
    write_tests(os.path.join(folder, "tests", "rules.yaml"), every_rule, seed, rules)


# --- Profiles -------------------------------------------------------------------------------------

ABSENT, UNKNOWN = 0.115, 0.035              # together the 15 in 100 that are not stated, or unknown
EVIDENCE = 0.53                             # of plain answers
POOL = 1024                                 # ready-made answers of each fact
SOURCES = ["annual report of the partnership", "minutes of the executive board", "interview with the coordinator", "terms of reference as agreed",
           "budget papers of the lead council", "survey of the partner bodies", "letter of the appointed auditor", "papers of the scrutiny committee"]
BASIS = ("Interviews with the coordinator, the finance lead and four members; minutes of the executive board from January to October 2008; "
         "the partnership's own papers, as far as they were found and could be read. Answers that were given by telephone are marked as told; where two people answered together, both are named in the working papers.")
REASONS = ["papers are lost", "nobody in post could say", "asked twice and not answered", "still being counted"]
PLACES = ["Alder", "Birch", "Cedar", "Elm", "Fern", "Hazel", "Juniper", "Larch", "Maple", "Oak", "Rowan", "Sorrel", "Thorn", "Willow", "Yew"]
ENDS = ["brook", "bury", "combe", "dale", "field", "ford", "ham", "mere", "stead", "ton", "wick", "worth"]


class Answers:
    """For each fact some hundred ready-made answers: None (not stated), or the text after the colon, and the value."""

    def __init__(self, seed):
        self.draw = random.Random(f"{seed} answers")
        self.made = {}
        for name, fact in vocabulary().items():
            self.made[name] = [self.answer(name, fact) for _ in range(POOL)]

    def day(self, first=2006, last=2008):
        draw = self.draw
        return f"{draw.randint(first, last)}-{draw.randint(1, 10):02}-{draw.randint(1, 28):02}"

    def evidence(self):
        draw, parts = self.draw, {}
        parts["kind"] = draw.choice(["told", "document", "document", "observed", "tested"])
        if draw.random() < 0.28:
            parts["source"] = draw.choice(SOURCES)
        if draw.random() < 0.08:
            parts["date"] = self.day()
        return "{" + ", ".join(f"{key}: {value}" for key, value in parts.items()) + "}"

    def value(self, fact):
        draw, kind = self.draw, fact["type"]
        if kind == "yes_no":
            return draw.choice(["yes", "yes", "yes", "no", "no"])
        if kind in ("one_of", "scale"):
            return str(draw.choice(fact["values"]))
        if kind == "number":
            return str(draw.randint(fact["min"], min(fact["max"], 12 if fact["unit"] == "boards" else 50)) * (3 if fact["unit"] == "responses" else 1))
        day = self.day(1999, 2008)
        return draw.choice([day, day, day[:7], day[:4]])

    def plain(self, value, chance=EVIDENCE):
        return f"{{value: {value}, evidence: {self.evidence()}}}" if self.draw.random() < chance else value

    def answer(self, name, fact):
        draw = self.draw
        if name == "council.name":
            return (f"{draw.choice(PLACES)}{draw.choice(ENDS)}", None)
        if name == "council.type":
            value = draw.choice(fact["values"])
            return (value, value)
        if name == "restructures":
            return self.restructures(fact)
        if name == "account":
            return self.account(fact)
        luck = draw.random()
        if luck < ABSENT:
            return None
        if luck < ABSENT + UNKNOWN:
            return ("unknown" if draw.random() < 0.6 else f'{{unknown: "{draw.choice(REASONS)}"}}', None)
        if "reporters" in fact:
            return self.reported(fact)
        value = self.value(fact)
        if "valid" in fact:                 # counts only with a date
            return (f"{{value: {value}, evidence: {{kind: document, source: scorecard, date: {self.day(2005, 2007)}}}}}", value)
        return (self.plain(value), value)

    def reported(self, fact):
        draw, parts = self.draw, []
        last = fact["reporters"][-1]
        for party in fact["reporters"]:
            if draw.random() < 0.12 and (parts or party != last):
                continue
            if party == "members" and "tally" in fact and draw.random() < 0.3:
                yes, no = draw.randint(2, 9), draw.randint(2, 9)
                parts.append(f"members: {{yes: {yes}, no: {no}, not_known: {draw.randint(0, 4)}, asked: {yes + no + draw.randint(4, 12)}}}")
            else:
                parts.append(f"{party}: {self.plain(self.value(fact), 0.06)}")
        return ("{" + ", ".join(parts) + "}", None)

    def restructures(self, fact):
        draw, luck = self.draw, self.draw.random()
        if luck < 0.15:
            return None
        if luck < 0.25:
            return ("none", None)
        records = []
        for _ in range(draw.choice([1, 1, 1, 1, 2])):
            parts = [f"{field}: {draw.choice(fact['of'][field]['values'])}" for field in ("body", "stage")]
            if draw.random() < 0.35:
                parts.append(f"continuity_agreed: {draw.choice(['yes', 'no'])}")
            if draw.random() < 0.28:
                parts.append(f"evidence: {self.evidence()}")
            records.append("{" + ", ".join(parts) + "}")
        text = "[" + ", ".join(records) + "]"
        return (f"{{complete: yes, items: {text}}}" if luck < 0.4 else text, None)

    def account(self, fact):
        draw, rows = self.draw, []
        for key in fact["keys"]:
            parts = [f"{field}: {draw.choice(['yes', 'yes', 'no'])}" for field in fact["of"] if draw.random() > 0.15]
            if parts and draw.random() < 0.06:
                parts.append(f"evidence: {self.evidence()}")
            if parts:
                rows.append(f"{key}: {{{', '.join(parts)}}}")
        return ("{" + ", ".join(rows) + "}", None) if rows else None


def write_profiles(folder, count, seed):
    os.makedirs(folder, exist_ok=True)
    made = Answers(seed).made
    groups = {}
    for name in made:
        group, _, rest = name.partition(".")
        groups.setdefault(group, []).append((rest, made[name], f"    {rest}: "))
    plain = [(group, members) for group, members in groups.items() if group not in BRANCHES and group not in ("restructures", "account")]
    branches = {branch: groups[branch] for branch in BRANCHES}
    types = made["council.type"]
    for number in range(1, count + 1):
        # A profile is drawn from its own number, so that the first thousand of any run are the same.
        chance = random.Random(f"{seed} {number}").random
        ident = f"p{number:07}"
        kind, place = types[int(chance() * POOL)][1], PLACES[int(chance() * len(PLACES))] + ENDS[int(chance() * len(ENDS))]
        lines = [
            "schema: concord/profile/1", f"id: {ident}", f"partnership: {place} Partnership (fictional)", "as_at: 2008-11-30",
            "scope:", f'  basis: "{BASIS}"', "facts:",
        ]
        for group, members in plain + [(kind, branches[kind])]:
            # What depends on another answer is put only where that answer calls for it.
            gate, opened = ("pooled", "share") if group == "finance" else ("published", "responses")
            open_gate, here = False, []
            for rest, answers, lead in members:
                answer = answers[int(chance() * POOL)]
                if rest == "type":
                    answer = (kind, kind)
                if answer is None or rest == opened and not open_gate:
                    continue
                if rest == gate:
                    open_gate = answer[1] == "yes"
                here.append(lead + answer[0])
            if here:
                lines.append(f"  {group}:")
                lines += here
        for rest in ("restructures", "account"):
            answer = made[rest][int(chance() * POOL)]
            if answer:
                lines.append(f"  {rest}: {answer[0]}")
        lines.append("")
        file = os.open(os.path.join(folder, ident + ".yaml"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.write(file, "\n".join(lines).encode())
        os.close(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", type=int, choices=range(RULES, 601, 50), default=RULES, metavar="N", help="in the pack: 100 to 600, by fifties (100)")
    parser.add_argument("--profiles", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--out", required=True, metavar="DIR")
    options = parser.parse_args()
    write_pack(os.path.join(options.out, "pack"), options.seed, options.rules)
    write_profiles(os.path.join(options.out, "profiles"), options.profiles, options.seed)


if __name__ == "__main__":
    main()
