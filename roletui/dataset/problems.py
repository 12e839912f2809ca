"""What is wrong with a dataset, said so that its author can mend it."""

import typing

Path = tuple[str | int, ...]
"""Where in the file: keys and list positions from the top."""


def printable(text: str) -> str:
    """Return text without anything that a terminal would obey."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


class Problem(typing.NamedTuple):
    """One thing that is wrong."""

    path: Path
    message: str
    """One sentence without the place."""
    key: str = ""
    """The id of the entry concerned, to find it by."""

    @property
    def place(self) -> str:
        """The key path, as in ``roles[2].tier``; empty for the file as a whole."""
        text = ""
        for part in self.path:
            text += f"[{part}]" if isinstance(part, int) else f".{part}"
        return text.removeprefix(".")

    def __str__(self) -> str:
        place = self.place
        if self.key:
            place += f" ({self.key})"
        return printable(f"{place}: {self.message}" if place else self.message)


class RefusedError(Exception):
    """A file was refused; ``problems`` says everything that is wrong with it."""

    def __init__(
        self, file: str, problems: typing.Sequence[Problem], *, unread: bool = False
    ) -> None:
        super().__init__(file, problems)
        self.file = file
        """The file as the user named it."""
        self.problems = tuple(problems)
        self.unread = unread
        """Whether the file could not even be read."""

    def __str__(self) -> str:
        return "\n".join(f"{self.file}: {problem}" for problem in self.problems)


class DatasetError(RefusedError):
    """A dataset was refused."""


def near(word: str, known: typing.Iterable[str]) -> str:
    """Return `` Did you mean …?`` for the nearest known word, or nothing."""
    from difflib import get_close_matches  # only needed once something is wrong: 3 ms

    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean “{found[0]}”?" if found else ""
