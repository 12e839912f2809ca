"""The name of the task in a question: ``{task}`` in its ``ask`` stands for it.

Without a name the words of the dataset stand there. ``{{task}}`` stands for the braces themselves;
any other brace stands for itself.
"""

import re
from collections.abc import Iterator

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Question
from roletui.text.numbers import first_upper

TASK = "task"
"""What stands in braces for the name."""
TASK_ASK = "What is it that you want done?"
"""The question for the name."""
SKIPPED = "Enter skips."
TASK_USE = "It becomes the title of the record."
_PLACE = r"\{\{([a-z_]+)\}\}|\{([a-z_]+)\}"


def unknown_places(text: str) -> Iterator[str]:
    """Yield the names in braces that stand for nothing."""
    for found in re.finditer(_PLACE, text):
        if found[2] and found[2] != TASK:
            yield found[2]


def has_place(text: str) -> bool:
    """Tell whether a text has a place for the name."""
    return any(found[2] == TASK for found in re.finditer(_PLACE, text))


def filled(text: str, words: str) -> str:
    """Return a text with some words in place of the name, in capitals where it begins with them."""

    def put(found: re.Match[str]) -> str:
        if not found[2]:
            return f"{{{found[1]}}}"
        return words if found.start() else first_upper(words)

    return re.sub(_PLACE, put, text)


def within_sentence(task: str) -> str:
    """Return the name of a task as it stands within a sentence, without the end of its own.

    Whoever is asked what is to be done may write a sentence.
    """
    return task.rstrip(" .:;,")


def asked(question: Question, task: str) -> str:
    """Return a question about a task, whose name may be empty."""
    name = within_sentence(task)
    return filled(question.template, f"“{name}”") if name and question.template else question.ask


def without_name(dataset: Dataset) -> Dataset:
    """Return a dataset whose questions ask in its own words; their template has the place."""
    if not any("{" in question.ask for question in dataset.questions):
        return dataset
    words = dataset.words.task
    return dataset._replace(
        questions=tuple(
            question._replace(
                ask=filled(question.ask, words),
                template=question.ask if has_place(question.ask) else "",
            )
            for question in dataset.questions
        )
    )
