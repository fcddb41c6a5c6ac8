#!/usr/bin/env python3
"""Measures Concord against libyaml alone: speed, start-up, memory. README.md says what each figure means.

    run.py --concord .build/release/concord
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
STARTS = 10                                 # starts of a program in one round
LARGE = 300                                 # rules in the pack that is checked
REPEATED = 20                               # times that libyaml reads the large pack in one start, so that starting is left out


def stop(message):
    sys.exit(f"run.py: {message}")


def numbers(text):
    try:
        every = sorted({int(part) for part in text.split(",")})
    except ValueError:
        every = []
    if not every or every[0] < 1:
        raise argparse.ArgumentTypeError("expected whole numbers with commas between them")
    return every


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--concord", metavar="PATH", help="release executable; without it the baselines alone are measured")
    parser.add_argument("--evaluation", metavar="PATH", help="executable that prints `microseconds per profile: X`; it is given the pack and the folder of profiles")
    parser.add_argument("--pack", metavar="DIR", default=os.path.join(ROOT, "Rules", "lsp"), help="shipped pack, for start-up (Rules/lsp)")
    parser.add_argument("--profile", metavar="FILE", help="profile for the shipped pack, for start-up (the first in Examples)")
    parser.add_argument("--runs", type=int, metavar="N", help="rounds (7)")
    parser.add_argument("--profiles", type=int, metavar="N", help="profiles in one run of a rate (4000)")
    parser.add_argument("--memory", type=numbers, metavar="N,N,…", help="profiles in the runs for memory (1000,10000,100000)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="of the generated pack and profiles (1)")
    parser.add_argument("--quick", action="store_true", help="3 rounds, 1000 profiles, memory at 1000,4000: to see that all works")
    given = parser.parse_args()
    given.runs = given.runs or (3 if given.quick else 7)
    given.profiles = given.profiles or (1000 if given.quick else 4000)
    given.memory = given.memory or ([1000, 4000] if given.quick else [1000, 10000, 100000])
    for path in filter(None, [given.concord, given.evaluation]):
        if not os.access(path, os.X_OK):
            stop(f"{path} cannot be run")
    for name in ("concord", "evaluation", "pack", "profile"):
        if getattr(given, name):
            setattr(given, name, os.path.abspath(getattr(given, name)))
    if given.concord and not given.profile:
        given.profile = first_example() or stop("no profile in Examples: give one with --profile")
    return given


def first_example():
    for folder, folders, files in os.walk(os.path.join(ROOT, "Examples")):
        folders.sort()
        for name in sorted(files):
            if name.endswith(".yaml"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    if "schema: concord/profile/1" in file.read():
                        return path
    return None


# --- Running --------------------------------------------------------------------------------------

def build(folder):
    """The C programs of this folder, into another."""
    for name, more in [("events", ["-lyaml"]), ("hello", []), ("measure", [])]:
        done = subprocess.run(["cc", "-O2", os.path.join(HERE, f"{name}.c"), "-o", os.path.join(folder, name), *more],
                              capture_output=True, text=True)
        if done.returncode:
            stop(f"cannot compile {name}.c\n{done.stderr}")


def failed(command, code, errors):
    stop(f"exit code {code}, expected 0: {' '.join(command)}\n{errors.rstrip() or '(nothing on standard error)'}")


class Lab:
    """Runs commands, and keeps what they took: seconds and megabytes by name, one of each a run."""

    def __init__(self, folder):
        self.measure = os.path.join(folder, "measure")
        self.folder = folder
        self.seconds, self.megabytes = {}, {}

    def time(self, name, command, keep=True, text=None):
        """`text` goes to standard input."""
        given = {"input": text} if text is not None else {"stdin": subprocess.DEVNULL}
        done = subprocess.run([self.measure, *command], capture_output=True, text=True, **given)
        if done.returncode:
            failed(command, done.returncode, done.stderr)
        seconds, kilobytes, code = done.stdout.split()
        if code != "0":
            failed(command, code, done.stderr)
        if keep:
            self.seconds.setdefault(name, []).append(float(seconds))
            self.megabytes.setdefault(name, []).append(int(kilobytes) / 1024)

    def output(self, command):
        """Standard output as a file, not measured."""
        file = tempfile.TemporaryFile("w+", encoding="utf-8", dir=self.folder)
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            failed(command, done.returncode, done.stderr)
        file.seek(0)
        return file


def taken_in_turn(round_number, tasks):
    """Each round begins with another task, so that none always follows the same."""
    first = round_number % len(tasks)
    return tasks[first:] + tasks[:first]


# --- What the measured commands must have done ----------------------------------------------------

def check_events(lab, command, count):
    with lab.output(command) as file:
        found = dict(line.split(": ") for line in file.read().splitlines())
    if int(found["files"]) != count:
        stop(f"events read {found['files']} files of {count}")
    return {name: int(value) for name, value in found.items()}


def check_rule_tests(lab, command, count=None):
    """All passed, and one of them for each rule where it is known how many those are."""
    with lab.output(command) as file:
        last = file.read().splitlines()[-1]
    passed, _, rest = last.partition(" passed, ")
    if rest != "0 failed" or count and passed != str(count):
        stop(f"not all rule tests passed: {' '.join(command)}\n{last}")
    return int(passed)


def check_assessments(lab, command, count):
    """One assessment a profile, none of them a failure. Returns how the outcomes of the rules are shared, if told."""
    lines, shares = 0, {}
    with lab.output(command) as file:
        for line in file:
            lines += 1
            try:
                result = json.loads(line)
            except ValueError:
                stop(f"line {lines} of the output is not JSON: {' '.join(command)}")
            if result.get("schema") != "concord/assessment/1":
                stop(f"line {lines} of the output is no assessment: {' '.join(command)}\n{line[:2000]}")
            for rule in result.get("rules") or []:
                shares[rule["outcome"]] = shares.get(rule["outcome"], 0) + 1
    if lines != count:
        stop(f"{lines} lines for {count} profiles: {' '.join(command)}")
    return shares


# --- Printing -------------------------------------------------------------------------------------

def row(name, values, unit, places=0):
    if values:
        low, high = min(values), max(values)
        print(f"  {name:<52} {statistics.median(values):>12,.{places}f} {unit:<12} {low:,.{places}f}–{high:,.{places}f}")


def ratio(name, above, below):
    """Of the two in the same round; the middle one of these."""
    if above and below:
        row(name, [a / b for a, b in zip(above, below)], "", 3)


def heading(text):
    print(f"\n{text:<54} {'median':>12} {'':<12} min–max")


def report(given, lab, evaluations):
    count, seconds = given.profiles, lab.seconds
    rates = {name: [count / one for one in seconds.get(name, [])] for name in "abcg"}
    each = {name: [(all_of_them - one) / (count - 1) * 1e6 for all_of_them, one in zip(seconds.get(name, []), seconds.get(f"{name} one", []))]
            for name in "ab"} if count > 1 else {"a": [], "b": []}

    heading("Rates")
    row("a  libyaml events in C", rates["a"], "profiles/s")
    row("b  assess --detail flags, one job", rates["b"], "profiles/s")
    row("c  assess --detail outcomes, one job", rates["c"], "profiles/s")
    row("g  assess --detail flags, two jobs", rates["g"], "profiles/s")
    row("a  each profile, start-up left out", each["a"], "µs", 1)
    row("b  each profile, start-up left out", each["b"], "µs", 1)
    row("d  evaluation alone, each profile", evaluations, "µs", 2)
    ratio("b / a", rates["b"], rates["a"])
    ratio("c / a", rates["c"], rates["a"])
    ratio("b / a, start-up left out", each["a"], each["b"])
    ratio("g / b", rates["g"], rates["b"])
    ratio("d / b, of the time of a profile", evaluations, [one / count * 1e6 for one in seconds.get("b", [])])

    heading("Start-up")
    row("e  hello in C", [one * 1e3 for one in seconds["hello"]], "ms", 2)
    row("e  assess one profile, shipped pack", [one * 1e3 for one in seconds.get("start", [])], "ms", 2)
    row("   assess one profile, generated pack", [one * 1e3 for one in seconds.get("b one", [])], "ms", 2)
    ratio("e  assess / hello", seconds.get("start"), seconds["hello"])

    if seconds.get("check"):
        heading(f"A pack of {LARGE} rules")
        whole = [one * 1e3 for one in seconds["check"]]
        alone = [(check - empty) * 1e3 for check, empty in zip(seconds["check"], seconds["version"])]
        events = [(many - one) / (REPEATED - 1) * 1e3 for many, one in zip(seconds["pack events"], seconds["pack events one"])]
        row("h  rules check", whole, "ms", 2)
        row("h  rules check, start-up left out", alone, "ms", 2)
        row("h  libyaml events of the same files, in C", events, "ms", 2)
        ratio("h  check / events, start-up left out", alone, events)
        row("h2 rules test, a test of each rule", [one * 1e3 for one in seconds["tests"]], "ms", 2)
        row("h2 rules test, shipped pack", [one * 1e3 for one in seconds["shipped tests"]], "ms", 2)

    memory = {size: lab.megabytes.get(f"memory {size}", []) for size in given.memory}
    if any(memory.values()):
        heading("Peak memory of b")
        for size in given.memory:
            row(f"f  {size:,} profiles", memory[size], "MB", 1)
        for size in given.memory[1:]:
            ratio(f"f  {size:,} / {given.memory[0]:,}", memory[size], memory[given.memory[0]])
        for size in given.memory:
            row(f"   rate at {size:,}", [size / one for one in seconds[f"memory {size}"]], "profiles/s")


# --- All of it ------------------------------------------------------------------------------------

def linked(source, target, count):
    """A folder with the first so many profiles of another."""
    os.mkdir(target)
    for number in range(1, count + 1):
        name = f"p{number:07}.yaml"
        os.link(os.path.join(source, name), os.path.join(target, name))
    return target


def large_pack(folder, seed):
    """A pack as large as a whole report's, and the list of the files that checking it reads, for `events`."""
    place = os.path.join(folder, "large")
    subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), "--rules", str(LARGE), "--profiles", "0", "--seed", str(seed), "--out", place], check=True)
    pack = os.path.join(place, "pack")
    paths = [os.path.join(where, name) for where, _, names in os.walk(pack) for name in names if os.path.basename(where) != "tests"]
    return pack, "".join(path + "\n" for path in sorted(paths))


