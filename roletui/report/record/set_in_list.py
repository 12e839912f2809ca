"""Setting status, date and who decided in the list under the sentence that states a decision."""

import re
from collections.abc import Sequence
from itertools import takewhile

from roletui.records.extent import Extent, bare_lines
from roletui.report.record.labels import label_text, labels, words_at
from roletui.report.record.set_in_head import DAY, StatusError, missing
from roletui.text.escape import escaped

_MAKERS = "Decision-makers"
_ITEM = re.compile(r"(?P<before>[ \t]+(?:[-*+]|[0-9]+[.)])[ \t]+)(?P<words>.*)")
_HEADING = re.compile(r"#{1,6}[ \t]")


class InList:
    """The list under the sentence; changes the lines of the file."""

    def __init__(self, lines: list[str], rows: Sequence[str], extent: Extent) -> None:
        self._lines, self._as_read, self._first = lines, [*lines], extent.first
        self._rows = bare_lines(rows[extent.first : extent.block.first], extent.before)
        self._labels = labels(self._rows)
        if (number := self._labels.get("status")) is not None:
            below = takewhile(lambda row: not _HEADING.match(row), self._rows[number + 1 :])
            if "status" in labels([*below]):
                raise StatusError(
                    "It says its status twice in the list below its decision: keep one."
                )

    def status(self) -> str | None:
        """Return the status as it reads there; None where there is none."""
        number = self._labels.get("status")
        return None if number is None else self._words(number)

    def put_status(self, words: str) -> None:
        """Put a status in place of the one that is there."""
        if (number := self._labels.get("status")) is not None:
            self._put(number, words)

    def put_date(self, day: str) -> None:
        """Put a date in place of the one that is there."""
        number = self._labels.get("date")
        if number is not None and DAY.fullmatch(self._words(number)):
            self._put(number, day)

    def add_makers(self, names: Sequence[str]) -> None:
        """Add names to those who decided, in an entry of their own if there is none."""
        number = self._labels.get(_MAKERS.lower())
        if number is not None and self._end(number) > self._words_end(number):
            self._append(number, names)
        elif number is not None:
            known = self._words(number)
            if more := missing(names, known.split(",")):
                self._put(number, ", ".join(filter(None, [known, *more])))
        elif names:
            above = self._labels.get("date", self._labels["status"])
            before, _, end = self._parts(self._labels["status"])
            bullet = re.sub("Status", _MAKERS, before, count=1, flags=re.IGNORECASE)
            self._lines[self._first + self._end(above) - 1] += (
                f"{bullet}{escaped(', '.join(names))}{end}"
            )

    def _append(self, number: int, names: Sequence[str]) -> None:
        """Add names to a list below an entry, which has a line for each."""
        below = self._rows[self._words_end(number) : self._end(number)]
        items = [item for row in below if (item := _ITEM.fullmatch(row))]
        known = [*self._words(number).split(","), *(_read(item["words"]) for item in items)]
        last = self._first + self._end(number) - 1
        end = self._parts(number)[2]
        for name in missing(names, known):
            self._lines[last] += f"{items[0]['before']}{escaped(name)}{end}"

    def _words(self, number: int) -> str:
        """Return the words of an entry, without what keeps Markdown from reading them."""
        return _read(label_text("\n".join(self._rows[number : self._words_end(number)])))

    def _end(self, number: int) -> int:
        """Return the line behind an entry, whose indented lines belong to it."""
        end = number + 1
        while end < len(self._rows) and self._rows[end].strip() and self._rows[end][0] in " \t":
            end += 1
        return end

    def _words_end(self, number: int) -> int:
        """Return the line behind the words of an entry: its end, or a list that stands below."""
        below = range(number + 1, self._end(number))
        return next((nr for nr in below if _ITEM.match(self._rows[nr])), self._end(number))

    def _put(self, number: int, words: str) -> None:
        """Put words into an entry, whose other lines go; a list below it stays."""
        before, behind, end = self._parts(number)
        self._lines[self._first + number] = f"{before}{escaped(words)}{behind}{end}"
        for below in range(number + 1, self._words_end(number)):
            self._lines[self._first + below] = ""

    def _parts(self, number: int) -> tuple[str, str, str]:
        """Return what stands before the words of an entry, and the blanks and the end of its line.

        Of an entry on several lines, no blanks.
        """
        line, row = self._as_read[self._first + number], self._rows[number]
        bare = line.rstrip("\r\n")
        before = bare[: len(bare) - len(row) + words_at(row)]
        blanks = bare[len(bare.rstrip()) :] if self._words_end(number) == number + 1 else ""
        alone = len(before) == len(bare)
        return (
            before if before[-1:] in " \t" else f"{before} ",
            "" if alone else blanks,
            line[len(bare) :],
        )


def _read(words: str) -> str:
    """Return words without what keeps Markdown from reading them."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words)
