"""Bills come back from every form a decision is kept in, and their sum is what is counted."""

from decimal import Decimal
from fractions import Fraction

from helpers import case_of, changed
from hypothesis import given
from hypothesis import strategies as st

from roletui.case import changes
from roletui.case.case import Case
from roletui.cost.assumptions import assumptions
from roletui.cost.bill_words import bill_formula
from roletui.cost.items import overhead_input
from roletui.cost.settings import CostSettings, Display, with_settings
from roletui.dataset.bills import NO_BILLS, Bills
from roletui.records.scenario import Opened, loads, reopen
from roletui.records.scenario_text import dumps
from roletui.records.share_code import decode, encode
from roletui.report.record.record import record
from roletui.state.history import History
from roletui.state.state import State

from .test_texts import CONTEXT, COUNTED, FOUND
from .trees import bills

NAME = "extra-3"
START = case_of(CONTEXT, State({"fault": "no", "carry": "no"}))


def with_bills(found: Bills) -> Case:
    """Return the case with bills, pinned as the baseline too."""
    return changed(START, changes.add_up(NAME, found), changes.pin_baseline())


@given(bills())
def test_they_come_back_from_every_form(found: Bills) -> None:
    """A scenario, a share code and a record give back the same bills, for plan and baseline."""
    case = with_bills(found)
    opened = Opened(case.state, ())
    assert loads(dumps(FOUND, case.state), "file", CONTEXT) == opened
    assert reopen(decode(encode(FOUND, case.state)), CONTEXT) == opened
    assert loads(record(case), "file.md", CONTEXT) == opened


@given(bills())
def test_their_sum_is_what_is_counted(found: Bills) -> None:
    """The figure of the overhead is the exact sum of its bills, in cents, without a range."""
    [extra] = [item for item in with_bills(found).bill.extras if item.overhead == NAME] or [None]
    by_hand = Fraction(0)
    for model in found.models:
        tokens = zip(model[1:3], model[3:5], strict=True)
        call = sum(Fraction(count) * Fraction(price) for count, price in tokens) / 1_000_000
        by_hand += Fraction(model.calls) * call * 365 / 12
    by_hand += sum(Fraction(each.hours) * Fraction(each.price) for each in found.machines)
    if found == NO_BILLS:
        assert extra is None
    else:
        assert extra is not None
        assert extra.price.low == extra.price.likely == extra.price.high == 100 * by_hand
        assert not extra.price.ranged


@given(bills().filter(lambda found: found != NO_BILLS), st.decimals("0.01", 999, places=6))
def test_another_currency_is_the_same_bill(found: Bills, per: Decimal) -> None:
    """Converted price by price, a month comes to so many times as much, exactly."""
    case = with_bills(found)
    settings = CostSettings(case.state.cost_settings.overheads, Display("USD", per))
    shown = with_settings(COUNTED, settings).overhead(NAME)
    assert overhead_input(shown, "USD").likely == 100 * found.month * Fraction(per)


@given(st.lists(bills(), min_size=1, max_size=4))
def test_each_change_is_undone_alone(several: list[Bills]) -> None:
    """Bills that were changed several times come back one change at a time."""
    case, history = START, History(START.state)
    states = [case.state]
    for found in several:
        change = changes.add_up(NAME, found)
        state = change.transition(case)
        if state != states[-1]:
            states.append(state)
        history = change.enter(history, state)
        case = case.after(state)
    for state in states[::-1]:
        assert history.state == state
        history = history.undo()


@given(bills())
def test_a_record_shows_each_formula(found: Bills) -> None:
    """Whoever reads it sees what every bill consists of, and that no source stands behind it."""
    case = with_bills(found)
    told = assumptions(case.market, case.bill.costs)
    rests_on = [words for words in told if "own figure, no source" in words]
    different = dict.fromkeys(found.each)
    for bill, words in zip(different, rests_on, strict=True):
        assert bill_formula(bill, "EUR") in words
