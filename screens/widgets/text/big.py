"""Text in letters three rows high, painted with half blocks."""

import re

from textual.content import Content

ROWS = 3
"""The rows that big letters take; the lower half of the last one is blank."""

_LETTERS = """
A #### B ###. C #### D ###. E #### F #### G #### H #..# I # J ...# K #..# L #... M #...#
A #..# B #..# C #... D #..# E #... F #... G #... H #..# I # J ...# K #.#. L #... M ##.##
A #### B ###. C #... D #..# E ###. F ###. G #.## H #### I # J ...# K ##.. L #... M #.#.#
A #..# B #..# C #... D #..# E #... F #... G #..# H #..# I # J #..# K #.#. L #... M #...#
A #..# B ###. C #### D ###. E #### F #... G #### H #..# I # J #### K #..# L #### M #...#
N #...# O #### P #### Q #### R #### S #### T ##### U #..# V #...# W #...# X #...# Y #...# Z ####
N ##..# O #..# P #..# Q #..# R #..# S #... T ..#.. U #..# V #...# W #...# X .#.#. Y .#.#. Z ...#
N #.#.# O #..# P #### Q #..# R ###. S #### T ..#.. U #..# V .#.#. W #.#.# X ..#.. Y ..#.. Z .##.
N #..## O #..# P #... Q #.## R #.#. S ...# T ..#.. U #..# V .#.#. W ##.## X .#.#. Y ..#.. Z #...
N #...# O #### P #... Q #### R #..# S #### T ..#.. U #### V ..#.. W #...# X #...# Y ..#.. Z ####
0 #### 1 .#. 2 #### 3 #### 4 #..# 5 #### 6 #### 7 #### 8 #### 9 #### , .. . .
0 #..# 1 ##. 2 ...# 3 ...# 4 #..# 5 #... 6 #... 7 ...# 8 #..# 9 #..# , .. . .
0 #..# 1 .#. 2 #### 3 .### 4 #### 5 #### 6 #### 7 ...# 8 #### 9 #### , .. . .
0 #..# 1 .#. 2 #... 3 ...# 4 ...# 5 ...# 6 #..# 7 ...# 8 #..# 9 ...# , .# . .
0 #### 1 ### 2 #### 3 #### 4 ...# 5 #### 6 #### 7 ...# 8 #### 9 #### , #. . #
$ .#### – ... - ... & .##..
$ #.#.. – ... - ... & #....
$ .###. – ### - ### & .##.#
$ ..#.# – ... - ... & #..#.
$ ####. – ... - ... & .##.#
"""
"""Each letter's rows from the top, ``#`` where it is painted."""


def _read(text: str) -> dict[str, list[str]]:
    letters: dict[str, list[str]] = {" ": ["..."] * 5}
    for line in text.split("\n"):
        words = line.split()
        for letter, row in zip(words[::2], words[1::2], strict=True):
            letters.setdefault(letter, []).append(row)
    return letters


LETTERS = _read(_LETTERS)


def big(text: str, width: int) -> tuple[str, ...]:
    """Return the rows of a text in big capitals; none if it does not fit or lacks a letter."""
    letters = [LETTERS.get(letter, []) for letter in text.upper()]
    if not letters or not all(letters):
        return ()
    pixels = [".".join(rows) for rows in zip(*letters, strict=True)]
    pixels.append("." * len(pixels[0]))
    if len(pixels[0]) > width:
        return ()
    shades = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
    return tuple(
        "".join(shades[above + below] for above, below in zip(*pixels[row : row + 2], strict=True))
        for row in range(0, 2 * ROWS, 2)
    )


def big_lines(text: str, width: int, colour: str, *, solid: bool) -> tuple[Content, ...]:
    """Return the same in a colour; solid leaves no gaps between rows where a font has some.

    Not for a terminal's own colours, where a ground is said by reversing.
    """
    style = f"{colour} on {colour}" if solid else colour
    return tuple(
        Content("").join(
            Content.styled(part, style if part[0] == "█" else colour)
            for part in re.findall("█+|[^█]+", row)
        )
        for row in big(text, width)
    )
