"""In how many of 100 cases each answer to a question is true, while nobody knows which one is.

The user's own figures come before the dataset's; where there are neither, all are as likely.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Question
from roletui.dataset.names import question_names
from roletui.text.errors import TypedError
from roletui.text.figure import Figure
from roletui.text.named import named

Chances = Mapping[str, int]
"""From the id of an answer to in how many of 100 cases it is true. The others share the rest."""
NO_CHANCES: Mapping[str, Chances] = MappingProxyType({})
AS_STATED = "as stated"
FORM = "QUESTION=ANSWER:60,ANSWER:40"
"""How the chances of a question are typed; with nothing behind the sign they are as stated.

An answer is given by its id, its label or its number.
"""


def probabilities(question: Question, own: Chances) -> dict[str, Fraction]:
    """Return how likely each answer to a question is, by its id; together they are 1.

    ``own`` are the user's chances, without :func:`trouble`; empty for those of the dataset.
    """
    stated = {a.id: Fraction(a.chance) for a in question.answers if a.chance is not None}
    given = {name: Fraction(number) for name, number in own.items()} or stated
    left = len(question.answers) - len(given)
    rest = (100 - sum(given.values(), Fraction())) / left if left else Fraction()
    return {answer.id: given.get(answer.id, rest) / 100 for answer in question.answers}


def trouble(question: Question, own: Chances) -> str:
    """Say what is wrong with the user's chances as the end of a sentence; empty for nothing."""
    known = {answer.id for answer in question.answers}
    for name, number in own.items():
        if name not in known:
            return f"there is no answer “{name}”."
        if not 0 <= number <= 100:
            return f"“{number}” is not from 0 to 100."
    total = sum(own.values())
    if total > 100:
        return f"they come to {total}, and must not exceed 100."
    if known == own.keys() and total < 100:
        return f"they come to {total}, and must come to 100."
    return ""


def read_chances(dataset: Dataset, text: str) -> tuple[str, dict[str, int]]:
    """Return the id of a question and the chances typed for it, none for as stated.

    Raises :class:`TypedError` for a text that is not of the form :data:`FORM`.
    """
    what, equals, rest = text.partition("=")
    if not equals:
        raise TypedError(f"“{text.strip()}” is not of the form {FORM}.")
    known = question_names(dataset)
    question = dataset.questions[[*known].index(named("question", what.strip(), known))]
    answers = {a.id: (str(number), a.label) for number, a in enumerate(question.answers, 1)}
    found: dict[str, int] = {}
    for part in filter(None, (word.strip() for word in rest.split(","))):
        word, colon, number = part.rpartition(":")
        if not colon:
            raise TypedError(f"“{part}” is not of the form ANSWER:60.")
        name = named(f"answer to “{question.id}”", word.strip(), answers)
        if name in found:
            raise TypedError(f"“{name}” has a chance twice.")
        figure = Figure(f"of 100 cases for “{name}”", Decimal(0), Decimal(100), 0, ("%",))
        found[name] = int(figure.read(number))
    if wrong := trouble(question, found):
        raise TypedError(f"the chances of “{question.id}”: {wrong}")
    return question.id, found


def typed_chances(question: str, own: Chances) -> str:
    """Write the chances of a question as they are typed: ``stakes=hidden:60,cheap:30``."""
    return f"{question}={','.join(f'{name}:{number}' for name, number in own.items())}"


def chances_words(question: Question | None, own: Chances) -> str:
    """Write the user's chances of a question: ``Nobody sees it 60 %, It is cheap 30 %``."""
    labels = {answer.id: answer.label for answer in question.answers} if question else {}
    told = (f"{labels.get(name, name)} {number} %" for name, number in own.items())
    return ", ".join(told) or AS_STATED


def chances_data(chances: Mapping[str, Chances]) -> dict[str, dict[str, int]]:
    """Return all of the user's chances as they are written to files."""
    return {name: dict(own) for name, own in chances.items()}
