"""Which answers a line means that is typed: by their numbers, their ids or their words."""

import re

from roletui.dataset.model import AnswerOption, Question
from roletui.dataset.names import answer_names
from roletui.dataset.question_order import UNSURE
from roletui.interview.commands import whole
from roletui.interview.words import either, quoted, typed_number
from roletui.text.errors import TypedError
from roletui.text.folding import folded, folded_name
from roletui.text.named import all_named
from roletui.tree.two_answers import both
from roletui.tree.walk import ALSO

MANY = 3
"""Of more answers than this none is suggested."""
_JOINTS = tuple(map(re.compile, (re.escape(ALSO), ",? also ", ",? and |, ")))
"""What two answers are joined with, the surest first: *2+1*, *mostly 2, also 1*, *2 and 1*."""


def named_answer(question: Question, text: str) -> str:
    """Return the answer that a line names in words, or two, as kept; empty where it names none.

    Raises :class:`TypedError` where it may be several, or names two that cannot be given together.
    """
    found = _meant(question, text)
    if len(found) > 1:
        several = either(f"{question.answers.index(option) + 1}" for option in found)
        raise TypedError(f"{quoted(text)} may be {len(found)} answers: type {several}.")
    return found[0].id if found else _two(question, text)


def _meant(question: Question, text: str) -> list[AnswerOption]:
    """Return the answers that are named by id or label, or else whose label begins so."""
    named = all_named(text, answer_names(question))
    if found := [option for option in question.answers if option.id in named]:
        return found
    begun = folded_name(text)
    labels = [(option, folded_name(option.label)) for option in question.answers]
    return [option for option, label in labels if begun and label.startswith(begun)]


def _two(question: Question, text: str) -> str:
    """Return two answers, typed as ``2+1``, as they are kept; empty for what names others too."""
    words = folded(text).removeprefix("mostly ")
    parts = next((joint.split(words) for joint in _JOINTS if joint.search(words)), [words])
    numbers = [number for number in map(typed_number, parts) if number is not None]
    if absent := [number for number in numbers if number > len(question.answers)]:
        if len(numbers) == len(parts) > 1:
            raise TypedError(no_answer(question, absent[0]))
        return ""
    found = [_part(question, part) for part in parts]
    if len(found) < 2 or not all(found):
        return ""
    if len(found) > 2:
        raise TypedError("that is more than two answers; type the two that fit best.")
    return both(found[0], found[1])


def _part(question: Question, text: str) -> str:
    """Return the id of an answer, by its number or in words; empty where it is none."""
    command, number = whole(text), typed_number(text)
    if command:
        return UNSURE if command.name == "unsure" else ""
    if number is not None:
        return question.answers[number - 1].id if number > 0 else ""
    found = _meant(question, text)
    return found[0].id if len(found) == 1 else ""


def holding(question: Question, text: str) -> list[str]:
    """Return the answers in which all words of a text stand, unless those are many."""
    wanted = folded_name(text).split()
    found = [
        f"{number}, {option.label.rstrip('.')}"
        for number, option in enumerate(question.answers, 1)
        if all(word in folded_name(f"{option.label} {option.means}") for word in wanted)
    ]
    return found if wanted and len(found) <= MANY else []


def no_answer(question: Question, number: int) -> str:
    """Say that a question has no answer of that number."""
    return f"There is no answer {number}: type 1 to {len(question.answers)}, or 0 for not sure."
