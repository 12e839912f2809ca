"""Where the answers of a question lead, how far one is, and what is still possible, in words."""

from collections import Counter

from rich.cells import cell_len

from roletui.case.names import names, outcome_name
from roletui.dataset.model import Question
from roletui.dataset.places import usual_answer
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Walk

TO = "→ "
"""Stands before where an answer leads."""
LEAST = len(f"{TO}10 outcomes")
"""So many columns have room for where an answer leads."""
GROUPED = 6
"""Of more outcomes than these the roles are named, with the number of outcomes of each."""


class Lead(NamedTuple):
    """Where an answer leads."""

    words: str
    repeats: bool
    """Whether an answer above leads to the very same."""


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
    for place, reached in enumerate(ends):
        told = [" or ".join(name_of(walk, name) for name in reached)]
        if len(reached) == 1:
            roles = walk.tree.outcomes[reached[0]].roles
            told += [f"{len(roles)} roles"] * (len(roles) > 1)
        fitting = (words for words in told if cell_len(TO + words) <= room)
        words = next(fitting, count(len(reached), "outcome", "outcomes"))
        found.append(Lead(TO + words, reached in ends[:place]))
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


def possible_names(walk: Walk) -> list[tuple[str, int]]:
    """Return what is still possible: each outcome; of many the roles, with how many each has."""
    if len(walk.outcomes) <= GROUPED:
        return [(name_of(walk, name), 1) for name in walk.outcomes]
    dataset = walk.tree.dataset
    roles = Counter(walk.tree.outcomes[name].roles[0] for name in walk.outcomes)
    return [(names(dataset, (role,)), many) for role, many in roles.items()]


def second_names(walk: Walk) -> list[str]:
    """Return the outcomes that only second answers lead to."""
    return [name_of(walk, name) for name in walk.tied]


def name_of(walk: Walk, outcome: str) -> str:
    """Return what an outcome is called."""
    return outcome_name(walk.tree.dataset, walk.tree.outcomes[outcome])
