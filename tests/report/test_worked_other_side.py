"""The case for the other side of who repairs a bicycle, worked out by hand."""

import pytest
from helpers import case_of, edited, small, told

from roletui.case.case import Case
from roletui.case.other_side import OtherSide, other_side
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import parse
from roletui.records import share_code
from roletui.records.marks import OTHER_SIDE
from roletui.records.scenario import ScenarioError, holds_record, scenario_of
from roletui.records.share_code import decode
from roletui.report.other_side import LISTED, STEPS, other_side_document, other_side_text
from roletui.state.state import Override, State

LEVELS = 'levels = ["hours", "days", "weeks"]'
RATED = parse(edited((LEVELS, f'{LEVELS}\nbetter = "less"')).encode(), "small.toml").dataset
"""The small dataset, in which a shorter waiting time speaks for a role."""
MOBILE, WORKSHOP = {"fault": "no", "carry": "no"}, {"fault": "no", "carry": "yes"}
SELF = {"fault": "yes", "skill": "yes"}


def side_of(answers: dict[str, str], dataset: Dataset = RATED) -> OtherSide:
    """Return the other side of a decision."""
    side = other_side(case_of(dataset, State(answers)))
    assert side
    return side


def sections(case: Case) -> dict[str, str]:
    """Return what stands below each heading of the document."""
    first, *rest = other_side_document(case).split("\n## ")
    parts = dict(part.split("\n\n", 1) for part in rest)
    return {"": first, **{name: text.strip() for name, text in parts.items()}}


def test_the_whole_document() -> None:
    """Eight hours for two weeks in a shop are 16 × €55; a mechanic there costs 8 × €60.50.

    A source states the mechanic's price in a shop as €50 to €71, so the middle is ours; the
    mechanic's plan takes a week. Waiting weeks is worse than waiting days. Only that the fault is
    larger speaks for both: it rules out mending it oneself.
    """
    text, code = other_side_document(case_of(RATED, State(MOBILE))).rsplit("`roletui open ", 1)
    assert decode(code.rstrip("`\n"), "").answers == MOBILE
    assert (
        text
        == f"""\
# The other side: Who should repair the bicycle?

{OTHER_SIDE}

- The decision: call a mobile mechanic (proposed, 2026-11-23)
- The other side: take it to a workshop (one answer would have to differ)
- Made with: bicycle 1.2.0 ({small().hash})
- To reopen the decision: see the last line

## What speaks for it

- It has every part.
- What is advised then: Book the next free day.
- Workshop in general: Has every tool and part. Gives a receipt and warranty. [1]
- Small fault: “No, something larger” rules out 1 other, but not this. A larger fault needs a \
mechanic.

## First steps

1. Book a day
2. Bring the bicycle

## What it must give up

- Bringing it: it would have to be true that it is “Yes” instead of “No”. Given up: It cannot be \
moved. [1]
- What it costs: €880 (€720–€1,120) for 16 h, In a shop: €396 more than Mobile hired that way, \
≈ €484 (€400–€568). [1] [2]
- Waiting time: weeks (Workshop), instead of days (Mobile).
- The comparison states nothing in which it is better.
- Who states these figures, and what they gain: Guild of Workshops: Its members are the \
workshops. Mechanics on Wheels: Sells the visits it prices.
- Workshop in general: You must bring the bicycle. You wait until it is done. [1]
- What may go wrong with it: Ask what the parts cost.

## Sources

1. *What workshops charge.* Guild of Workshops, published 2026-03-01, checked 2026-10, grade A. \
Interest: Its members are the workshops. <https://example.org/guild>
2. *Prices on the street.* Mechanics on Wheels, published 2026, checked 2026-10, grade C. \
Interest: Sells the visits it prices.

## Reopen the decision

"""
    )


