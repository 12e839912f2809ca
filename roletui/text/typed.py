"""Numbers as people type and paste them: the one reader of the app, the interview and the commands.

:data:`RULE` says what is read. Whatever it does not cover is no number, as a whole: of a text that
only begins with digits nothing counts.
"""

import re
import unicodedata
from decimal import Decimal

from roletui.text.folding import folded
from roletui.text.money import symbol

RULE = (
    "1500, 1 500, 1'500, 1,500.00 and 1.500,00 all work, in the digits of any script, with a "
    "currency or unit before or after. If there is a comma and a point, the later one is the "
    "decimal mark. If there is only one of them, a comma before three digits, or a mark that "
    "occurs twice, separates thousands (1,500; 1.500.000); any other is the decimal mark (95,50). "
    "What could be either, such as 1.500 for an amount, is not accepted."
)
"""How a number may be written, for whoever is asked for one."""
LONGEST = 40
"""Maximum length of a number in characters, with its currency."""

_SEPARATORS = {"\u066b": ".", "\u066c": "'", "’": "'", "‘": "'", "ʼ": "'", "′": "'", "−": "-"}
"""What else is typed for a decimal mark (Arabic), an apostrophe and a minus."""
# Compiled when first used, since the app imports this before anything is typed.
_NUMBER = r"(\D*?)([.,]?\d(?:[\d.,' ]*\d)?[.,]?)(\D*)"
_ALSO = {"USD": "US$"}
"""What else is written for a currency, where several have its sign."""
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
_BETWEEN = r"(?<=\S)\s*[-–]\s*(?=\S)|\s+to\s+"


def range_parts(text: str) -> list[str]:
    """Return the two or three figures of a range, ``10-16`` or ``10-12-16``, as texts.

    A text that is no range is the only part.
    """
    parts = re.split(_BETWEEN, "".join(map(typed_sign, text[: 2 * LONGEST])).strip())
    return parts if 2 <= len(parts) <= 3 else [text]


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

    ``units`` are what may stand beside it, whole or in part: a unit, or the code of a currency,
    which admits its sign too. ``places`` are the decimals such a number has: with two, ``1.500``
    may be meant for thousands; with three or more, ``1,500`` may be meant for decimals.
    """
    parts = number_and_unit(text)
    if parts is None:
        return None
    minus, digits, beside = parts
    if not {*map(folded, beside)} <= _allowed(units):
        return None
    whole, decimals = _parted(digits)
    if whole is None or re.fullmatch(_MAY_BE_COMMA if places < 3 else _MAY_BE_POINT, digits):
        return None
    number = Decimal(f"{whole or 0}.{decimals}")
    return number.copy_negate() if minus and number else number


def number_and_unit(text: str) -> tuple[bool, str, tuple[str, str]] | None:
    """Take a text apart: whether it is below zero, its digits, what stands before and behind them.

    None for a text with several numbers in it, or none.
    """
    signs = "".join(map(typed_sign, text[: LONGEST + 1])).strip()
    found = re.fullmatch(_NUMBER, signs) if len(text.strip()) <= LONGEST else None
    if not found:
        return None
    before = re.sub("[+-]", "", found[1], count=1).strip()
    return "-" in found[1], found[2], (before, found[3].strip())


def _allowed(units: tuple[str, ...]) -> set[str]:
    """Return what may stand beside a number, folded: nothing, a unit, the sign of a currency.

    Of a unit of several words that is the first, or all behind it: ``95 USD``, ``$95 an hour``.
    """
    words = {part for unit in units for part in (unit, *unit.split(" ", 1))}
    signs = {symbol(word) for word in words} | {_ALSO[word] for word in words & {*_ALSO}}
    return {"", *map(folded, words | signs)}


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
