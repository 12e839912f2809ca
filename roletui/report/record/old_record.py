"""The record that stands in a file: which of its lines roletui wrote, and which a hand."""

import re
from collections.abc import Callable, Sequence

from roletui.records.checksums import key, read_checksums
from roletui.records.extent import Extent, bare_lines
from roletui.report.record.by_hand import own_keys
from roletui.report.record.fences import units
from roletui.report.record.frame import own_rows
from roletui.report.record.front_matter import is_own_status
from roletui.report.record.head import head_above, value_of
from roletui.report.record.labels import label_text, labels, list_entries
from roletui.report.record.page_one import FACTS

_TITLE = re.compile(r"#{1,6}[ \t]")
_FACTS = {label.lower() for label in FACTS}


class OldRecord:
    """A record in a document; ``as_written`` finds its own checksums where none are in it."""

    def __init__(
        self, rows: Sequence[str], extent: Extent, as_written: Callable[[], set[int]]
    ) -> None:
        whole = bare_lines(rows[extent.first : extent.block.first], extent.before)
        self._rows = rows
        self.base = read_checksums(whole)
        """The checksums in it; None where it was written without."""
        self.head = None if extent.before else head_above(rows, extent.first)
        """Its front matter; None where the document has none of a record."""
        self.known = {*self.base.head, *self.base.body} if self.base else as_written()
        """The checksums of what roletui wrote."""
        self.there = list_entries(units(own_rows(whole)), self.known)
        """What stands in it between its mark and its checksums."""

    def status(self) -> str:
        """Return the status that somebody set, in the front matter or below the title."""
        head = self.head
        if head and "status" in head.entries and not self.is_own_entry("status"):
            return value_of(self._rows, head, "status")
        place = labels(self.there, self.is_own_label).get("status")
        if place is None or self.is_own_label("status", self.there[place]):
            return ""
        return label_text(self.there[place])

    def title(self, title: str) -> str:
        """Return the title that somebody gave it in place of roletui's; without one that of now."""
        given, base = self.there[0] if self.there else "", self.base
        if base is None or not _TITLE.match(given) or key(given) in self.known:
            return title
        return title if base.body[0] in own_keys(self.there) else given

    def titled(self, title: str) -> tuple[list[int], list[str]]:
        """Return the checksums and the lines of then under the title of now.

        It names the decision, so what somebody wrote below it stays below it when that changes.
        """
        assert self.base is not None
        base, there = [*self.base.body], [*self.there]
        if base and there and key(there[0]) == base[0] and (now := key(title)) is not None:
            base[0], there[0] = now, title
        return base, there

    def is_own_label(self, label: str, row: str) -> bool:
        """Tell whether roletui wrote a line of the list under the title.

        A figure is always its own, so that an old one never stands for that of now.
        """
        if label in _FACTS:
            return True
        if key(row) in self.known or self.base is not None:
            return key(row) in self.known
        if label == "status":
            return is_own_status(label_text(row).replace("\\", ""))
        return label in ("date", "caution")

    def is_own_entry(self, name: str) -> bool:
        """Tell whether roletui wrote an entry of the front matter."""
        assert self.head is not None
        entry = self.head.entries[name]
        rows = [row for row in self._rows[entry.first : entry.end] if row.strip()]
        if all(key(row) in self.known for row in rows) or self.base is not None:
            return all(key(row) in self.known for row in rows)
        if name == "status":
            return is_own_status(value_of(self._rows, self.head, name))
        return name.startswith("dataset") or name in ("roletui", "date", "decision")
