"""The rows of a table, each with what its request decides.

Data flow: a block of rows goes in, each row comes out with what is to be told of it. Cells are read
column by column, each different one once; most rows then take one look at each question on their
way (:mod:`roletui.batch.remainder`), and one at what is told of all rows that end there.
"""

import typing
from collections.abc import Callable, Iterator
from functools import partial
from operator import itemgetter

from roletui.batch.cells import MOST_KNOWN, Cells, Column
from roletui.batch.columns import Asked, Columns
from roletui.batch.errors import CellError
from roletui.batch.remainder import OPEN, TWO, UNSURE
from roletui.batch.rows import Block
from roletui.batch.size import NO_SIZE
from roletui.batch.tally import Tally
from roletui.batch.verdict import Verdict
from roletui.dataset.model import Question
from roletui.dataset.question_order import UNSURE as NOT_SURE
from roletui.tree.walk import ALSO

if typing.TYPE_CHECKING:
    from roletui.batch.verdicts import Verdicts

MOST = 20_000
"""Maximum number of different rows of which is remembered what is told."""

Row = list[str]


class Decider:
    """Decides the rows of a table.

    ``tell`` makes of a verdict what is told of a row; it is called once for all rows alike.
    """

    def __init__(
        self,
        verdicts: "Verdicts",
        columns: Columns,
        asked: Asked,
        tell: Callable[[Verdict], object],
        tally: Tally,
    ) -> None:
        dataset = verdicts.context.dataset
        self._tell, self._tally = tell, tally
        self._cells = Cells(dataset, columns, asked.blank, dated=bool(asked.date))
        self._codes = [
            _codes(question, self._cells.questions.get(question.id), self._cells.blank)
            for question in dataset.questions
        ]
        self._columns: list[Column[typing.Any]] = [
            *(column for column in self._codes if not isinstance(column, _Missing)),
            *self._cells.sizes.values(),
            *([self._cells.days] if asked.date and self._cells.days is not None else []),
        ]
        places = [column.place for column in self._cells.sizes.values()]
        self._sized: Callable[[Row], object] = itemgetter(*places) if places else _no_size
        self._verdicts = verdicts
        self._number()

    def _number(self) -> None:
        """Look up the ways of rows, whose ends are numbered anew."""
        self._told: dict[tuple[object, ...], object] = {}
        found = self._verdicts.remainders
        self._ways = [
            (self._codes[stand.question], self._codes[stand.question].place, stand.targets)
            for stand in (found.stands if found else ())
        ]
        self._ahead = [
            [self._codes[question] for question in self._verdicts.ahead(place)]
            for place in range(len(self._ways))
        ]

    def rows(self, block: Block) -> Iterator[tuple[int, Row, object]]:
        """Yield the requests of a block: number in the block, cells, what is told of it.

        A row of other than the head's length is filled up or cut. Lines without anything in them
        are no requests.
        """
        if self._verdicts.tidy():
            self._number()
        if len(self._told) > MOST:
            self._told.clear()
        rows, wrong = self._understood(block)
        told, sized, ways = self._told, self._sized, self._ways
        for number, row in enumerate(rows):
            if not any(row):
                continue
            if number in wrong:
                self._tally.wrong(wrong[number])
                yield number, row, self._tell(Verdict("bad", (), find_out=wrong[number]))
                continue
            place = 0
            while ways and place >= 0:
                column, cell, targets = ways[place]
                code = column[row[cell]]
                if code < 0:
                    break
                place = targets[code]
            size = sized(row)
            key = (place, size) if place < 0 else (*self._apart(row, place), size)
            found = told.get(key)
            if found is None:
                found = told[key] = self._tell(self._decided(row))
            yield number, row, found

    def _apart(self, row: Row, place: int) -> tuple[object, ...]:
        """Return what tells a row apart from others that have no one answer at the same place."""
        if self._ahead:
            codes = tuple([column[row[column.place]] for column in self._ahead[place]])
            if min(codes) >= UNSURE:
                return place, codes
        return (self._given(row),)

    def _given(self, row: Row) -> tuple[int, ...]:
        """Return the answers of a row by their numbers."""
        return tuple([column[row[column.place]] for column in self._codes])

    def _decided(self, row: Row) -> Verdict:
        answers = partial(self._cells.answers, row)
        return self._verdicts.of(self._given(row), answers, self._cells.size(row))

    def _understood(self, block: Block) -> tuple[list[Row], dict[int, str]]:
        """Return the rows, all as long as the head, and what is wrong with some, by number."""
        rows, wrong, width = block.rows, {}, len(block.head)
        if {*map(len, rows)} - {width}:
            uneven = [number for number, row in enumerate(rows) if len(row) != width]
            wrong = {number: _message(block, number, rows[number]) for number in uneven}
            rows = [(row + [""] * width)[:width] for row in rows]
        for column in self._columns:
            place = column.place
            met = {row[place] for row in rows}
            new = met - column.keys()
            if len(column) + len(new) > MOST_KNOWN:
                column.clear()
                new = met
            bad = {cell: why for cell in new if (why := _trouble(column, cell))}
            for number, row in enumerate(rows if bad else ()):
                if row[place] in bad and any(row):
                    wrong.setdefault(number, block.told(bad[row[place]], number))
        return rows, wrong


def _message(block: Block, number: int, row: Row) -> str:
    try:
        block.whole(row)
    except CellError as error:
        return block.told(error, number)
    return ""


def _trouble(column: Column[typing.Any], cell: str) -> CellError | None:
    """Read a cell for the first time; return what is wrong with it."""
    try:
        column[cell]
    except CellError as error:
        words = str(error)
    else:
        return None
    # Another error, not raised: the raised one would hold its frames, and they hold the block. No
    # collector takes such a ring apart while a command runs.
    return CellError(words, column.place)


class _Missing(Column[int]):
    """The column that a table does not have: whatever stands in the first one, it is one answer."""

    def __init__(self, code: int) -> None:
        super().__init__(0, lambda cell: code)
        self._code = code

    def __missing__(self, cell: str) -> int:
        """Return the one answer, and remember nothing."""
        return self._code


def _codes(question: Question, answers: Column[str] | None, blank: str) -> Column[int]:
    """Return a column that tells the numbers of the answers in another."""
    numbers = {answer.id: number for number, answer in enumerate(question.answers)}
    pairs = [f"{a}{ALSO}{b}" for a in numbers for b in numbers]
    numbers |= {both: TWO - number for number, both in enumerate(pairs)}
    numbers |= {NOT_SURE: UNSURE, "": OPEN}
    if answers is None:
        return _Missing(numbers[blank])
    return Column(answers.place, lambda cell: numbers[answers[cell]])


def _no_size(row: Row) -> object:
    return NO_SIZE
