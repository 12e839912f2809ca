"""Building blocks of Markdown documents: escaped text, lists, tables, cited sources."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from roletui.dataset.dataset import Dataset
from roletui.dataset.review_dates import stale
from roletui.text.escape import escaped

__all__ = ["Cited", "bullets", "escaped", "numbered", "role_name", "table"]


class Cited:
    """Sources numbered in the order of their first citation."""

    def __init__(self, dataset: Dataset, today: date) -> None:
        self.today = today
        """The day of the document."""
        self._dataset = dataset
        self._numbers: dict[str, int] = {}

    def cite(self, sources: Iterable[str]) -> str:
        """Return the numbers of sources by id, as in `` [1] [3]``; empty ids are skipped."""
        names = [name for name in sources if name]
        numbers = [self._numbers.setdefault(name, len(self._numbers) + 1) for name in names]
        return "".join(f" [{number}]" for number in sorted(set(numbers)))

    def lines(self) -> Iterator[str]:
        """Yield the cited sources as a numbered list."""
        for name, number in self._numbers.items():
            source = self._dataset.source(name)
            parts = [
                f"*{escaped(source.title)}.* {escaped(source.publisher)}, "
                f"published {source.published}, checked {source.checked}, grade {source.grade}.",
                f"Interest: {escaped(source.interest)}",
                f"**{old}**." if (old := stale(self._dataset.about, source, self.today)) else "",
                escaped(source.note),
                f"<{source.url}>" if source.url else "",
            ]
            yield f"{number}. " + " ".join(part for part in parts if part)


def role_name(dataset: Dataset, name: str) -> str:
    """Return the name of a role by its id."""
    return dataset.role(name).name


def bullets(items: Iterable[str]) -> str:
    """Write a list."""
    return "\n".join(f"- {escaped(item)}" for item in items)


def table(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    figures: int = 0,
    skip: int = 0,
    raw: int = 0,
) -> str:
    """Write a table; ``figures`` columns are right-aligned, after the label and ``skip`` columns.

    The last ``raw`` columns are Markdown already.
    """
    right = range(1 + skip, 1 + skip + figures)
    rule = ["---:" if nr in right else "---" for nr in range(len(head))]
    plain_columns = len(head) - raw
    lines = [[escaped(cell) for cell in head], rule]
    for row in rows:
        lines.append([escaped(c) if nr < plain_columns else c for nr, c in enumerate(row)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def numbered(items: Iterable[str]) -> str:
    """Write a numbered list."""
    return "\n".join(f"{number}. {escaped(item)}" for number, item in enumerate(items, 1))
