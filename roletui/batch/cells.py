"""What the cells of a request say: answers, sizes, the way to hire, the month."""

import re
import typing
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from roletui.batch.columns import SIZES, Blank, Columns
from roletui.batch.errors import CellError
from roletui.batch.size import Size
from roletui.cost.typed_line import typed_size
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Question
from roletui.dataset.names import channel_names
from roletui.dataset.question_order import UNSURE
from roletui.text.errors import TypedError
from roletui.text.named import named
from roletui.tree.two_answers import typed_answer

MOST_KNOWN = 50_000
"""Maximum number of different cells of one column that are remembered."""
_MONTH = re.compile(r"([0-9]{4}-[0-9]{2})(-[0-9]{2}(?:[T ].*)?)?", re.ASCII)

Value = typing.TypeVar("Value")


class Column(dict[str, Value]):
    """What the cells of one column mean, each worked out when it is first met.

    All are forgotten where there are too many: a column may hold another number in each row.
    """

    def __init__(self, place: int, read: Callable[[str], Value]) -> None:
        super().__init__()
        self.place = place
        """Its number in a row, from 0."""
        self._read = read

    def __missing__(self, cell: str) -> Value:
        if len(self) >= MOST_KNOWN:
            self.clear()
        try:
            self[cell] = self._read(cell.strip())
        except TypedError as error:
            raise CellError(str(error), self.place) from None
        return self[cell]


class Cells:
    """Reads the rows of one table; raises :class:`CellError` for what cannot be understood.

    ``dated`` tells whether the user named the column of the day, which must hold one then.
    """

    def __init__(
        self, dataset: Dataset, columns: Columns, blank: Blank, *, dated: bool = False
    ) -> None:
        self.blank = UNSURE if blank == "unsure" else ""
        """The answer where a cell, or a whole column, is missing; empty for none."""
        self.questions = {
            question.id: Column(
                columns.questions[question.id], partial(_answer, question, self.blank)
            )
            for question in dataset.questions
            if question.id in columns.questions
        }
        """By question id, of those that have a column: the answers in it, as a state keeps them."""
        others = columns.others
        read: dict[str, Callable[[str], object]] = {
            name: partial(_size, dataset, name) for name in SIZES
        }
        read["channel"] = partial(_channel, dataset)
        self.sizes = {name: Column(others[name], read[name]) for name in read if name in others}
        """The columns that say how much work it is, by the names of :class:`Size`."""
        self.days = Column(others["date"], partial(_month, dated)) if "date" in others else None
        """The column of the day, as months; None where there is none."""
        self._id = others.get("id")
        self._everything = {question.id: self.blank for question in dataset.questions}

    def answers(self, row: list[str]) -> dict[str, str]:
        """Return the answers of a row, by the ids of their questions."""
        given = dict(self._everything)
        for name, column in self.questions.items():
            given[name] = column[row[column.place]]
        return given if self.blank else {name: said for name, said in given.items() if said}

    def size(self, row: list[str]) -> Size:
        """Return the size of a row."""
        given = {name: column[row[column.place]] for name, column in self.sizes.items()}
        return Size(**typing.cast("dict[str, typing.Any]", given))

    def month(self, row: list[str]) -> str:
        """Return the month of a row: ``2027-01``, or nothing."""
        return "" if self.days is None else self.days[row[self.days.place]]

    def id(self, row: list[str]) -> str:
        """Return what a row is called; empty where no column says so."""
        return "" if self._id is None else row[self._id]


def _answer(question: Question, blank: str, cell: str) -> str:
    return typed_answer(question, cell) if cell else blank


def _size(dataset: Dataset, name: str, cell: str) -> Decimal | None:
    return typed_size(dataset, typing.cast("typing.Any", name), cell) if cell else None


def _channel(dataset: Dataset, cell: str) -> str:
    return named("way to hire", cell, channel_names(dataset)) if cell else ""


def _month(dated: bool, cell: str) -> str:
    found = _MONTH.fullmatch(cell)
    month = found[1] if found and _is_day(found[2][:3] if found[2] else "-01", found[1]) else ""
    if cell and dated and not month:
        raise TypedError(f"“{cell}” is not a day such as 2027-01-11, or a month such as 2027-01.")
    return month


def _is_day(day: str, month: str) -> bool:
    try:
        date.fromisoformat(month + day)
    except ValueError:
        return False
    return True
