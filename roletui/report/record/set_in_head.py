"""Setting status, date and who decided in the front matter of a record, and nothing else there."""

import re
from collections.abc import Iterable, Sequence

from roletui.report.record.head import Entry, Head, value_of
from roletui.text.yaml import yaml_text

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
"""A date; whatever else stands in its place is somebody's own words and stays."""
_DAY = re.compile(rf"""(["']?){DAY.pattern}\1""")
_MAKERS = ("decision-makers", "deciders")
"""The keys under which front matter names who decided; MADR 3 had the second."""
_ENTRY = re.compile(
    r"""(?P<key>[\w.-]+[ \t]*[:=])(?P<gap>[ \t]*)"""
    r"""(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?!\#)(?:(?![ \t]\#).)*?)"""
    r"""(?P<behind>(?:[ \t]+(?:\#.*)?)?)"""
)
"""An entry on one line, with the comment behind it."""
_ITEM = re.compile(r"(?P<before>[ \t]*-[ \t]+)(?P<name>.*?)[ \t]*(?:[ \t]#.*)?")


class StatusError(ValueError):
    """A status cannot be set; the message says why, and what to do."""


def missing(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return those names that are not known."""
    there = {" ".join(name.split()) for name in known}
    return [name for name in names if name not in there]


class InHead:
    """The front matter of a record; changes the lines of the file."""

    def __init__(self, lines: list[str], rows: Sequence[str], head: Head) -> None:
        self._lines, self._rows, self._head = lines, rows, head

    def status(self) -> str | None:
        """Return the status that it states; None where it states none."""
        found = "status" in self._head.entries
        return value_of(self._rows, self._head, "status") if found else None

    def put_status(self, words: str) -> None:
        """Put a status in place of the one that is there."""
        if entry := self._head.entries.get("status"):
            self._put("status", entry, self._value(words))

    def put_date(self, day: str) -> None:
        """Put a date in place of the one that is there."""
        entry = self._head.entries.get("date")
        found = self._one_line(entry) if entry else None
        if entry and found and (there := _DAY.fullmatch(found["value"])):
            self._put("date", entry, f"{there[1]}{day}{there[1]}")

    def add_makers(self, names: Sequence[str]) -> None:
        """Add names to those who decided, however they are listed."""
        key = next((name for name in _MAKERS if name in self._head.entries), "")
        entry = self._head.entries.get(key)
        if entry is None:
            self._insert(names)
        elif found := self._one_line(entry):
            self._add(key, entry, found["value"], names)
        else:
            self._append(key, entry, names)

    def _add(self, key: str, entry: Entry, value: str, names: Sequence[str]) -> None:
        """Add names to a text, or to a list in brackets, on one line."""
        if value.startswith("[") and value.endswith("]"):
            known = value[1:-1].split(",")
            if more := missing(names, (name.strip(" \t\"'") for name in known)):
                before = value[:-1].rstrip(", \t")
                listed = ", ".join(map(self._value, more))
                self._put(key, entry, f"{before}{'' if before == '[' else ', '}{listed}]")
            return
        text = value_of(self._rows, self._head, key)
        if value and not text:
            raise _unreadable(key, entry)
        if more := missing(names, text.split(",")):
            self._put(key, entry, self._value(", ".join(filter(None, [text, *more]))))

    def _append(self, key: str, entry: Entry, names: Sequence[str]) -> None:
        """Add names to a list that has a line for each."""
        rows = [row for row in self._rows[entry.first : entry.end] if row.strip()]
        items = [_ITEM.fullmatch(row) for row in rows[1:]]
        listed = [item for item in items if item]
        if self._head.toml or len(listed) < len(items) or rows[0].rstrip() != f"{key}:":
            raise _unreadable(key, entry)
        more = missing(names, (item["name"].strip("\"'") for item in listed))
        self._below(entry, *(f"{listed[-1]['before']}{self._value(name)}" for name in more))

    def _insert(self, names: Sequence[str]) -> None:
        """Add who decided below the date, or below the status, or at the top."""
        entries, top = self._head.entries, self._head.first
        entry = entries.get("date") or entries.get("status") or Entry(top, top + 1)
        if names:
            value = self._value(", ".join(names))
            row = f"{_MAKERS[0]} = {value}  " if self._head.toml else f"{_MAKERS[0]}: {value}"
            self._below(entry, row)

    def _below(self, entry: Entry, *rows: str) -> None:
        """Add lines below an entry."""
        end = self._line_end(entry.end - 1)
        self._lines[entry.end - 1] += "".join(f"{row}{end}" for row in rows)

    def _put(self, key: str, entry: Entry, value: str) -> None:
        """Put a value into an entry on one line."""
        found = self._one_line(entry)
        if found is None:
            raise _unreadable(key, entry)
        end = self._line_end(entry.first)
        line = f"{found['key']}{found['gap'] or ' '}{value}{found['behind']}{end}"
        self._lines[entry.first] = line

    def _one_line(self, entry: Entry) -> re.Match[str] | None:
        """Return the parts of an entry on one line; None of one on several."""
        rows = [row for row in self._rows[entry.first : entry.end] if row.strip()]
        return _ENTRY.fullmatch(rows[0]) if len(rows) == 1 else None

    def _value(self, words: str) -> str:
        """Return a text as a value; texts of JSON are those of TOML too."""
        text = yaml_text(words)
        return f'"{text}"' if self._head.toml and not text.startswith('"') else text

    def _line_end(self, number: int) -> str:
        line = self._lines[number]
        return line[len(line.rstrip("\r\n")) :]


def _unreadable(key: str, entry: Entry) -> StatusError:
    return StatusError(
        f"The {key} in line {entry.first + 1} of its front matter cannot be changed: write it as "
        "one text on one line."
    )
