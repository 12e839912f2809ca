"""What docs/formats.md says of every JSON and CSV output, held against what is printed."""

import csv
import io
import json
import re
import typing
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran

from roletui.cli.options import COMMANDS

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats.md"
Cli = Callable[..., Ran]
Types = dict[str, set[str]]
"""From each key to the types that its values have."""

RANGE = ("low", "likely", "high")
NAMES: dict[type, str] = {
    str: "text",
    bool: "true or false",
    int: "whole number",
    float: "number",
    list: "list",
    dict: "object",
    type(None): "null",
}

STAGED = """\
format = 1
task = "Support chatbot"
listed = true
[dataset]
id = "ai-roles"
version = "1"
hash = "1"
[answers]
result = "seen"
ready = "none"
held = "growing"
hands = "open"
[weights]
embedded-rate = 3
[chances.hands]
open = 60
[override]
role = "ml-engineer"
reason = "We have one already."
against = "ai-then-ml"
[overheads.ramp-up]
amount = 2
[overheads.running-costs]
amount = 200.5
[overheads.quits]
amount = 4
chance = 20
[overheads.recruiting]
on = false
[[plan]]
role = "ai-engineer"
channel = "vetted"
hours = 37.5
[[plan]]
role = "ml-engineer"
start = 3
own_rate = 27.5
chance = 60
[[plan]]
role = "no-hire"
start = 4
[[plan]]
role = "ai-engineer"
channel = "in-house"
hours = 40
hours_range = { low = 35, high = 45 }
weeks = 12
weeks_range = { low = 10, high = 16 }
own_rate = 190000
salary = true
chance = 30
switched = [{ overhead = "recruiting", on = true }]
"""
"""As much as a scenario can hold that shows in JSON."""

UNSURE = STAGED.partition("listed")[0] + STAGED[STAGED.index("[dataset]") : STAGED.index("hands")]
UNSURE = UNSURE.replace('held = "growing"', 'held = "unsure"')
UNSURE += """\
software = "unsure"
hands = "open"
[[overheads.running-costs.bills.models]]
calls = 2000
tokens_in = 1500
tokens_out = 300
price_in = 3
price_out = 0.6
[[overheads.running-costs.bills.machines]]
label = "GPU"
hours = 730
price = 0.015
"""

DATA_ANALYST = """\
[dataset]
id = "data-roles"
version = "1"
hash = "1"
[answers]
[[plan]]
role = "data-analyst"
"""

REQUESTS = """\
result,engine,hands,hours,weeks,channel,date
words,nothing,open,10,12,vetted,2027-01-11
words,nothing,open,5,12,vetted,2027-01-18
words,unsure,open,,,,
software,,open,,,agency,
wordy,,,,,,
"""
"""Two part-time needs, an open request, a way to hire without a rate, and a bad row."""

RUNS: dict[str, list[list[str]]] = {
    "keys": [[]],
    "decide": [
        [],
        ["-a", "result=routine", "-a", "ready=none"],
        ["-a", "result=seen", "-a", "ready=service", "-a", "hands=open"],
        ["-a", "result=words", "-a", "engine=unsure", "--task", "Support chatbot"],
        ["-a", "result=routine", "-a", "setup=data", "-a", "hands=learn"],
        ["--dataset", "data-roles", "-a", "result=moved", "-a", "hands=unsure"],
        *(
            ["-a", "result=seen", "-a", "ready=none", *more]
            for more in (
                ["-a", "held=growing"],
                ["-a", "held=unsure", "-a", "software=unsure", "-a", "hands=open"],
            )
        ),
        ["-a", "result=routine", "-a", "setup=joined", "-a", "hands=open"],
        *(
            [*given, "--disinterested"]
            for given in (
                [],
                ["-a", "result=routine", "-a", "setup=joined", "-a", "hands=open"],
                ["-a", "result=software", "-a", "hands=open"],
                ["-a", "result=routine", "-a", "setup=small"],
                ["--dataset", str(SMALL), "-a", "fault=no", "-a", "carry=yes"],
            )
        ),
        ["--dataset", "earning.toml", "-a", "fault=no", "-a", "carry=yes", "--disinterested"],
        ["--dataset", str(SMALL), "-a", "fault=no", "-a", "carry=unsure"],
        ["--dataset", str(SMALL), "-a", "fault=no", "-a", "carry=no", "-a", "skill=yes"],
        ["--dataset", str(SMALL), "-a", "fault=unsure", "-a", "carry=no", "-a", "skill=no"],
    ],
    "cost": [
        ["-l", "ai-engineer@vetted=1.5x40x12", "-l", "ml-engineer=1x37.5x2.5@27.5",
         "--with", "ramp-up=2", "--with", "running-costs=100", "--chance", "2=60",
         "--start", "2027-01-11"],
        ["-l", "ai-engineer@in-house=1x35-40-45x10-12-16@190000/year",
         "--with", "1:recruiting=5000"],
        ["-l", "ai-engineer@vetted=1x40x12", "--bill", "2000x1500+300@3/0.6",
         "--bill", "GPU=730h@0.015"],
        ["-l", "ai-engineer@marketplace=1x40x12", "--disinterested"],
        ["-l", "ai-engineer@embedded=1x40x12", "--disinterested"],
        ["--dataset", str(SMALL), "-l", "workshop=1x8x1", "--disinterested"],
        ["-l", "ml-engineer@in-house=2x30x26", "--spend", "140000"],
        ["-l", "ml-engineer@in-house=2x30x26", "--spend", "900000"],
        ["-l", "ml-engineer@embedded=2x30x26", "--spend", "900000"],
    ],
    "compare": [
        ["own-developers", "other-trade", "--differences"],
        ["ai-engineer", "automation-specialist", "other-trade", "--disinterested"],
        ["--pin", "ml-engineer", "--filter", "model", "--differences"],
        [],
    ],
    "diff": [
        ["staged.toml", "unsure.toml"],
        ["asking.toml", "staged.toml"],
        ["staged.toml", "asking.toml"],
        ["analyst.toml", "analyst.toml"],
    ],
    "recheck": [["then.md", "shown.md", "unsure.md", "asking.md", "staged.toml", "gone.toml",
                 "plain.md"]],
    "export": [["staged.toml"], ["unsure.toml"], ["nothing.toml"]],
    "check": [["bad.toml", "gone.toml", "ai-roles"]],
    "batch": [["requests.csv", "--summary"], ["none.csv", "--summary", "--dataset", str(SMALL)]],
}  # fmt: skip
"""What is run of each command, so that every key is printed at least once."""


