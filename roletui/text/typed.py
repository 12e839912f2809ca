"""Numbers as people type and paste them: the one reader of the app, the interview and the commands.

:data:`RULE` says what is read. Whatever it does not cover is no number, as a whole: of a text that
only begins with digits nothing counts.
"""

import re
import typing
import unicodedata
from decimal import Decimal

from roletui.text.errors import TypedError
from roletui.text.folding import folded
from roletui.text.money import symbol
from roletui.text.numbers import plain

RULE = (
    "1500, 1 500, 1'500, 1,500.00 and 1.500,00 are one number, in the digits of any script, with "
    "its currency or unit before or behind it. Of comma and point the later is the decimal mark. "
    "Where there is one of them only, a comma before three digits, or a mark that occurs twice, "
    "sets off thousands (1,500; 1.500.000); any other is the decimal mark (95,50). What may be "
    "either, as 1.500 for an amount, is not taken."
)
"""How a number may be written, for whoever is asked for one."""
LONGEST = 40
"""Maximum length of a number in characters, with its currency."""

_SEPARATORS = {"\u066b": ".", "\u066c": "'", "’": "'", "‘": "'", "ʼ": "'", "′": "'", "−": "-"}
"""What else is typed for a decimal mark (Arabic), an apostrophe and a minus."""
# Compiled when first used, since the app imports this before anything is typed.
_NUMBER = r"(\D*?)([.,]?\d(?:[\d.,' ]*\d)?[.,]?)(\D*)"
_UNGROUPED = r"\d*[.,]?\d*"
_GROUPED = (
    r"([1-9]\d{0,2}(?: \d{3})+)(?:[.,](\d*))?",
    r"([1-9]\d{0,2}(?:'\d{3})+)(?:[.,](\d*))?",
    r"([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d*))?",
    r"([1-9]\d{0,2}(?:\.\d{3})+),(\d*)",
    r"([1-9]\d{0,2}(?:\.\d{3}){2,})()",
)
_MAY_BE_COMMA = r"[1-9]\d{0,2}\.\d{3}"
_MAY_BE_POINT = r"[1-9]\d{0,2},\d{3}"


def typed_sign(character: str) -> str:
    """Return a character as it is read within a number, a digit of any script as ``0`` to ``9``.

    Empty for what is not seen, the character itself for what is no part of a number.
    """
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if unicodedata.east_asian_width(character) == "F":
        character = unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return "" if category == "Cf" else _SEPARATORS.get(character, character)


def read_number(text: str, *units: str, places: int = 2) -> Decimal | None:
    """Return the number that a text is by :data:`RULE`; None where it is none, or may be two.

    ``units`` are what may stand beside it, whole or its first word: a unit, or the code of a
    currency, which admits its sign too. ``places`` are the decimals such a number has: with two,
    ``1.500`` may be meant for thousands; with three or more, ``1,500`` may be meant for decimals.
    """
    parts = _parts(text)
    if parts is None or not {*map(folded, parts.beside)} <= _allowed(units):
        return None
    digits = parts.digits
    whole, decimals = _parted(digits)
    if whole is None or re.fullmatch(_MAY_BE_COMMA if places < 3 else _MAY_BE_POINT, digits):
        return None
    number = Decimal(f"{whole or 0}.{decimals}")
    return number.copy_negate() if parts.minus and number else number


class _Parts(typing.NamedTuple):
    """A text with one number in it."""

    minus: bool
    digits: str
    beside: tuple[str, str]
    """What stands before and behind the digits, other than a sign."""


def _parts(text: str) -> _Parts | None:
    """Take a text apart; None for one with several numbers in it, or none."""
    signs = "".join(map(typed_sign, text[: LONGEST + 1])).strip()
    found = re.fullmatch(_NUMBER, signs) if len(text.strip()) <= LONGEST else None
    if not found:
        return None
    before = re.sub("[+-]", "", found[1], count=1).strip()
    return _Parts("-" in found[1], found[2], (before, found[3].strip()))


def _allowed(units: tuple[str, ...]) -> set[str]:
    """Return what may stand beside a number, folded: nothing, a unit, the sign of a currency."""
    words = {*units, *(unit.partition(" ")[0] for unit in units)}
    return {"", *map(folded, words), *(folded(symbol(word)) for word in words)}


def _parted(digits: str) -> tuple[str | None, str]:
    """Return the digits before and after the decimal mark; None for digits that are no number."""
    for form in _GROUPED:
        if found := re.fullmatch(form, digits):
            return re.sub("[ ',.]", "", found[1]), found[2] or ""
    if re.fullmatch(_UNGROUPED, digits):
        whole, _, decimals = digits.replace(",", ".").partition(".")
        return whole, decimals
    return None, ""


def read_whole(text: str) -> int | None:
    """Return the whole number that a text is, as :func:`read_number` does; None for none."""
    number = read_number(text)
    return None if number is None or number % 1 else int(number)


class Figure(typing.NamedTuple):
    """A figure that somebody is asked for."""

    what: str
    """What stands behind it: ``people``, ``USD an hour``."""
    least: Decimal
    most: Decimal
    places: int = 2
    """Maximum number of decimals."""
    units: tuple[str, ...] = ()
    """What may be typed beside it, besides nothing."""
    above: bool = False
    """Whether it must be more than ``least``."""

    def read(self, text: str) -> Decimal:
        """Return the figure that was typed; raise :class:`TypedError` where it is none."""
        number = read_number(text, *self.units, places=self.places)
        if number is None or not self._allows(number):
            raise TypedError(f"“{text.strip()}” {self.what}{self._wanted(text, number)}")
        return number

    def _allows(self, number: Decimal) -> bool:
        exponent = number.as_tuple().exponent
        fine = isinstance(exponent, int) and -exponent <= self.places
        at_least = self.least < number if self.above else self.least <= number
        return fine and at_least and number <= self.most

    def _wanted(self, text: str, number: Decimal | None) -> str:
        """Say what is wrong with it, as the end of the sentence."""
        elsewhere = 3 if self.places < 3 else 2
        either = read_number(text, *self.units, places=elsewhere) if number is None else None
        if either is not None:
            small, mark = (either, "point") if self.places < 3 else (either / 1000, "comma")
            if self._allows(Decimal(int(small * 1000))):
                return f" may be {small * 1000:.0f} or {plain(small)}: write it without a {mark}."
        parts = _parts(text) if number is None else None
        other_unit = " ".join(filter(None, parts.beside)) if parts else ""
        unit = f"“{other_unit}” is another unit; " if other_unit else ""
        limits = f"from {plain(self.least)} to {plain(self.most)}"
        if self.above:
            limits = f"above {plain(self.least)} and up to {plain(self.most)}"
        decimals = f"with at most {_FEW.get(self.places, self.places)} decimals"
        return f": {unit}give a number {limits}, {decimals if self.places else 'without decimals'}."


_FEW = {2: "two", 3: "three"}
