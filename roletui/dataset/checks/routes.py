"""Where answers lead by earlier ones: conditions that never or always hold, missing defaults.

What can hold is asked of the places that can be reached (:mod:`roletui.dataset.places`), so nothing
is guessed; it is asked only where all that is mentioned exists and no way goes round in a loop.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError

from roletui.dataset.checks.references import References
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import AnswerOption, Usual, When
from roletui.dataset.places import Places, TooManyPlacesError, holds
from roletui.dataset.problems import CATCHES_ALL, Path, Problem
from roletui.dataset.question_order import question_order

OWN = "our estimate"
"""What a reason says that rests on no source."""

Given = Mapping[str, str]
Conditions = Sequence[tuple[When, Path]]
"""Conditions of which the first that holds counts, and where each stands."""


def routes(dataset: Dataset, references: References) -> Iterator[Problem]:
    """Yield what is wrong with routes, with what is usual and with proposals."""
    whole = True
    for index, question in enumerate(dataset.questions):
        for nr, answer in enumerate(question.answers):
            here: Path = ("questions", index, "answers", nr)
            for problem in _written(answer, here):
                whole = False
                yield problem
            yield from _reasons(answer.usual, (*here, "usual"))
    for index, outcome in enumerate(dataset.outcomes):
        for nr, proposal in enumerate(outcome.proposals[:-1]):
            if not proposal.when:
                yield Problem(("outcomes", index, "proposals", nr), CATCHES_ALL)
    yield from _alike(dataset)
    if not whole or references.problems or not _resolved(dataset, references):
        return
    try:
        order = question_order(dataset.questions)
        places = Places(dataset.questions, order, _read(dataset))
    except CycleError:
        return
    except TooManyPlacesError as error:
        index = [question.id for question in dataset.questions].index(error.question)
        message = "is reached with too much to remember: let conditions read fewer questions."
        yield Problem(("questions", index), message)
        return
    yield from _conditions(dataset, places)
    yield from _unreached(dataset, places)
    yield from _neutral(dataset, places)


def _written(answer: AnswerOption, here: Path) -> Iterator[Problem]:
    """Yield what is wrong with the routes of an answer as they are written."""
    key = "goto" if answer.goto else "outcome"
    for nr, route in enumerate(answer.routes):
        place = (*here, key, nr)
        if nr == len(answer.routes) - 1:
            if route.when:
                message = "must end with a route without when, for all other answers before it."
                yield Problem((*here, key), message, on_key=True)
        elif not route.when:
            yield Problem(place, CATCHES_ALL)
        if route.close_to and key == "goto":
            yield Problem((*place, "close_to"), "belongs to a route to an outcome.", on_key=True)
        elif route.close_to == route.to and route.to:
            yield Problem((*place, "close_to"), "must be another outcome.")


def _reasons(entries: Iterable[Usual], here: Path) -> Iterator[Problem]:
    for nr, usual in enumerate(entries):
        if not usual.source and OWN not in usual.because.casefold():
            message = f"needs a reason: because, with a source or the words “{OWN}”."
            yield Problem((*here, nr) if usual.when else here, message, severity="warning")


def _alike(dataset: Dataset) -> Iterator[Problem]:
    """Yield the questions that ask what another one asks."""
    first: dict[str, int] = {}
    for index, question in enumerate(dataset.questions):
        text = " ".join(question.ask.casefold().split())
        if text and text in first:
            message = (
                "is asked by another question too: ask it once, and let what follows depend on "
                "earlier answers (when)."
            )
            other = ("questions", first[text], "ask")
            yield Problem(("questions", index, "ask"), message, other=other, severity="warning")
        first.setdefault(text, index)


def _resolved(dataset: Dataset, references: References) -> bool:
    """Tell whether every answer leads to something that exists."""
    questions, outcomes = references.ids["questions"], references.ids["outcomes"]
    return len(questions) == len(dataset.questions) > 0 and all(
        answer.routes
        and all(route.to in (questions if answer.goto else outcomes) for route in answer.routes)
        for question in dataset.questions
        for answer in question.answers
    )


def _read(dataset: Dataset) -> dict[str, list[When]]:
    """Return the conditions besides those of routes, by what reads them."""
    found: dict[str, list[When]] = {}
    for question in dataset.questions:
        for answer in question.answers:
            for usual in answer.usual:
                if usual.when:
                    found.setdefault(question.id, []).append(usual.when)
    for outcome in dataset.outcomes:
        for proposal in outcome.proposals:
            if proposal.when:
                found.setdefault(outcome.id, []).append(proposal.when)
    return found


def _conditions(dataset: Dataset, places: Places) -> Iterator[Problem]:
    """Yield the conditions that never hold, always hold, or hold only where an earlier one does."""
    for index, question in enumerate(dataset.questions):
        here = [places.all[number] for number in places.of[question.id]]
        if not here:
            continue
        usual: list[tuple[When, Path]] = []
        for nr, answer in enumerate(question.answers):
            place: Path = ("questions", index, "answers", nr)
            given = [{**dict(each.memory), question.id: answer.id} for each in here]
            key = "goto" if answer.goto else "outcome"
            listed = [
                (route.when, (*place, key, n, "when")) for n, route in enumerate(answer.routes)
            ]
            yield from _tried(listed, given)
            usual += [
                (each.when, (*place, "usual", n, "when"))
                for n, each in enumerate(answer.usual)
                if each.when
            ]
        yield from _tried(usual, [dict(each.memory) for each in here])
    arriving = _arriving(places)
    for index, outcome in enumerate(dataset.outcomes):
        listed = [
            (proposal.when, ("outcomes", index, "proposals", nr, "when"))
            for nr, proposal in enumerate(outcome.proposals)
        ]
        yield from _tried(listed, arriving.get(outcome.id, []))


def _arriving(places: Places) -> dict[str, list[Given]]:
    """Return for each outcome what is remembered where it is reached."""
    found: dict[str, list[Given]] = {}
    for place in places.all:
        for answer, end in zip(place.question.answers, place.targets, strict=True):
            if isinstance(end, str):
                memory = {**dict(place.memory), place.question.id: answer.id}
                found.setdefault(end, []).append(memory)
    return found


def _tried(listed: Conditions, situations: Sequence[Given]) -> Iterator[Problem]:
    """Try conditions, of which the first that holds counts, in every situation there can be."""
    left = situations
    for when, path in listed:
        if not when or not situations:
            continue
        held = [given for given in left if holds(when, given)]
        if len(held) == len(situations):
            yield Problem(path, "always holds: leave it out, for what comes after is never used.")
        elif held and len(held) == len(left):
            message = (
                "holds for all that those before it leave: leave it out, for what comes after is "
                "never used."
            )
            yield Problem(path, message)
        elif not held and any(holds(when, given) for given in situations):
            yield Problem(path, "is never used: wherever it holds, one before it does too.")
        elif not held:
            yield Problem(path, "can never hold: no answers before it are like that.")
        left = [given for given in left if not holds(when, given)]


def _unreached(dataset: Dataset, places: Places) -> Iterator[Problem]:
    """Yield what answers lead to by their names, and by their conditions never do."""
    message = "can never be reached: the conditions of the routes that lead here never hold."
    answers = [answer for question in dataset.questions for answer in question.answers]
    named = {route.to for answer in answers for route in answer.routes}
    ends = {end for place in places.all for end in place.targets if isinstance(end, str)}
    for index, question in enumerate(dataset.questions):
        if not places.of[question.id] and question.id in named:
            yield Problem(("questions", index), message)
    for index, outcome in enumerate(dataset.outcomes):
        if outcome.id in named and outcome.id not in ends and places.conditional:
            yield Problem(("outcomes", index), message)


def _neutral(dataset: Dataset, places: Places) -> Iterator[Problem]:
    """Yield the questions whose answer can never change the outcome.

    From the last place to the first, each takes the name of what its answers lead to where that is
    always the same; then it changes nothing. Two places of a question are one where each answer
    leads to the same from both.
    """
    leads_to: dict[int, str] = {}
    alike: dict[tuple[str, ...], str] = {}
    matters: set[str] = set()
    for number in places.backwards:
        place = places.all[number]
        ends = [f"outcome {e}" if isinstance(e, str) else leads_to[e] for e in place.targets]
        if len(set(ends)) == 1:
            leads_to[number] = ends[0]
        else:
            leads_to[number] = alike.setdefault((place.question.id, *ends), f"place {number}")
            matters.add(place.question.id)
    for index, question in enumerate(dataset.questions):
        if question.id not in matters and places.of[question.id]:
            message = "can never change the outcome: all its answers lead to the same end."
            yield Problem(("questions", index), message, severity="warning")
