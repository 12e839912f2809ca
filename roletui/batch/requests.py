"""Requests as the rows of a table: who asks, what was answered, how much work it is.

Data flow: a stream of bytes goes in, one :class:`Request` for each row comes out. Nothing of a row
is kept once the next one is read.
"""

import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from roletui.batch.cells import Cells
from roletui.batch.columns import NOTHING_ASKED, Asked, columns
from roletui.batch.errors import CellError
from roletui.batch.rows import Block, Form, blocks
from roletui.dataset.dataset import Dataset
from roletui.text.tuples import NamedTuple

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


class Request(NamedTuple):
    """One request, in the terms of its dataset."""

    id: str
    """What the table calls it; where it says nothing, its line: ``line 7``."""
    answers: Mapping[str, str]
    """As a state keeps them: by question id, an answer's id, two as ``b+a``, or ``unsure``."""
    people: Decimal | None
    hours: Decimal | None
    """Hours a week for each person."""
    weeks: Decimal | None
    channel: str
    """Id of the way to hire; empty for the one that is proposed."""
    month: str
    """The month of its day, as in ``2027-01``; empty where it has none."""
    bad: str = ""
    """Why it cannot be understood, as a sentence; then nothing is known but its id."""


def read_requests(
    dataset: Dataset,
    stream: typing.BinaryIO,
    form: Form = "csv",
    asked: Asked = NOTHING_ASKED,
    file: str = "the table",
) -> Iterator[Request]:
    """Yield the requests of a table; ``file`` is what a sentence calls it.

    A decided table is read like any other. Raises :class:`TableError` where the table cannot be
    read, :class:`TypedError` where ``asked`` names something that is not there.
    """
    head: tuple[str, ...] = ()
    for block in blocks(stream, form, file):
        if block.head != head:
            head = block.head
            found = columns(dataset, head, asked, file)
            cells = Cells(dataset, found, asked.blank, dated=bool(asked.date))
        for number, row in enumerate(block.rows):
            if any(row):
                yield _request(cells, block, number, row)


def _request(cells: Cells, block: Block, number: int, row: list[str]) -> Request:
    try:
        row = block.whole(row)
        name = cells.id(row).strip() or f"line {block.line_of(number)}"
        answers, size = MappingProxyType(cells.answers(row)), cells.size(row)
        return Request(name, answers, *size, cells.month(row))
    except CellError as error:
        line = f"line {block.line_of(number)}"
        words = block.told(error, number)
        name = (cells.id(row).strip() if len(row) == len(block.head) else "") or line
        return Request(name, NO_ANSWERS, None, None, None, "", "", words)
