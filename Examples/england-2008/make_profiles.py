#!/usr/bin/env python3
"""Makes one Concord profile for each English council of 2008 from a folder of published facts.

    python3 make_profiles.py DATA_FOLDER OUTPUT_FOLDER            writes the profiles
    python3 make_profiles.py --check DATA_FOLDER OUTPUT_FOLDER    says whether they are what it would write

DATA_FOLDER holds councils.csv, cpa-2006-2007.csv, pct-2006.csv and restructuring.csv. The same data gives the same
bytes. What no row says is not stated. Rows join on name and type, for a name may be that of a county and of a district.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

AS_AT = "2008-11-30"
LAST_SCORE_YEAR = "2008"
REORGANISED_ON = "2009-04-01"
TRUSTS_CHANGED_IN = "2006-10"
BASIS = "Published facts only; nobody in the partnership was asked."

# The words of the data -> the words of the vocabulary. What is not here is left unknown.
TYPES = {
    "county": "county",
    "district": "district",
    "metropolitan district": "metropolitan_district",
    "london borough": "london_borough",
    "unitary": "unitary",
}
SPOKEN = {"london borough": "London borough", "city of london": "City Corporation"}

# The list of councils was made later than 2008, and has one name that was not yet in use.
NAMES_OF_2008 = {
    "Folkestone and Hythe": (
        "Shepway",
        "Listed as Folkestone and Hythe, its name since 1 April 2018 (Kent Online, 12 April 2019); Shepway until then.",
    ),
}


# Reading

def rows(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(file)]


def source(dataset, row):
    """Names the data set and the row's own source, without numbers that only an index of ours knows."""
    return dataset + ": " + re.sub(r"index id \d+: ", "", row["source_url"]).replace(" ; ", "; ")


def require_none(what, wrong):
    if wrong:
        sys.exit(f"make_profiles: {what}: {sorted(wrong)}")


class Data:
    """The four tables, joined to the councils by name and type."""

    def __init__(self, folder):
        self.councils = rows(folder, "councils.csv")
        keys = {(row["name"], row["type"]) for row in self.councils}
        twice = Counter((row["name"], row["type"]) for row in self.councils)
        require_none("councils listed twice", [key for key, times in twice.items() if times > 1])

        self.scores = defaultdict(list)
        for row in rows(folder, "cpa-2006-2007.csv"):
            self.scores[row["name"], row["type"]].append(row)
        require_none("scores of no listed council", set(self.scores) - keys)

        # restructuring.csv says which council, with its type, a change concerns; its rows on the nation and on trusts
        # that were divided name no council.
        changes = [row for row in rows(folder, "restructuring.csv") if (row["area"], row["area_type"]) in keys]
        self.reorganised = {(row["area"], row["area_type"]): row for row in changes if row["date"] == REORGANISED_ON}
        ended = {(row["name"], row["type"]) for row in self.councils if row["status_april_2009"] != "continued"}
        require_none("councils.csv and restructuring.csv differ on April 2009", set(self.reorganised) ^ ended)

        # pct-2006.csv names areas without their type, so the type comes from restructuring.csv.
        trusts = defaultdict(list)
        for row in rows(folder, "pct-2006.csv"):
            if row["reconfigured_oct_2006"] == "yes":
                for area in row["council_areas"].split(";"):
                    trusts[area.strip()].append(row)
        linked = [row for row in changes if row["event"] == "PCT reconfiguration"]
        areas = Counter(row["area"] for row in linked)
        require_none("areas that may be either of two councils", [area for area, times in areas.items() if times > 1])
        require_none("pct-2006.csv and restructuring.csv differ on October 2006", areas.keys() ^ trusts.keys())
        self.trusts = {}
        for row in linked:
            self.trusts[row["area"], row["area_type"]] = trusts[row["area"]]
            names = [trust["pct_name"] for trust in trusts[row["area"]]]
            require_none("trusts that restructuring.csv does not name", [name for name in names if name not in row["detail"]])


# What a profile says

def sentence(text):
    return text[0].upper() + text[1:]


def evidence(source, date=None, note=None):
    # What somebody inferred, or knew in general, is written down in a document and is none.
    kind = None if note and "(unverified)" in note else Plain("document")
    return {"kind": kind, "source": source, "date": date and Plain(date), "note": note}


def capacity(scores):
    """The latest corporate assessment, or nothing."""
    scored = [row for row in scores if row["corporate_assessment"] and row["year"] <= LAST_SCORE_YEAR]
    if not scored:
        return None
    latest = max(scored, key=lambda row: row["year"])
    notes = ["The published corporate assessment score, standing in for the corporate capacity score, which is not published here."]
    if latest["note"]:
        notes.append("The row adds: " + latest["note"] + ".")
    for row in sorted(scores, key=lambda row: row["year"]):
        if row["year"] > latest["year"]:
            notes.append(f"The row for {row['year']} has no corporate assessment score.")
        elif row["corporate_assessment"] not in ("", latest["corporate_assessment"]):
            notes.append(f"The score for {row['year']} was {row['corporate_assessment']}.")
    return {
        "value": Plain(latest["corporate_assessment"]),
        "evidence": evidence(source("cpa-2006-2007.csv", latest), latest["year"], " ".join(notes)),
    }


