"""Texts of authors and users come out as they went in, wherever they are written."""

import csv
import html
import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

import cmarkgfm
from cmarkgfm.cmark import Options
from helpers import case_of, changed, context_of, shown, tables, tokens
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from roletui.case import changes
from roletui.case.result import result_of
from roletui.compare.view import View
from roletui.cost.drafts import Draft
from roletui.cost.plan import fit_draft
from roletui.dataset.model import Exchange, Overhead
from roletui.records.scenario import Opened, ScenarioError, loads, scenario_of
from roletui.records.scenario_text import dumps
from roletui.report.markdown import escaped, table
from roletui.state.fit import fit_to_dataset
from roletui.state.state import Baseline, Origin, Override, State, WrongHireGuess
from roletui.text.clean import cleaned, printable
from roletui.text.csv_text import csv_text

from .trees import BASE, Answered, answers, cases, drafts, terms, text


def folded(words: str) -> str:
    """Return a text on one line, as Markdown shows it."""
    return " ".join(words.split())


@given(text)
def test_markdown_shows_the_text_inside_a_sentence(words: str) -> None:
    """Whatever the text, a sentence around it is one paragraph that shows it as it is."""
    parsed = tokens(f"Says: {escaped(words)}, it is said.")
    assert [token.type for token in parsed] == ["paragraph_open", "inline", "paragraph_close"]
    assert shown(parsed[1]) == folded(f"Says: {folded(words)}, it is said.")


PLACES_OF_WORDS = (
    "{}", "x {}; z", "**{}** x", "x **{}**: y", "- *{}.* b", "- a: {}", "### Q1. {}", "“{}”.",
    "[Q1] {}, [Q2] {}", "| A | B |\n| --- | --- |\n| **{}** | {} |", "x ({}). y",
)  # fmt: skip
"""Where a document puts a text of somebody else's."""
PIECES = (
    "_", "*", "**", "~", "~~", "`", "``", "|", "&", "lt", "amp", "#35", ";", "(", ")", "[", "]",
    "<", ">", "a", "b", "http", ":", "//", "www", ".", "x.org", "!", "\\", "$", "1", "-", "+", "=",
    "#", "<b>", "<!--", "-->", "]:", "é", "—", "“", "ftp", "@", " ", "\n",
)  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
MAIL = re.compile(r'<a href="mailto:[^"]*">([^<]*)</a>')


@given(text | pieces, st.sampled_from(PLACES_OF_WORDS))
def test_every_reader_shows_the_text_in_every_place(words: str, place: str) -> None:
    """Markdown's reference and GitHub's own reader; only a mail address becomes a link on GitHub.

    What ends in ``www`` is left out: with a full stop behind it GitHub takes it for an address.
    """
    assume(words.strip() and not words.rstrip().lower().endswith("www"))
    plainly, inside = place.replace("{}", "QZX"), html.escape(folded(words)).replace("&#x27;", "'")
    for read in (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
        partial(cmarkgfm.github_flavored_markdown_to_html, options=Options.CMARK_OPT_UNSAFE),
    ):
        shown_so = MAIL.sub(r"\1", read(place.replace("{}", escaped(words))))
        assert shown_so == read(plainly).replace("QZX", inside)


@given(st.lists(st.tuples(text, text), min_size=1, max_size=4))
def test_markdown_tables_keep_their_shape(cells: list[tuple[str, str]]) -> None:
    """A table has a cell for each text, and shows it as it is."""
    [read] = tables(table(["Left", "Right"], cells))
    assert read[1:] == [[folded(left), folded(right)] for left, right in cells]


anything = st.text(st.characters()) | st.text("a\x1b\0\r\n\t\ud800\u2028 '\"\\`~<>[#", max_size=8)
"""What a user may paste, control characters and half characters too."""
UNSEEN = ("Cc", "Zs", "Zl", "Zp")
cells = st.one_of(
    text,
    st.text("=+-@＝＋－＠;\t\r\n\"', \u00a01.a", max_size=8),
    st.decimals(-99, 99, places=2).map(str),
)


