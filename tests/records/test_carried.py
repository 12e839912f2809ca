"""A block that was carried through a mail, a renderer or a clipboard on its way."""

import html
import re
import textwrap
from collections.abc import Callable

import cmarkgfm
import pytest
from helpers import case_of, context_of, edited, small, steps

from roletui.dataset.limits import advice_of
from roletui.dataset.load import parse
from roletui.dataset.model import Question
from roletui.records.block import FENCE, BlockError, block_of, blocks_of
from roletui.records.notes import is_wrapped
from roletui.records.notes_guard import harmless
from roletui.records.scenario import loads
from roletui.records.scenario_text import dumps
from roletui.records.toml_rows import folded
from roletui.report.page.page import page
from roletui.report.record.record import record
from roletui.report.record.short import short_record
from roletui.state.state import Override, State

CONTEXT = context_of(small())
LONG = (
    "Ask *Ann* before Friday: she has "
    + "seen every offer and " * 5
    + "knows them.\n\n```\n> a\n```"
)
STATE = State(
    {"fault": "no", "carry": "no"},
    override=Override("self", 'We said "no" \\ and ' + "meant it, " * 12, "mobile"),
    notes=LONG,
)
RECORD = record(case_of(CONTEXT, STATE))
SHORT = short_record(case_of(CONTEXT, STATE))
BARE = f"{FENCE}\n{dumps(small(), STATE)}```\n"
"""A block with rows as long as version 0.1 wrote them."""


WRAPPER = textwrap.TextWrapper(70, break_long_words=False, break_on_hyphens=False)


def wrapped(text: str, before: str = "") -> str:
    """Return a text as a mail sends it: no line longer than that, each with a mark before it."""
    return "".join(
        f"{before}{row}\n" for line in text.split("\n") for row in WRAPPER.wrap(line) or [""]
    )


def quoted_then_wrapped(text: str) -> str:
    """Return a text that was quoted first: what is too long goes on without a mark."""
    return "".join(
        wrapped(f"> {line}") if len(line) > 68 else f"> {line}\n" for line in text.split("\n")
    )


def rendered(text: str) -> str:
    """Return Markdown as GitHub's own parser makes HTML of it, safely."""
    return cmarkgfm.github_flavored_markdown_to_html(text)


def copied(text: str) -> str:
    """Return what a browser's clipboard holds of the rendered Markdown."""
    return html.unescape(re.sub(r"<[^>]*>", "", rendered(text)))


def first_word(text: str) -> str:
    """Return Markdown of which a renderer has kept the first word of each fence only."""
    return text.replace(FENCE, "```toml")


WAYS: dict[str, Callable[[str], str]] = {
    "wrapped": wrapped,
    "wrapped and quoted": lambda text: wrapped(text, "> "),
    "quoted and wrapped": quoted_then_wrapped,
    "quoted three times": lambda text: wrapped(text, "> > > "),
    "first word": first_word,
    "first word, quoted": lambda text: wrapped(first_word(text), ">"),
    "no word": lambda text: text.replace(FENCE, "```"),
    "rendered": rendered,
    "copied": copied,
    "copied, indented": lambda text: textwrap.indent(copied(text), "    "),
    "copied, more behind": lambda text: f"{copied(text)}\n\nSigned: Ann\n\n# More\n\nMore.",
    "copied, each line apart": lambda text: copied(text).replace("\n", "\n\n"),
    "copied by Windows": lambda text: copied(text).replace("\n", "\r\n"),
}


NOT_EVEN_QUOTED = 200, "quoted and wrapped"
"""An id for which a mail leaves the mark of the quotation alone on its row; that is refused."""


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("text", [RECORD, SHORT], ids=["whole", "short"])
def test_a_record_comes_back_whatever_carried_it(way: Callable[[str], str], text: str) -> None:
    """Its state is the one it was made from, notes and reasons to the letter."""
    assert loads(way(text), "file.md", CONTEXT).state == STATE


@pytest.mark.parametrize("way", ["wrapped", "wrapped and quoted", "quoted and wrapped"])
def test_long_rows_of_older_records_come_back_from_a_mail(way: str) -> None:
    """A row that a mail made several of is one again, also where the break is inside a text."""
    assert max(map(len, BARE.split("\n"))) > 150
    assert loads(WAYS[way](f"# A\n\n{BARE}"), "file.md", CONTEXT).state == STATE


