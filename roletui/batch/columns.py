"""What each column of a table holds: matched by name, or as the user says."""

import typing
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from roletui.batch.errors import TableError
from roletui.dataset.dataset import Dataset
from roletui.dataset.names import question_names
from roletui.text.errors import TypedError
from roletui.text.folding import folded_name
from roletui.text.named import all_named, named, only, unknown
from roletui.text.tuples import NamedTuple

Blank = typing.Literal["unsure", "open"]
"""What an empty cell stands for: *not sure*, or a question that nobody has answered yet."""

OWN = (
    "status",
    "outcomes",
    "recommendation",
    "runner_up",
    "close",
    "find_out",
    "cost_low",
    "cost_likely",
    "cost_high",
    "currency",
)
"""The columns that a decided table has behind those it was made from."""
SIZES = ("people", "hours", "weeks")
_BY_NAME: dict[str, tuple[str, ...]] = {
    "id": (),
    "people": (),
    "hours": ("hours a week", "hours per week"),
    "weeks": (),
    "channel": ("way to hire",),
    "date": ("start",),
}
"""What a column can hold besides answers, with its other names."""
NAMES = ("name", "title", "task")
"""What names the requests where no column is called ``id``: the first of these that there is."""


class Asked(NamedTuple):
    """What the user says of the columns."""

    maps: Mapping[str, str] = MappingProxyType({})
    """From the name of a column to what it holds: a question, or one of ``people``, ``hours``,
    ``weeks`` and ``channel``, by id or in words."""
    id: str = ""
    """The column that names the requests; empty for one called so, or for one of ``NAMES``."""
    date: str = ""
    """The column with the day of a request; empty for one called so, if any."""
    blank: Blank = "unsure"


NOTHING_ASKED = Asked()


class Columns(NamedTuple):
    """Where in a row each thing stands, from 0."""

    questions: Mapping[str, int]
    """By the id of each question that has a column, in the dataset's order."""
    others: Mapping[str, int]
    """By ``id``, ``people``, ``hours``, ``weeks``, ``channel`` and ``date``."""
    kept: tuple[int, ...]
    """The columns that are not a decided table's own, all of the user's."""
    strange: tuple[str, ...]
    """Names of the columns that hold none of these."""


def columns(dataset: Dataset, head: Sequence[str], asked: Asked, file: str) -> Columns:
    """Return what the columns of a table hold; raise :class:`TableError` where two are the same.

    A column that the user says nothing of is matched by its name: by the id of a question, its
    topic or what it asks, in any case.
    """
    kept = _kept(head, file)
    places = {head[place]: place for place in kept}
    found: dict[str, str] = {}

    def put(key: str, name: str) -> None:
        if key in found:
            raise TableError(
                f"{file}: the columns “{found[key]}” and “{name}” both hold “{key}”; rename one."
            )
        found[key] = name

    asked_of = {_column(places, name): what for name, what in asked.maps.items()}
    for name, what in asked_of.items():
        put(_held(dataset, what), name)
    for key, name in (("id", asked.id), ("date", asked.date)):
        if name:
            put(key, _column(places, name))
    for name in [name for name in places if name not in found.values()]:
        key = _by_name(dataset, name)
        # What the user named goes before a column that only happens to be called so.
        if key and not (key in ("id", "date") and key in found):
            put(key, name)
    free = [name for name in places if name not in found.values()]
    if "id" not in found and (name := _naming(free)):
        put("id", name)
    questions = [question.id for question in dataset.questions]
    if not {*questions} & found.keys():
        raise TableError(
            f"{file}: no column holds answers; name one, as in --map COLUMN={questions[0]}. "
            f"The questions are {', '.join(questions)}."
        )
    return Columns(
        {name: places[found[name]] for name in questions if name in found},
        {key: places[name] for key, name in found.items() if key not in questions},
        kept,
        tuple(name for name in places if name not in found.values()),
    )


def _naming(free: Sequence[str]) -> str:
    """Return which of the columns that hold nothing else names the requests; empty for none."""
    called = {folded_name(name): name for name in reversed(free)}
    return next((called[name] for name in NAMES if name in called), "")


def _kept(head: Sequence[str], file: str) -> tuple[int, ...]:
    """Return the columns without those of a decided table; raise where a name stands twice."""
    own = range(0)
    for start in range(len(head) - len(OWN) + 1):
        if tuple(head[start : start + len(OWN)]) == OWN:
            own = range(start, start + len(OWN))
    kept = tuple(place for place in range(len(head)) if place not in own)
    seen = set[str]()
    for place in kept:
        name = head[place]
        if name and name in seen:
            raise TableError(f"{file} has two columns “{name}”; rename one of them.")
        seen.add(name)
        if name in OWN:
            raise TableError(
                f"{file} has a column “{name}”, which is one of those that are written; rename it."
            )
    return kept


def _column(places: Iterable[str], name: str) -> str:
    """Return the column that the user names; raise where there is none, or several."""
    return named("column", name, only(*places))


def _held(dataset: Dataset, what: str) -> str:
    """Return what the user says that a column holds."""
    others = {key: names for key, names in _BY_NAME.items() if key not in ("id", "date")}
    questions = question_names(dataset)
    found = all_named(what, questions)
    if not found and all_named(what, others):
        return named("column", what, others)
    if not found:
        raise TypedError(unknown("question", what, questions))
    return named("question", what, questions)


def _by_name(dataset: Dataset, name: str) -> str:
    """Return what a column holds by its name; empty for none of what is known."""
    questions = question_names(dataset)
    if name in questions:
        return name
    found = all_named(name, questions)
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        raise TypedError(
            f"the column “{name}” may be {len(found)} questions: {', '.join(found)}. Say which: "
            f"--map '{name}=QUESTION'."
        )
    wanted = folded_name(name)
    return next((key for key, names in _BY_NAME.items() if wanted in (key, *names)), "")
