"""A record written over any document: what others wrote is there still, byte for byte."""

import tempfile
from pathlib import Path

import pytest
from helpers import case_of, context_of, small, tried
from hypothesis import assume, given
from hypothesis import strategies as st

from roletui.case.case import Case
from roletui.records.checksums import comment, key, keys, read_checksums
from roletui.records.extent import BEGIN as MARK
from roletui.records.marks import BEGIN, END
from roletui.records.scenario import loads
from roletui.report.record.record import record
from roletui.report.record.rewrite import Rewritten, rewritten
from roletui.report.record.short import short_record
from roletui.state.state import State

from .markdown import markdown
from .trees import text

SMALL = context_of(small())
CASES = [
    case_of(SMALL, State(answers, notes=notes))
    for answers in ({"fault": "no", "carry": "no"}, {"fault": "no", "carry": "unsure"}, {})
    for notes in ("", "Ask *Ann*.\n\n```\ncode\n\n```")
]
numbers = st.integers(0, len(CASES) - 1)
cases = st.sampled_from(CASES)
FORMS = {"md": record, "short": short_record}
forms = st.sampled_from([*FORMS])
lines = st.lists(text.map(lambda words: " ".join(words.split("\n"))), max_size=4) | markdown
ends = st.sampled_from(["\n", "\r\n", "\r"])


