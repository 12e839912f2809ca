"""Figures three rows high, of half blocks: six lines of pixels, a column to a cell."""

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


def big(text: str) -> tuple[str, str, str] | None:
    """Return the three rows of a text; None where there is a sign that has no figure."""
    if not all(sign in _GLYPHS for sign in text):
        return None
    signs = [_GLYPHS[sign].split() for sign in text]
    top, middle, bottom = (
        " ".join(_row(sign[line], sign[line + 1]) for sign in signs) for line in (0, 2, 4)
    )
    return top, middle, bottom


def _row(upper: str, lower: str) -> str:
    """Return two lines of pixels in one of cells."""
    return "".join(_BLOCKS[above + below] for above, below in zip(upper, lower, strict=True))
