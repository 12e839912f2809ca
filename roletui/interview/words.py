"""How things are said where they are heard one line after the other."""

import re
from collections.abc import Iterable

from roletui.text.width import without_middle

LONGEST = 60
"""Of what somebody typed no more characters are said again."""


def sentence(text: str) -> str:
    """Return text that ends as a sentence does, so that a voice pauses after it."""
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
"""Signs that a voice leaves out or misreads, with the words they stand for."""


def spoken(text: str) -> str:
    """Return text whose signs are words: ``20 to 50 cases``, ``960 h times $25``."""
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    return text


def numbered(one: str, many: str, label: str, items: Iterable[str]) -> list[str]:
    """Return a list: how many entries it has, then each behind a word and its number.

    ``one`` and ``many`` say the first, with ``{}`` for the number; nothing where there are none.
    """
    told = [sentence(item) for item in items]
    if not told:
        return []
    head = (one if len(told) == 1 else many).format(len(told))
    return [f"{head}.", *(f"{label} {number}: {item}" for number, item in enumerate(told, 1))]


def quoted(text: str) -> str:
    """Return what somebody typed in quotation marks, its middle left out where it is long."""
    folded = " ".join(text.split())
    return f"“{without_middle(folded, LONGEST, LONGEST // 2, LONGEST // 2)}”"


def either(words: Iterable[str], last: str = "or") -> str:
    """Write several words as one would say them: ``a, b or c``."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def typed_number(text: str) -> int | None:
    """Return the number that a line is, written with or without a full stop."""
    digits = text.removesuffix(".").removesuffix(")")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None