def test_what_is_cheaper_and_sooner_speaks_for_it() -> None:
    """A mechanic on the street costs 8 × €60 instead of 16 × €80, and comes within days."""
    found = sections(case_of(RATED, State(WORKSHOP)))
    for line in (
        "- What it costs: €480 for 8 h, On the street: €800 less than Workshop hired that way, "
        "€1,280 (no ranges stated). [1] [2]",
        "- Waiting time: days (Mobile), instead of weeks (Workshop).",
    ):
        assert line in found["What speaks for it"].split("\n")
    assert "costs:" not in found["What it must give up"]
    assert "Who states" not in found["What it must give up"]


def test_a_factor_without_a_better_end_speaks_for_nobody() -> None:
    """Whether waiting is bad is the author's to say; where he does not, nothing is made of it."""
    side = side_of(WORKSHOP, small().dataset)
    assert (side.better, side.worse) == ((), ())
    assert [found.factor.id for found in side_of(WORKSHOP).better] == ["wait"]
    assert [found.factor.id for found in side_of(MOBILE).worse] == ["wait"]


def test_paying_nobody_is_the_cheapest() -> None:
    """Against mending it oneself the workshop costs all that it costs, and the other way round."""
    dearer = side_of(SELF)
    assert (dearer.second.outcome.id, dearer.more) == ("workshop", 88_000)
    cheaper = side_of({"fault": "yes", "skill": "unsure", "carry": "yes"})
    assert (cheaper.second.outcome.id, cheaper.more) == ("self", -88_000)


def test_a_cost_that_nobody_states_speaks_against_it() -> None:
    """Without a rate for the workshop nothing is said of more or less."""
    rates = tuple(rate for rate in RATED.rates if rate.role != "workshop")
    case = case_of(RATED._replace(rates=rates), State(MOBILE))
    found = sections(case)
    assert "What it costs: cost not stated, instead of €480" in found["What it must give up"]
    side = other_side(case)
    assert side
    assert side.more is None


def test_answers_before_it_fell_out_are_kept_the_others_given_up() -> None:
    """The workshop is possible until the tools are there; then it would need a car as well."""
    side = side_of(SELF)
    assert side.kept == ()
    [given] = side.given_up
    assert given.reason.question.id == "skill"
    assert [answer.id for answer in given.instead] == ["no"]
    found = sections(case_of(RATED, State(SELF)))
    assert found["What it must give up"].startswith(
        "- Tools and time: it would have to be true that it is “No” instead of “Yes, both”, and "
        "Bringing it: Yes. Given up: You have the tools and the time.\n"
    )
    assert (
        "- It would be possible as well if one of these were otherwise: Small fault.\n"
        in found["What it must give up"]
    )
    assert "None of the answers speaks for it" in found["What speaks for it"]


def test_what_nobody_knows_is_what_it_hangs_on() -> None:
    """While it is possible nothing rules it out: what is assumed would have to be otherwise."""
    found = sections(case_of(RATED, State({"fault": "yes", "skill": "unsure", "carry": "yes"})))
    assert "(close: an open answer decides)" in found[""]
    assert found["What it must give up"].startswith(
        "- Tools and time: it would have to be true that it is “Yes, both”. Nobody knows yet; "
        "until then we take what is usual: “No”.\n"
    )


def test_of_two_answers_the_second_speaks_for_it() -> None:
    """Mostly yes, also no: nothing is ruled out, the second would only have to fit better."""
    side = side_of({"fault": "no", "carry": "yes+no"})
    assert side.second.outcome.id == "mobile"
    assert [entry.question.id for entry in side.kept] == ["fault"]
    found = sections(case_of(RATED, State({"fault": "no", "carry": "yes+no"})))
    assert "(close: two answers fit)" in found[""]
    assert found["What speaks for it"].startswith("- It cannot be moved.\n")
    assert found["What it must give up"].startswith(
        "- Bringing it: “No” would have to fit better than “Yes”, not less. Given up: You can "
        "bring it to a workshop. [2]\n"
    )


def test_an_answer_may_fit_both() -> None:
    """Where the dataset says so of the last answer, that is not given up but speaks for both."""
    edit = (
        'because = "It cannot be moved."\noutcome = "mobile"',
        'because = "It cannot be moved."\noutcome = [{ to = "mobile", close_to = "workshop" }]',
    )
    dataset = parse(edited(edit).encode(), "small.toml").dataset
    found = sections(case_of(dataset, State(MOBILE)))
    assert "(close: this answer fits both)" in found[""]
    assert "- Bringing it: “No” fits both, as the dataset says.\n" in found["What speaks for it"]
    assert found["What it must give up"].startswith("- None of the answers: they fit it as well.\n")
    assert "possible as well" not in found["What it must give up"]


