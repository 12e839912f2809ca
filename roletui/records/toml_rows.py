"""TOML row by row: which rows belong together, rows that are short, rows that a mail has wrapped.

A block must survive what mail programs do to it, so none of its rows is long; and what an earlier
version wrote in long rows is read although a mail has wrapped them.
"""

import re
from collections.abc import Iterable, Iterator

from roletui.text.escape import by_number
from roletui.text.patterns import late

WIDTH = 60
"""Characters in a row at most, so that it fits into a mail of 70 even when quoted five times."""

_TOKEN = late(r"\"\"\"|'''|[\"'\\#\[\]{}]")
_LONG_KEY = late(r"[ \t]*[\w-]{50,}[ \t]*")
"""An id too long for the row of a mail, which tears it off its equals sign."""
_STATEMENT = late(
    rf"[ \t]*(?:\[{{1,2}}[\w .\"'-]+\]{{1,2}}[ \t]*|[\w.\"'-]+[ \t]*=.*)|{_LONG_KEY.pattern}"
)
_LONG = late(r'(?P<head>[ \t]*(?:[\w.-]+ = )?)"(?P<text>(?:[^"\\]|\\.)*)"(?P<tail>,?)')
_SIGN = late(r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|.", re.DOTALL)


class Rows:
    """Follows TOML from row to row; knows whether a value goes on in the next one."""

    def __init__(self) -> None:
        self._quote = ""
        """The quotation marks of the text that is open."""
        self._open: list[str] = []
        """The brackets that are open."""
        self._bare = False
        """Whether the last row ended before its value."""
        self.commented = False
        """Whether there was a comment."""

    @property
    def goes_on(self) -> bool:
        """Whether the next row belongs to the same entry."""
        return bool(self._quote or self._open or self._bare)

    @property
    def torn(self) -> bool:
        """Whether the last row ended where TOML allows none to end."""
        return self._bare or len(self._quote) == 1 or "{" in self._open

    def feed(self, row: str) -> None:
        """Take the next row."""
        at = 0
        ends = row.rstrip().endswith("=") or bool(_LONG_KEY.fullmatch(row))
        bare = not self.goes_on and ends and is_statement(row)
        while token := _TOKEN.search(row, at):
            at, sign = token.end(), token[0]
            if self._quote:
                if sign == "\\" and self._quote[0] == '"':
                    at += 1
                elif sign.startswith(self._quote):
                    at = token.start() + len(self._quote)
                    self._quote = ""
            elif sign[0] in "\"'":
                self._quote = sign
            elif sign == "#":
                self.commented = True
                break
            elif sign in "[{":
                self._open.append(sign)
            elif sign in "]}" and self._open:
                self._open.pop()
        self._bare = bare and not self._quote


def is_statement(row: str) -> bool:
    """Tell whether a row looks like the begin of an entry or a table of TOML."""
    return bool(_STATEMENT.fullmatch(row))


def unwrapped(text: str) -> str:
    """Return TOML with the rows joined that were torn apart; what follows keeps its row."""
    rows: list[str] = []
    reader = Rows()
    joined = 0
    for row in text.split("\n"):
        if reader.torn:
            rows[-1] = f"{rows[-1].rstrip()} {row.strip()}"
            joined += 1
        else:
            rows += [""] * joined
            joined = 0
            rows.append(row)
        reader.feed(row if not joined else row.strip())
    return "\n".join([*rows, *[""] * joined])


def folded(text: str) -> str:
    """Return TOML as ``tomli_w`` writes it, with no row longer than :data:`WIDTH`.

    Only texts are folded; a key stands in one row, however long it is.
    """
    return "\n".join(short for row in text.split("\n") for short in _folded(row))


def _folded(row: str) -> Iterator[str]:
    long = _LONG.fullmatch(row) if len(row) > WIDTH else None
    if long is None:
        yield row
        return
    yield f'{long["head"]}"""\\'
    # A sign that has to be escaped takes up to nine more.
    *pieces, last = _pieces(_SIGN.findall(long["text"]), WIDTH - len('""",') - 9)
    yield from (f"{piece}\\" for piece in pieces)
    yield f'{last}"""{long["tail"]}'


def _pieces(signs: Iterable[str], most: int) -> Iterator[str]:
    """Cut a text, behind a blank where there is one."""
    piece: list[str] = []
    size = cut = 0
    for sign in signs:
        if size + len(sign) > most:
            cut = cut or len(piece)
            yield "".join(piece[:cut])
            piece = piece[cut:]
            if piece:
                piece[0] = _first(piece[0])
            size, cut = sum(map(len, piece)), 0
        piece.append(sign if piece else _first(sign))
        size += len(piece[-1])
        if sign == " ":
            cut = len(piece)
    yield "".join(piece)


def _first(sign: str) -> str:
    """Return a sign as a row may begin with it: a blank would be lost, a fence end the block."""
    return sign if len(sign) > 1 or sign.isalnum() else by_number(sign)
