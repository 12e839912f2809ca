"""Page one of the record: the decision and its figures, at most 45 lines, alike in every form."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import TODAY, case_of, changed, context_of, drafted, small, tables, tokens
from helpers import shown as words_of
from report.test_page import XHTML, tree_of
from report.test_record import DECIDED, OPEN, STATES

import roletui.data
from roletui.case import changes
from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.figures import compared_words
from roletui.case.ways_span import WaysSpan, highest_words, ways_span
from roletui.cost.lines import PlanLine
from roletui.cost.settings import Choice
from roletui.dataset.load import load
from roletui.report.markdown import Cited
from roletui.report.page.page import page
from roletui.report.record.page_one import APPENDIX, MOST_LINES, page_one
from roletui.report.record.record import record, record_body
from roletui.report.record.short import short_record
from roletui.state import plan_changes
from roletui.state.context import Context
from roletui.state.plan_changes import resize
from roletui.state.state import Baseline, Override, State
from roletui.text.money import about_money

WORKSHOP = State({"fault": "no", "carry": "yes"})
RANGE = (
    "The lowest and the highest total count every figure at its low or its high end; 8 in 10 "
    "simulated plans cost €1,080 to €1,680 (P10 to P90); €1,320 (P50) and a contingency of €230, "
    "together €1,550, are exceeded by one plan in five (P80)."
)
"""What is said of three weeks in a workshop."""
TWELVE = Decimal(12)
MARKS = re.compile(r"(?m)^<!--.*-->\n?")
"""What marks a record and its notes in a file."""


def first(case: Case, level: int = 1) -> str:
    """Return page one of a case, made by itself."""
    return "\n\n".join(page_one(Advice(case), Cited(case.dataset, case.today), level=level))


def above_appendix(text: str) -> str:
    """Return what stands above the appendix of a record in Markdown, without marks."""
    text = text.partition(f"\n## {APPENDIX}\n")[0].partition("\n<details>")[0]
    text = text.partition("---\n\n<!--")[2] if text.startswith("---") else text
    return MARKS.sub("", text.partition("begins; above is yours -->")[2] or text).strip()


def fact(text: str, label: str) -> str:
    """Return what page one says of one of its figures; empty where it does not."""
    found = re.search(rf"(?m)^- \*\*{label}:\*\* (.*)$", text)
    return found[1] if found else ""


def sized(weeks: int) -> State:
    """Return the workshop's decision with a number of weeks set."""
    return resize(WORKSHOP, case_of(small(), WORKSHOP).lines, "weeks", Decimal(weeks))


def hired(weeks: int) -> State:
    """Return the same hired in a shop."""
    state = sized(weeks)
    return state._replace(plan=(state.plan[0]._replace(channel="shop"),))


EXAMPLE = """\
# Take it to a workshop

Decision: take it to a workshop.

- Status: proposed
- Date: 2026-11-23
- **Cost:** about €880 to €1,300 for 2 weeks at likely prices, by how you hire. An example: \
1 person, 8 h a week, 2 weeks; nobody has set the sizes. The rates are from one \
source.
- **Who gains from the figures:** Invented for tests; nobody earns from any answer. This dataset \
does not tell which of its sources earn by this decision.

## Why

- A larger fault needs a mechanic.
- You can bring it to a workshop. [1]

## What would change it

| Change | Then | Cost | Difference |
| --- | --- | --- | --- |
| Bringing it: No | Mobile | €480 for 8 h, On the street | €800 less, if both are hired so |
| Small fault: Yes, something small; and Tools and time: Yes, both | Yourself | nobody is hired \
| €880 less |

Differences are measured from the recommendation: €880 (€720–€1,120), In a shop, not the span \
above. Each cost is for a plan of 16 h unless it names other hours. “If both are \
hired so”: compared with the recommendation, hired in the same way.

## Next steps

1. Book a day
2. Bring the bicycle

## Risks

- Ask what the parts cost."""
"""16 h at 55 an hour in a shop, 80 on the street; a mobile mechanic takes 8 h at 60 there."""


def test_a_worked_example() -> None:
    """The whole page of the small dataset, its amounts worked out by hand."""
    assert first(case_of(small(), WORKSHOP)) == EXAMPLE


def test_until_sizes_are_set_the_cost_is_a_span() -> None:
    """It lies between the cheapest way and the dearest: 16 h at 55 in a shop, 80 on the street."""
    span = ways_span(case_of(small(), WORKSHOP))
    assert span is not None
    assert (span.low, span.high, span.several) == (88_000, 128_000, True)


@pytest.mark.parametrize(
    ("amount", "written"),
    [(9_840_000, "$98,000"), (1_250_000, "$13,000"), (99_900, "$1,000"), (7, "$0.07"), (0, "$0")],
)
def test_a_span_is_written_in_two_digits(amount: int, written: str) -> None:
    """A first impression has two significant digits, a half rounded up."""
    assert about_money(amount, "USD") == written


