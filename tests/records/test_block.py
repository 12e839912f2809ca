"""The block of a record, wherever in a document it stands, and the notes between their marks."""

from pathlib import Path

import pytest
from helpers import case_of, context_of, small
from hypothesis import given
from hypothesis import strategies as st

from roletui.cli.inputs import read
from roletui.dataset.problems import RefusedError
from roletui.dataset.reading.diagnostics import diagnose
from roletui.records import quoted
from roletui.records.block import FENCE
from roletui.records.marks import BEGIN, END, ONE_MARK
from roletui.records.notes import NONE_YET, merge_notes, written
from roletui.records.scenario import (
    ANSWERS_BY_HAND,
    BY_HAND,
    Opened,
    ScenarioError,
    holds_record,
    loads,
)
from roletui.records.scenario_text import dumps
from roletui.report.record.record import record
from roletui.report.record.short import short_record
from roletui.state.state import State
from roletui.text.escape import escaped, unescaped

STATE = State({"fault": "no", "carry": "unsure"}, notes="Ask *Ann*.\n\n- one\n  - two")
BLOCK = f"{FENCE}\n{dumps(small(), STATE)}```\n"
RECORD = record(case_of(small(), STATE))


def opened(text: str) -> Opened:
    """Read a file against the small dataset."""
    return loads(text, "file.md", context_of(small()))


def refused(text: str) -> list[str]:
    """Return why a file is refused, each problem with the line it is in."""
    with pytest.raises(ScenarioError) as error:
        opened(text)
    return [str(problem) for problem in diagnose(error.value)]


def indented(text: str, before: str) -> str:
    """Return a text with something before each of its lines."""
    return "".join(f"{before}{line}\n" for line in text.splitlines())


DOCUMENTS = {
    "alone": BLOCK,
    "tildes": BLOCK.replace("```", "~~~"),
    "a longer fence": BLOCK.replace("```", "`````"),
    "a longer end": BLOCK.removesuffix("```\n") + "``````\n",
    "blanks behind the fences": BLOCK.replace("roletui\n", "roletui \t\n").replace(
        "```\n", "``` \n"
    ),
    "blanks in the fence": BLOCK.replace("```toml roletui", "``` toml  roletui"),
    "capitals": BLOCK.replace("toml roletui", "TOML Roletui"),
    "a byte order mark": f"\ufeff{BLOCK}",
    "a byte order mark inside": f"# A\n\n\ufeff{BLOCK}",
    "no last line end": BLOCK.removesuffix("\n"),
    "Windows": BLOCK.replace("\n", "\r\n"),
    "old Macs": BLOCK.replace("\n", "\r"),
    "indented": indented(BLOCK, "   "),
    "a list": "1. One\n\n" + indented(BLOCK, "   "),
    "on the line of a list": "- " + indented(BLOCK, "  ").lstrip(),
    "a quotation": indented(BLOCK, "> "),
    "a quotation in a list": "- A\n\n" + indented(BLOCK, "  >"),
    "a mail": indented(BLOCK, "> > "),
    "details": f"<details>\n<summary>x</summary>\n\n{BLOCK}\n</details>\n",
    "other blocks": f"```toml\na = 1\n```\n\n{BLOCK}\n```python\nx\n```\n",
    "twice the same": f"{RECORD}\n---\n\n{RECORD}",
    "twice, once quoted": f"{indented(BLOCK, '> ')}\n{BLOCK}",
    "whole": RECORD,
    "short": short_record(case_of(small(), STATE)),
    "short and whole": short_record(case_of(small(), STATE)) + RECORD,
}


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_block_is_read_wherever_it_stands(text: str) -> None:
    """In whatever document and form the block stands, the state is the one it was made from."""
    assert opened(text) == Opened(STATE, ())


OTHER = BLOCK.replace('fault = "no"', 'fault = "yes"')
CUT = BLOCK.rpartition("```")[0]

REFUSED = {
    "two records": (
        f"{BLOCK}\n{indented(OTHER, '> ')}",
        ["file.md: error: the file holds 2 records that differ: their blocks begin in lines 1 and "
         "15. Keep the block of one of them only."],
    ),
    "cut off": (
        f"# A\n\n{CUT}",
        ["file.md:3:1: error: the file holds a block of a record that never ends.\n"
         "     3 | ```toml roletui\n       | ^"],
    ),
    "the end of its quotation": (
        f"A\n{indented(CUT, '> ')}\nMore.\n```\n",
        ["file.md:2:1: error: the file holds a block of a record that never ends.\n"
         "     2 | > ```toml roletui\n       | ^"],
    ),
    "no TOML": (
        f"# A\n\n{BLOCK}".replace('fault = "no"', 'fault = no'),
        ["file.md:13:9: error: the file holds no saved decision: it is not valid TOML: what "
         "follows is not a value; a text is written in quotes, true and false in lower case.\n"
         "    13 | fault = no\n       |         ^"],
    ),
    "no TOML in a quotation": (
        indented(f"{BLOCK}".replace('fault = "no"', 'fault = no'), "> "),
        ["file.md:11:11: error: the file holds no saved decision: it is not valid TOML: what "
         "follows is not a value; a text is written in quotes, true and false in lower case.\n"
         "    11 |   fault = no\n       |           ^"],
    ),
    "a key misspelt": (
        f"\n{BLOCK}".replace("notes =", "note ="),
        ["file.md:4:1: error: note is not a known key. Did you mean “notes”?\n"
         '     4 | note = "Ask *Ann*.\\n\\n- one\\n  - two"\n       | ^^^^'],
    ),
    "what no file holds": (
        f"\n{BLOCK}".replace("notes =", "said ="),
        ["file.md:4:1: error: said is not a known key.\n"
         '     4 | said = "Ask *Ann*.\\n\\n- one\\n  - two"\n       | ^^^^'],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "problems"), REFUSED.values(), ids=REFUSED)
