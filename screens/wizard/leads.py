"""Where the answers of a question lead, how far one is, and what is still possible, in words."""

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
LEAST = len(f"{TO}10 outcomes")
"""So many columns have room for where an answer leads."""
GROUPED = 6
"""Of more outcomes than these the roles are named."""


class Lead(NamedTuple):
    """Where an answer leads."""

    words: str
    single: bool
    """Whether it names the only outcome that is left."""


def leads(walk: Walk, question: Question, room: int, more: int = 0) -> list[Lead]:
    """Return where each answer leads, and *not sure*, which counts as another; none without room.

    Outcomes are named where all names fit into so many columns, else counted. So that the name of
    a single one fits some more columns are taken.
    """
    if room < LEAST:
        return []
    ends = [walk.tree.reachable(question.id, answer.id, walk.used) for answer in question.answers]
    ends.append(ends[question.answers.index(usual_answer(question, walk.taken))])
    single = [cell_len(TO + name_of(walk, reached[0])) for reached in ends if len(reached) == 1]
    room = max([room, *(wide for wide in single if wide <= room + more)])
    found = []
    for reached in ends:
        told = TO + " or ".join(name_of(walk, name) for name in reached)
        fits = cell_len(told) <= room
        words = told if fits else TO + count(len(reached), "outcome", "outcomes")
        found.append(Lead(words, fits and len(reached) == 1))
    return found


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
    """Return how many outcomes are left: ``4 of 9``."""
    return f"{len(walk.outcomes)} of {len(walk.tree.outcomes)}"


def possible_names(walk: Walk) -> list[str]:
    """Return what is still possible: each outcome; of many the roles."""
    if len(walk.outcomes) <= GROUPED:
        return [name_of(walk, name) for name in walk.outcomes]
    dataset = walk.tree.dataset
    roles = dict.fromkeys(walk.tree.outcomes[name].roles[0] for name in walk.outcomes)
    return [names(dataset, (role,)) for role in roles]


def second_names(walk: Walk) -> list[str]:
    """Return the outcomes that only second answers lead to."""
    return [name_of(walk, name) for name in walk.tied]


def name_of(walk: Walk, outcome: str) -> str:
    """Return what an outcome is called."""
    return outcome_name(walk.tree.dataset, walk.tree.outcomes[outcome])
