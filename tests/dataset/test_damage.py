"""A file that somebody damaged is called what it is, in one sentence with a place and a cure."""

import typing
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import TODAY, Ran, case_of, context_of, edited, small

from roletui.dataset.load import parse
from roletui.dataset.problems import DatasetError, Spot
from roletui.dataset.reading.diagnostics import diagnose
from roletui.dataset.reading.signs import straightened
from roletui.dataset.reading.toml import NotTomlError, parse_toml
from roletui.records.scenario import ScenarioError, loads
from roletui.records.scenario_text import dumps
from roletui.report.record.record import record
from roletui.state.state import State

Cli = Callable[..., Ran]
CURLY = ('title = "Who should repair the bicycle?"', "title = “Who should repair the bicycle?”")
SCENARIO = dumps(small(), State({"fault": "yes"}))
RECORD = record(case_of(small(), State({"fault": "yes", "skill": "yes"})))
MERGE = 'id = "bicycle"\n<<<<<<< ours\nversion = "1.2.0"\n=======\nversion = "2"\n>>>>>>> theirs\n'
UNMERGED = (
    "the file holds an unfinished Git merge; keep one side, and delete the lines <<<, === and >>>."
)
DIFF = """\
--- a/small.toml
+++ b/small.toml
@@ -4,3 +4,3 @@
 format = 1
-id = "bicycle"
+id = "bike"
"""
IS_DIFF = (
    "3:1: error: the file is a diff; apply it to the file that it changes, and name that file."
)
IS_YAML = (
    "1:1: error: the file is YAML, not a dataset; a dataset is TOML, and roletui init writes one."
)
IS_RECORD = "1:1: error: the file is a decision, not a dataset; open it with roletui open."


def refused(content: bytes) -> list[str]:
    """Return the headlines for which a dataset of that content is refused."""
    with pytest.raises(DatasetError) as caught:
        parse(content, "file")
    return [one.headline.removeprefix("file:") for one in diagnose(caught.value)]


DATASETS = {
    "half a merge": (edited(('id = "bicycle"\n', MERGE)), f"8:1: error: {UNMERGED}"),
    "what is left of a merge": (
        edited(('id = "bicycle"\n', 'id = "bicycle"\n=======\n')),
        f"8:1: error: {UNMERGED}",
    ),
    "half a merge between texts in curly quotes": (
        edited(CURLY, ('version = "1.2.0"\n', MERGE)),
        f"13:1: error: {UNMERGED}",
    ),
    "a diff": (DIFF, IS_DIFF),
    "a scenario": (SCENARIO, IS_RECORD),
    "a record": (RECORD, IS_RECORD),
    "a share code": ("roletui1-abc", IS_RECORD),
    "a web page": (
        "<!doctype html>\n<p>",
        "1:1: error: the file is a web page, not a dataset; roletui init writes a dataset.",
    ),
    "JSON": (
        '{\n  "format": 1\n}',
        "1:1: error: the file is JSON, not a dataset; roletui init writes a dataset.",
    ),
    "a quoted mail": (
        "Here it is:\n\n" + "".join(f"> {line}\n" for line in edited().splitlines()),
        "3:1: error: the file is quoted as in a mail; delete the > before each line.",
    ),
    "an answer to a quoted mail": (
        "".join(f">>{line}\n" for line in edited().splitlines()),
        "1:1: error: the file is quoted as in a mail; delete the > before each line.",
    ),
    "a diff without its heads": (
        "".join(f"+{line}\n" for line in edited().splitlines()),
        f"1{IS_DIFF[1:]}",
    ),
    "a part of a diff": (' format = 1\n-id = "a"\n+id = "b"\n\\ No newline\n', IS_DIFF),
    "YAML": (
        '# dataset\n---\nformat: 1\nabout:\n  title: "Who?"\n',
        IS_YAML,
    ),
    "a list in YAML": (
        "- id: workshop\n  name: Workshop\n",
        IS_YAML,
    ),
    "CSV": (
        'role,cost\nworkshop,"1,000"\nmobile,2\n',
        "1:1: error: the file is a table in CSV, not a dataset; roletui init writes a dataset.",
    ),
    "CSV of another country": (
        "role;cost\nworkshop;1000,50\n",
        "1:1: error: the file is a table in CSV, not a dataset; roletui init writes a dataset.",
    ),
}


