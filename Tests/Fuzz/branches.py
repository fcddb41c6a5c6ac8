#!/usr/bin/env python3
"""Counts the branches of a Swift program that were taken. Its compiler maps regions of code and how often each ran, but no branches.

Usage: branches.py EXPORTED ROOM [--missing]      (EXPORTED: what `llvm-cov export` printed)

Two ways lead on from each decision, and both count:

- `if`, `guard`: its braces ran, and (by its `else`, or because the code around it ran more often) they were passed over
- `while`, `for`: the body ran, and the loop was left
- `&&`, `||`, `??`: the right side ran, and the code around it ran more often
- `case`, `default`, `catch`, the arms of `? :`: each ran

Conditions joined by commas are one decision, since they are one to the compiler.
"""
import collections
import json
import re
import sys

exported, room = json.load(open(sys.argv[1])), sys.argv[2]
counts = collections.defaultdict(collections.Counter)
for function in exported["data"][0]["functions"]:
    if f"Sources/{room}/" not in function["filenames"][0]:
        continue
    for region in function["regions"]:
        if region[7] == 0:
            # What is generic is there for each type it is used with.
            counts[function["filenames"][0]][tuple(region[:4])] += region[4]


def inside(span, other):
    return span != other and other[:2] <= span[:2] and span[2:] <= other[2:]


def branches(file):
    """(line, which way, whether it was gone) of each branch."""
    text = open(file, encoding="utf-8").read().split("\n")
    starts = [0]
    for line in text:
        starts.append(starts[-1] + len(line) + 1)
    text = "\n".join(text)
    spans = counts[file]
    ends = {span[2:] for span in spans}
    for span in sorted(spans):
        around = [other for other in spans if inside(span, other)]
        if not around:
            continue
        start, end = starts[span[0] - 1] + span[1] - 1, starts[span[2] - 1] + span[3] - 1
        before, opening = text[:start].rstrip(), text[start:end]
        runs = spans[span]
        runs_around = spans[max(around, key=lambda other: (other[:2], [-number for number in other[2:]]))]
        taken = (span[0], "taken", runs > 0)
        passed = (span[0], "passed over", runs_around > runs)
        if re.match(r"(case|default)\b", opening):
            yield taken
        elif before.endswith(("&&", "||", "??")):
            yield from (taken, passed)
        elif opening.startswith("{"):
            words = re.findall(r"\b(if|guard|while|for|else|catch|do|switch|repeat)\b", statement(before))
            word = words[0] if words else ""
            if before.endswith("else") and word == "guard":
                yield from (taken, passed)
            elif before.endswith("else") or word == "catch":
                yield taken
            elif word == "if" or before.endswith(")") and word == "else":
                yield taken
                if not text[end:].lstrip().startswith("else"):
                    yield passed
            elif word in ("while", "for"):
                yield from (taken, (span[0], "left", runs_around > 0))
        elif re.search(r"\s[?:]$", before) and span[:2] not in ends:
            yield taken


def statement(before):
    """The last line before a brace on which a statement begins."""
    lines = before.split("\n")
    for line in reversed(lines[-6:]):
        found = re.search(r"(?:^|[};:] ?|\s)(if|guard|while|for|else if|else|catch|do|switch|repeat)\b.*$", line)
        if found:
            # Of several on one line, the last that is still open.
            parts = re.split(r"(?<=[}])\s*", line)
            return parts[-1] if re.search(r"\b(if|guard|while|for|else|catch)\b", parts[-1]) else found.group(0)
    return ""


everything = []
for file in sorted(counts):
    found = list(branches(file))
    everything += found
    name = file.split("/")[-1]
    print(f"{name:32} {sum(hit for _, _, hit in found):4} of {len(found):4} branches")
    if "--missing" in sys.argv:
        text = open(file, encoding="utf-8").read().split("\n")
        for line, way, hit in found:
            if not hit:
                print(f"    line {line}, never {way}: {text[line - 1].strip()}")
hit = sum(hit for _, _, hit in everything)
print(f"{room:32} {hit:4} of {len(everything):4} branches, {100 * hit / len(everything):.1f} %")
