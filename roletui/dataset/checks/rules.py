"""What a dataset must keep beyond its shape: ids that resolve, a tree that ends, honest figures.

Each rule is a function from a dataset to its problems. They look at the whole even where parts are
wrong, and say nothing of what only follows from a mistake that is named already: a name that is
not known counts as the nearest one that is.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from roletui.dataset.checks.overheads import extras
from roletui.dataset.checks.prices import figures
from roletui.dataset.checks.references import REFERRED, TABLES, References
from roletui.dataset.checks.routes import routes
from roletui.dataset.checks.style import detail
from roletui.dataset.checks.unused import unused
from roletui.dataset.dataset import Dataset
from roletui.dataset.limits import ID, compiled, hints_of, limit_of
from roletui.dataset.model import About, AnswerOption, Outcome, Question, Slider, Stage, Tables
from roletui.dataset.problems import MOST, Path, Problem, first
from roletui.dataset.question_order import UNSURE, loops
from roletui.dataset.task_words import TASK, unknown_places

_SLIDERS = ("people", "hours", "weeks")


def problems_of(dataset: Dataset, shape: Sequence[Problem] = ()) -> list[Problem]:
    """Return the problems of shape and those of the rules, without what the former bring about."""
    if large := list(_bounds(dataset)):
        return [*shape, *large]
    wrong = {problem.path for problem in shape if problem.path}
    found = islice(_ids(dataset), MOST + 1)
    ids = [problem for problem in found if not _within(problem.path, wrong)]
    shape = [*shape, *filter(_unusable, ids)]
    wrong = {problem.path for problem in shape if problem.path}
    references = References(dataset, shape)
    entries = chain(ids, _named(dataset), references.problems, _answers(dataset))
    entries = chain(entries, _places(dataset))
    entries = chain(
        entries,
        figures(dataset, references),
        extras(dataset),
        loops(dataset.questions),
        routes(dataset, references),
    )
    above = {problem.path[:length] for problem in shape for length in range(len(problem.path))}
    entries = chain(entries, _sliders(dataset, above))
    certain = (
        problem
        for problem in entries
        if problem.path not in above and problem.path[0] not in references.hidden
    )
    whole = chain(certain, unused(dataset, references), _details(dataset, references))
    told = (
        problem
        for problem in whole
        if not (_within(problem.path, wrong) or _within(problem.other or (), wrong))
    )
    return list(first(chain(shape, told)))


def _details(dataset: Dataset, references: References) -> Iterator[Problem]:
    if not references.uncertain("pros", "cons", "answers"):
        yield from detail(dataset)


def _within(path: Path, wrong: Set[Path]) -> bool:
    """Tell whether a path is at or below a place whose shape is wrong."""
    return any(path[:length] in wrong for length in range(len(path) + 1))


def _bounds(dataset: Dataset) -> Iterator[Problem]:
    for table in TABLES:
        limit, entries = limit_of(Tables, table), len(getattr(dataset, table))
        if limit.too_many(entries):
            message = f"must hold at most {limit.most:,} entries, not {entries:,}."
            yield Problem((table,), message)


def _unusable(problem: Problem) -> bool:
    """Tell whether an id is such that what refers to its entry cannot name it."""
    return problem.other is None and problem.path[0] in REFERRED


def _ids(dataset: Dataset) -> Iterator[Problem]:
    for table in TABLES:
        yield from _unique(getattr(dataset, table), (table,))
    for index, question in enumerate(dataset.questions):
        yield from _unique(question.answers, ("questions", index, "answers"))
    yield from _unique(dataset.budget.overheads, ("budget", "overheads"))
    yield from _unique((dataset.about,), ("about",))


def _named(dataset: Dataset) -> Iterator[Problem]:
    yield from _empty(dataset)
    for table in TABLES:
        if limit_of(Tables, table).too_few(len(getattr(dataset, table))):
            yield Problem((table,), "must hold at least one entry.")


def _unique(entries: Iterable[Any], path: Path) -> Iterator[Problem]:
    first: dict[str, int] = {}
    is_id = compiled(ID).fullmatch
    for index, entry in enumerate(entries):
        place = ("about", "id") if path == ("about",) else (*path, index, "id")
        if not is_id(entry.id):
            yield Problem(place, "must be lower-case words joined by hyphens, as in “ai-engineer”.")
        elif entry.id == UNSURE and path[-1] == "answers":
            yield Problem(place, f"must not be “{UNSURE}”: every question has that answer already.")
        elif entry.id in first:
            other = (*path, first[entry.id], "id")
            yield Problem(place, "is taken by another entry.", other=other)
        first.setdefault(entry.id, index)


def _empty(dataset: Dataset) -> Iterator[Problem]:
    """Yield the names that nobody can see."""
    for table in TABLES:
        entries = getattr(dataset, table)
        for field in _names(type(entries[0])) if entries else ():
            for index, entry in enumerate(entries):
                if not getattr(entry, field).strip():
                    yield Problem((table, index, field), "must not be empty.")
    fields = _names(AnswerOption)
    for index, question in enumerate(dataset.questions):
        for nr, answer in enumerate(question.answers):
            for field in fields:
                if not getattr(answer, field).strip():
                    yield Problem(("questions", index, "answers", nr, field), "must not be empty.")
    for field in _names(About):
        if not getattr(dataset.about, field).strip():
            yield Problem(("about", field), "must not be empty.")
    if not dataset.words.task.strip():
        yield Problem(("words", TASK), "must not be empty.")


def _places(dataset: Dataset) -> Iterator[Problem]:
    """Yield what stands in braces in a question and is replaced by nothing."""
    for index, question in enumerate(dataset.questions):
        for name in unknown_places(question.ask):
            yield Problem(
                ("questions", index, "ask"),
                f"has “{{{name}}}”, which stands for nothing: {{task}} is replaced by the name "
                f"of the task; write {{{{{name}}}}} for the word in braces.",
            )


def _names(record: type) -> tuple[str, ...]:
    """Return the fields of a record that must not be blank."""
    return tuple(name for name in hints_of(record) if not limit_of(record, name).blank)


def _chances(question: Question, here: Path) -> Iterator[Problem]:
    """Yield what is wrong with how likely the answers to a question are."""
    if question.takes_hours is not None and not limit_of(Question, "takes_hours").allows_number(
        question.takes_hours
    ):
        yield Problem((*here[:-1], "takes_hours"), "must be above 0.")
    given = [answer.chance for answer in question.answers if answer.chance is not None]
    if any(not 0 < chance <= 100 for chance in given):
        for nr, answer in enumerate(question.answers):
            if answer.chance is not None and not 0 < answer.chance <= 100:
                yield Problem((*here, nr, "chance"), "must be above 0 and at most 100.")
    elif given and len(given) < len(question.answers):
        yield Problem(here, "must all have a chance, or none of them.", on_key=True)
    elif given and sum(given) != 100:
        yield Problem(here, f"must have chances of 100 in all, not {sum(given)}.", on_key=True)


def _answers(dataset: Dataset) -> Iterator[Problem]:
    limit = limit_of(Question, "answers")
    for index, question in enumerate(dataset.questions):
        here: Path = ("questions", index, "answers")
        if limit.too_few(len(question.answers)):
            yield Problem(here, "must be at least two.", on_key=True)
        if limit.too_many(len(question.answers)):
            yield Problem(here, "must be at most nine, one for each digit.", on_key=True)
        usual = [nr for nr, answer in enumerate(question.answers) if answer.assumed]
        if not usual:
            message = "must have exactly one that is usual whatever was said: usual = true."
            yield Problem(here, message, on_key=True)
        for nr in usual[1:]:
            keys = ["safe" if question.answers[each].safe else "usual" for each in (nr, usual[0])]
            message = "is marked twice; only one answer is usual whatever was said before."
            yield Problem((*here, nr, keys[0]), message, other=(*here, usual[0], keys[1]))
        yield from _chances(question, here)
        for nr, answer in enumerate(question.answers):
            if answer.goto and answer.outcome:
                message = "is given besides an outcome; an answer leads to only one of the two."
                yield Problem((*here, nr, "goto"), message, other=(*here, nr, "outcome"))
            elif not answer.goto and not answer.outcome:
                yield Problem(
                    (*here, nr), "leads nowhere: give it a goto (a question) or an outcome."
                )
    for index, outcome in enumerate(dataset.outcomes):
        if limit_of(Outcome, "roles").too_few(len(outcome.roles)):
            yield Problem(("outcomes", index, "roles"), "must name at least one role.")
        for nr, stage in enumerate(outcome.plan):
            if not limit_of(Stage, "weeks").allows_number(stage.weeks):
                yield Problem(("outcomes", index, "plan", nr, "weeks"), "must be above 0.")
            elif not on_slider(dataset.budget.weeks, Decimal(stage.weeks)):
                message = "must be a number that the slider in [budget.weeks] can stand at."
                yield Problem(("outcomes", index, "plan", nr, "weeks"), message)
            if stage.role not in outcome.roles:
                message = "is not among the roles of this outcome."
                place = ("outcomes", index, "plan", nr, "role")
                yield Problem(place, message, severity="warning")
        if outcome.runner_up == outcome.id:
            yield Problem(("outcomes", index, "runner_up"), "must be another outcome.")
    for index, example in enumerate(dataset.examples):
        if example.close_to == example.outcome:
            yield Problem(("examples", index, "close_to"), "must be another outcome.")


def on_slider(slider: Slider, number: Decimal) -> bool:
    """Tell whether a slider can stand at a number; a wrong slider is reported elsewhere."""
    if slider.step <= 0 or not 0 <= slider.minimum <= slider.maximum:
        return True
    within = slider.minimum <= number <= slider.maximum
    return within and (number - slider.minimum) % slider.step == 0


def _sliders(dataset: Dataset, unclear: Set[Path]) -> Iterator[Problem]:
    steps = [limit_of(Slider, field) for field in ("step", "coarse")]
    for name in _SLIDERS:
        slider, path = getattr(dataset.budget, name), ("budget", name)
        if path in unclear:
            continue
        if not (steps[0].allows_number(slider.step) and steps[1].allows_number(slider.coarse)):
            yield Problem(path, "must have a step and a coarse step above 0.")
        elif not 0 <= slider.minimum <= slider.maximum:
            message = "must keep 0 <= minimum <= maximum."
            yield Problem((*path, "minimum"), message, other=(*path, "maximum"))
        elif not slider.minimum <= slider.default <= slider.maximum:
            message = f"must be from {slider.minimum} to {slider.maximum}."
            yield Problem((*path, "default"), message)
        elif (slider.default - slider.minimum) % slider.step != Decimal(0):
            message = "must be a whole number of steps above the minimum."
            yield Problem((*path, "default"), message)