@given(st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=4))
def test_csv_cells_never_run(rows: list[list[str]]) -> None:
    """No cell, nor any part that another separator makes of it, begins as a formula does.

    Nothing but apostrophes is added to any; a number stays as it is.
    """
    read = list(csv.reader(io.StringIO(csv_text(rows), newline="")))
    for before, after in zip(rows, read, strict=True):
        for cell, read_as in zip(before, after, strict=True):
            lines = cell.replace("\r\n", "\n").replace("\r", "\n")
            assert read_as.replace("'", "") == lines.replace("'", "")
            if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
                assert read_as == cell
                continue
            for part in re.split("[;\t\n]", read_as):
                seen = next((s for s in part if unicodedata.category(s) not in UNSEEN), "")
                assert seen not in set("=+-@＝＋－＠")


def views() -> st.SearchStrategy[View]:
    """Draw a way to look at the comparison of the small dataset."""
    names, rows = [role.id for role in BASE.roles], [factor.id for factor in BASE.factors]
    roles = st.lists(st.sampled_from(names), unique=True).map(tuple)
    factors = st.lists(st.sampled_from(rows), unique=True).map(tuple)
    return st.builds(
        View,
        roles,
        st.booleans(),
        st.sampled_from(["", *rows]),
        st.booleans(),
        by=st.sampled_from(["", *names]),
        by_descending=st.booleans(),
        hidden_roles=roles,
        hidden_factors=factors,
        filter=anything,
        pin=st.sampled_from(["", *names]),
        transposed=st.none() | st.booleans(),
    )


COUNTED = BASE._replace(
    budget=BASE.budget._replace(
        overheads=(
            *BASE.budget.overheads,
            Overhead("extra-0", "Tools", "Bring them.", "guild", "hire"),
            Overhead("extra-1", "Longer", "It rains.", kind="overrun"),
            Overhead("extra-2", "Fee", "For the van.", "guild", "share", likely=Decimal(5)),
            Overhead("extra-3", "Bills", "By use.", kind="month"),
        ),
        exchange=(Exchange("JPY", Decimal("163.2"), "2026", "guild"),),
    )
)
"""The small dataset with something on top of its rates."""
CONTEXT = context_of(COUNTED)
TREE, FOUND = CONTEXT.tree, CONTEXT.loaded

weights = st.dictionaries(
    st.sampled_from(["unknown", *(factor.id for factor in BASE.factors)]), st.integers(-1, 9)
)
chances = st.dictionaries(
    st.sampled_from(["unknown", *(question.id for question in BASE.questions)]),
    st.dictionaries(
        st.sampled_from(["unknown", "yes", "no"]), st.integers(-1, 120), min_size=1, max_size=2
    ),
    max_size=2,
)
overrides = st.builds(
    Override,
    st.sampled_from(["unknown", *(role.id for role in BASE.roles)]),
    anything,
    st.sampled_from(["", "unknown", *(outcome.id for outcome in BASE.outcomes)]),
)
states = st.builds(
    State,
    answers(BASE, two=True),
    st.sampled_from(["", "unknown", *(question.id for question in BASE.questions)]),
    st.lists(drafts(), max_size=3).map(tuple),
    views(),
    weights,
    chances,
    st.none() | overrides,
    st.booleans(),
    terms(COUNTED),
    st.none() | st.decimals(-5, 10**10, places=5),
    st.builds(
        WrongHireGuess,
        st.sampled_from(["", "unknown", *(role.id for role in BASE.roles)]),
        st.decimals(-5, 200, places=3),
        st.decimals(-5, 200, places=3),
    ),
    st.none()
    | st.builds(
        Baseline,
        st.lists(drafts(), min_size=1, max_size=3).map(tuple),
        terms(COUNTED).map(lambda found: found.overheads),
    ),
    st.none() | st.dates(date(2000, 1, 1), date(2199, 12, 31)),
    st.booleans(),
    anything,
    anything,
    st.none(),
    st.none(),
)