@pytest.mark.parametrize(("text", "sentence"), DATASETS.values(), ids=DATASETS)
def test_one_sentence_says_what_a_file_is(text: str, sentence: str) -> None:
    """However many lines of it are no TOML, what a file is explains them all."""
    assert refused(text.encode()) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Dear all, hello\nYours, me\n",
        "From: Ann\nSubject: bicycle\n",
        "---\nstatus: accepted\ndate: 2027-01-01\n---\n# A decision\n",
        'format = 1\n"a: b" 2\nc: 3\n',
        "format = 1\n> x\nid = 1\n",
        "a = [\n+1 +2,\n]\n",
    ],
)
def test_what_is_no_other_kind(text: str) -> None:
    """Prose, heads of a mail or of Markdown, and single lines: their own mistakes are told."""
    told = " ".join(refused(text.encode()))
    assert not any(kind in told for kind in ("YAML", "CSV", "a diff", "a mail", "no dataset"))


def opened(text: str) -> list[str]:
    """Return the headlines for which a scenario or record is refused."""
    with pytest.raises(ScenarioError) as caught:
        loads(text, "file", context_of(small()))
    return [one.headline.removeprefix("file:") for one in diagnose(caught.value)]


def spliced(text: str, before: str, more: str) -> str:
    """Return a text with something before its first line that begins with some words."""
    assert f"\n{before}" in text
    return text.replace(f"\n{before}", f"\n{more}{before}", 1)


SIDES = '<<<<<<< ours\nfault = "yes"\n=======\nfault = "no"\n>>>>>>> theirs\n'
SCENARIOS = {
    "a scenario": (spliced(SCENARIO, 'fault = "yes"', SIDES), 9),
    "a block": (spliced(RECORD, 'fault = "yes"', SIDES), None),
    "two blocks": (
        f"<<<<<<< ours\n{RECORD}\n=======\n{RECORD.replace('yes', 'no')}\n>>>>>>> x\n",
        1,
    ),
}


@pytest.mark.parametrize(("text", "line"), SCENARIOS.values(), ids=SCENARIOS)
def test_half_a_merge_of_a_decision(text: str, line: int | None) -> None:
    """A scenario, and the block of a record, are told to be half merged, at the first mark."""
    line = line or text.split("\n").index("<<<<<<< ours") + 1
    assert opened(text) == [f"{line}:1: error: {UNMERGED}"]


def test_a_diff_of_a_decision() -> None:
    """A diff that somebody opens is called a diff."""
    assert opened(DIFF) == [IS_DIFF]


def test_a_table_is_no_decision() -> None:
    """A comparison in CSV is told to be only read, as JSON and a web page are."""
    assert opened("role,cost\na,1\n") == [
        " error: the file is CSV, which roletui only writes: open the record in Markdown, a saved "
        "decision or a share code."
    ]


SIGNS = {
    "curly quotes": (
        [CURLY, ('currency = "EUR"', "currency = „EUR“"), ('["guild"]', "[‘guild’]")],
        "8:9: warning: the file holds 3 texts in curly quotes, which can be read; write straight "
        "ones.",
    ),
    "three curly quotes": (
        [(CURLY[0], "title = “““Who should repair the bicycle?”””")],
        "8:9: warning: the file holds 1 text in curly quotes, which can be read; write straight "
        "ones.",
    ),
    "three curly quotes around lines": (
        [(CURLY[0], "title = ‘‘‘\nWho should repair the bicycle?’’’")],
        "8:9: warning: the file holds 1 text in curly quotes, which can be read; write straight "
        "ones.",
    ),
    "a text begun in straight and ended in curly quotes": (
        [('currency = "EUR"', 'currency = "EUR”')],
        "15:12: warning: the file holds 1 text in curly quotes, which can be read; write straight "
        "ones.",
    ),
    "blanks that do not break": (
        [("format = 1", "format\xa0=\xa01"), ("low = 45", "low\u3000= 45")],
        "4:7: warning: the file holds 3 no-break or wide blanks, which can be read; write plain "
        "ones.",
    ),
    "blanks of no width": (
        [("format = 1", "for\u200bmat = 1\u2060"), ("[about]", "\ufeff[about]")],
        "4:1: warning: the file holds 3 words with invisible characters, which can be read; delete "
        "them.",
    ),
}


