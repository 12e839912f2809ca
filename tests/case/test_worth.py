"""What it is worth to find out what nobody knows, worked out by hand."""

from decimal import Decimal

import pytest
from helpers import case_of, small

from roletui.case import outlook, unknowns
from roletui.case.unknowns import regret, worths
from roletui.case.worth import Worth
from roletui.dataset.dataset import Dataset
from roletui.state.chances import Chances
from roletui.state.state import State, WrongHireGuess

DATASET = small().dataset
BRINGING = {"fault": "no", "carry": "unsure"}
"""Whether it can be brought to the workshop is not known; until then it is."""


def asked(name: str, **fields: object) -> Dataset:
    """Return the small dataset with other fields of a question."""
    questions = tuple(
        question._replace(**fields) if question.id == name else question
        for question in DATASET.questions
    )
    return DATASET._replace(questions=questions)


def worth(
    answers: dict[str, str],
    dataset: Dataset = DATASET,
    name: str = "carry",
    mistake: WrongHireGuess | None = None,
    **chances: Chances,
) -> Worth:
    """Return what one question is worth."""
    state = State(answers, chances=chances, mistake=mistake or WrongHireGuess())
    return worths(case_of(dataset, state))[name]


def test_knowing_it_saves_the_wrong_hire_as_often_as_it_would_happen() -> None:
    """The workshop at €55 for 16 h, €880, where the mechanic is needed, at €60.50 in a shop.

    The work is done again for half of two weeks and for four to start over: 40 h × €60.50 = €2,420.
    €880 + €2,420 − 16 h × €60.50 = €2,332 are lost, in half of all cases: €1,166.
    """
    case = case_of(DATASET, State(BRINGING))
    assert regret(case, "workshop", "mobile").amount == 233_200
    found = worth(BRINGING)
    assert (found.amount, found.takes_cost, found.takes) == (116_600, None, "")
    assert found.sentence == (
        "Worth finding out, up to €1,170: Bringing it. Find out first if it costs less than €1,170."
    )


def test_it_rests_on_what_a_wrong_hire_is_said_to_take() -> None:
    """Nothing again and no new start: €880 − €968 is nothing lost, and nothing to find out."""
    easy = WrongHireGuess(redone=Decimal(0), restart=Decimal(0))
    found = worth(BRINGING, mistake=easy)
    assert (found.amount, found.advice) == (0, "Decide now")
    assert found.sentence == "Worth nothing to find out by itself: Bringing it. Decide now."


@pytest.mark.parametrize(
    ("chances", "euros"),
    [
        ({"no": 25}, 583),
        ({"yes": 75}, 583),
        ({"yes": 75, "no": 25}, 583),
        ({"no": 100}, 2332),
        ({"no": 0}, 0),
    ],
)
def test_the_users_chances_count(chances: Chances, euros: int) -> None:
    """Where the mechanic is needed in 25 of 100 cases, a quarter of €2,332 is saved: €583."""
    assert worth(BRINGING, carry=chances).amount == euros * 100


def stated(*chances: int) -> Dataset:
    """Return the small dataset with the chances of bringing it and of not bringing it."""
    answers = DATASET.questions[2].answers
    pairs = zip(answers, chances, strict=True)
    return asked("carry", answers=tuple(a._replace(chance=Decimal(c)) for a, c in pairs))


def test_the_datasets_chances_count_until_the_user_says_otherwise() -> None:
    """Ten of 100 by the dataset: €233.20; by the user 50: €1,166."""
    assert worth(BRINGING, stated(90, 10)).amount == 23_320
    assert worth(BRINGING, stated(90, 10), carry={"no": 50}).amount == 116_600


def test_what_nobody_needed_is_lost_whole() -> None:
    """The workshop is hired, €880, and in half of all cases it could have been done at home."""
    found = worth({"fault": "unsure", "skill": "yes", "carry": "yes"}, name="fault")
    assert found.amount == 44_000


def test_where_nobody_is_paid_nothing_is_lost() -> None:
    """Who meant to do it alone and needs the workshop after all pays nobody twice."""
    case = case_of(DATASET, State(BRINGING))
    assert regret(case, "self", "workshop").amount == 0
    assert regret(case, "workshop", "workshop").amount == 0


