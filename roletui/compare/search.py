"""Full-text search in the comparison: labels, cells, notes, titles and publishers of sources.

Data flow: the cells of a dataset and a text go in; :class:`Hits` come out. The index is built once
for each dataset, factor by factor as they are searched.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence

from roletui.compare.cell import Cell
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Factor, Role
from roletui.text.folding import folded
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple

_END = "\0"
"""Separates two cells; it occurs in no text of a dataset and cannot be typed."""


class Hits(NamedTuple):
    """Where a text was found among the roles and factors searched."""

    text: str
    cells: dict[str, frozenset[str]]
    """For each factor with a hit in a cell, by its id, the ids of the roles of those cells."""
    labels: frozenset[str]
    """Ids of the factors whose label contains it."""
    roles: frozenset[str]
    """Ids of the roles whose name contains it."""
    factors: int
    """Number of factors searched."""

    @property
    def number(self) -> int:
        """Number of labels, names and cells that contain it."""
        return sum(map(len, self.cells.values())) + len(self.labels) + len(self.roles)

    @property
    def in_factors(self) -> int:
        """Number of factors with a hit in the label or a cell."""
        return len(self.labels | self.cells.keys())

    @property
    def words(self) -> str:
        """The number of hits in words: ``7 hits for “x” in 4 of 12 factors``."""
        if not self.number:
            return f"no hit for “{self.text}”, so nothing is left out"
        where = [f"{self.in_factors} of {count(self.factors, 'factor', 'factors')}"]
        if self.roles:
            where.append(count(len(self.roles), "role’s name", "roles’ names"))
        if not self.in_factors:
            where = where[1:]
        return f"{count(self.number, 'hit', 'hits')} for “{self.text}” in {' and '.join(where)}"


class _Text(NamedTuple):
    """All cells of one factor as one text, and the offset at which each begins."""

    text: str
    starts: Sequence[int]


class Search:
    """The search index of one dataset."""

    def __init__(self, dataset: Dataset, cell_of: Callable[[Factor, Role], Cell]) -> None:
        self._dataset, self._cell_of = dataset, cell_of
        self._texts: dict[str, _Text] = {}
        self._tails: dict[tuple[str, ...], str] = {}

    def find(self, text: str, roles: Sequence[Role], factors: Sequence[Factor]) -> Hits:
        """Return where a text occurs, both folded (:mod:`roletui.text.folding`)."""
        wanted = folded(text)
        every = self._dataset.roles
        wanted_roles = {role.id for role in roles}
        shown = [role.id if role.id in wanted_roles else "" for role in every]
        found: dict[str, frozenset[str]] = {}
        for factor in factors:
            hits = frozenset(shown[place] for place in self._places(factor, wanted))
            if kept := hits - {""}:
                found[factor.id] = kept
        labels = frozenset(f.id for f in factors if wanted in folded(f.label))
        named = frozenset(
            r.id for r in roles if any(wanted in folded(name) for name in (r.name, r.short))
        )
        return Hits(" ".join(text.split()), found, labels, named, len(factors))

    def _places(self, factor: Factor, wanted: str) -> list[int]:
        """Return the indices, among all roles, of those whose cells contain a text."""
        text, starts = self._text_of(factor)
        at, found = -1 if _END in wanted else text.find(wanted), []
        while at >= 0:
            found.append(bisect_right(starts, at) - 1)
            at = text.find(wanted, text.index(_END, at))
        return found

    def _text_of(self, factor: Factor) -> _Text:
        known = self._texts.get(factor.id)
        if known is None:
            parts, starts, length = [], array("L"), 0
            for role in self._dataset.roles:
                starts.append(length)
                cell = self._cell_of(factor, role)
                part = folded(cell.text)
                for words in filter(None, (cell.short, cell.note)):
                    part += "\n" + folded(words)
                if cell.sources:
                    part += self._tail(cell.sources)
                parts.append(part)
                length += len(part) + 1
            known = _Text(_END.join([*parts, ""]), starts)
            self._texts[factor.id] = known
        return known

    def _tail(self, sources: tuple[str, ...]) -> str:
        """Return the searchable text of some sources: publishers and titles."""
        if sources not in self._tails:
            by_id = self._dataset.sources_by_id
            known = [by_id[name] for name in sources if name in by_id]
            texts = (f"\n{folded(entry.publisher)}\n{folded(entry.title)}" for entry in known)
            self._tails[sources] = "".join(texts)
        return self._tails[sources]