@pytest.mark.parametrize(("edits", "warning"), SIGNS.values(), ids=SIGNS)
def test_signs_of_other_programs_are_read_with_a_warning(
    edits: list[tuple[str, str]], warning: str
) -> None:
    """What a word processor wrote in place of TOML's own signs is read as it is meant."""
    Path("my.toml").write_text(edited(*edits), encoding="utf-8")
    found = parse(edited(*edits).encode(), "file")
    assert found.dataset == small().dataset
    error = DatasetError("file", found.warnings, edited(*edits))
    assert [one.headline.removeprefix("file:") for one in diagnose(error)] == [warning]


def test_check_tells_of_other_signs_at_their_place(cli: Cli) -> None:
    """``check`` prints the warning, and other problems where they stand in the file."""
    text = edited(CURLY, ("[budget]", "\u200b[budget]"), ("low = 45", "low\xa0=  56"))
    Path("my.toml").write_text(text, encoding="utf-8")
    ran = cli("check", "--as-of", TODAY, "my.toml")
    heads = [line.partition(" the ")[0] for line in ran.out.splitlines() if line.startswith("my")]
    assert heads[:4] == [
        "my.toml:8:9: warning:",
        "my.toml:183:4: warning:",
        "my.toml:184:10: error: rate “workshop-shop”: likely must keep 0 <= low <= likely <= high.",
        "my.toml:183:8: note:",
    ]
    Path("my.toml").write_text(edited(CURLY), encoding="utf-8")
    assert cli("check", "--as-of", TODAY, "my.toml").status == 0
    assert cli("check", "--strict", "--as-of", TODAY, "my.toml").status == 1


def test_signs_in_texts_and_remarks_are_the_authors() -> None:
    """In quotes and behind a hash nothing is touched, and nothing is said."""
    text = edited(('"Who should', '"“Who”\xa0‘should’\u200b'), ("format = 1", "format = 1 # “1”"))
    found = parse(text.encode(), "file")
    assert (found.warnings, found.dataset.about.title) == (
        (), "“Who”\xa0‘should’\u200b repair the bicycle?",
    )  # fmt: skip


def test_other_signs_in_a_decision_are_read_with_a_warning() -> None:
    """A scenario, and the block of a record, are opened; the user is told of the signs."""
    for text, name in ((SCENARIO, "scenario.toml"), (RECORD, "record.md")):
        line = text.split("\n").index('fault = "yes"') + 1
        read = loads(text.replace('fault = "yes"', "fault = “yes”"), name, context_of(small()))
        assert read.state.answers["fault"] == "yes"
        assert read.warnings == (
            f"From line {line} on, it holds 1 text in curly quotes, which can be read; write "
            "straight ones.",
        )


KEPT = {
    "a text in straight quotes within": ("a = “say “hi” now”", 'a = "say “hi” now"'),
    "texts in a list": ('a = ["“q”", “b”, ‘it’s’]', 'a = ["“q”", "b", \'it’s\']'),
    "a remark behind it": ("a = “x” # “y”", 'a = "x" # “y”'),
    "a text of several lines": ('a = """\n“x”\n"""', 'a = """\n“x”\n"""'),
    "a key": ("“a b” = 1", '"a b" = 1'),
    "a number with a blank of no width": ("a = 1\u200b0", "a = 10 "),
    "far too many": ("“" * 20_001, "“" * 20_001),
}


@pytest.mark.parametrize(("text", "straight"), KEPT.values(), ids=KEPT)
def test_signs_keep_their_places(text: str, straight: str) -> None:
    """Each sign is replaced by one of TOML's own, so that everything else stays where it is."""
    assert straightened(text).text == straight
    assert len(straight) == len(text)


NEWER: dict[str, tuple[str, str]] = {
    "a table over several lines": (
        "x = {\n  a = 1,\n  b = { c = 2 }\n}",
        "5:5: error: x is not valid TOML 1.0: a table in braces ends on its line; write it so, or "
        "as a table of its own.",
    ),
    "a comma behind the last value": (
        "x = { a = 1, }",
        "5:14: error: x is not valid TOML 1.0: a table in braces has no comma after its last "
        "value; remove it.",
    ),
    "an escape": (
        'x = "\\e[1m"',
        "5:6: error: x is not valid TOML 1.0: a text has no \\e; write \\u and four digits.",
    ),
    "an escape of two digits": (
        'x = "\\x41"',
        "5:6: error: x is not valid TOML 1.0: a text has no \\x; write \\u and four digits.",
    ),
    "a time without seconds": (
        "x = 07:30",
        "5:5: error: x is not valid TOML 1.0: a time has seconds; write them.",
    ),
    "a table that is never closed": (
        "x = { a = 1",
        "5:5: error: x is not valid TOML 1.0: a table in braces ends on its line; write it so, or "
        "as a table of its own.",
    ),
}