def test_a_damaged_block_is_refused_with_its_place(text: str, problems: list[str]) -> None:
    """What is wrong with a block is said with its line and column in the whole file."""
    assert refused(text) == problems


def test_a_commented_scenario_is_no_record() -> None:
    """A scenario whose author comments on it with the program's name is read all the same."""
    assert opened(f"# made with roletui\n{dumps(small(), STATE)}").state == STATE


def test_other_encodings_are_named(tmp_path: Path) -> None:
    """A file that an editor saved as UTF-16 is refused with what to do."""
    file = tmp_path / "record.md"
    file.write_text(RECORD, encoding="utf-16")
    with pytest.raises(RefusedError, match=r"is UTF-16 text; save it as UTF-8"):
        read(str(file))
    file.write_text(RECORD, encoding="utf-8-sig")
    assert opened(read(str(file))).state == STATE


HARMFUL = (
    "```\nopen", "~~~", "<!-- open", "<details>\n\nfolded", "</div>", "<div", "[1]: https://a.org",
    "<script>", BEGIN, END, f"{FENCE}\nformat = 1\n```", "> ```toml roletui\n> a = 1",
)  # fmt: skip
HARMLESS = (
    "```\nclosed\n```", "`a` <br> [a](https://a.org)", "<details>\n\nfolded\n\n</details>",
    "a < b", "# Head\n\n| a |\n| - |\n| b |", "<!-- a remark -->", "[a]: https://a.org",
    "*None yet.*", NONE_YET,
)  # fmt: skip


@pytest.mark.parametrize("notes", HARMFUL)
def test_notes_that_reach_further_are_shown_as_they_are(notes: str) -> None:
    """Notes that would swallow or change what follows are written as text; they come back equal."""
    assert written(notes) != notes
    state = STATE._replace(notes=notes)
    assert opened(record(case_of(small(), state))) == Opened(state, ())


@pytest.mark.parametrize("notes", HARMLESS)
def test_other_notes_are_written_as_typed(notes: str) -> None:
    """Markdown that ends where the notes end stands in the record as it was typed."""
    assert written(notes) == notes
    state = STATE._replace(notes=notes)
    assert opened(record(case_of(small(), state))) == Opened(state, ())


def between(notes: str, text: str = RECORD) -> str:
    """Return a record with other notes written into it by hand."""
    head, _, rest = text.partition(f"{BEGIN}\n")
    return f"{head}{BEGIN}\n{notes}\n{END}{rest.partition(END)[2]}"


def test_notes_written_by_hand_are_taken() -> None:
    """What a hand has written between the marks counts, and that it does is said."""
    assert opened(between("By hand.")) == Opened(STATE._replace(notes="By hand."), (BY_HAND,))
    assert opened(between(f"\n{STATE.notes}  \n\n\n")) == Opened(STATE, ())
    assert opened(between("")) == Opened(STATE._replace(notes=""), (BY_HAND,))


def test_escapes_of_the_record_are_no_part_of_notes_changed_by_hand() -> None:
    """A tag that nothing closes is written escaped; what a hand adds is read as Markdown shows it.

    The lines left as they were are those that were typed, with their blanks.
    """
    notes = "- costs <b> more\n    5*3, indented"
    in_file = "\\- costs \\<b\\> more\n5\\*3, indented"
    assert written(notes) == in_file
    text = record(case_of(small(), STATE._replace(notes=notes)))
    assert opened(text) == Opened(STATE._replace(notes=notes), ())
    for added, read_as in (("Ask \\<Ann\\>.", "Ask <Ann>."), ("A \\ and a *b*", "A \\ and a *b*")):
        found = opened(between(f"{in_file}\n{added}", text))
        assert found == Opened(STATE._replace(notes=f"{notes}\n{read_as}"), (BY_HAND,))
    changed = opened(between(in_file.replace("5", "6"), text)).state.notes
    assert changed == "- costs <b> more\n6*3, indented"


@given(st.text())
def test_an_escaped_line_is_read_as_it_was(line: str) -> None:
    """Whatever was escaped is read again, with its blanks as Markdown shows them."""
    assert unescaped(escaped(line)) == " ".join(line.split())


