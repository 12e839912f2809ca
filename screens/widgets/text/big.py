"""Figures three rows high, of half blocks: six lines of pixels, a column to a cell."""

from functools import cache, lru_cache

_GLYPHS = {
    "0": "### #.# #.# #.# ### ...",
    "1": ".#. ##. .#. .#. ### ...",
    "2": "### ..# ### #.. ### ...",
    "3": "### ..# .## ..# ### ...",
    "4": "#.# #.# ### ..# ..# ...",
    "5": "### #.. ### ..# ### ...",
    "6": "### #.. ### #.# ### ...",
    "7": "### ..# ..# .#. .#. ...",
    "8": "### #.# ### #.# ### ...",
    "9": "### #.# ### ..# ### ...",
    ",": ".. .. .. .. .# #.",
    ".": ". . . . # .",
    "$": ".#### #.#.. .###. ..#.# ####. ..#..",
    "€": ".### ###. .#.. ###. .### ....",
    "£": ".## #.. ### #.. ### ...",
    "≈": ".... .#.# #.#. .#.# #.#. ....",
    "−": "... ... ### ... ... ...",
    " ": ". . . . . .",
}
"""The pixels of each sign, line by line."""
_BLOCKS = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}


@lru_cache(maxsize=8)
def big(text: str) -> tuple[str, str, str] | None:
    """Return the three rows of a text; None where there is a sign that has no figure."""
    if not all(map(_GLYPHS.__contains__, text)):
        return None
    top, middle, bottom = (" ".join(rows) for rows in zip(*map(_rows, text), strict=True))
    return top, middle, bottom


@cache
def _rows(sign: str) -> list[str]:
    """Return the rows of a sign: two lines of its pixels in each."""
    lines = _GLYPHS[sign].split()
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [
        "".join([_BLOCKS[above + below] for above, below in zip(upper, lower, strict=True)])
        for upper, lower in pairs
    ]