@given(states)
def test_a_scenario_is_read_as_written(state: State) -> None:
    """A state that fits the dataset is read back equal from its scenario, without a warning."""
    fits = fit_to_dataset(TREE, state)
    assert loads(dumps(FOUND, fits), "file", CONTEXT) == Opened(fits, ())


@given(states, st.none() | states, anything)
def test_a_session_keeps_whose_decision_it_is(state: State, own: State | None, name: str) -> None:
    """Where it was opened from and one's own come back whole; nothing else than a session has them.

    A name without a character that can be printed says nothing, as no name does.
    """
    whose = printable(name)
    kept = own and fit_to_dataset(TREE, own)
    fits = fit_to_dataset(TREE, state)
    opened = fits._replace(origin=Origin(whose, kept)) if whose else fits
    assert loads(dumps(FOUND, opened, session=True), "file", CONTEXT) == Opened(opened, ())
    assert dumps(FOUND, opened) == dumps(FOUND, fits)


@given(states)
def test_a_result_is_read_as_written(state: State) -> None:
    """What a state comes to is read back equal beside it, however large its amounts are."""
    fits = fit_to_dataset(TREE, state)
    result = result_of(case_of(CONTEXT, fits))
    text = dumps(FOUND, fits, result=result)
    assert scenario_of(text, "file").result == result
    assert loads(text, "file", CONTEXT) == Opened(fits, ())


def _changes(was: Draft, now: Draft) -> Iterator[bool]:
    """Yield whether each thing said of a line changed: a salary is one, each switch is another."""
    unpaid = was.salary and not now.salary
    yield unpaid
    yield from (one not in now.switched for one in was.switched)
    for field, old, new in zip(Draft._fields, was, now, strict=True):
        of_salary = unpaid and field in ("own_rate", "own_currency", "salary")
        if field != "switched" and not of_salary:
            yield old != new


@given(states)
def test_a_scenario_is_read_as_far_as_it_fits(state: State) -> None:
    """Of any state what fits the dataset is read back, with a sentence for each change."""
    own = state.override
    state = state._replace(
        view=state.view._replace(filter=cleaned(state.view.filter, keep="")),
        override=own and own._replace(reason=cleaned(own.reason)),
    )
    opened = loads(dumps(FOUND, state), "file", CONTEXT)
    after = opened.state
    assert after == fit_to_dataset(TREE, state)
    fits = [fit_draft(COUNTED, draft) for draft in state.plan]
    gone = [state.listed and not draft.role for draft in fits]
    changed = [*gone]
    for was, now, lost in zip(state.plan, fits, gone, strict=True):
        changed += [] if lost else _changes(was, now)
    for old, new in (
        (state.weights, after.weights),
        (state.chances, after.chances),
        (state.cost_settings.overheads, after.cost_settings.overheads),
    ):
        changed += [new.get(name) != value for name, value in old.items()]
    changed.append(bool(state.override) and not after.override)
    was, display = state.cost_settings.display, after.cost_settings.display
    # In the dataset's own currency amounts are shown anyway.
    changed.append(was != display and bool(was) and was.currency != COUNTED.about.currency)
    outside = (state.cost_settings.outside_view, after.cost_settings.outside_view)
    changed.append(outside == (True, False))
    changed.append(state.goal != after.goal)
    changed += [old != new for old, new in zip(state.mistake, after.mistake, strict=True)]
    changed.append(state.baseline != after.baseline)
    assert len(opened.warnings) == sum(changed)


