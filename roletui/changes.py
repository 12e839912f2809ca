"""What one change was, in words, read off the states before and after it."""

from collections.abc import Iterator, Mapping

from roletui.budget import PlanLine
from roletui.decision import Tree
from roletui.state import State, plan
from roletui.summary import names
from roletui.words import plain

NOTHING = "none"
SHOWN = 2
"""Of a change that changes more, such as starting over, only so many parts are told."""
_SIZES = {"people": "people", "hours": "hours a week", "weeks": "weeks", "start": "first week"}


def change_words(tree: Tree, before: State, after: State) -> str:
    """Return what differs between two states, as in ``people 1 → 2``; empty where it has no words.

    Only what a user would recognise: answers, the lines of the plan, weights, their own choice.
    """
    told = [*_told(tree, before, after)]
    more = len(told) - SHOWN
    return "; ".join([*told[:SHOWN], *([f"and {more} more"] if more > 0 else [])])


def _told(tree: Tree, before: State, after: State) -> Iterator[str]:
    for question, old, new in _changed(before.answers, after.answers):
        said = [_answer(tree, question, choice) for choice in (old, new) if choice]
        yield f"{_topic(tree, question)}: {' → '.join(said)}"
    if before.plan != after.plan or before.listed != after.listed:
        yield from _lines(tree, plan(tree, before), plan(tree, after))
    labels = {factor.id: factor.label for factor in tree.dataset.factors}
    for factor, old, new in _changed(_texts(before.weights), _texts(after.weights)):
        yield f"{labels.get(factor, factor)}: {old or 0} → {new or 0}"
    if before.override != after.override:
        was, now = (
            names(tree.dataset, (own.role,)) if own else NOTHING
            for own in (before.override, after.override)
        )
        yield f"{was} → {now}"


def _topic(tree: Tree, question: str) -> str:
    """Write what a question is about; one that the dataset does not know by its id."""
    topics = (entry.topic for entry in tree.dataset.questions if entry.id == question)
    return next(topics, question)


def _answer(tree: Tree, question: str, choice: str) -> str:
    """Write an answer; one that the dataset does not know by its id."""
    if not tree.accepts(question, choice):
        return choice
    found = tree.answer(question, choice)
    return found.label if found else "not sure"


def _lines(tree: Tree, before: tuple[PlanLine, ...], after: tuple[PlanLine, ...]) -> Iterator[str]:
    """Yield what differs between two plans, line by line."""
    if len(before) != len(after):
        yield f"{len(before)} → {len(after)} lines"
        return
    for old, new in zip(before, after, strict=True):
        if old.role != new.role:
            yield " → ".join(names(tree.dataset, (line.role,)) for line in (old, new))
        elif old.channel != new.channel:
            channels = {channel.id: channel.name for channel in tree.dataset.channels}
            yield " → ".join(channels.get(line.channel, NOTHING) for line in (old, new))
        for field, label in _SIZES.items():
            was, now = getattr(old, field), getattr(new, field)
            if was != now:
                yield f"{label} {plain(was)} → {plain(now)}"
        if old.own_rate != new.own_rate:
            rates = (line.own_rate for line in (old, new))
            yield " → ".join("stated" if rate is None else plain(rate) for rate in rates)


def _texts(numbers: Mapping[str, int]) -> dict[str, str]:
    return {name: str(number) for name, number in numbers.items()}


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield each key that has another value, with both; a missing one is empty."""
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key, ""), after.get(key, "")
        if old != new:
            yield key, old, new
