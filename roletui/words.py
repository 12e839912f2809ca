"""Numbers in words, as every front end writes them."""

from decimal import Decimal


def count(number: object, one: str, many: str) -> str:
    """Write a number with its noun: ``1 answer``, ``3 answers``."""
    return f"{number} {one if number == 1 else many}"


def questions_left(shortest: int, longest: int) -> str:
    """Write how many questions are left: ``1 to 4 questions left``."""
    if shortest == longest:
        return f"{count(longest, 'question', 'questions')} left"
    return f"{shortest} to {longest} questions left"


def plain(number: object) -> object:
    """Return a Decimal as an int where it is whole, else as its shortest text."""
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else f"{number.normalize():f}"
    return number
