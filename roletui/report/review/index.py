"""Marks for the entries of a dataset, such as ``[Q3]``, and their link definitions."""

import unicodedata
from collections.abc import Iterable, Iterator

from roletui.dataset.dataset import Dataset
from roletui.report.markdown import escaped

_MARKED = {
    "questions": ("Q", "topic"),
    "outcomes": ("O", "headline"),
    "roles": ("R", "name"),
    "factors": ("F", "label"),
    "channels": ("C", "name"),
    "sources": ("S", "title"),
    "conflicts": ("D", "about"),
    "faq": ("A", "ask"),
    "examples": ("E", "id"),
}
"""For each table whose entries have headings: the letter of the marks, and the name field."""

PRICES = "Prices"
"""The heading of the table of rates."""


class Index:
    """The mark, the name and the heading of each entry of a dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self._marks: dict[tuple[str, str], str] = {}
        self._names: dict[tuple[str, str], str] = {}
        for table, (letter, field) in _MARKED.items():
            for number, entry in enumerate(getattr(dataset, table), 1):
                self._marks[table, entry.id] = f"{letter}{number}"
                self._names[table, entry.id] = " ".join(getattr(entry, field).split())
        for number, rate in enumerate(dataset.rates, 1):
            self._marks["rates", rate.id] = f"P{number}"

    def heading(self, table: str, name: str) -> str:
        """Return the heading of an entry."""
        return f"### {self._marks[table, name]}. {escaped(self._names[table, name])}".rstrip()

    def mark(self, table: str, name: str) -> str:
        """Return the link to an entry: ``[Q3]``."""
        return f"[{self._marks[table, name]}]"

    def named(self, table: str, name: str) -> str:
        """Return the link to an entry with its name: ``[Q3] Systems to be joined``."""
        return f"{self.mark(table, name)} {escaped(self._names[table, name])}".rstrip()

    def cite(self, sources: Iterable[str]) -> str:
        """Return the links to some sources, each once; ``none`` without sources."""
        return " ".join(self.mark("sources", name) for name in dict.fromkeys(sources)) or "none"

    def definitions(self) -> Iterator[str]:
        """Yield the link definitions of the marks, which are not rendered."""
        for entry, mark in self._marks.items():
            heading = f"{mark}. {self._names[entry]}" if entry in self._names else PRICES
            yield f"[{mark}]: #{anchor(heading)}"


def anchor(heading: str) -> str:
    """Return the anchor that GitHub-flavoured sites give a heading."""
    kept = (c for c in heading.lower() if c in " -" or _in_words(c))
    return "".join(kept).replace(" ", "-")


def _in_words(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LM" or category in ("Nd", "Pc")
