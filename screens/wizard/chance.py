"""What is asked for the chances of answers: how likely each is while nobody knows."""

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.case.unknowns import unknowns
from roletui.dataset.model import Question
from roletui.state.chances import Chances, probabilities, read_chances, typed_chances
from roletui.text.numbers import decimals

from ..dialogs.ask import AskScreen

NOTHING = "There is nothing to find out: no answer is “not sure”, or it does not matter."
EXAMPLE = "ANSWER:60,ANSWER:30"


def ask_chances(case: Case) -> AskScreen | str:
    """Return the dialog for what is to be found out first; or why there is none."""
    asked = [entry.question for entry in unknowns(case)]
    if not asked:
        return NOTHING
    first, chances = asked[0], case.state.chances

    def read(text: str) -> Change:
        typed = text if "=" in text else f"{first.id}={text}"
        return changes.guess(*read_chances(case.dataset, typed))

    words = [
        "Type some answers with their numbers; the others share the rest. Left empty, it is as "
        "stated.",
        "",
        *(_line(question, chances.get(question.id, {})) for question in asked),
    ]
    if len(asked) > 1:
        words.append(f"What is typed is about {first.id}; another needs its name: {asked[1].id}=…")
    own = typed_chances(first.id, chances.get(first.id, {})).partition("=")[2]
    title = f"In how many of 100 cases is each answer true? {first.topic}"
    return AskScreen(title, "\n".join(words), own, EXAMPLE, read)


def _line(question: Question, own: Chances) -> str:
    """Return how likely each answer is as it stands: ``stakes: hidden 60 %, cheap 40 %``."""
    likely = probabilities(question, own)
    told = (f"{name} {decimals(100 * part, 0)} %" for name, part in likely.items())
    return f"{question.id}: {', '.join(told)}"