@given(states)
def test_what_fits_can_be_counted(state: State) -> None:
    """Fitting is done in one go, and a plan that fits has a cost wherever its role has a rate."""
    fits = fit_to_dataset(TREE, state)
    assert fit_to_dataset(TREE, fits) == fits
    case = case_of(CONTEXT, fits)
    for line in case.bill.unpriced:
        assert BASE.rates_of(line.role) == ()
    shown = fits.cost_settings.display
    assert case.market.about.currency == (shown.currency if shown else "EUR")
    assert (case.baseline_bill is None) == (fits.baseline is None)


@given(states)
def test_a_line_added_and_removed_changes_nothing(state: State) -> None:
    """A plan with a line more and then without it again costs what it did, line by line."""
    case = case_of(CONTEXT, fit_to_dataset(TREE, state))
    for number, line in enumerate(case.lines):
        more = changed(case, changes.add_line(number))
        assert more.lines[number : number + 2] == (line, line)
        assert fit_to_dataset(TREE, more.state) == more.state
        back = changed(more, changes.remove_line(number + 1))
        assert back.lines == case.lines
        assert back.bill == case.bill
    fresh = case_of(CONTEXT, case.state._replace(plan=(), listed=False))
    once = changed(case, changes.as_proposed())
    assert [line.role for line in once.lines] == [line.role for line in fresh.lines]
    assert [line.channel for line in once.lines] == [line.channel for line in fresh.lines]
    assert changed(once, changes.as_proposed()).lines == fresh.lines


HOSTILE = ("1e309", "-1", "0.1234567890123456789012345678901234567891", "9" * 40, "nan", "inf")
HOSTILE += ("-inf", '"٣"', '"½"', "true", "1e-30", "0", "999999999999", "[]", "{}", "'NaN'")
PLACES = (
    "goal = {}", "mistake.redone = {}", "mistake.restart = {}", "overheads.extra-0.amount = {}",
    "overheads.extra-1 = {{ on = {} }}", "overheads.extra-2.amount = {}",
    "display = {{ currency = 'JPY', per = {} }}", "plan.people = {}", "plan.weeks = {}",
    "plan = [{{ role = 'mobile', start = {}, hours = {} }}]", "listed = {}",
    "baseline.overheads.extra-2.amount = {}", "weights.wait = {}", "display.currency = {}",
    "chances.carry.yes = {}", "chances = {{ carry = {} }}",
    "overheads.extra-3.bills.machines = [{{ hours = {}, price = {} }}]",
    "overheads.extra-3.bills.models = [{{ calls = {}, tokens_in = 1, tokens_out = {}, "
    "price_in = 1, price_out = 1 }}]",
    "baseline.overheads.extra-3.bills.machines = [{{ hours = 1, price = {} }}]",
    "baseline.plan = [{{ role = 'mobile', own_rate = {}, people = {} }}]",
)  # fmt: skip


@given(st.sampled_from(PLACES), st.sampled_from(HOSTILE))
def test_numbers_of_a_file_are_taken_or_refused(place: str, number: str) -> None:
    """Whatever number a scenario holds, it is refused in words, or the nearest allowed one used."""
    made = f'dataset = {{ id = "bicycle", version = "1", hash = "{FOUND.hash}" }}\n'
    text = f"format = 1\n{made}{place.format(*[number] * 2)}\n"
    try:
        opened = loads(text, "file", CONTEXT)
    except ScenarioError:
        return
    total = case_of(CONTEXT, opened.state).bill.total
    assert total is None or 0 <= total.low <= total.likely <= total.high
    assert fit_to_dataset(TREE, opened.state) == opened.state
    assert loads(dumps(FOUND, opened.state), "file", CONTEXT) == Opened(opened.state, ())


@given(cases(two=True))
def test_any_tree_keeps_its_answers(case: Answered) -> None:
    """Answers to any tree, on the path or off it, are read back as they were given."""
    context = context_of(case.dataset)
    opened = loads(dumps(context.loaded, State(case.answers)), "file", context)
    assert opened.state.answers == case.answers