def say(text):
    print(text, file=sys.stderr, flush=True)


def measure(given, folder):
    build(folder)
    lab = Lab(folder)
    most = max([given.profiles] + (given.memory if given.concord else []))
    say(f"writing {most:,} profiles …")
    subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), "--profiles", str(most), "--seed", str(given.seed), "--out", folder], check=True)
    pack, every = os.path.join(folder, "pack"), os.path.join(folder, "profiles")
    profiles = linked(every, os.path.join(folder, "rate"), given.profiles)
    one = linked(every, os.path.join(folder, "one"), 1)
    sizes = [(size, linked(every, os.path.join(folder, f"memory-{size}"), size)) for size in given.memory] if given.concord else []

    def assess(path, detail="flags", jobs=1, rules=pack):
        return [given.concord, "assess", path, "-r", rules, "-f", "ndjson", "--detail", detail, "-j", str(jobs)]

    events, hello = os.path.join(folder, "events"), os.path.join(folder, "hello")
    tasks = [("a", [events, profiles]), ("a one", [events, one])]
    starts = [("hello", [hello], None)]
    shares, shipped_tests = {}, 0
    read = check_events(lab, [events, profiles], given.profiles)
    if given.concord:
        tasks += [("b", assess(profiles)), ("c", assess(profiles, "outcomes")), ("g", assess(profiles, jobs=2)), ("b one", assess(one))]
        large, files = large_pack(folder, given.seed)
        starts += [("start", [given.concord, "assess", given.profile, "-r", given.pack, "-f", "ndjson"], None),
                   ("version", [given.concord, "--version"], None), ("check", [given.concord, "rules", "check", large], None),
                   ("tests", [given.concord, "rules", "test", large], None),
                   ("shipped tests", [given.concord, "rules", "test", given.pack], None),
                   ("pack events", [events], files * REPEATED), ("pack events one", [events], files)]
        check_assessments(lab, assess(profiles), given.profiles)
        check_assessments(lab, assess(profiles, jobs=2), given.profiles)
        shares = check_assessments(lab, assess(profiles, "outcomes"), given.profiles)
        check_assessments(lab, starts[1][1], 1)
        check_rule_tests(lab, [given.concord, "rules", "test", large], LARGE)
        shipped_tests = check_rule_tests(lab, [given.concord, "rules", "test", given.pack])

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"{cores} cores, {platform.machine()}, {platform.system()} {platform.release()}")
    print(f"{given.profiles:,} profiles, seed {given.seed}: {read['bytes'] / given.profiles:,.0f} bytes, {read['scalars'] / given.profiles:.1f} scalars, "
          f"{read['events'] / given.profiles:.1f} events in each; {given.runs} rounds, taken in turn")
    if shares:
        total = sum(shares.values())
        print(f"rule tests: {LARGE} of the pack of {LARGE} rules, {shipped_tests} of the shipped one")
        print("outcomes: " + ", ".join(f"{name} {count / total:.0%}" for name, count in sorted(shares.items())))

    evaluations = []
    for number in range(-1, given.runs):    # the round before the first warms up, and is not kept
        say(f"rates, round {number + 1} of {given.runs}" if number >= 0 else "rates, warming up")
        for name, command in taken_in_turn(number + 1, tasks):
            lab.time(name, command, keep=number >= 0)
        if given.evaluation:
            value = evaluation(lab, [given.evaluation, pack, profiles])
            if number >= 0:
                evaluations.append(value)
        for _ in range(STARTS):
            for name, command, text in starts:
                lab.time(name, command, keep=number >= 0, text=text)
    for number in range(given.runs if sizes else 0):
        say(f"memory, round {number + 1} of {given.runs}")
        for size, path in taken_in_turn(number, sizes):
            lab.time(f"memory {size}", assess(path))

    report(given, lab, evaluations)
    if statistics.median(lab.seconds["a"]) < 0.2:
        print("\nA run of (a) lasted less than 0.2 s: more --profiles give steadier rates.")
    if given.runs < 7:
        print("\nFewer than 7 rounds: not figures to quote.")


def evaluation(lab, command):
    with lab.output(command) as file:
        for line in file:
            name, _, value = line.partition(":")
            if name.strip() == "microseconds per profile":
                return float(value)
    stop(f"no `microseconds per profile: X` in the output of {' '.join(command)}")


def main():
    given = options()
    folder = tempfile.mkdtemp(prefix="concord-benchmark-")
    try:
        measure(given, folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
