"""Routes by earlier answers: what is read, and each mistake in words that an author can act on."""

import pytest
from helpers import edited, small

from roletui.dataset.load import parse
from roletui.dataset.model import Question, Route, Usual
from roletui.dataset.places import MOST_PLACES, Places, TooManyPlacesError, why_usual
from roletui.dataset.problems import DatasetError
from roletui.dataset.question_order import question_order
from roletui.dataset.reading.diagnostics import diagnose

SAFE = 'outcome = "workshop"\nsafe = true'
"""The first answer to *carry*, which is asked after a large fault, and without tools."""

MISTAKES: dict[str, tuple[str, list[str]]] = {
    "no route for all other answers": (
        'outcome = [{ to = "workshop", when = { fault = ["yes"] } }]\nsafe = true',
        [
            "error: question “carry”, answer “yes”: outcome must end with a route without when, for all other answers before it. | outcome",
        ],
    ),
    "a route that takes all before another": (
        'outcome = [{ to = "self" }, { to = "workshop" }]\nsafe = true',
        [
            'error: question “carry”, answer “yes”, outcome no. 1 has no condition, so those after it are never used: put it last. | { to = "self" }',
        ],
    ),
    "a condition that never holds, since its question comes later": (
        'outcome = [{ to = "self", when = { carry = ["no"] } }, { to = "workshop" }]\nsafe = true',
        [
            'error: question “carry”, answer “yes”, outcome no. 1: when can never hold: no answers before it are like that. | { carry = ["no"] }',
        ],
    ),
    "a condition that never holds, since its answer leads elsewhere": (
        'outcome = [{ to = "self", when = { skill = ["yes"] } }, { to = "workshop" }]\nsafe = true',
        [
            'error: question “carry”, answer “yes”, outcome no. 1: when can never hold: no answers before it are like that. | { skill = ["yes"] }',
        ],
    ),
    "a condition that always holds": (
        'outcome = [{ to = "workshop", when = { fault = ["yes", "no"] } }, { to = "self" }]\n'
        "safe = true",
        [
            'error: question “carry”, answer “yes”, outcome no. 1: when always holds: leave it out, for what comes after is never used. | { fault = ["yes", "no"] }',
        ],
    ),
    "conditions that leave nothing to the last route": (
        'outcome = [{ to = "workshop", when = { fault = "yes" } }, '
        '{ to = "mobile", when = { fault = "no" } }, { to = "self" }]\nsafe = true',
        [
            'error: question “carry”, answer “yes”, outcome no. 2: when holds for all that those before it leave: leave it out, for what comes after is never used. | { fault = "no" }',
        ],
    ),
    "a condition that another one catches": (
        'outcome = [{ to = "self", when = { fault = ["yes"] } }, '
        '{ to = "mobile", when = { skill = ["no"] } }, { to = "workshop" }]\nsafe = true',
        [
            'error: question “carry”, answer “yes”, outcome no. 2: when is never used: wherever it holds, one before it does too. | { skill = ["no"] }',
        ],
    ),
    "an unknown question": (
        'outcome = [{ to = "self", when = { faults = ["yes"] } }, { to = "workshop" }]\nsafe = true',
        [
            "error: question “carry”, answer “yes”, outcome no. 1: when.faults “faults” is not among the questions. Did you mean “fault”? | faults",
        ],
    ),
    "an unknown answer": (
        'outcome = [{ to = "self", when = { fault = ["yess"] } }, { to = "workshop" }]\nsafe = true',
        [
            'error: question “carry”, answer “yes”, outcome no. 1, when.fault no. 1 “yess” is not an answer to this question. Did you mean “yes”? | "yess"',
        ],
    ),
    "an unknown outcome": (
        'outcome = [{ to = "selv", when = { fault = ["yes"] } }, { to = "workshop" }]\nsafe = true',
        [
            'error: question “carry”, answer “yes”, outcome no. 1: to “selv” is not among the outcomes. Did you mean “self”? | "selv"',
        ],
    ),
    "a question among outcomes": (
        'outcome = [{ to = "skill", when = { fault = ["yes"] } }, { to = "workshop" }]\nsafe = true',
        [
            "error: question “carry”, answer “yes”: outcome “skill” is among the questions: write goto instead. | outcome",
        ],
    ),
    "close to itself": (
        'outcome = [{ to = "workshop", close_to = "workshop" }]\nsafe = true',
        [
            'error: question “carry”, answer “yes”, outcome no. 1: close_to must be another outcome. | "workshop"',
        ],
    ),
    "close to nothing that exists": (
        'outcome = [{ to = "workshop", close_to = "shop" }]\nsafe = true',
        [
            'error: question “carry”, answer “yes”, outcome no. 1: close_to “shop” is not among the outcomes. Did you mean “workshop”? | "shop"',
        ],
    ),
    "a number": (
        "outcome = 7\nsafe = true",
        [
            "error: question “carry”, answer “yes”: outcome must be text in quotes or a list, not a whole number. | 7",
        ],
    ),
    "usual without a reason": (
        'outcome = "workshop"\nusual = true',
        [
            "warning: question no. 3, answer no. 1: usual needs a reason: because, with a source or the words “our estimate”. | true",
        ],
    ),
    "usual where it cannot be": (
        'outcome = "workshop"\nsafe = true\n'
        'usual = [{ because = "Our estimate.", when = { skill = ["yes"] } }]',
        [
            'error: question “carry”, answer “yes”, usual no. 1: when can never hold: no answers before it are like that. | { skill = ["yes"] }',
        ],
    ),
    "usual by nobody": (
        'outcome = "workshop"',
        [
            "error: question “carry”: answers must have exactly one that is usual whatever was said: usual = true. | questions.answers",
        ],
    ),
}


