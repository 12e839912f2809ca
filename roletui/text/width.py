"""How much text there is room for: its width, lines of at most a width, cuts that end in ``…``.

Whatever is cut or wrapped is measured by a function that is passed in, so that one way of doing it
serves characters (``len``), cells of a terminal (:func:`cell_width`, or the measure of whatever
paints them) and parts of an em. A measure is a sum: two texts are as wide as both together. Nothing
is ever parted from the accent, the tone or the joined sign behind it.
"""

import typing
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

Measure: typing.TypeAlias = Callable[[str], int]
"""Returns the width of a text."""

ELLIPSIS = "…"
"""Stands where a text was cut."""

_JOINER = "\u200d"
_WIDENS = "\ufe0f"
"""Makes a picture, two cells wide, of the sign before it."""
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_MEDIAL_JAMO = range(0x1160, 0x1200)
"""Vowels and final consonants of Hangul, painted into the cell of the consonant before them."""


def clusters(text: str) -> Iterator[str]:
    """Yield the signs of a text as a reader counts them: with accents, tones and what is joined."""
    if text.isascii():
        yield from text
        return
    cluster = ""
    for sign in text:
        joined = cluster.endswith(_JOINER) or sign == _JOINER or ord(sign) in _SKIN_TONES
        if cluster and (joined or unicodedata.category(sign) in ("Mn", "Me", "Cf")):
            cluster += sign
            continue
        if cluster:
            yield cluster
        cluster = sign
    if cluster:
        yield cluster


def cell_width(text: str) -> int:
    """Return how many cells of a terminal a printable text takes."""
    if text.isascii():
        return len(text)
    width = before = 0
    for sign in text:
        cells = int(before == 1) if sign == _WIDENS else _cells(sign)
        width, before = width + cells, 0 if sign in (_WIDENS, " ") else cells
    return width


@lru_cache(maxsize=4096)
def _cells(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Mc", "Cf"):
        return 0
    if ord(sign) in _MEDIAL_JAMO or ord(sign) in _SKIN_TONES:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def fill(words: Iterable[str], width: int, measure: Measure) -> Iterator[str]:
    """Yield lines filled with words, always at least one; a word wider than a line is broken."""
    line, used, blank = "", 0, measure(" ")
    for word in words:
        whole = measure(word)
        pieces = ((word, whole),) if whole <= width else _broken(word, width, measure)
        for piece, size in pieces:
            if line and used + blank + size <= width:
                line, used = f"{line} {piece}", used + blank + size
            else:
                if line:
                    yield line
                line, used = piece, size
    yield line


def _broken(word: str, width: int, measure: Measure) -> Iterator[tuple[str, int]]:
    """Yield a word in pieces of at most a width, each with its own width."""
    piece, used = "", 0
    for cluster in clusters(word):
        size = measure(cluster)
        if piece and used + size > width:
            yield piece, used
            piece, used = "", 0
        piece, used = piece + cluster, used + size
    yield piece, used


def head(text: str, width: int, measure: Measure = len) -> str:
    """Return as much of the beginning of a text as there is room for."""
    end = used = 0
    for cluster in clusters(text):
        used += measure(cluster)
        if used > width:
            return text[:end]
        end += len(cluster)
    return text


def cut(text: str, width: int, measure: Measure = len) -> str:
    """Return a text that fits as it is, and of any other its beginning and an ellipsis."""
    if measure(text) <= width:
        return text
    return head(text, width - measure(ELLIPSIS), measure).rstrip() + ELLIPSIS


def cut_at_word(text: str, width: int, measure: Measure = len) -> str:
    """Return as many words as fit together with an ellipsis, which is there in any case."""
    room = width - measure(ELLIPSIS)
    while measure(text) > room:
        before, _, _ = text.rpartition(" ")
        if not before.strip():
            text = head(text, room, measure)
            break
        text = before
    return text.rstrip(" ,;:") + ELLIPSIS


def without_middle(text: str, most: int, before: int, after: int) -> str:
    """Return a text of more than ``most`` characters as so many of its beginning and its end."""
    return text if len(text) <= most else f"{text[:before]} {ELLIPSIS} {text[-after:]}"
