"""What is asked for the name of the task."""

from roletui.case import changes
from roletui.case.case import Case
from roletui.dataset.task_words import TASK_ASK
from roletui.text.name import LONGEST

from .ask import AskScreen


def ask_task(case: Case) -> AskScreen:
    """Return the dialog for the name of the task."""
    return AskScreen(
        TASK_ASK,
        "A few words: the title of the record. An empty line takes the name away.",
        case.state.task,
        case.dataset.about.task_example,
        changes.name_task,
        most=LONGEST,
    )
