"""The record with any texts: what GitHub makes of it, and that it gives back what went in."""

import re
import typing
from collections.abc import Iterator
from datetime import date
from itertools import cycle

import yaml
from gfm import Page
from helpers import case_of, context_of, plain_hints, small, tables, tried
from hypothesis import given
from hypothesis import strategies as st

from roletui.case.advice import Advice
from roletui.dataset.dataset import Dataset
from roletui.records.marks import BEGIN, END
from roletui.records.notes import NONE_YET, written
from roletui.records.scenario import BY_HAND, loads
from roletui.report.markdown import Cited
from roletui.report.record.page_one import MOST_LINES, page_one, page_title
from roletui.report.record.record import record
from roletui.report.record.short import short_record
from roletui.state.fit import fit_to_dataset
from roletui.state.state import Override, State
from roletui.text.clean import noted

from .test_texts import CONTEXT, TREE, states
from .trees import BASE, Answered, cases, text

SMALL = context_of(small())
DECIDED = State({"fault": "no", "carry": "no"}, override=Override("self", "x", "mobile"))
STATES = (
    DECIDED,
    DECIDED._replace(override=None, pack=True, weights={"wait": 3}),
    State({"fault": "no", "carry": "unsure"}),
    State({"fault": "yes"}),
    State({"fault": "no+yes", "carry": "yes", "skill": "yes"}),
)
FORMS = (record, short_record)

NOT_TEXT = {
    "id", "role", "channel", "source", "goto", "outcome", "runner_up", "url", "currency",
    "close_to", "rate", "wage", "published", "checked", "date", "sources", "roles", "terms",
    "paid_to", "channels",
}  # fmt: skip
"""Fields of a dataset that hold ids, addresses, dates or lists of names."""


def worded(entry: typing.Any, words: Iterator[str]) -> typing.Any:
    """Return an entry of a dataset, each text in it, and in all below it, replaced by a next one.

    What is empty stays so.
    """
    changed: dict[str, object] = {}
    hints = plain_hints(type(entry))
    for field, value in zip(entry._fields, entry, strict=True):
        if hasattr(value, "_fields"):
            changed[field] = worded(value, words)
        elif field in NOT_TEXT or not value:
            continue
        elif hints[field] is str:
            changed[field] = next(words)
        elif isinstance(value, tuple) and hasattr(value[0], "_fields"):
            changed[field] = tuple(worded(one, words) for one in value)
        elif isinstance(value, tuple):
            changed[field] = tuple(next(words) for _ in value)
    return entry._replace(**changed)


def dataset_of(texts: list[tuple[str, str]]) -> Dataset:
    """Return the small dataset in other words; the number in each tells them apart."""
    words = (f"{a}{nr}{b}" for nr, (a, b) in enumerate(cycle(texts)))
    named: Dataset = worded(BASE, words)
    return named


PLAIN = dataset_of([("x", "x")])
nasty = text | st.sampled_from(
    ["1. ", "- ", "www.a.org ", "https://a.org/", "](b)", "[1]: c ", "<b>", "<!--", "$$", "^", "~~"]
)


@tried(0.6)
@given(
    st.lists(st.tuples(nasty, nasty), min_size=1, max_size=5),
    st.sampled_from(STATES),
    st.sampled_from(FORMS),
    nasty,
)
def test_no_text_changes_what_a_record_is_made_of(
    texts: list[tuple[str, str]],
    state: State,
    form: typing.Callable[..., str],
    reason: str,
) -> None:
    """Whatever the texts say, the record has the tags and links that it has with plain ones."""
    dataset = dataset_of(texts)
    own = state.override and state.override._replace(reason=f"x{reason}")
    case = case_of(dataset, state._replace(override=own))
    page = Page(form(case))
    plain = Page(form(case_of(PLAIN, state)))
    assert page.tags == plain.tags
    assert page.links == plain.links
    title = "h1" if form is record else "h2"
    assert page.text[title].split() == page_title(case).split()


@given(nasty, nasty)
def test_the_front_matter_says_what_the_dataset_says(title: str, version: str) -> None:
    """Whatever the texts, the front matter is YAML that holds them as they are."""
    about = BASE.about._replace(title=title, version=version)
    _, front, _ = record(case_of(BASE._replace(about=about), DECIDED)).split("---\n", 2)
    said = yaml.safe_load(front)
    assert said["title"] == title
    assert said["dataset"]["version"] == version
    assert said["date"] == SMALL.today