def messages(text: str) -> list[str]:
    """Return what is said of a file: severity, message, and the text it points at."""
    try:
        error = DatasetError("file", parse(text.encode(), "file").warnings, text)
    except DatasetError as refused:
        error = refused
    return [
        f"{one.severity}: {one.message} | {one.quote.marked if one.quote else ''}"
        for one in diagnose(error)
    ]


@pytest.mark.parametrize(("answer", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_named(answer: str, expected: list[str]) -> None:
    """A mistake is told with its place, what is wrong, and a near name if there is one."""
    assert messages(edited((SAFE, answer))) == expected


def test_routes_are_read_in_both_forms() -> None:
    """An id is one route without a condition; one answer of a condition needs no list."""
    listed = '[{ to = "self", when = { fault = "yes" }, close_to = "mobile" }, { to = "workshop" }]'
    usual = 'usual = [{ because = "Most can; our estimate.", source = "guild" }]'
    text = edited((SAFE, f"outcome = {listed}\n{usual}"))
    carry = parse(text.encode(), "file").dataset.questions[2]
    assert carry.answers[0].outcome == (
        Route("self", {"fault": ("yes",)}, "mobile"),
        Route("workshop"),
    )
    assert carry.answers[0].usual == (Usual("Most can; our estimate.", {}, "guild"),)
    assert carry.answers[1].routes == (Route("mobile"),)


def test_a_reason_for_some_answers_goes_before_one_for_all() -> None:
    """What is usual after *no* has a reason of its own, wherever it stands in the list."""
    usual = (Usual("In general."), Usual("After no.", {"fault": ("no",)}))
    answer = small().dataset.questions[2].answers[0]._replace(usual=usual)
    assert why_usual(answer, {"fault": "no"}).because == "After no."
    assert why_usual(answer, {"fault": "yes"}).because == "In general."
    assert why_usual(answer._replace(usual=usual[1:]), {"fault": "yes"}) == Usual()


def test_a_proposal_for_all_answers_comes_last() -> None:
    """Of proposals too the first that fits holds, so that none after it would ever be used."""
    rest = '{ because = "Our estimate.", weeks = 3, when = { fault = "no" } }'
    first = '{ because = "Our estimate.", weeks = 2 }'
    for listed, told in (
        (f"[{first}, {rest}]", [f"has no condition, so those after it are never used: put it last. | {first}"]),
        (f"[{rest}, {first}]", []),
    ):  # fmt: skip
        found = messages(
            edited(('id = "mobile"\nroles', f'id = "mobile"\nproposals = {listed}\nroles'))
        )
        assert found == [f"error: outcome “mobile”, proposal no. 1 {each}" for each in told]


def test_a_loop_through_a_condition_is_named() -> None:
    """A way back is a loop, also where it is taken only after some answers."""
    back = 'goto = [{ to = "skill", when = { fault = ["yes"] } }, { to = "skill" }]\nsafe = true'
    told = messages(edited((SAFE, back)))
    assert any("leads in an endless loop: skill → carry → skill" in each for each in told)


def test_what_only_dead_conditions_lead_to_is_named() -> None:
    """An outcome that only a route leads to which is never taken cannot be reached."""
    never = 'outcome = [{ to = "mobile", when = { skill = "yes" } }, { to = "workshop" }]'
    told = messages(edited((SAFE, f"{never}\nsafe = true"), ('outcome = "mobile"\n', never + "\n")))
    assert any("outcome “mobile” can never be reached: the conditions" in each for each in told)


def test_two_questions_of_one_text_are_told_apart_from_one_asked_twice() -> None:
    """The same words in two questions draw a warning that names the way out."""
    same = ("Have you the tools and a free evening?", "Is it  only a flat tyre or a worn cable?")
    assert messages(edited(same)) == [
        "warning: question no. 2: ask is asked by another question too: ask it once, and let "
        "what follows depend on earlier answers (when). | "
        '"Is it  only a flat tyre or a worn cable?"'
    ]


def crossed(switches: int) -> tuple[Question, ...]:
    """Return questions of two answers of which the last one reads all the others."""
    first, *_, last = small().dataset.questions
    yes, no = first.answers

    def switch(nr: int) -> Question:
        onward = (Route(f"q{nr + 1}"),)
        both = (yes._replace(goto=onward), no._replace(goto=onward))
        return first._replace(id=f"q{nr}", answers=both)

    routes = tuple(Route("self", {f"q{nr}": ("yes",)}) for nr in range(switches))
    end = last.answers[0]._replace(outcome=(*routes, Route("workshop")))
    closing = last._replace(id=f"q{switches}", answers=(end, last.answers[1]))
    return (*(switch(nr) for nr in range(switches)), closing)


def places(questions: tuple[Question, ...]) -> Places:
    """Return the places of some questions."""
    return Places(questions, question_order(questions))


def test_only_what_is_still_read_is_remembered() -> None:
    """Each of five switches that the end reads doubles the places; without the end's none does."""
    assert len(places(crossed(5)).all) == 2**6 - 1
    *switches, end = crossed(5)
    plain = end._replace(answers=tuple(a._replace(outcome=a.outcome[-1:]) for a in end.answers))
    assert len(places((*switches, plain)).all) == 6


def test_too_much_to_remember_is_refused() -> None:
    """Twenty switches that one question reads are a million places, which is told at a question."""
    with pytest.raises(TooManyPlacesError) as caught:
        places(crossed(20))
    assert 2 ** (int(caught.value.question.removeprefix("q")) + 1) > MOST_PLACES