def test_while_nobody_is_hired_no_wrong_hire_is_saved() -> None:
    """Where it is done alone as long as nobody knows, that is why finding out saves nothing."""
    answers = DATASET.questions[0].answers
    small_first = tuple(a._replace(safe=a.id == "yes") for a in answers)
    answered = {"fault": "unsure", "skill": "yes", "carry": "yes"}
    found = worth(answered, asked("fault", answers=small_first), "fault")
    assert found.sentence == (
        "Saves no wrong hire, since nobody is hired until it is known: Small fault. Decide now."
    )


def test_a_question_that_opens_another_counts_both_as_unknown() -> None:
    """Small or not, and if it is not small, brought or not, each in half of all cases.

    Knowing the fault, half of all times it is small, and €880 of the workshop are saved: €440.
    Knowing whether it can be brought: only if the fault is large, and only if not, €2,332 are saved
    for the mechanic, a quarter of all times: €583. If the fault is small after all, the mechanic
    from the street was hired in vain, €480, where the workshop would have been, €880: a quarter of
    the difference, €100, is saved too.
    """
    answers = {"fault": "unsure", "skill": "yes", "carry": "unsure"}
    assert worth(answers, name="fault").amount == 44_000
    assert worth(answers, name="carry").amount == 58_300 + 10_000


def hours(number: str, takes: str = "an evening") -> Dataset:
    """Return the small dataset in which it takes some hours to find out about bringing it."""
    return asked("carry", takes=takes, takes_hours=Decimal(number))


@pytest.mark.parametrize(
    ("dataset", "takes", "advice"),
    [
        (hours("2"), "an evening; likely €110", "Find out first"),
        (hours("2", takes=""), "2 h; likely €110", "Find out first"),
        (hours("30"), "an evening; likely €1,650", "Decide now"),
        (asked("carry", takes="an evening"), "an evening", "Find out first if it costs less than "),
    ],
)
def test_the_worth_is_held_against_what_finding_out_takes(
    dataset: Dataset, takes: str, advice: str
) -> None:
    """Hours count at the €55 of the workshop, whoever is recommended: two are €110, 30 are €1,650.

    Knowing it is worth €1,166.
    """
    found = worth(BRINGING, dataset)
    assert found.takes == takes
    assert found.advice == advice + "€1,170" * advice.endswith(" ")
    assert f"Bringing it ({takes})." in found.sentence


def test_what_has_no_cost_is_not_counted() -> None:
    """Without a rate for the mechanic nobody can say what hiring the workshop wrongly costs."""
    rates = tuple(rate for rate in DATASET.rates if rate.role != "mobile")
    found = worth(BRINGING, DATASET._replace(rates=rates))
    assert (found.amount, found.advice) == (None, "")
    assert found.sentence == (
        "Worth finding out: not counted, no cost is stated for Mobile: Bringing it."
    )


def test_too_many_combinations_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a very large tree it is said that nothing is counted."""
    monkeypatch.setattr(outlook, "MOST_SUMS", 1)
    assert worth(BRINGING).words == "worth finding out: not counted, too many combinations"


def test_what_is_worth_more_is_found_out_first() -> None:
    """Bringing it, worth €683, comes before the fault, worth €440, on which more hangs."""
    case = case_of(DATASET, State({"fault": "unsure", "skill": "yes", "carry": "unsure"}))
    assert [entry.question.id for entry in unknowns.unknowns(case)] == ["carry", "fault"]


def test_nothing_is_worth_finding_out_once_it_is_decided() -> None:
    """A *not sure* that does not matter is worth nothing, and nothing is said of it."""
    assert worths(case_of(DATASET, State({"fault": "unsure", "skill": "no", "carry": "no"}))) == {}


def test_what_bears_on_a_second_answer_only_is_not_to_be_found_out_first() -> None:
    """Mostly a large fault, also a small one: the tools are asked for the small one alone."""
    case = case_of(DATASET, State({"fault": "no+yes", "skill": "unsure", "carry": "unsure"}))
    assert case.walk.beside == {"skill"}
    assert [*worths(case)] == ["carry"]
    assert [entry.question.id for entry in unknowns.unknowns(case)] == ["carry"]