def test_without_notes_the_marks_invite_them() -> None:
    """Without notes a record shows none and no heading; what is written at the marks becomes them.

    Only the marks and the invitation between them are there, which no site shows.
    """
    bare = STATE._replace(notes="")
    for form in (record, short_record):
        text = form(case_of(small(), bare))
        assert f"{BEGIN}\n\n{NONE_YET}\n\n{END}" in text
        assert "# Notes" not in text
        assert opened(between(f"{NONE_YET}\n\nOne.", text)).state.notes == "One."
        assert opened(between("Two.", text)).state.notes == "Two."
        assert opened(between("", text)) == Opened(bare, ())


def test_a_mark_that_is_gone_is_said() -> None:
    """Where one mark is missing the notes are those of the block, which is said."""
    for mark in (BEGIN, END):
        assert opened(RECORD.replace(mark, "Oops.")) == Opened(STATE, (ONE_MARK,))
    bare = RECORD.replace(BEGIN, "").replace(END, "")
    assert opened(bare) == Opened(STATE, ())


@pytest.mark.parametrize(
    ("was", "now"), [('carry = "unsure"\n', ""), ('fault = "no"', 'fault = "yes"')]
)
def test_answers_changed_by_hand_are_said(was: str, now: str) -> None:
    """An answer that was lost or changed in a block is taken so, and not in silence."""
    found = opened(RECORD.replace(was, now))
    assert found.state != STATE
    assert found.warnings == (ANSWERS_BY_HAND,)
    assert opened(RECORD.replace('fault = "no"', 'fault = "no"\nskill = "yes"')).warnings == ()


@pytest.mark.parametrize(
    ("now", "exported", "there", "kept"),
    [
        ("", "", NONE_YET, ""),
        ("", "", f"{NONE_YET}\n\nHand.", "Hand."),
        ("", "", "", ""),
        ("", "", "Hand.", "Hand."),
        ("A.", "A.", "A.", "A."),
        ("B.", "A.", "A.", "B."),
        ("A.", "A.", "A.\n\nHand.", "A.\n\nHand."),
        ("A.", "A.", "Hand.", "Hand."),
        ("B.", "A.", "A.\n\nHand.", "B.\n\nHand."),
        ("B.", "A.", "Hand.", "B.\n\nHand."),
        ("B.\n\nHand.", "A.", "A.\n\nHand.", "B.\n\nHand."),
        ("Hand.", "A.", "Hand.", "Hand."),
        ("A.", "", "A.\n\nHand.", "A.\n\nHand."),
    ],
)
def test_what_a_hand_has_written_stays(now: str, exported: str, there: str, kept: str) -> None:
    """Written anew, a file keeps what a hand added to its notes, behind those of now."""
    assert merge_notes(now, exported, there) == kept
    assert merge_notes(now, exported, f"\n{kept}\n") == kept


SHOWN = {
    "backticks": "````markdown\n{}````\n",
    "many backticks": "``````\n{}```````\n",
    "tildes": "~~~\n{}~~~\n",
    "below others": "# Manual\n\n```sh\nls\n```\n\n  ````md\n{}  ````\n\nEnd.\n",
}


@pytest.mark.parametrize("around", SHOWN.values(), ids=SHOWN)
def test_a_record_that_is_only_shown_is_none(around: str) -> None:
    """In a longer fence, as in a manual; who opens it by its name is not refused."""
    assert holds_record(RECORD)
    assert not holds_record(around.format(RECORD))
    assert holds_record(f"{around.format(RECORD)}\n{RECORD}")
    assert opened(around.format(RECORD)).state == STATE


def test_a_longer_fence_that_is_no_quotation_hides_nothing() -> None:
    """One that nothing closes, and the fence of the block itself, with and without its name."""
    assert holds_record(f"````\n\n{RECORD}")
    longer = BLOCK.replace("```", "`````")
    assert holds_record(f"# A\n\n{longer}")
    assert holds_record(f"# A\n\n{longer.replace('toml roletui', '')}")


def test_fences_that_nothing_closes_are_looked_through_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of 1,000 the first and the one of the other sign are looked at; the record is found."""
    seen: list[int] = []
    begins = quoted.begins_block
    monkeypatch.setattr(quoted, "begins_block", lambda *at: seen.append(at[1]) or begins(*at))
    text = "~~~ a\n" * 999 + f"```` b\n\n{RECORD}"
    assert quoted.without_quotations(text) == text
    assert seen == [0, 999]


def test_a_shorter_fence_closes_where_a_longer_one_did_not() -> None:
    """Nothing closes five; three are closed, and what they show is none."""
    assert not holds_record(f"~~~~~\n\n~~~\n{RECORD}~~~\n")


def test_a_scenario_whose_notes_name_a_table_is_one() -> None:
    """Notes over several rows may hold a row that is the head of a dataset."""
    several = dumps(small(), STATE).replace(
        "[dataset]", 'notes = """\n[about]\n"""\n\n[dataset]', 1
    )
    several = "\n".join(row for row in several.split("\n") if not row.startswith('notes = "A'))
    assert holds_record(several)
    assert not holds_record('format = 1\n\n[about]\ntitle = "A"\n')