def restructures(council, reorganisation, trusts):
    records = []
    if reorganisation:
        name = council["official_name"] or f"{council['name']} ({council['type']} council)"
        note = f"{sentence(reorganisation['detail'])}. Told afterwards; on {AS_AT} it was decided and not yet in force."
        records.append({
            "body": Plain("council"), "name": name, "stage": Plain("under_way"), "date": Plain(REORGANISED_ON),
            "evidence": evidence(source("restructuring.csv", reorganisation), note=note),
        })
    for row in sorted(trusts, key=lambda row: row["pct_name"]):
        note = (f"{sentence(row['detail'])} (code {row['pct_code']}). "
                f"That it changed: {row['confidence']}. That it serves this area: {row['area_basis']}.")
        records.append({
            "body": Plain("primary_care_trust"), "name": row["pct_name"], "stage": Plain("completed"),
            "date": Plain(TRUSTS_CHANGED_IN), "evidence": evidence(source("pct-2006.csv", row), note=note),
        })
    return records


def profile(council, slug, name, name_note, data):
    key = council["name"], council["type"]
    listed = source("councils.csv", council)
    if council["type"] in TYPES:
        kind = {
            "value": Plain(TYPES[council["type"]]),
            "evidence": evidence(listed, note="Listed as: " + council["note"] if "unitary" in council["note"] else None),
        }
    else:
        kind = {"unknown": f"Of a type of its own ({council['official_name']}), none of the five types. Source: {listed}"}
    facts = {
        "name": {"value": name, "evidence": evidence(listed, note=name_note)},
        "type": kind,
        "cpa_capacity": capacity(data.scores.get(key, [])),
    }
    return {
        "schema": Plain("concord/profile/1"),
        "id": Plain(slug + "-2008"),
        "partnership": f"Partnership for {name} ({SPOKEN.get(council['type'], council['type'])})",
        "as_at": Plain(AS_AT),
        "scope": {"basis": BASIS},
        "facts": {
            "council": facts,
            "restructures": restructures(council, data.reorganised.get(key), data.trusts.get(key, [])),
        },
    }


# Writing

class Plain(str):
    """A word, number or date of ours that YAML reads as it stands; any other text is written in quotes."""


def scalar(value):
    if isinstance(value, Plain):
        if not re.fullmatch(r"[A-Za-z0-9_/.-]+", value):
            sys.exit(f"make_profiles: needs quotes: {value!r}")
        return value
    if not value.isprintable():
        sys.exit(f"make_profiles: not printable: {value!r}")
    return json.dumps(value, ensure_ascii=False)


def lines(mapping, indent=""):
    """A mapping as YAML block lines; what is empty is left out."""
    for key, value in mapping.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from lines(value, indent + "  ")
        elif isinstance(value, list) and value:
            yield f"{indent}{key}:"
            for record in value:
                first, *rest = lines(record, indent + "    ")
                yield f"{indent}  - {first.lstrip()}"
                yield from rest
        elif value:
            yield f"{indent}{key}: {scalar(value)}"


def profiles(data):
    """File name -> bytes, for every council."""
    shared = Counter(row["name"] for row in data.councils)
    files = {}
    for council in data.councils:
        name, note = NAMES_OF_2008.get(council["name"], (council["name"], None))
        words = name + (" " + council["type"] if shared[council["name"]] > 1 else "")
        slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
        if slug + ".yaml" in files:
            sys.exit(f"make_profiles: two councils would be {slug}.yaml")
        text = "# yaml-language-server: $schema=../../Rules/schemas/profile-1.json\n"
        text += "# Made by make_profiles.py from published facts. Change the script or its data, not this file.\n"
        text += "\n".join(lines(profile(council, slug, name, note, data))) + "\n"
        files[slug + ".yaml"] = text.encode("utf-8")
    return files


def differences(files, folder):
    on_disk = {path.name: path.read_bytes() for path in folder.glob("*.yaml")}
    for name in sorted(files.keys() | on_disk.keys()):
        if name not in on_disk:
            yield f"missing: {name}"
        elif name not in files:
            yield f"not made by this script: {name}"
        elif files[name] != on_disk[name]:
            yield f"differs: {name}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER")
    parser.add_argument("output", type=Path, metavar="OUTPUT_FOLDER")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the files are not what would be written")
    arguments = parser.parse_args()
    files = profiles(Data(arguments.data))
    if arguments.check:
        found = list(differences(files, arguments.output))
        print("\n".join(found) or f"{len(files)} profiles are as they should be")
        return 1 if found else 0
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (arguments.output / name).write_bytes(content)
    print(f"{len(files)} profiles written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
