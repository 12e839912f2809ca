"""Where the answers of a question lead, how far one is, and what is still possible, in words."""

from itertools import compress

from rich.cells import cell_len

from roletui.case.names import names, outcome_name
from roletui.dataset.model import Question
from roletui.dataset.places import usual_answer
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Walk

from ..widgets.lists.options import ARROW

TO = ARROW
"""Stands before where an answer leads."""
GROUPED = 6
"""Of more outcomes than these the roles are named."""


class Possible(NamedTuple):
    """What is still possible: an outcome, or where there are many a role."""

    name: str
    outcomes: tuple[str, ...]
    """Its id, or those of all outcomes in which the role is hired."""


def leads(walk: Walk, question: Question, room: int, more: int = 0) -> list[str]:
    """Return which outcomes each answer leads to, then *not sure*, which counts as another answer.

    Nothing is said of an answer after which more outcomes are possible than have room for their
    names. So that the name of a single one fits some more columns are taken. Where there would be
    something beside fewer than half of the answers it would look astray, and nothing is said.
    """
    ends = _reached(walk, question)
    told = [TO + " or ".join(name_of(walk, name) for name in reached) for reached in ends]
    alone = [len(reached) == 1 for reached in ends]
    single = [cell_len(words) for words in compress(told, alone)]
    room = max([room, *(wide for wide in single if wide <= room + more)])
    fits = [cell_len(words) <= room for words in told]
    return [
        words if fit and 2 * sum(fits[:-1]) >= len(ends) - 1 else ""
        for words, fit in zip(told, fits, strict=True)
    ]


def _reached(walk: Walk, question: Question) -> list[tuple[str, ...]]:
    """Return the outcomes that each answer leaves possible, then *not sure*."""
    ends = [walk.tree.reachable(question.id, answer.id, walk.used) for answer in question.answers]
    return [*ends, ends[question.answers.index(usual_answer(question, walk.taken))]]


def left_by(walk: Walk, question: Question | None, place: int | None) -> frozenset[str]:
    """Return the outcomes that an answer, by its place, leaves possible; without one, all."""
    if question is None or place is None:
        return frozenset(walk.outcomes)
    return frozenset(_reached(walk, question)[place])


def place(walk: Walk, question: Question) -> tuple[int, int]:
    """Return the number of a question, and how many there are likely on the way."""
    steps = [step.question.id for step in walk.steps]
    number = steps.index(question.id) + 1 if question.id in steps else len(steps) + 1
    likely = len(steps) + (walk.shortest + walk.longest + 1) // 2
    return number, max(number, likely)


def place_words(walk: Walk, question: Question) -> str:
    """Say which question it is, of how many: ``question 2 of about 4``."""
    number, most = place(walk, question)
    return f"question {number} of {'about ' * (walk.shortest != walk.longest)}{most}"


def possible_words(walk: Walk) -> str:
    """Return how many outcomes are left, ``4 of 9``, or where the roles are listed of how many."""
    roles = len(possible(walk))
    if roles < len(walk.outcomes):
        return count(roles, "role", "roles")
    return f"{len(walk.outcomes)} of {len(walk.tree.outcomes)}"


def possible(walk: Walk) -> list[Possible]:
    """Return what is still possible: each outcome; of many the roles."""
    if len(walk.outcomes) <= GROUPED:
        return [Possible(name_of(walk, name), (name,)) for name in walk.outcomes]
    dataset, ends = walk.tree.dataset, [walk.tree.outcomes[name] for name in walk.outcomes]
    return [
        Possible(names(dataset, (role,)), tuple([end.id for end in ends if role in end.roles]))
        for role in dict.fromkeys(end.roles[0] for end in ends)
    ]


def second_names(walk: Walk) -> list[str]:
    """Return the outcomes that only second answers lead to."""
    return [name_of(walk, name) for name in walk.tied]


def name_of(walk: Walk, outcome: str) -> str:
    """Return what an outcome is called."""
    return outcome_name(walk.tree.dataset, walk.tree.outcomes[outcome])
