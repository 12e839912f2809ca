"""How wide words are, without a font at hand: a little wider than in any common one."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_CLASSES = (
    (0.42, "ijlI|.,:;!' "),
    (0.5, 'ftr()[]-/\\`"·“”‘’'),
    (0.66, "0123456789$€£+=<>~^*?_&{}–"),
    (1.02, "mwMW@%…—"),
)
"""In parts of the size of the type, after the widest of the fonts that come with a system."""
_WIDTHS = {sign: width for width, signs in _CLASSES for sign in signs}
_LIGATURES = range(0xFDFA, 0xFDFE)
"""Signs of Arabic that are a whole phrase."""
_PICTURES = range(0x1F000, 0x1FC00)
_JOINER = "\u200d"
_TONES = range(0x1F3FB, 0x1F400)
BOLD = 1.12
"""So many times as wide bold type is."""
MORE = "…"


@lru_cache(maxsize=4096)
def _sign(sign: str) -> float:
    if sign in _WIDTHS:
        return _WIDTHS[sign]
    code = ord(sign)
    if code < 0x7F:
        return 0.79 if sign.isupper() else 0.64
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0.0
    if code in _LIGATURES:
        return 12.0
    if code in _PICTURES:
        return 1.5
    return 1.1 if code > 0x8FF or unicodedata.east_asian_width(sign) in "WF" else 0.82


def width(words: str) -> float:
    """Return how wide words are at most, in sizes of their type."""
    return sum(map(_sign, words))


def wrapped(words: str, room: float, most: int) -> tuple[str, ...]:
    """Return words as at most so many lines, none wider than the room; what is cut ends in ``…``.

    The room is in sizes of the type.
    """
    lines, line = [], ""
    for piece, glued in _pieces(words, room):
        longer = line + piece if glued or not line else f"{line} {piece}"
        if line and width(longer) > room:
            lines.append(line)
            longer = piece
        line = longer
    lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _cut(" ".join(lines[most - 1 : most + 1]), room))


def _pieces(words: str, room: float) -> Iterator[tuple[str, bool]]:
    """Yield the words, cut where one is wider than a line, and whether each goes on with another.

    A cut never parts a sign from what is put on it.
    """
    for word in words.split():
        if width(word) <= room:
            yield word, False
            continue
        glued = False
        piece = ""
        for cluster in clusters(word):
            if piece and width(piece + cluster) > room:
                yield piece, glued
                piece, glued = "", True
            piece += cluster
        yield piece, glued


def _cut(words: str, room: float) -> str:
    """Return as much of the words as there is room for, the sign for more behind them."""
    kept = ""
    for cluster in clusters(words):
        if width(kept + cluster + MORE) > room:
            break
        kept += cluster
    return kept.rstrip() + MORE


def clusters(words: str) -> Iterator[str]:
    """Yield the signs of a text as a reader counts them: with accents, tones and what is joined."""
    cluster = ""
    for sign in words:
        joined = cluster.endswith(_JOINER) or sign == _JOINER or ord(sign) in _TONES
        if cluster and (joined or unicodedata.category(sign) in ("Mn", "Me", "Cf")):
            cluster += sign
            continue
        if cluster:
            yield cluster
        cluster = sign
    if cluster:
        yield cluster
