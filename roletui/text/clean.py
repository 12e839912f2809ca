"""Text that is safe to print, to paint and to keep in a file.

Control characters move a terminal's cursor instead of being shown, bidirectional controls turn the
words behind them around, and a lone surrogate cannot be written to a file. What is done about them
depends on where the text goes: printed lines show that something was there, painted cells close
the gap, and what is kept loses it for good.
"""

CONTROL = frozenset(map(chr, (*range(32), *range(127, 160))))
"""Control characters: C0, DEL and C1."""
BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that set the direction of the text behind them."""

_NOT_IN_TEXT = CONTROL - {"\t", "\n"}
_JOINER, _NON_JOINER = "\u200d", "\u200c"
# Terminals disagree about the width of joined emoji, and Rich 15 fails on stray joiners.
_IN_CELLS: dict[int, str | None] = {
    **dict.fromkeys([*map(ord, CONTROL), 0x2028, 0x2029], " "),
    **dict.fromkeys([ord(_JOINER), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
}


def has_control(text: str) -> bool:
    """Tell whether a text holds a control character other than a tab and the end of a line."""
    return not text.isprintable() and not _NOT_IN_TEXT.isdisjoint(text)


def storable(sign: str) -> bool:
    """Tell whether a character may be kept: no control character, and no lone surrogate."""
    return sign not in CONTROL and not "\ud800" <= sign <= "\udfff"


def cleaned(text: str, keep: str = "\t\n") -> str:
    """Return a text without the characters that may not be kept, those in ``keep`` excepted."""
    return "".join(sign for sign in text if sign in keep or storable(sign))


def printable(text: str) -> str:
    """Return text for one line of a terminal, with U+FFFD for whatever is not printable.

    Joined emoji stand beside each other, as they are painted; what keeps letters apart stays.
    """
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or sign == _NON_JOINER else "\N{REPLACEMENT CHARACTER}"
        for sign in text.replace(_JOINER, "")
    )


def paintable(text: str) -> str:
    """Return text for painted cells: control characters are blanks, joiners and bidi gone."""
    return text if text.isprintable() else text.translate(_IN_CELLS)


def noted(words: str) -> str:
    """Return notes as they are kept: lines end alike, nothing in them is obeyed by a terminal."""
    lines = cleaned(words.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")
