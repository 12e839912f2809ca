"""Whether the ground of a terminal is dark: by what it answers, or by what its environment says."""

import re

from roletui.text.patterns import late

QUESTION = "\x1b]11;?\x1b\\"
"""Asks a terminal for the colour of its ground (OSC 11)."""

_ANSWER = late(
    r"11;(?:rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})(?:/[0-9a-f]{1,4})?"
    r"|#((?:[0-9a-f]{3}){1,4}))",
    re.IGNORECASE,
)
"""A colour as X11 writes it: each part in as many digits as there are, or all in one."""
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_MIDDLE = 0.179
"""Luminance of the grey on which black and white are read equally well."""
_DARK_OF_16 = (*range(7), 8)
"""Those of a terminal's 16 colours that are dark, but for the user who has changed them."""


def is_dark(answer: str) -> bool | None:
    """Tell by what a terminal said in an OSC string; None where that is no ground."""
    found = _ANSWER.fullmatch(answer)
    if not found:
        return None
    *parts, together = found.groups()
    if together:
        size = len(together) // 3
        parts = [together[place : place + size] for place in range(0, 3 * size, size)]
    light = (int(part, 16) / (16 ** len(part) - 1) for part in parts)
    return sum(map(_weighed, _WEIGHTS, light)) < _MIDDLE


def _weighed(weight: float, part: float) -> float:
    return weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def is_dark_by(colorfgbg: str) -> bool | None:
    """Tell by ``COLORFGBG``, such as ``15;0``, the ground last; None where it says none."""
    ground = colorfgbg.rpartition(";")[2]
    return int(ground) in _DARK_OF_16 if re.fullmatch("[0-9]|1[0-5]", ground) else None