def over(document: str, case: Case, form: str) -> Rewritten:
    """Write a case over a file of this content."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "adr.md")
        file.write_bytes(document.encode())
        return rewritten(str(file), case, form)


def body(case: Case, form: str) -> str:
    """Return a record without its front matter."""
    whole = FORMS[form](case)
    return whole[whole.index(MARK) :]


@tried(0.5)
@given(lines, lines, st.lists(st.tuples(cases, forms), min_size=2, max_size=4), ends, st.booleans())
def test_any_document_around_a_record_stays(
    above: list[str],
    below: list[str],
    written: list[tuple[Case, str]],
    end: str,
    last: bool,
) -> None:
    """However often it is written anew, in whichever form: all above and below is as it was."""
    before = end.join([*above, "x", ""])
    behind = end.join(["", *below])
    first, *others = written
    mine = body(*first).replace("\n", end)
    document = f"\ufeff{before}{mine}{behind}" if last else before + mine.removesuffix(end)
    for case, form in others:
        document = over(document, case, form).text
        mine = body(case, form).replace("\n", end)
        wanted = f"\ufeff{before}{mine}{behind}" if last else before + mine.removesuffix(end)
        assert document == wanted


@tried(0.5)
@given(markdown, markdown, markdown, numbers, numbers, forms, ends)
def test_any_markdown_around_two_records_stays(
    above: list[str],
    between: list[str],
    below: list[str],
    then: int,
    now: int,
    form: str,
    end: str,
) -> None:
    """Before, between and behind them, and the other one, whatever fences and HTML there is."""
    other = body(CASES[then], "md").replace('id = "bicycle"', 'id = "other"')
    for first, second in ((True, False), (False, True)):
        own = body(CASES[then], form), body(CASES[now], form)
        document, wanted = (
            "\n".join([
                "# ADR", *above, "x", "", mine if first else other, *between, "x", "",
                mine if second else other, *below,
            ]).replace("\n", end)
            for mine in own
        )  # fmt: skip
        assert over(document, CASES[now], form).text == wanted


BY_HAND = (
    "By hand.", "- an entry", "| a | b |", "| --- | --- |", "# Head", "<!-- a remark -->",
    "    code", "```sh\nmake\n```", "```\nmake\n\n\nall\n```", "~~~\n```\n## Cost\n~~~",
    "```mermaid\n---\na --> b\n---\n```", "---", "***", "1. one", "&nbsp;", "a\\",
    "- Decision-makers: Ann", "* Status: accepted", "x\n===", "> quoted", "\n\n",
)  # fmt: skip
hand = text.map(lambda words: " ".join(words.split("\n"))) | st.sampled_from(BY_HAND)
apart = st.booleans()


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of a case with its dataset
@tried(0.5)
@given(
    st.lists(st.tuples(st.floats(0, 1), hand, apart), min_size=1, max_size=4), cases, cases, forms
)
def test_whatever_is_written_into_a_record_stays(
    said: list[tuple[float, str, bool]], then: Case, now: Case, form: str
) -> None:
    """Outside the block and the notes any line by hand is kept, and what opens, opens the same."""
    rows = body(then, form).split("\n")
    end = next(nr for nr, row in enumerate(rows) if row.startswith("<!-- roletui: checksums"))
    marks = range(rows.index(BEGIN), rows.index(END))
    free = [nr for nr in range(2, end) if nr - 1 not in marks]
    for where, words, alone in sorted(said, reverse=True):
        place = free[int(where * (len(free) - 1))]
        around = [""] if alone else []
        rows[place:place] = [*around, *words.split("\n"), *around]
    document = "\n".join(["# ADR", "", *rows])
    found = over(document, now, form)
    own = {row for case in (then, now) for row in body(case, form).split("\n")}
    kept = {*found.text.split("\n")}
    for _, words, _ in said:
        for row in words.split("\n"):
            assert row in kept or not row.strip() or key(row) in {key(one) for one in own}
        assert not words.startswith(("```", "~~~")) or f"\n{words}\n" in found.text
    assert loads(found.text, "a.md", SMALL).state.answers == now.state.answers
    assert over(found.text, now, form).text == found.text


def places(rows: list[str]) -> list[int]:
    """Return the lines of a record above which somebody may write: in no drawing and no notes."""
    end = next(nr for nr, row in enumerate(rows) if row.startswith("<!-- roletui: checksums"))
    taken = {*range(rows.index(BEGIN), rows.index(END))}
    if "```mermaid" in rows:
        first = rows.index("```mermaid")
        taken.update(range(first, rows.index("```", first)))
    return [number for number in range(3, end) if number - 1 not in taken]


def trimmed(rows: list[str]) -> list[str]:
    """Return lines without empty ones around them."""
    filled = [number for number, row in enumerate(rows) if row.strip()]
    return rows[filled[0] : filled[-1] + 1] if filled else []


@tried(0.5)
@given(st.floats(0, 1), markdown, numbers, numbers, forms, apart)
def test_any_markdown_inside_a_record_stays(
    where: float, written: list[str], then: int, now: int, form: str, alone: bool
) -> None:
    """To the byte and in one piece; where the record itself is the same, so is the document."""
    own = {key(row) for nr in (then, now) for row in body(CASES[nr], form).split("\n")}
    # Blanks around a line that the record has too are not told from what a formatter does.
    assume(not any(row.strip() != row and key(row) in own for row in written))
    rows = body(CASES[then], form).split("\n")
    free = places(rows)
    place = free[int(where * (len(free) - 1))]
    around = [""] if alone else []
    rows[place:place] = [*around, *written, *around]
    document = "\n".join(["# ADR", "", *rows])
    found = over(document, CASES[now], form).text
    assert "\n".join(["", *trimmed(written), ""]) in found
    assert over(found, CASES[now], form).text == found
    if then == now:
        assert [*filter(str.strip, found.split("\n"))] == [*filter(str.strip, document.split("\n"))]


@given(st.lists(text))
def test_checksums_come_back(rows: list[str]) -> None:
    """As they were written; a damaged one makes them none."""
    rows = [" ".join(row.split("\n")) for row in rows]
    written = comment(rows[:2], rows)
    own = [one for one in keys(rows) if one is not None]
    found = read_checksums(["a", *written.split("\n"), "b"])
    assert found is not None
    assert found.body == own
    damaged = written.replace("\n", "\nA", 1)
    assert read_checksums(damaged.split("\n")) is None
