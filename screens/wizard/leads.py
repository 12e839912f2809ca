"""Where the answers of a question lead, how far one is, and what is still possible, in words."""

from roletui.case.names import outcome_name
from roletui.dataset.model import Question
from roletui.dataset.places import usual_answer
from roletui.tree.walk import Walk

MANY = 3
"""More outcomes than these are only counted."""
SHOWN = 24
"""So many characters of names are written at most; else the first, and how many more there are."""


def leads(walk: Walk, question: Question) -> list[str]:
    """Return where each answer leads, and *not sure*, as it is written beside it."""
    found = []
    for answer in question.answers:
        reached = walk.tree.reachable(question.id, answer.id, walk.used)
        names = [name_of(walk, name) for name in reached]
        words = " · ".join(names)
        if len(names) > MANY:
            words = f"{len(names)} possible"
        elif len(words) > SHOWN and len(names) > 1:
            words = f"{names[0]} +{len(names) - 1}"
        found.append(f"→ {words}")
    usual = question.answers.index(usual_answer(question, walk.taken)) + 1
    return [*found, f"→ counts as {usual}"]


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


def possible_names(walk: Walk) -> tuple[list[str], list[str], list[str]]:
    """Return the outcomes still possible, those of second answers only, and those ruled out."""
    left = {*walk.outcomes, *walk.tied}
    gone = [name for name in walk.tree.outcomes if name not in left]
    first, second, out = (
        [name_of(walk, name) for name in names] for names in (walk.outcomes, walk.tied, gone)
    )
    return first, second, out


def name_of(walk: Walk, outcome: str) -> str:
    """Return what an outcome is called."""
    return outcome_name(walk.tree.dataset, walk.tree.outcomes[outcome])
