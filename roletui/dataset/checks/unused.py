"""What nothing reaches: questions, outcomes, roles, sources, terms, channels; each with why."""

from collections.abc import Iterator
from typing import Any

from roletui.dataset.checks.references import References
from roletui.dataset.dataset import Dataset
from roletui.dataset.problems import Problem, some

SEARCHED = 1_000_000_000
"""Maximum characters searched for terms, which takes about a second."""


def unused(dataset: Dataset, references: References) -> Iterator[Problem]:
    """Yield an entry's problem for each that no way through the dataset comes to."""
    if not dataset.questions:
        return
    yield from _channels(dataset, references)
    ends = [bool(a.goto) != bool(a.outcome) for q in dataset.questions for a in q.answers]
    if all(ends) and not references.uncertain("answers", "id", "goto", "outcome"):
        questions, outcomes = _reached(dataset, references)
        yield from _lost(dataset, questions, outcomes)
        if not references.uncertain("roles", "plan"):
            yield from _roles(dataset, references, outcomes)
    if "sources" not in references.unnamed and not references.uncertain("sources", "source"):
        yield from _sources(dataset, references)
    if "glossary" not in references.unnamed and not references.uncertain("terms"):
        yield from _terms(dataset, references)


def _reached(dataset: Dataset, references: References) -> tuple[set[str], set[str]]:
    """Return the ids of the questions and the outcomes that some answers lead to."""
    by_id = {question.id: question for question in dataset.questions}
    reached, outcomes = {dataset.questions[0].id}, set()
    stack = [dataset.questions[0].id]
    while stack:
        for answer in by_id[stack.pop()].answers:
            for table, name in references.ends(answer):
                if table == "outcomes":
                    outcomes.add(name)
                elif name not in reached:
                    reached.add(name)
                    stack.append(name)
    return reached, outcomes


def _lost(dataset: Dataset, questions: set[str], outcomes: set[str]) -> Iterator[Problem]:
    """Yield the questions and the outcomes that nothing reaches, with why."""
    leading: dict[tuple[str, str], dict[str, None]] = {}
    for question in dataset.questions:
        for answer in question.answers:
            for route in answer.routes:
                kind = "question" if answer.goto else "outcome"
                leading.setdefault((kind, route.to), {})[question.id] = None
    for index, question in enumerate(dataset.questions):
        if question.id not in questions:
            via = leading.get(("question", question.id), {})
            yield Problem(("questions", index), _why("question", via))
    for index, outcome in enumerate(dataset.outcomes):
        if outcome.id not in outcomes:
            via = leading.get(("outcome", outcome.id), {})
            yield Problem(("outcomes", index), _why("outcome", via))


def _why(kind: str, leading: dict[str, None]) -> str:
    """Say why nothing comes to an entry: nothing leads there, or only what is dead itself."""
    if not leading:
        return f"can never be reached: no answer leads to this {kind}."
    before = some(leading)
    return f"can never be reached: it comes only after {before}, which nothing reaches itself."


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
    if len(told) * len(unnamed) > SEARCHED:
        return
    for index, term in unnamed:
        if term.term.lower() not in told:
            message = "is never used: no question lists this term, and no text holds it."
            yield Problem(("glossary", index), message)


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a dataset in its order."""
    left = [value]
    while left:
        part = left.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, tuple):
            left.extend(part[::-1])


def _channels(dataset: Dataset, references: References) -> Iterator[Problem]:
    used = {references.meant("channels", rate.channel) for rate in dataset.rates}
    for index, channel in enumerate(dataset.channels):
        if dataset.rates and channel.id not in used:
            message = "is never used: no rate goes through this channel."
            yield Problem(("channels", index), message, severity="warning")
