"""Wording for texts that a screen reader speaks line by line."""

import re
from collections.abc import Iterable

from roletui.text.typed import read_whole
from roletui.text.width import without_middle

LONGEST = 60
"""Maximum length of a quotation of typed text."""


def sentence(text: str) -> str:
    """Return text that ends in punctuation, so that a voice pauses after it."""
    text = text.rstrip()
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”", ":")) or not text else f"{text}."


_SIGNS = (
    (re.compile(r"(?<=\S)–(?=\S)"), " to "),
    (re.compile(r" × "), " times "),
    (re.compile(r" ÷ "), " divided by "),
    (re.compile(r" → "), " to "),
    (re.compile(r" · "), ", "),
    (re.compile(r"≈ ?"), "about "),
    (re.compile(r"−"), "minus "),
)
"""Symbols that a voice skips or misreads, with the words for them."""


def spoken(text: str) -> str:
    """Return text with symbols replaced by words: ``20 to 50 cases``, ``960 h times $25``."""
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    return text


def numbered(one: str, many: str, label: str, items: Iterable[str]) -> list[str]:
    """Return a list: its number of entries, then each entry with a label and its number.

    ``one`` and ``many`` are the heading, with ``{}`` for the number; empty without entries.
    """
    entries = [sentence(item) for item in items]
    if not entries:
        return []
    head = (one if len(entries) == 1 else many).format(len(entries))
    return [f"{head}.", *(f"{label} {number}: {item}" for number, item in enumerate(entries, 1))]


def quoted(text: str) -> str:
    """Return typed text in quotation marks, its middle left out if it is long."""
    folded = " ".join(text.split())
    return f"“{without_middle(folded, LONGEST, LONGEST // 2, LONGEST // 2)}”"


def either(words: Iterable[str], last: str = "or") -> str:
    """Join words as in a sentence: ``a, b or c``."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def typed_number(text: str) -> int | None:
    """Return a line as a number, with or without a full stop or bracket; None for other text."""
    return read_whole(text.strip().removesuffix(")"))
