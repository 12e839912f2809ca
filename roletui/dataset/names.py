"""The names of what a dataset holds, for whoever types one: ids, and what they are called."""

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Question
from roletui.dataset.question_order import UNSURE
from roletui.text.named import Known

UNSURE_NAMES = ("not sure", "don't know", "i don't know")
"""What else is understood as the answer that nobody knows."""


def role_names(dataset: Dataset) -> Known:
    """Return the roles with their full and short names."""
    return {role.id: (role.name, role.short) for role in dataset.roles}


def channel_names(dataset: Dataset) -> Known:
    """Return the ways to hire with their names."""
    return {channel.id: (channel.name,) for channel in dataset.channels}


def factor_names(dataset: Dataset) -> Known:
    """Return the factors with their labels."""
    return {factor.id: (factor.label,) for factor in dataset.factors}


def overhead_names(dataset: Dataset) -> Known:
    """Return the overheads with their labels."""
    return {entry.id: (entry.label,) for entry in dataset.budget.overheads}


def question_names(dataset: Dataset) -> Known:
    """Return the questions with their topics and what they ask."""
    return {question.id: (question.topic, question.ask) for question in dataset.questions}


def answer_names(question: Question) -> Known:
    """Return the answers to a question with their labels, whole and short, and *not sure*."""
    known = {entry.id: (entry.label, entry.brief) for entry in question.answers}
    return {**known, UNSURE: UNSURE_NAMES}
