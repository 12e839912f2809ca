"""Estimates of text width without a font: slightly wider than in any common one."""

import unicodedata
from functools import lru_cache

from roletui.text.width import cut, fill

_PARTS = 100
"""Widths are integers in hundredths of the font size, so that they add up exactly."""
_CLASSES = (
    (42, "ijlI|.,:;!' "),
    (50, 'ftr()[]-/\\`"·“”‘’'),
    (66, "0123456789$€£+=<>~^*?_&{}–"),
    (102, "mwMW@%…—"),
)
"""Widths in the widest of the common system fonts."""
_WIDTHS = {sign: width for width, signs in _CLASSES for sign in signs}
_LIGATURES = range(0xFDFA, 0xFDFE)
"""Arabic ligatures of a whole phrase."""
_PICTURES = range(0x1F000, 0x1FC00)
BOLD = 1.12
"""Width of bold text as a multiple of regular text."""


@lru_cache(maxsize=4096)
def _sign(sign: str) -> int:
    if sign in _WIDTHS:
        return _WIDTHS[sign]
    code = ord(sign)
    if code < 0x7F:
        return 79 if sign.isupper() else 64
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    if code in _LIGATURES:
        return 1200
    if code in _PICTURES:
        return 150
    return 110 if code > 0x8FF or unicodedata.east_asian_width(sign) in "WF" else 82


def _parts(words: str) -> int:
    return sum(map(_sign, words))


def width(words: str) -> float:
    """Return an upper bound of the width of a text, in multiples of the font size."""
    return _parts(words) / _PARTS


def wrapped(words: str, room: float, most: int) -> tuple[str, ...]:
    """Wrap a text to at most ``most`` lines; a text that is cut ends in ``…``.

    ``room`` is the width in multiples of the font size.
    """
    # A room computed from the width of this text may be a rounding error too small.
    fitting = int(room * _PARTS + 0.001)
    lines = [*fill(words.split(), fitting, _parts)]
    if len(lines) <= most:
        return tuple(lines)
    rest = " ".join(lines[most - 1 : most + 1])
    return (*lines[: most - 1], cut(rest, fitting, _parts))
