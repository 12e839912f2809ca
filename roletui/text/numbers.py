"""Numbers as they are written in sentences, by every front end alike."""

import typing
from decimal import Decimal

if typing.TYPE_CHECKING:
    from fractions import Fraction


def rounded(top: int, bottom: int) -> int:
    """Divide two integers exactly and round half up; ``bottom`` is above 0."""
    return (2 * top + bottom) // (2 * bottom)


def count(number: Decimal | int, one: str, many: str) -> str:
    """Write a number with its noun: ``1 answer``, ``3 answers``."""
    return f"{plain(number)} {one if number == 1 else many}"


def questions_left(shortest: int, longest: int) -> str:
    """Write how many questions are left: ``1 to 4 questions left``."""
    if shortest == longest:
        return f"{count(longest, 'question', 'questions')} left"
    return f"{shortest} to {longest} questions left"


def plain(number: Decimal | int) -> str:
    """Write a number with as many decimals as it has, its thousands set off: ``1,040.5``."""
    if number == int(number):
        return f"{int(number):,}"
    return f"{Decimal(number).normalize():,f}"


def lower_first(text: str) -> str:
    """Return a headline as it stands within a sentence: ``hire an AI engineer``."""
    text = text.removesuffix(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def first_upper(text: str) -> str:
    """Return text that begins a sentence."""
    return text[:1].upper() + text[1:]


def decimals(number: "Fraction", places: int = 2) -> str:
    """Write a fraction as a decimal number, rounded half up where it is longer: ``2.77``."""
    scaled = (2 * number.numerator * 10**places + number.denominator) // (2 * number.denominator)
    return plain(Decimal(scaled).scaleb(-places))


def exact_places(number: "Fraction", least: int = 0) -> int:
    """Return how many decimals hold a number exactly, no fewer than ``least``; at most 12."""
    return next((n for n in range(least, 12) if 10**n % number.denominator == 0), 12)


def roughly(number: "Fraction") -> str:
    """Write a number for reading: three significant digits, at most two decimals: ``6,700``."""
    whole = abs(number.numerator) // number.denominator
    if whole < 100:
        return decimals(number, 2 if whole < 10 else 1)
    place = 10 ** (len(str(whole)) - 3)
    size = rounded(abs(number.numerator), number.denominator * place) * place
    return plain(-size if number < 0 else size)


def ago(seconds: float) -> str:
    """Write how long ago something was: ``3 hours ago``; empty for less than a minute, or none."""
    for size, one in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return f"{count(int(seconds // size), one, f'{one}s')} ago"
    return ""


def nearest(number: Decimal, least: Decimal, most: Decimal, step: Decimal) -> Decimal:
    """Return the number within its limits, with two decimals or those of its step at most."""
    number = max(least, min(number, most))
    places = max(2, -int(step.normalize().as_tuple().exponent))
    top, bottom = number.as_integer_ratio()
    if number in (least, most) or 10**places % bottom == 0:
        return number
    tidy = Decimal(rounded(top * 10**places, bottom)).scaleb(-places)
    return max(least, min(tidy, most))
