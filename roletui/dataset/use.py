"""What nothing reaches: questions, outcomes, roles, sources, terms, channels; each with why."""

from collections.abc import Iterator
from typing import Any

from roletui.dataset.model import Dataset
from roletui.dataset.problems import Problem
from roletui.dataset.references import References


def unused(dataset: Dataset, references: References) -> list[Problem]:
    """Return an entry's problem for each that no way through the dataset comes to."""
    if not dataset.questions:
        return []
    found = [*_channels(dataset)]
    if not references.uncertain("answers", "id"):
        questions, outcomes = _reached(dataset, references)
        found += _questions(dataset, questions)
        found += _outcomes(dataset, outcomes)
        if not references.uncertain("roles", "plan"):
            found += _roles(dataset, references, outcomes)
    if not references.uncertain("sources", "source"):
        found += _sources(dataset, references)
    if not references.uncertain("terms"):
        found += _terms(dataset, references)
    return found


def _reached(dataset: Dataset, references: References) -> tuple[set[str], set[str]]:
    """Return the ids of the questions and the outcomes that some answers lead to."""
    by_id = {question.id: question for question in dataset.questions}
    reached, outcomes = {dataset.questions[0].id}, set()
    stack = [dataset.questions[0].id]
    while stack:
        for answer in by_id[stack.pop()].answers:
            if answer.outcome:
                outcomes.add(references.meant("outcomes", answer.outcome))
            name = references.meant("questions", answer.goto) if answer.goto else ""
            if name and name not in reached:
                reached.add(name)
                stack.append(name)
    return reached, outcomes


def _why(dataset: Dataset, kind: str, name: str) -> str:
    """Say why nothing comes to an entry: nothing leads there, or only what is dead itself."""
    leading = [
        question.id
        for question in dataset.questions
        for answer in question.answers
        if name in (answer.goto, answer.outcome)
    ]
    if not leading:
        return f"can never be reached: no answer leads to this {kind}."
    via = ", ".join(f"“{each}”" for each in dict.fromkeys(leading))
    return f"can never be reached: only {via} leads here, which nothing reaches itself."


def _questions(dataset: Dataset, reached: set[str]) -> Iterator[Problem]:
    for index, question in enumerate(dataset.questions):
        if question.id not in reached:
            yield Problem(("questions", index), _why(dataset, "question", question.id))


def _outcomes(dataset: Dataset, reached: set[str]) -> Iterator[Problem]:
    for index, outcome in enumerate(dataset.outcomes):
        if outcome.id not in reached:
            yield Problem(("outcomes", index), _why(dataset, "outcome", outcome.id))


def _roles(dataset: Dataset, references: References, outcomes: set[str]) -> Iterator[Problem]:
    named: set[str] = set()
    alive: set[str] = set()
    for outcome in dataset.outcomes:
        roles = {*outcome.roles, *(stage.role for stage in outcome.plan)}
        meant = {references.meant("roles", role) for role in roles}
        named |= meant
        if outcome.id in outcomes:
            alive |= meant
    for index, role in enumerate(dataset.roles):
        if role.id not in named:
            yield Problem(("roles", index), "is never recommended: no outcome names this role.")
        elif role.id not in alive:
            message = "is never recommended: only outcomes that nothing reaches name this role."
            yield Problem(("roles", index), message)


def _sources(dataset: Dataset, references: References) -> Iterator[Problem]:
    for index, source in enumerate(dataset.sources):
        if source.id not in references.used["sources"]:
            yield Problem(("sources", index), "is never used: nothing cites this source.")


def _terms(dataset: Dataset, references: References) -> Iterator[Problem]:
    unnamed = [
        (index, term)
        for index, term in enumerate(dataset.glossary)
        if term.id not in references.used["glossary"]
    ]
    if not unnamed:
        return
    told = " ".join(_texts(dataset._replace(glossary=()))).lower()
    for index, term in unnamed:
        if term.term.lower() not in told:
            message = "is never used: no question lists this term, and no text holds it."
            yield Problem(("glossary", index), message)


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a dataset."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _channels(dataset: Dataset) -> Iterator[Problem]:
    used = {rate.channel for rate in dataset.rates}
    for index, channel in enumerate(dataset.channels):
        if dataset.rates and channel.id not in used:
            message = "is never used: no rate goes through this channel."
            yield Problem(("channels", index), message, severity="warning")
