"""What is asked for the chances of answers: how likely each is while nobody knows."""

from collections.abc import Iterator

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.case.unknowns import unknowns
from roletui.dataset.model import Question
from roletui.state.chances import Chances, probabilities, read_chances, typed_chances
from roletui.text.numbers import decimals

from ..dialogs.ask import AskScreen

NOTHING = "There is nothing to find out: no answer is “not sure”, or it does not matter."
EXAMPLE = "1:60,3:30"


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
        f"Type the numbers of answers with how likely they are, such as {EXAMPLE}; the others "
        "share the rest. Left empty, it is as stated.",
        *(line for each in asked for line in _lines(each, chances.get(each.id, {}))),
    ]
    if len(asked) > 1:
        words.append(f"What is typed is about {first.id}; another needs its name: {asked[1].id}=…")
    own = typed_chances(first.id, chances.get(first.id, {})).partition("=")[2]
    title = f"In how many of 100 cases is each answer true? {first.topic}"
    return AskScreen(title, "\n".join(words), own, EXAMPLE, read)


def _lines(question: Question, own: Chances) -> Iterator[str]:
    """Yield how likely each answer is as it stands, with its number."""
    stated = own or any(answer.chance is not None for answer in question.answers)
    yield f"\n{question.topic} ({question.id}){'' if stated else ': nobody said, so all alike'}"
    likely = probabilities(question, own)
    for number, answer in enumerate(question.answers, 1):
        yield f"{number}  {decimals(100 * likely[answer.id], 0)} %  {answer.label}"