def test_what_is_set_has_one_total_with_its_range() -> None:
    """3 weeks of 8 h at 55 (45 to 70) are 1,320 (1,080 to 1,680): no span, no example."""
    assert fact(first(case_of(small(), hired(3))), "Cost") == (
        f"€1,320 (€1,080–€1,680), for 1 person, 8 h a week, 3 weeks, In a shop. "
        f"The rate is from one source. {RANGE}"
    )


def test_sizes_without_a_way_to_hire_keep_the_span() -> None:
    """24 h at 55 in a shop, 80 on the street; the rest of the record counts the shop's."""
    assert fact(first(case_of(small(), sized(3))), "Cost") == (
        "about €1,300 to €1,900 for your plan of 1 person, 8 h a week, 3 weeks at likely prices, "
        "by how you hire. Until a way to hire is chosen, the rest counts In a shop: €1,320 "
        "(€1,080–€1,680). The rates are from one source."
    )


def test_differences_name_the_way_that_they_are_measured_from() -> None:
    """With a way chosen too: nobody has to guess whose price it is."""
    assert compared_words(case_of(small(), hired(3))) == (
        "Differences are measured from the recommendation: €1,320 (€1,080–€1,680), In a shop"
    )


def test_the_highest_price_is_said_where_the_span_ends_below_it() -> None:
    """Of 2 people for 8 weeks of 40 h, 640 h: the dearest is likely 200 an hour, and up to 250."""
    span = WaysSpan(1_600_000, 12_800_000, 16_000_000, True, frozenset())
    assert highest_words(span, "USD") == "; up to about $160,000 at the highest price stated"
    assert highest_words(span._replace(highest=12_800_000), "USD") == ""


def test_page_one_says_which_range_it_gives() -> None:
    """A single figure has none; with others' overruns counted the range says so."""
    lines = [PlanLine("mobile", "street", *[Decimal(2)] * 3)]
    single = DECIDED._replace(plan=tuple(map(drafted, lines)), listed=True)
    assert "The lowest" not in first(case_of(small(), single))
    overrun = plan_changes.count_outside_view(hired(3), wanted=True)
    assert "or its high end, others' overruns counted; 8 in 10" in first(case_of(small(), overrun))


def test_a_baseline_is_named_with_its_difference() -> None:
    """Against 2 weeks, 880, the 1,320 of 3 weeks are 440 more, half as much again."""
    baseline = Baseline(tuple(map(drafted, case_of(small(), WORKSHOP).lines)))
    case = case_of(small(), sized(3)._replace(baseline=baseline))
    assert fact(first(case), "Against") == (
        "Workshop, 1 person, 8 h a week, 2 weeks, In a shop (the baseline): €880 (€720–€1,120); "
        "this plan costs €440 more (50 %) for 8 h more work, 24 h and not 16."
    )
    assert fact(first(case_of(small(), sized(3))), "Against") == ""


def test_extra_costs_of_one_side_alone_are_said() -> None:
    """Recruiting counted after the baseline was pinned is in the plan, and not in the baseline."""
    context = context_of(load())
    state = State({"result": "words", "engine": "nothing", "hands": "open"})
    employed = changes.hire(
        "ai-engineer", context.dataset.rates_of("ai-engineer", "in-house")[0].id
    )
    pinned = changed(case_of(context, state), employed, changes.pin_baseline())
    assert "does not" not in fact(first(pinned), "Against")
    on = plan_changes.count_with(pinned.state, "recruiting", Choice(amount=Decimal(5000)))
    assert fact(first(case_of(context, on)), "Against").endswith(
        "This plan counts recruiting; the baseline does not."
    )
    # Who comes with a vendor is not recruited: that nothing is counted for it is no difference.
    contractor = context.dataset.rates_of("ai-engineer", "contract")[0].id
    beside = changed(case_of(context, state), changes.pin_way("ai-engineer", contractor, TWELVE))
    assert "counts" not in fact(first(beside), "Against")


def test_a_plan_that_nothing_is_decided_for_names_its_role() -> None:
    """While questions are left, a plan that somebody set says whose it is."""
    state = resize(State(), case_of(small()).lines, "weeks", Decimal(3))
    assert fact(first(case_of(small(), state)), "Cost") == (
        "€1,320 (€1,080–€1,680), for Workshop, 1 person, 8 h a week, 3 weeks, In a shop. "
        f"The rate is from one source. {RANGE}"
    )


def test_a_plan_of_several_lines_names_each() -> None:
    """Its lines are named with size and way; without a range that is said."""
    lines = [
        PlanLine("mobile", "street", *[Decimal(2)] * 3),
        PlanLine("self", "", *[Decimal(1)] * 3),
    ]
    state = DECIDED._replace(plan=tuple(map(drafted, lines)), listed=True)
    assert fact(first(case_of(small(), state)), "Cost") == (
        "€480 (no range), for Mobile 2 × 2 h × 2 weeks, On the street; Yourself 1 × 1 h × 1 week. "
        "The rate is from one source."
    )