ALIKE = (
    ("export", "decision.", "decide", ""),
    ("export", "cost.", "cost", ""),
    ("export", "comparison.", "compare", ""),
    ("diff", "b.", "diff", "a."),
    ("recheck", "records[].then.", "recheck", "records[].now."),
)
"""What stands in the table of another command, or of another part: from where, and to where."""


NEVER_NULL_HERE = ("records[].now.overheads[].likely", "find_out_first[].worth")
"""No dataset that ships states an overhead as a range alone, or an outcome without its cost."""


class Key(typing.NamedTuple):
    """A key as it is documented."""

    types: frozenset[str]
    meaning: str


@cache
def sections() -> dict[str, dict[str, Key]]:
    """Return the tables of the document: from a command to its keys."""
    found: dict[str, dict[str, Key]] = {}
    for section in re.split(r"(?m)^## ", DOCUMENT.read_text(encoding="utf-8"))[1:]:
        if head := re.match(r"`(\w+) --format json`", section):
            rows = re.findall(r"(?m)^\| `([^`]+)` \| (.+?) \| (.+) \|$", section)
            found[head[1]] = {key: Key(frozenset(_types(kind)), why) for key, kind, why in rows}
    for keys in found.values():
        for key, (types, _) in [*keys.items()]:
            keys.update(_inside(found, keys, key, types))
    return found


def _types(words: str) -> Iterator[str]:
    """Yield the types of a cell such as ``object, as `cost`, or null``."""
    if same := re.search(r"as `([\w.\[\]]+)`", words):
        yield f"as {same[1]}"
    for name in ("whole number", "true or false", "object", "number", "list", "text", "range"):
        if re.match(rf"{name}\b", words):
            yield name
            break
    if words.endswith(("or null", ", or null")):
        yield "null"


def _inside(
    found: dict[str, dict[str, Key]], keys: dict[str, Key], key: str, types: frozenset[str]
) -> dict[str, Key]:
    """Return what is inside a range, or inside what is alike to something else."""
    if "range" in types:
        return {f"{key}.{name}": Key(frozenset(["whole number"]), "") for name in RANGE}
    for name in (name.removeprefix("as ") for name in types if name.startswith("as ")):
        if name in found:
            return {f"{key}.{other}": entry for other, entry in found[name].items()}
        alike = {o: entry for o, entry in keys.items() if o.startswith(f"{name}.")}
        return {f"{key}{other.removeprefix(name)}": entry for other, entry in alike.items()}
    return {}


def told(command: str) -> dict[str, Key]:
    """Return all documented keys of a command."""
    return sections()[command]


def printed(value: object, keys: dict[str, Key], key: str = "") -> Iterator[tuple[str, str]]:
    """Yield each key of some data with the type of its value; ids as the document writes them."""
    kind = NAMES[type(value)]
    if key:
        yield key, kind
    if isinstance(value, dict):
        for name, inside in value.items():
            below = f"{key}.{name}" if key else name
            if below not in keys:
                pattern = re.compile(re.escape(f"{key}.") + r"\{\w+\}")
                below = next((other for other in keys if pattern.fullmatch(other)), below)
            yield from printed(inside, keys, below)
    elif isinstance(value, list):
        for inside in value:
            yield from printed(inside, keys, f"{key}[]")


