"""A limit stands once, on its field of the model, and checks read it from there."""

import typing
from collections.abc import Iterator
from decimal import Decimal

import pytest

from roletui.dataset import model
from roletui.dataset.limits import Limit, advice_of, limit_of
from roletui.dataset.model import (
    AnswerOption,
    CellText,
    Channel,
    Exchange,
    Outcome,
    Overhead,
    Question,
    RateEntry,
    Role,
    Source,
    Stage,
    Tables,
)


@pytest.mark.parametrize(
    ("record", "field", "limit"),
    [
        (Overhead, "low", Limit(least=0)),
        (CellText, "level", Limit(least=1)),
        (Channel, "hours_per_year", Limit(above=0)),
        (Stage, "weeks", Limit(above=0)),
        (Exchange, "date", Limit(date="given")),
        (RateEntry, "date", Limit(date="given or empty")),
        (Source, "published", Limit(date="given or not stated")),
        (Source, "publisher", Limit()),
        (Outcome, "headline", Limit(blank=False)),
        (Question, "answers", Limit(fewest=2, most=9)),
        (Tables, "outcomes", Limit(fewest=1, most=10_000)),
        (Tables, "rates", Limit(most=100_000)),
    ],
)
def test_a_field_has_its_limit(record: type, field: str, limit: Limit) -> None:
    """The annotation of a field says what it may hold, also where it may be left out."""
    assert limit_of(record, field) == limit


def test_only_the_id_of_an_answer_cannot_be_unsure() -> None:
    """Every question has that answer already; a role may be called so."""
    assert not limit_of(AnswerOption, "id").unsure
    assert limit_of(Role, "id").unsure


def test_advice() -> None:
    """A long question and a long column head are warned of, and so are few reasons."""
    assert advice_of(Question, "ask").words == 25
    assert advice_of(Role, "short").characters == 16
    assert advice_of(Role, "pros").fewest == advice_of(Role, "cons").fewest == 2
    assert advice_of(Role, "name").characters == 0


@pytest.mark.parametrize(
    ("limit", "number", "allowed"),
    [
        (Limit(least=0), "0", True),
        (Limit(least=0), "-0.01", False),
        (Limit(above=0), "0", False),
        (Limit(above=0), "0.01", True),
        (Limit(), "-7", True),
    ],
)
def test_numbers(limit: Limit, number: str, allowed: bool) -> None:
    """A bound is within it, or just outside."""
    assert limit.allows_number(Decimal(number)) is allowed


def test_texts() -> None:
    """A pattern holds for the whole text; what must not be blank has something to be seen."""
    assert Limit(pattern="[a-z]+").allows_text("abc")
    assert not Limit(pattern="[a-z]+").allows_text("abc\n")
    assert not Limit(blank=False).allows_text(" ")
    assert Limit().allows_text("")


def limits() -> Iterator[tuple[str, typing.Any]]:
    """Yield each annotation of the model that says more than a type."""
    for name, record in vars(model).items():
        if isinstance(record, type) and "_fields" in vars(record):
            for field in record.__annotations__:
                if limit_of(record, field) != Limit():
                    yield f"{name}.{field}", limit_of(record, field)


def test_a_limit_limits_one_thing() -> None:
    """No field has a limit of numbers and one of texts, or bounds that nothing can keep."""
    for name, limit in limits():
        of_number = (limit.least, limit.above, limit.exactly) != (None, None, None)
        of_text = (limit.pattern, limit.date, limit.blank) != (None, None, True)
        of_list = (limit.fewest, limit.most) != (None, None)
        assert of_number + of_text + of_list == 1, name
