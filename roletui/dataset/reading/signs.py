"""Signs that word processors and web pages put in place of TOML's own, outside texts in quotes.

A text in curly quotes is read as one in straight quotes, a no-break blank as a blank, and what
nobody sees is passed over, each with a warning. A text keeps its length and its lines, so every
place in it stays where it is. Sound TOML holds none of these signs outside its texts and remarks,
so it is left as it is.
"""

import re
import typing

from roletui.dataset.problems import Problem, Spot
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple

MOST = 20_000
"""Maximum number of curly quotes; a text with more is left as it is, as each takes a while."""

_DOUBLE, _SINGLE = "“”„‟«»＂", "‘’‚‛"
_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\xad\u200b-\u200f\u2060\ufeff"
_BARE = r"A-Za-z0-9_+.:\-"
_ENDS = rf"(?=[ \t{_BLANKS}{_UNSEEN}]*+(?:[,\]}}=#.\n]|\Z))"
"""What follows a text: a comma, a bracket, a remark, or the end of the line."""


def _curly(straight: str, curly: str) -> str:
    """Return the pattern of a text one of whose two marks at least is curly."""
    begun = rf"[{curly}][^\n]{{0,5000}}?[{straight}{curly}]"
    ended = rf"{straight}[^\n{straight}{curly}]*+[{curly}]"
    return f"(?:{begun}|{ended}){_ENDS}"


def _tall(straight: str, curly: str) -> str:
    """Return the pattern of a text of several lines, between three curly marks each."""
    three = rf"[{straight}{curly}]{{3}}"
    return rf"(?!{straight}{{3}}){three}[\s\S]{{0,5000}}?{three}{_ENDS}"


_PART = re.compile(
    r'"{3}(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}|\'{3}[\s\S]*?\'{3,5}'
    r"""|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|\#[^\n]*+"""
    rf"""|(?P<tall_double>{_tall('"', _DOUBLE)})|(?P<tall_single>{_tall("'", _SINGLE)})"""
    rf"""|(?P<double>{_curly('"', _DOUBLE)})|(?P<single>{_curly("'", _SINGLE)})"""
    rf"|(?P<blanks>[{_BLANKS}]++)|(?P<unseen>[{_BARE}{_UNSEEN}]++)"
)
"""A text in quotes or a remark, which are left as they are, or what may hold such a sign."""


class Straightened(NamedTuple):
    """A text with TOML's own signs."""

    text: str
    warnings: tuple[Problem, ...]
    """One for each kind of sign, at its first place."""


def straightened(text: str) -> Straightened:
    """Return a text with TOML's own signs in place of others, and warnings about those."""
    if text.isascii() or sum(map(text.count, _DOUBLE + _SINGLE)) > MOST:
        return Straightened(text, ())
    seen: dict[str, list[int]] = {}

    def straight(found: re.Match[str]) -> str:
        part, kind = found[0], found.lastgroup
        if kind is None or part.isascii():
            return part
        seen.setdefault(kind if kind in _WORDS else "curly", []).append(found.start())
        if kind == "blanks":
            return " " * len(part)
        if kind == "unseen":
            return "".join(sign for sign in part if sign.isascii()).ljust(len(part))
        marks = ('"' if kind.endswith("double") else "'") * (3 if kind.startswith("tall") else 1)
        return f"{marks}{part[len(marks) : -len(marks)]}{marks}"

    changed = _PART.sub(straight, text)
    return Straightened(changed, tuple(_warnings(text, seen)))


_WORDS = {
    "curly": ("text in curly quotes", "texts in curly quotes", "write straight ones"),
    "blanks": ("no-break or wide blank", "no-break or wide blanks", "write plain ones"),
    "unseen": ("word with invisible characters", "words with invisible characters", "delete them"),
}
"""For each kind of sign: one, several, and what to do."""


def _warnings(text: str, seen: dict[str, list[int]]) -> typing.Iterator[Problem]:
    for kind, places in seen.items():
        one, many, cure = _WORDS[kind]
        before = text[: places[0]]
        spot = Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"holds {count(len(places), one, many)}, which can be read; {cure}."
        yield Problem((), message, severity="warning", spot=spot)