def test_what_those_say_alone_who_earn_by_it() -> None:
    """Where only its own trade speaks for the mobile mechanic, that is given up too."""
    earning = told("street-list")
    found = sections(case_of(earning, State(WORKSHOP)))
    said = "Only those who earn by the decision say so (Mechanics on Wheels): Mobile in general."
    assert said in found["What it must give up"]
    found = sections(case_of(told("guild"), State(WORKSHOP)))
    assert "Only those" not in found["What it must give up"]


def test_the_team_may_have_chosen_it_itself() -> None:
    """Whoever decided for the runner-up finds the own reason among what speaks for it."""
    own = Override("workshop", "We know the *people* there.", "mobile")
    text = other_side_document(case_of(RATED, State(MOBILE, override=own)))
    assert "- The decision: Bicycle workshop by the team's own choice, where" in text
    assert "- The team has chosen it itself, because: We know the \\*people\\* there.\n" in text
    other = own._replace(role="self")
    assert "has chosen" not in other_side_document(case_of(RATED, State(MOBILE, override=other)))


def test_nothing_is_on_the_other_side_of_nothing() -> None:
    """While a question is left, the document says that there is nothing to argue against."""
    case = case_of(RATED, State({"fault": "no"}))
    assert other_side(case) is None
    found = sections(case)
    told = "- Nothing, for nothing is recommended yet: 1 question left."
    assert found["What speaks for it"] == told
    assert "What it must give up" not in found


def test_it_fits_on_a_page_however_much_there_is() -> None:
    """Of each kind few are listed, and the last line names the rest; nothing is left out."""
    wait = RATED.factor("wait")
    factors = tuple(wait._replace(id=f"wait-{nr}", label=f"Wait {nr}") for nr in range(9))
    outcomes = tuple(
        end._replace(next_steps=tuple(f"Step {nr}" for nr in range(9))) for end in RATED.outcomes
    )
    many = RATED._replace(factors=factors, outcomes=outcomes)
    found = sections(case_of(many, State(MOBILE)))
    worse = [line for line in found["What it must give up"].split("\n") if "Wait " in line]
    assert len(worse) == LISTED
    assert worse[-1] == f"- And 7 more: {'; '.join(f'Wait {nr}' for nr in range(2, 9))}"
    steps = found["First steps"].split("\n")
    assert len(steps) == STEPS
    assert steps[-1] == "5. And 5 more: Step 4; Step 5; Step 6; Step 7; Step 8"


def test_plain_lines_say_the_same() -> None:
    """Without markup, each point names the publishers of what it says."""
    case = case_of(RATED, State(WORKSHOP))
    lines = other_side_text(case)
    assert "  - The other side: call a mobile mechanic (one answer would have to differ)" in lines
    assert (
        "  - Mobile in general: Comes to where you are. Is done within the hour. "
        "[Mechanics on Wheels]"
    ) in lines
    assert "  1. Call" in lines
    assert lines[-1].startswith("  roletui open roletui1-")


@pytest.mark.parametrize("file", ["other.md", "other.txt"])
def test_it_is_no_record(file: str) -> None:
    """It is never taken for the record, and says what to open instead."""
    text = other_side_document(case_of(RATED, State(MOBILE)))
    assert not holds_record(text)
    with pytest.raises(ScenarioError) as caught:
        scenario_of(text, file)
    assert "is the case for the other side, which holds no decision" in str(caught.value)


def test_notes_too_long_for_a_code_are_in_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no share code, the record's own file is to be opened."""
    monkeypatch.setattr(share_code, "MOST", 400)
    case = case_of(RATED, State(MOBILE, notes="long " * 100))
    assert other_side_document(case).endswith("\n`roletui open FILE`\n")