@pytest.mark.parametrize(("form", "sentence"), NEWER.values(), ids=NEWER)
def test_the_format_is_toml_1_0(form: str, sentence: str) -> None:
    """What only TOML 1.1 allows is refused at its place, and what comes after it is read."""
    text = edited(("format = 1", f"format = 1\n{form}"), ("low = 45", "low = 56"))
    row = 184 + form.count("\n") + 1
    assert refused(text.encode()) == [
        sentence,
        f"{row}:10: error: rate “workshop-shop”: likely must keep 0 <= low <= likely <= high.",
    ]


OLDER = (
    '"\\\\e"', "'\\e \\x'", '"{"', '"}," # {', "{ a = [\n1,\n2,\n] }", '{ a = """\n{""" }',
    "07:30:00", '"at 07:30"', "{ a = {}, b = { c = 1 } }", "[{ a = 1 },\n{ a = 2 },\n]",
)  # fmt: skip


@pytest.mark.parametrize("form", OLDER)
def test_what_only_looks_newer_is_read(form: str) -> None:
    """What TOML 1.0 allows is no form of 1.1, however alike they look."""
    [sentence] = refused(edited(("format = 1", f"format = 1\nx = {form}")).encode())
    assert sentence == "5:1: error: x is not a known key."


TWICE = {
    "a text of several lines": ('x = """\na"""', 'x = """\ntitle = 1"""', "x", "8:13", "5:5"),
    "a list of several lines": ("x = [\n1,\n]", "x = [\n2,\n]", "x", "10:2", "5:5"),
    "a dotted key": ("x.y = 1", "x.y = 2", "x.y", "6:8", "5:7"),
    "a key in quotes": ('"x" = 1', "x = 2", "x", "6:6", "5:7"),
}


@pytest.mark.parametrize(("one", "two", "key", "here", "there"), TWICE.values(), ids=TWICE)
def test_what_is_given_twice_points_at_the_first_time(
    one: str, two: str, key: str, here: str, there: str
) -> None:
    """The other place of an entry that is given twice is the first one, never the second."""
    text = edited(("format = 1", f"format = 1\n{one}\n{two}"))
    with pytest.raises(DatasetError) as caught:
        parse(text.encode(), "file")
    twice = [one for one in diagnose(caught.value) if "twice" in one.message]
    assert [one.headline for one in twice] == [f"file:{here}: error: {key} is given twice."]
    other = twice[0].other
    assert other
    assert f"{other.start.line}:{other.start.column}" == there


def each_id(text: str) -> typing.Iterator[tuple[int, str]]:
    """Yield the lines that give an entry its id, and the id."""
    for row, line in enumerate(text.split("\n")):
        if line.startswith('id = "'):
            yield row, line.split('"')[1]


WRONG_IDS = {
    "no id": lambda name: f'id = "{name.upper()} !"',
    "empty": lambda name: 'id = ""',
    "a number": lambda name: "id = 7",
    "no TOML": lambda name: f"id = {name}",
    "left out": lambda name: "",
    "another one, near": lambda name: f'id = "{name[0]}{name}"',
    "another one, far": lambda name: 'id = "zzz-qq"',
}


@pytest.mark.parametrize("wrong", WRONG_IDS.values(), ids=WRONG_IDS)
def test_a_wrong_id_is_one_error(wrong: Callable[[str], str]) -> None:
    """However often an entry is mentioned, an id that is wrong is told of once."""
    lines = edited().split("\n")
    told = []
    for row, name in each_id(edited()):
        text = "\n".join([*lines[:row], wrong(name), *lines[row + 1 :]])
        try:
            parse(text.encode(), "file")
        except DatasetError as error:
            told.append([one.headline for one in diagnose(error) if one.severity == "error"])
    assert len(told) > 16
    assert [each for each in told if len(each) > 1] == []


def test_a_text_that_ends_too_early_ends_where_it_ends() -> None:
    """The place of what is missing is behind the last sign, never further."""
    with pytest.raises(NotTomlError) as refused:
        parse_toml('id = "x"\nnote = """\\')
    assert refused.value.spot == Spot(2, 12)
