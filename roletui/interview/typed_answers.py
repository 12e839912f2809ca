"""Which answers a line means that is typed: by their numbers, their ids or their words."""

import re

from roletui.dataset.model import AnswerOption, Question
from roletui.dataset.names import answer_names
from roletui.dataset.question_order import UNSURE
from roletui.interview.commands import whole
from roletui.interview.words import typed_number
from roletui.text.folding import folded_name
from roletui.text.named import all_named
from roletui.tree.walk import ALSO

MANY = 3
"""Of more answers than this none is suggested."""


JOINTS = tuple(map(re.compile, (re.escape(ALSO), ",? also ", ",? and |, ")))
"""What two answers are joined with, the surest first: *2+1*, *mostly 2, also 1*, *2 and 1*."""


def meant_by(question: Question, text: str) -> list[AnswerOption]:
    """Return the answers that are named by id or label, or else whose label begins so."""
    named = all_named(text, answer_names(question))
    if found := [option for option in question.answers if option.id in named]:
        return found
    begun = folded_name(text)
    labels = [(option, folded_name(option.label)) for option in question.answers]
    return [option for option, label in labels if begun and label.startswith(begun)]


def part_meant(question: Question, text: str) -> str:
    """Return the id of an answer, by its number or in words; empty where it is none."""
    command, number = whole(text), typed_number(text)
    if command:
        return UNSURE if command.name == "unsure" else ""
    if number is not None:
        return question.answers[number - 1].id if number > 0 else ""
    found = meant_by(question, text)
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