@pytest.mark.parametrize(
    ("size", "way"),
    [(size, way) for size in (50, 60, 68, 200) for way in WAYS if (size, way) != NOT_EVEN_QUOTED],
)
def test_long_ids_come_back(size: int, way: str) -> None:
    """A mail tears an id that is longer than its rows off the equals sign behind it."""
    long = f"fault-{'x' * (size - 6)}"
    text = re.sub(r"\bfault = ", f"{long} = ", edited()).replace('"fault"', f'"{long}"')
    context = context_of(parse(text.encode(), "long.toml"))
    state = State({long: "no", "carry": "no"})
    assert loads(WAYS[way](record(case_of(context, state))), "file.md", context).state == state


def test_the_web_page_is_opened() -> None:
    """The page holds the block too; what is wrong in it is named by its line."""
    text = page(case_of(CONTEXT, STATE))
    assert loads(text, "file.html", CONTEXT).state == STATE
    line = text.split("\n").index("fault = &quot;no&quot;")
    block = block_of(text)
    assert block is not None
    assert block.text.split("\n")[line - block.before] == 'fault = "no"'


@pytest.mark.parametrize("text", [RECORD, SHORT], ids=["whole", "short"])
def test_no_row_of_a_block_is_long(text: str) -> None:
    """From the first fence to the last every row has 60 characters at most."""
    [place] = blocks_of(text.split("\n"))
    assert max(map(len, place.rows)) <= 60


def test_an_id_that_check_does_not_warn_of_makes_no_long_row() -> None:
    """Of 32 characters, in the longest head that a block has: that one has 70."""
    tables = (
        "[[baseline.overheads.{}.bills.machines]]\nhours = 1\nprice = 1\n",
        '[answers]\n{} = "{}"\n',
        "[weights]\n{} = 3\n",
        "[chances.{}]\n{} = 30\n",
    )
    long = "x" * advice_of(Question, "id").characters
    rows = [row for table in tables for row in folded(table.replace("{}", long)).split("\n")]
    assert max(map(len, rows)) == len(rows[0]) == 70


def test_a_torn_block_is_refused() -> None:
    """A line that stands in the middle of a block without fences hides nothing of it."""
    text = copied(RECORD).replace("[answers]", "Look here:\n\n[answers]")
    with pytest.raises(BlockError, match="with other lines inside its block, above line"):
        block_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "format = 1\n",
        "a\n\nformat = 1\n\n[dataset]\nid = 2\n",
        "```toml\nformat = 1\n[table]\nid = 1\nhash = 2\n```\n",
        "```toml\nformat = 1\n",
        "```toml\nformat = 1\n\n```toml\nformat = 1\n",
    ],
)
def test_other_toml_is_no_record(text: str) -> None:
    """A format and an id alone make no scenario."""
    assert block_of(text) is None


def test_notes_that_hold_a_scenario_are_no_second_record() -> None:
    """A scenario that somebody pastes into the notes is shown, and read as notes."""
    assert not harmless(dumps(small(), State({"fault": "yes"})), "<!-- end -->")
    state = STATE._replace(notes=dumps(small(), State({"fault": "yes"})).strip())
    assert loads(record(case_of(CONTEXT, state)), "file.md", CONTEXT).state == state


def test_tables_on_one_row_are_read() -> None:
    """Version 0.1 wrote the lines of a result so."""
    result = 'date = 2026-11-23\nstatus = "decided"\nlines = [\n    { line = "self=1x1x1" },\n]\n'
    assert loads(BARE.replace("\n```", f"\n[result]\n{result}```"), "a.md", CONTEXT).state == STATE


@pytest.mark.parametrize(
    ("notes", "between", "same"),
    [
        ("one two", "one\ntwo", True),
        ("one two\n\nthree", "one two\n\nthree", True),
        ("one two\n\nthree", "one\ntwo\n\nthree", True),
        ("one\ntwo", "one two", False),
        ("one two", "one\n\ntwo", False),
        ("one two", "one\ntwo\nthree", False),
        ("one two", "one", False),
    ],
)
def test_notes_are_wrapped_where_only_lines_are_more(notes: str, between: str, same: bool) -> None:
    """A line may have become several; none may have been joined, added or lost."""
    assert is_wrapped(notes, between) is same


@pytest.mark.parametrize(
    "sign", ["`", "~", "~`", "> ", "```\nformat = 1\n", "format = 1\n", "[a\n"]
)
def test_blocks_are_looked_for_in_steps_as_many_as_lines(sign: str) -> None:
    """Four times as much of any sign takes at most about four times the lines of our own code."""
    few, many = (steps(lambda n=n: blocks_of(f"a\n{sign * n}".split("\n"))) for n in (40, 160))
    assert many < few * 5 + 100


@pytest.mark.parametrize("sign", ["`", "~"])
def test_notes_of_one_sign_are_looked_through_once(sign: str) -> None:
    """A run as long as a file is no fence to be tried from each of its signs."""
    assert not blocks_of([sign * 200_000])
    assert not blocks_of([sign * 200_000 + "`x`"])