@pytest.fixture
def files(cli: Cli, tmp_path: Path) -> None:
    """Write what the commands read."""
    (tmp_path / "staged.toml").write_text(STAGED, encoding="utf-8")
    (tmp_path / "unsure.toml").write_text(UNSURE, encoding="utf-8")
    nobody = STAGED.partition("listed")[0] + STAGED[STAGED.index("[dataset]") :]
    nobody = nobody.partition("[answers]")[0] + '[answers]\nresult = "routine"\nsetup = "small"\n'
    (tmp_path / "nothing.toml").write_text(nobody, encoding="utf-8")
    asking = nobody.partition("setup")[0]
    (tmp_path / "asking.toml").write_text(asking, encoding="utf-8")
    analyst = (
        f"{STAGED.partition('listed')[0]}listed = true\ngoal = 90.5\nstarts = 2027-01-11\n"
        f"notes = '*'\n{DATA_ANALYST}"
    )
    (tmp_path / "analyst.toml").write_text(analyst, encoding="utf-8")
    shown = f"{STAGED}[display]\ncurrency = 'EUR'\nper = 0.9\n"
    (tmp_path / "shown.toml").write_text(shown, encoding="utf-8")
    for name, record in (("staged", "then"), ("shown",) * 2, ("unsure",) * 2, ("asking",) * 2):
        text = cli("export", f"{name}.toml", "--as-of", TODAY).out
        text = re.sub(r'(?m)^hash = ".*"$', 'hash = "1"', text)
        (tmp_path / f"{record}.md").write_text(text, encoding="utf-8")
    bad = SMALL.read_text(encoding="utf-8").replace('id = "guild"', 'id = "gild"')
    bad = bad.replace('[[roles]]\nid = "workshop"', '[[roles]]\nid = "mobile"\ncolour = 1')
    members = 'interest = "Its members are the workshops."'
    earning = SMALL.read_text(encoding="utf-8").replace(members, f"{members}\nearns = true")
    (tmp_path / "earning.toml").write_text(earning, encoding="utf-8")
    (tmp_path / "plain.md").write_text("# No record\n", encoding="utf-8")
    (tmp_path / "bad.toml").write_text(bad, encoding="utf-8")
    (tmp_path / "requests.csv").write_text(REQUESTS, encoding="utf-8")
    (tmp_path / "none.csv").write_text("fault,skill\nyes,yes\n", encoding="utf-8")


def test_every_key_of_json_is_documented(cli: Cli, files: None) -> None:
    """Each key that is printed is in the document with that type, and each one there is printed."""
    found: dict[str, Types] = {command: {} for command in RUNS}
    for command, words in ((command, words) for command, runs in RUNS.items() for words in runs):
        ran = cli(command, *words, "--format", "json", "--as-of", TODAY)
        assert ran.out, ran.err
        for key, kind in printed(json.loads(ran.out), told(command)):
            found[command].setdefault(key, set()).add(kind)
    for command, part, other, alike in ALIKE:
        for key in [key for key in found[command] if key.startswith(part)]:
            kinds = found[other].setdefault(alike + key.removeprefix(part), set())
            kinds |= found[command].pop(key)
    for command, types in found.items():
        parts = tuple(part for name, part, _, _ in ALIKE if name == command)
        known = {key for key in told(command) if not key.startswith(parts)}
        assert types.keys() - known == set(), command
        assert known - types.keys() == set(), command
        for key, kinds in types.items():
            allowed = {*told(command)[key].types}
            assert kinds <= allowed | wider(allowed), f"{command}: {key}"
            seldom = key in NEVER_NULL_HERE
            assert "null" in kinds or "null" not in allowed or seldom, f"{command}: {key}"


def wider(types: set[str]) -> set[str]:
    """Return what values of some types may look like besides."""
    found = {"object"} if "range" in types else set()
    # A number without decimals is written without a point.
    return found | {"whole number"} if "number" in types else found


def test_every_command_that_prints_json_is_documented(cli: Cli) -> None:
    """Each command that takes ``--format json`` has its table."""
    helped = {name: " ".join(cli(name, "--help").out.split()) for name in COMMANDS}
    printing = {name for name, out in helped.items() if re.search(r"--format \{[^}]*\bjson\b", out)}
    assert printing == sections().keys()


def columns(heading: str) -> list[str]:
    """Return the documented columns of a CSV output."""
    text = DOCUMENT.read_text(encoding="utf-8").partition(f"### {heading}")[2]
    return re.findall(r"(?m)^\| `(\w+)` \|", text.partition("\n### ")[0])


def test_every_column_of_csv_is_documented(cli: Cli, files: None) -> None:
    """The columns of a plan are those of the document, in that order, from either command."""
    told_columns = columns("`cost --format csv`, `export --format csv`")
    for words in (["cost", *RUNS["cost"][0]], ["export", "staged.toml"]):
        head, *_ = csv.reader(io.StringIO(cli(*words, "--format", "csv").out))
        assert head == told_columns
    told_columns = columns("`cost --disinterested --format csv`")
    ran = cli("cost", *RUNS["cost"][0], "--disinterested", "--format", "csv")
    assert next(csv.reader(io.StringIO(ran.out))) == told_columns