def test_what_is_not_counted_stands_below_the_cost() -> None:
    """What comes with the plan and has no figure in it is listed; of hiring nobody nothing is."""
    context = context_of(load())
    state = State({"result": "words", "engine": "nothing", "hands": "job"})
    assert fact(first(case_of(context, state)), "Not counted") == (
        "ramp-up, management, recruiting, model and hosting bills, people leaving, late start, "
        "overrun."
    )
    assert "Not counted" not in first(case_of(small(), State({"fault": "yes", "skill": "yes"})))


def test_what_is_not_firm_says_so_first() -> None:
    """A title says that nothing is decided, that it is provisional, or that it is a preview."""
    titles = {name: first(case_of(small(), state)).split("\n")[0] for name, state in STATES.items()}
    assert titles == {
        "decided": "# Call a mobile mechanic",
        "open": "# Provisional: take it to a workshop",
        "asking": "# Not decided yet",
        "nothing": "# Not decided yet",
    }
    assert "Find out first: Can you bring it to a workshop?" in first(case_of(small(), OPEN))
    assert fact(first(case_of(small(), State())), "Cost") == (
        "not counted yet, since nothing is decided."
    )
    preview = WORKSHOP._replace(real=DECIDED)
    assert first(case_of(small(), preview)).startswith("# A preview: take it to a workshop\n")


def test_a_choice_of_ones_own_has_its_own_steps_and_risks() -> None:
    """Who decides otherwise reads why, and what to do and to mind with what was chosen."""
    own = Override("self", "We like it", "mobile")
    text = first(case_of(small(), DECIDED._replace(override=own)))
    assert text.startswith("# Do it yourself, by the team's own choice\n")
    assert "## Why\n\n- Decided otherwise, because: We like it\n" in text
    assert "## Next steps\n\n1. Buy a tube\n" in text
    assert "## Risks\n\n- Takes your own evening.\n- Nobody gives a warranty." in text


@pytest.mark.parametrize("name", STATES)
def test_every_form_has_the_same_page(name: str) -> None:
    """Whole, short and on the screen it is the same Markdown, but for the level of headings."""
    case = case_of(small(), STATES[name])
    for level, form in ((1, record), (1, record_body), (2, short_record)):
        assert above_appendix(form(case)) == first(case, level)
    assert first(case, 2) == re.sub(r"(?m)^#", "##", first(case))


@pytest.mark.parametrize("name", STATES)
def test_the_web_page_has_the_same_words(name: str) -> None:
    """What stands above its folded appendix is page one, and the appendix is folded."""
    case = case_of(small(), STATES[name])
    [body] = tree_of(page(case)).iter(f"{XHTML}body")
    header, *_, main, _ = body
    shown: list[str] = []
    for part in (*header, *main):
        if part.tag == f"{XHTML}details":
            break
        shown += "".join(part.itertext()).split()
    else:
        pytest.fail("The appendix is not folded.")
    wanted = [words_of(token) for token in tokens(first(case)) if token.type == "inline"]
    assert "".join(shown) == "".join("".join(wanted).split())


@pytest.mark.harness
@pytest.mark.parametrize("name", ["ai-roles", "data-roles"])
def test_it_is_a_page_for_every_example(name: str) -> None:
    """Of every example of the datasets that ship it has at most 45 lines.

    The amounts of its table are those of the appendix.
    """
    folder = Path(str(roletui.data.__file__)).parent
    context = Context.of(load(str(folder / f"{name}.toml")), date.fromisoformat(TODAY))
    for example in context.dataset.examples:
        case = case_of(context, State(dict(example.answers)))
        text = first(case)
        assert len(text.split("\n")) <= MOST_LINES, example.id
        assert_amounts(case, text)


def assert_amounts(case: Case, text: str) -> None:
    """Hold that each amount of the table of changes is told of that outcome in the appendix."""
    prices = {there.name: there.price for there in Advice(case).elsewhere}
    for rows in tables(text):
        for _, then, *cells in rows[1:]:
            for amount in re.findall(r"[$€][\d,.]*\d", " ".join(cells)):
                assert amount in prices[then], (then, cells)


def test_what_does_not_fit_is_counted() -> None:
    """What is left out is said to be in the appendix, and how much it is."""
    context = context_of(load())
    case = case_of(context, State({"result": "words", "engine": "nothing", "hands": "job"}))
    found = [flip for there in Advice(case).elsewhere for flip in there.flips]
    [rows] = tables(first(case))
    assert len(rows) == 6
    assert f"{len(found) - 5} more in the appendix." in first(case)
