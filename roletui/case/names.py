"""Names of roles, outcomes, answers and changes in a sentence."""

from collections.abc import Sequence

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import About, AnswerOption, Outcome
from roletui.tree.walk import Tree
from roletui.tree.what_if import Flip


def names(dataset: Dataset, roles: tuple[str, ...]) -> str:
    """Return the short names of roles: ``AI engineer + ML engineer``."""
    return " + ".join([dataset.roles_by_id[role].short for role in roles])


def outcome_name(dataset: Dataset, outcome: Outcome) -> str:
    """Return the name of an outcome: ``AI engineer, then ML engineer``, or as its author says."""
    if outcome.short:
        return outcome.short
    if len(outcome.plan) > 1:
        staged = dict.fromkeys(stage.role for stage in outcome.plan)
        return ", then ".join(names(dataset, (role,)) for role in staged)
    return names(dataset, outcome.roles)


def options_words(dataset: Dataset) -> str:
    """Return the names of all roles, separated by commas; one that has a comma is quoted."""
    quoted = (f"“{role.name}”" if "," in role.name else role.name for role in dataset.roles)
    return ", ".join(quoted)


def said_words(
    options: Sequence[AnswerOption], unsure: str = "Not sure", *, brief: bool = False
) -> str:
    """Return what was answered: ``No``, of two answers ``mostly No, also Yes``, or *not sure*.

    A brief one is for where there is little room.
    """
    labels = [option.brief if brief else option.label for option in options]
    if len(labels) > 1:
        return f"mostly {labels[0]}, also {labels[1]}"
    return labels[0] if labels else unsure


def said_marks(options: Sequence[AnswerOption], one: str, two: Sequence[str]) -> dict[str, str]:
    """Return the mark of each answer that was given, by its id: of one, or of each of two."""
    marks = two if len(options) > 1 else (one,)
    return {option.id: mark for option, mark in zip(options, marks, strict=False)}


SECOND_ONLY = "for your second answer only"
"""Said of a question that would not be asked but for the second of two answers."""


def answer_words(tree: Tree, question: str, choice: str, *, brief: bool = False) -> str:
    """Return an answer with its topic: ``Bringing it: No``."""
    words = said_words(tree.options(question, choice), "not sure", brief=brief)
    return f"{tree.question(question).topic}: {words}"


def flip_words(tree: Tree, flip: Flip, *, brief: bool = False) -> str:
    """Return the changed answers of a flip."""
    words = (
        answer_words(tree, change.question, change.after, brief=brief) for change in flip.changes
    )
    return "; and ".join(words)


def introduction(about: About) -> tuple[str, ...]:
    """Return what is decided, for whom, and what is out of scope."""
    return (about.decides, f"For: {about.audience}", f"Not decided here: {about.out_of_scope}")


def unpriced(dataset: Dataset, role: str) -> str:
    """Return why a role has no cost, in the dataset author's words if there are any."""
    why = next(entry.unpriced for entry in dataset.roles if entry.id == role)
    if dataset.hires_nobody(role):
        return f"nobody is hired. {why or 'What a tool or advice costs is not stated.'}"
    return f"not stated. {why or 'No source states an hourly rate.'}"
