"""Text in the cells of a terminal, as wide as Textual paints it. Never read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, set_cell_size

from roletui.text.clean import paintable
from roletui.text.width import cut, cut_at_word, fill

INDENT_FROM = 8
"""Width, in cells, from which the later lines of a list item are indented."""

_BULLET = "· "
_WORD = re.compile("[^ ]+")


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells: padded, or cut with ``…``."""
    text = paintable(text)
    if width > 0:
        text = cut(text, width, cell_len)
    return set_cell_size(text, max(width, 0))


def fit_right(text: str, width: int) -> str:
    """Return `text` flush right in exactly `width` cells, cut as `fit` cuts it."""
    text = fit(text, width).rstrip()
    return " " * (width - cell_len(text)) + text


def one_line(text: str, width: int) -> str:
    """Return `text` on one line of at most `width` cells, cut at a word where that is possible."""
    text = " ".join(_WORD.findall(paintable(text)))
    return text if cell_len(text) <= width else shorten(text, width)


def shorten(text: str, width: int) -> str:
    """Return as many words as fit in `width` cells with an ellipsis, which there always is."""
    return cut_at_word(text, width, cell_len)


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield `text` in lines of at most `width` cells; a list item's later lines are indented."""
    text = paintable(text)
    first = rest = ""
    if text.startswith(_BULLET) and text[2:].strip(" ") and width >= INDENT_FROM:
        first, rest, text = _BULLET, "  ", text[2:]
    ascii_only = text.isascii()
    words = text.split() if ascii_only else _WORD.findall(text)
    prefix = first
    for line in fill(words, width - len(rest), len if ascii_only else cell_len):
        yield prefix + line
        prefix = rest


def whole(sentences: Iterable[str], width: int) -> str:
    """Return the first of some sentences, and each further one that fits beside it on a line."""
    line = ""
    for sentence in sentences:
        longer = f"{line} {sentence}".strip()
        if not line or cell_len(longer) <= width:
            line = longer
    return line


def balanced(text: str, width: int) -> str:
    """Return `text` on as few lines as fit in `width`, none of them much shorter than another."""
    lines = [*wrap(text, width)]
    for closer in range(max(1, cell_len(text) // max(1, len(lines))), width):
        balance = [*wrap(text, closer)]
        if len(balance) == len(lines):
            return "\n".join(balance)
    return "\n".join(lines)


def fitting(words: tuple[str, ...], width: int) -> str:
    """Return as many of some words as fit on a line, and how many more there are."""
    for shown in range(len(words), 0, -1):
        more = f" and {len(words) - shown} more" if shown < len(words) else ""
        line = ", ".join(words[:shown]) + more
        if cell_len(line) <= width:
            return line
    return one_line(", ".join(words), width)
