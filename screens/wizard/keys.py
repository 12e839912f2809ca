"""The key line of the wizard: the next step, then the keys that come after it."""

from roletui.case.case import Case
from roletui.dataset.model import Question

from ..commands import key_of
from ..frame import Key
from .question import Two


def question_keys(question: Question, *, chosen: bool, naming: bool) -> list[Key]:
    """Return the keys of a question: *enter* once an answer is under the cursor, digits before."""
    name = [(key_of("task"), "name the task", "app.dialog('task')")] * naming
    return [
        ("enter" if chosen else f"1-{len(question.answers)}", "answer", ""),
        *name,
        ("0", "not sure", "press('0')"),
        (key_of("wizard.two"), "pick two", "two"),
    ]


def two_keys(question: Question, two: Two) -> list[Key]:
    """Return the keys while two answers are given: which digit is awaited, and how to give up."""
    ids = [answer.id for answer in question.answers]
    first = f"Mostly {ids.index(two.first) + 1}, also" if two.first else "Mostly"
    what = f"press {'another' if two.first else 'a'} digit"
    return [(f"{first} …:", what, ""), (key_of("leave"), "give up", "give_up")]


def result_keys(case: Case, seen: int) -> list[Key]:
    """Return the keys of the result with so many changes that are seen, or of a preview.

    Where nobody is paid there is no plan to set, and the record is the next step.
    """
    if case.state.real is not None:
        return [
            (key_of("leave"), "back to your answers", "app.leave"),
            (key_of("wizard.keep"), "keep", "keep"),
        ]
    keys = [(key_of("export"), "save", "app.dialog('export')")]
    if seen:
        keys.append(("1" if seen == 1 else f"1-{seen}", "try a change", ""))
    if not case.bill.costs:
        return [(key_of("report"), "read the record", "app.show('report')"), *keys]
    return [(key_of("budget"), "check the cost", "app.show('budget')"), *keys]
