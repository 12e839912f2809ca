r"""What TOML 1.1 allows and TOML 1.0 does not, so that no parser's version decides about a file.

That is a table in braces with line breaks or with a comma behind its last value, the escapes
``\e`` and ``\x``, and a time without seconds (docs/decisions/0052).
"""

import re

from roletui.dataset.problems import Spot
from roletui.text.patterns import late
from roletui.text.tuples import NamedTuple

_PART = late(
    r'(?P<text>"{3}(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}|"(?:[^"\\\n]++|\\.)*+")'
    r"""|'{3}[\s\S]*?'{3,5}|'[^'\n]*+'|\#[^\n]*+"""
    r"|(?P<sign>[\[\]{}]|\n\s*+)|(?P<time>(?<![\d:])\d\d:\d\d(?![\d:]))"
)
_ESCAPE = late(r"\\(?:([ex])|[\s\S])")
_LAST_COMMA = late(r",[ \t]*\}")
_MINUTES = late(r":\d\d(?![\d:])")


class Newer(NamedTuple):
    """A form that only TOML 1.1 has."""

    message: str
    spot: Spot
    rows: int = 1
    """The number of lines it takes."""


def newer_form(text: str) -> Newer | None:
    """Return the first form of TOML 1.1 in a text; None where there is none.

    A text that may hold one is gone through part by part; few sound ones are.
    """
    return _found(text) if _suspect(text) else None


def _suspect(text: str) -> bool:
    if "\\" in text and ("\\e" in text or "\\x" in text):
        return True
    if _LAST_COMMA.search(text) or _MINUTES.search(text):
        return True
    return _unbalanced(text, "{") or _unbalanced(text, "}")


def _unbalanced(text: str, brace: str) -> bool:
    """Tell whether a line with such a brace has more of one kind than of the other."""
    end = 0
    while (start := text.find(brace, end)) >= 0:
        begin = text.rfind("\n", 0, start) + 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text.count("{", begin, end) != text.count("}", begin, end):
            return True
    return False


def _found(text: str) -> Newer | None:
    begun: list[int] = []
    broken = None
    for part in _PART.finditer(text):
        start, sign = part.start(), part[0]
        if sign in ("[", "{"):
            begun.append(start)
        elif sign in ("]", "}"):
            if not begun or text[begun[-1]] != "[{"["]}".index(sign)]:
                break
            table = begun.pop()
            if table == broken:
                break
            if broken is None and sign == "}" and text[:start].rstrip(" \t").endswith(","):
                message = "a table in braces has no comma after its last value; remove it"
                return Newer(message, _spot(text, start))
        elif broken is not None:
            continue
        elif sign[0] == "\n":
            broken = begun[-1] if begun and text[begun[-1]] == "{" else None
        elif part.lastgroup == "time":
            return Newer("a time has seconds; write them", _spot(text, start))
        elif part.lastgroup == "text" and (found := _escape(sign)):
            message = f"a text has no \\{found[1]}; write \\u and four digits"
            return Newer(message, _spot(text, start + found.start()))
    if broken is None:
        return None
    end = part.start() if broken not in begun else broken
    message = "a table in braces ends on its line; write it so, or as a table of its own"
    return Newer(message, _spot(text, broken), text.count("\n", broken, end) + 1)


def _escape(text: str) -> re.Match[str] | None:
    return next((found for found in _ESCAPE.finditer(text) if found[1]), None)


def _spot(text: str, start: int) -> Spot:
    return Spot(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