REACHING = (
    "```", "~~~", "    ", "<!--", "-->", "<details>", "</details>", "<div", "<script>", "<p",
    "[1]: a", "[1]", "<?", "<![CDATA[", "<b>", "</b>", "<br>", "| a |", "| - |", "> ", "- ", "1. ",
    "***", "===", "# a", "\n", "\n\n", "&lt;", "\\", "```toml roletui", BEGIN, END, NONE_YET,
    "a", "[^1]: b",
)  # fmt: skip
"""What reaches, or seems to reach, beyond the notes."""
notes = st.text() | st.lists(st.sampled_from(REACHING), max_size=7).map("".join)


@given(notes, st.sampled_from(FORMS))
def test_no_notes_change_what_follows_them(words: str, form: typing.Callable[..., str]) -> None:
    """Whatever the notes are, behind them the record reads as it does behind others."""
    words = noted(words) or "x"
    pages = [Page(form(case_of(SMALL, DECIDED._replace(notes=said)))) for said in (words, "x")]
    behind = []
    for page in pages:
        last = max(place for place, tag in enumerate(page.tags) if tag == (0, END))
        behind.append(page.tags[last:])
    footnotes = [(0, "section")]
    if footnotes[0] in behind[0]:
        behind[0] = behind[0][: behind[0].index(footnotes[0])]
    assert behind[0] == behind[1]


@given(states, notes, st.sampled_from(FORMS), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_record_gives_back_its_state(
    state: State, words: str, form: typing.Callable[..., str], end: str
) -> None:
    """Every state, with any notes, is read back equal from its record, whatever ends its lines."""
    fits = fit_to_dataset(TREE, state._replace(notes=words))
    text = form(case_of(CONTEXT, fits)).replace("\n", end)
    opened = loads(text, "file.md", CONTEXT)
    assert opened.state == fits
    assert opened.warnings == ()


lines = st.lists(text.map(lambda words: " ".join(words.split("\n"))), max_size=4).map("\n".join)
SAID = DECIDED._replace(notes="Ask *Ann*.\n\n    pip install\n\n- one\n  - two")


@given(lines, lines, st.sampled_from(["", "> ", ">", "> > ", "  ", "\t", "   > "]))
def test_a_record_is_found_inside_any_document(above: str, below: str, before: str) -> None:
    """With any text around it, indented or quoted, a record gives back its state."""
    inside = "\n".join(before + line for line in record(case_of(SMALL, SAID)).split("\n"))
    opened = loads(f"{above}\n{inside}\n{below}", "file.md", SMALL)
    assert opened == (SAID, ())


WHOLE = record(case_of(SMALL, SAID)).split("\n")
OUTSIDE = [
    *range(WHOLE.index(BEGIN)),
    *range(WHOLE.index(END) + 1, WHOLE.index("```toml roletui")),
]


@given(st.lists(st.tuples(st.sampled_from(OUTSIDE), lines), min_size=1, max_size=5))
def test_what_a_hand_changes_outside_changes_no_state(edits: list[tuple[int, str]]) -> None:
    """Outside the block and the marks any line may be changed, or become several."""
    changed = [*WHOLE]
    for number, words in edits:
        changed[number] = words
    assert loads("\n".join(changed), "file.md", SMALL) == (SAID, ())


@given(notes)
def test_what_a_hand_writes_between_the_marks_becomes_the_notes(words: str) -> None:
    """What stands between the marks becomes the notes, and that a hand has changed them is said."""
    for sign in (BEGIN, END, "```toml roletui", NONE_YET):
        words = words.replace(sign, "")
    between = slice(WHOLE.index(BEGIN) + 1, WHOLE.index(END))
    changed = [*WHOLE[: between.start], *words.split("\n"), *WHOLE[between.stop :]]
    opened = loads("\n".join(changed), "file.md", SMALL)
    if noted(words) == noted(written(SAID.notes)):
        assert opened == (SAID, ())
    else:
        assert opened == (SAID._replace(notes=noted(words)), (BY_HAND,))


@tried(0.4)
@given(cases(two=True), st.none() | st.integers(0, 9), st.booleans())
def test_page_one_is_a_page(drawn: Answered, own: int | None, late: bool) -> None:
    """Whatever the tree and the answers: at most 45 lines, and amounts that the appendix has."""
    state = State(drawn.answers)
    roles = [role.id for role in drawn.dataset.roles]
    if own is not None:
        state = state._replace(override=Override(roles[own % len(roles)], "x", ""))
    context = context_of(drawn.tree)
    day = date(2099, 1, 1) if late else context.today
    case = case_of(context._replace(today=day), state)
    advice = Advice(case)
    text = "\n\n".join(page_one(advice, Cited(case.dataset, day), level=1))
    assert len(text.split("\n")) <= MOST_LINES
    prices = {there.name: there.price for there in advice.elsewhere}
    for rows in tables(text):
        for _, then, *cells in rows[1:]:
            for amount in re.findall(r"[$€][\d,.]*\d", " ".join(cells)):
                assert amount in prices[then]
