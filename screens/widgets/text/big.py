"""Letters and figures three rows high, of half blocks: six lines of pixels, a column to a cell."""

import re
from functools import cache, lru_cache
from unicodedata import category

from textual.content import Content

_GLYPHS = {
    "A": "#### #..# #### #..# #..# ....",
    "B": "###. #..# ###. #..# ###. ....",
    "C": "#### #... #... #... #### ....",
    "D": "###. #..# #..# #..# ###. ....",
    "E": "#### #... ###. #... #### ....",
    "F": "#### #... ###. #... #... ....",
    "G": "#### #... #.## #..# #### ....",
    "H": "#..# #..# #### #..# #..# ....",
    "I": "# # # # # .",
    "J": "...# ...# ...# #..# #### ....",
    "K": "#..# #.#. ##.. #.#. #..# ....",
    "L": "#... #... #... #... #### ....",
    "M": "#...# ##.## #.#.# #...# #...# .....",
    "N": "#...# ##..# #.#.# #..## #...# .....",
    "O": "#### #..# #..# #..# #### ....",
    "P": "#### #..# #### #... #... ....",
    "Q": "#### #..# #..# #.## #### ....",
    "R": "#### #..# ###. #.#. #..# ....",
    "S": "#### #... #### ...# #### ....",
    "T": "##### ..#.. ..#.. ..#.. ..#.. .....",
    "U": "#..# #..# #..# #..# #### ....",
    "V": "#...# #...# .#.#. .#.#. ..#.. .....",
    "W": "#...# #...# #.#.# ##.## #...# .....",
    "X": "#...# .#.#. ..#.. .#.#. #...# .....",
    "Y": "#...# .#.#. ..#.. ..#.. ..#.. .....",
    "Z": "#### ...# .##. #... #### ....",
    "&": ".##.. #.... .##.# #..#. .##.# .....",
    "-": "... ... ### ... ... ...",
    "0": "#### #..# #..# #..# #### ....",
    "1": ".#. ##. .#. .#. ### ...",
    "2": "#### ...# #### #... #### ....",
    "3": "#### ...# .### ...# #### ....",
    "4": "#..# #..# #### ...# ...# ....",
    "5": "#### #... #### ...# #### ....",
    "6": "#### #... #### #..# #### ....",
    "7": "#### ...# ..#. ..#. ..#. ....",
    "8": "#### #..# #### #..# #### ....",
    "9": "#### #..# #### ...# #### ....",
    ".": ". . . . # .",
    "−": "... ... ### ... ... ...",
    " ": ".. .. .. .. .. ..",
}
"""The pixels of each sign, line by line; those of a capital are also those of its small letter."""
_ABOUT = "≈"
"""Is written as it is, like a currency."""
_LIGHT = {",": (" ", "▗", "▘")}
"""The rows of signs that are to be lighter than a pixel: none reaches below the base line."""
_BLOCKS = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}


@lru_cache(maxsize=8)
def big(text: str) -> tuple[str, str, str] | None:
    """Return the three rows of a text in capitals; None where a sign is among it that has none."""
    text = text.upper().replace(f"{_ABOUT} ", _ABOUT)
    if not text or not all(sign in _GLYPHS or sign in _LIGHT or _is_written(sign) for sign in text):
        return None
    top, middle, bottom = (" ".join(rows) for rows in zip(*map(_rows, text), strict=True))
    return top, middle, bottom


@cache
def _rows(sign: str) -> list[str]:
    """Return the rows of a sign: two lines of its pixels in each.

    Those before a figure are written as they are, beside its top: drawn they are smudges.
    """
    if sign in _LIGHT:
        return [*_LIGHT[sign]]
    if sign not in _GLYPHS:
        return [sign, " ", " "]
    lines = _GLYPHS[sign].split()
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [
        "".join([_BLOCKS[above + below] for above, below in zip(upper, lower, strict=True)])
        for upper, lower in pairs
    ]


def _is_written(sign: str) -> bool:
    return sign == _ABOUT or category(sign) == "Sc"


@lru_cache(maxsize=8)
def drawn(rows: tuple[str, ...], colour: str, *, solid: bool) -> tuple[Content, ...]:
    """Return rows in a colour; solid leaves no gaps between them where a font has some.

    Not for a terminal's own colours, where a ground is said by reversing.
    """
    styles = dict.fromkeys("▀▄▗▘ ", colour)
    styles["█"] = f"{colour} on {colour}" if solid else colour
    lines = []
    for row in rows:
        parts = re.findall(r"█+|[▀▄▗▘ ]+|[^█▀▄▗▘ ]+", row)
        styled = [(part, styles.get(part[0], f"bold {colour}")) for part in parts]
        lines.append(Content.assemble(*styled))
    return tuple(lines)
