"""Figures of a dataset just within a limit and just beyond it, worked out by hand."""

from decimal import Decimal

import pytest
from helpers import edited

from roletui.dataset.checks.rules import on_slider
from roletui.dataset.load import parse
from roletui.dataset.model import Slider
from roletui.dataset.problems import DatasetError

Edit = tuple[str, str]


def told(*edits: Edit) -> list[tuple[tuple[str | int, ...], str]]:
    """Return path and message of each problem of the small dataset with some edits."""
    try:
        parse(edited(*edits).encode(), "edited.toml")
    except DatasetError as refused:
        return [(problem.path, problem.message) for problem in refused.problems]
    return []


HOURS = "minimum = 0.5\nmaximum = 60\nstep = 0.5\ncoarse = 5\ndefault = 8\n"
"""The slider of the hours a week."""


@pytest.mark.parametrize(
    ("minimum", "maximum", "step", "default", "problem"),
    [
        # From 0.5 by whole steps: 0.5, 1.5 … 8.5, but neither 8 nor 8.25.
        ("0.5", "60", "1", "8.5", None),
        ("0.5", "60", "1", "8", "default"),
        ("0.5", "60", "1", "8.25", "default"),
        ("0.5", "60", "0.5", "8", None),
        # At either end, and beyond it.
        ("0.5", "60", "0.5", "0.5", None),
        ("0.5", "60", "0.5", "60", None),
        ("0.5", "60", "0.5", "0", "default"),
        ("0.5", "60", "0.5", "60.5", "default"),
        # A slider may begin at 0 and end where it begins.
        ("0", "60", "0.5", "8", None),
        ("8", "8", "0.5", "8", None),
        ("8.5", "8", "0.5", "8", "minimum"),
        ("-1", "60", "0.5", "8", "minimum"),
    ],
)
def test_a_slider_stands_where_its_steps_lead(
    minimum: str, maximum: str, step: str, default: str, problem: str | None
) -> None:
    """The default is a whole number of steps above the minimum, and no higher than the maximum."""
    slider = f"minimum = {minimum}\nmaximum = {maximum}\nstep = {step}\ncoarse = 5\n"
    found = told((HOURS, f"{slider}default = {default}\n"))
    assert [path for path, _ in found] == (
        [] if problem is None else [("budget", "hours", problem)]
    )


@pytest.mark.parametrize("name", ["step", "coarse"])
def test_a_slider_moves(name: str) -> None:
    """Neither step is 0."""
    line = {"step": "step = 0.5", "coarse": "coarse = 5"}[name]
    found = told((HOURS, HOURS.replace(line, f"{name} = 0")))
    assert found == [(("budget", "hours"), "must have a step and a coarse step above 0.")]


@pytest.mark.parametrize(
    ("number", "stands"),
    [("0.5", True), ("2.5", True), ("9.5", True), ("0", False), ("2", False), ("10.5", False)],
)
def test_where_a_slider_can_stand(number: str, stands: bool) -> None:
    """At 0.5, 1.5 and so on up to 9.5; one that is wrong itself refuses nothing."""
    half, one = Decimal("0.5"), Decimal(1)
    slider = Slider(half, Decimal("9.5"), one, one, half, "")
    assert on_slider(slider, Decimal(number)) is stands
    for wrong in (
        slider._replace(step=Decimal(0)),
        slider._replace(minimum=Decimal(-1)),
        slider._replace(minimum=Decimal(10)),
    ):
        assert on_slider(wrong, Decimal(number))


SHOP = 'minimum = "Half an hour."\n'
LOAD = "\n[channels.load]\nhour = {}\nsalary = 1.1\nbecause = 'Leave.'\n"
WAGE = ('likely = 40\ndate = "2026-05"', 'basis = "posted"', 'basis = "wage"')


def loaded(made: str, wage: str, load: str) -> list[str]:
    """Return what is told of a rate with some figures, made from a wage with some others."""
    found = told(
        ("low = 45\nlikely = 55\nhigh = 70\n", f'{made}\nwage = "workshop-shop-posted"\n'),
        (WAGE[0], f'{wage}\ndate = "2026-05"'),
        WAGE[1:],
        (SHOP, SHOP + LOAD.format(load)),
    )
    assert all(path == ("rates", 0, "wage") for path, _ in found)
    return [message for _, message in found]


def other(load: str) -> list[str]:
    """Return what is told of a rate that comes from elsewhere."""
    return [f"is not where this comes from: times {load} it is another."]


@pytest.mark.parametrize(
    ("load", "right"),
    [
        ("1.375", True),  # 40 × 1.375 = 55
        ("1.37", True),  # 54.80, rounded up to 55
        ("1.399", True),  # 55.96, rounded down
        ("1.351", True),  # 54.04, rounded up
        ("1.4", False),  # 56 is a whole unit more
        ("1.35", False),  # 54 is a whole unit less
        ("1.5", False),
        ("1.2", False),
    ],
)
def test_a_loaded_rate_is_less_than_a_unit_from_its_wage(load: str, right: bool) -> None:
    """A rate of 55 from a wage of 40: it may be rounded to a whole unit, and no further."""
    assert loaded("likely = 55", "likely = 40", load) == ([] if right else other(load))


@pytest.mark.parametrize(
    ("made", "wage", "right"),
    [
        ("low = 20\nlikely = 40\nhigh = 60", "low = 10\nlikely = 20\nhigh = 30", True),
        ("low = 21\nlikely = 40\nhigh = 60", "low = 10\nlikely = 20\nhigh = 30", False),
        ("low = 20\nlikely = 41\nhigh = 60", "low = 10\nlikely = 20\nhigh = 30", False),
        ("low = 20\nlikely = 40\nhigh = 61", "low = 10\nlikely = 20\nhigh = 30", False),
        ("likely = 40", "low = 10\nlikely = 20\nhigh = 30", True),
        ("low = 20\nlikely = 40\nhigh = 60", "likely = 20", False),
    ],
)
def test_each_bound_of_a_loaded_rate_is_made_from_its_wage(
    made: str, wage: str, right: bool
) -> None:
    """Times 2; what the rate does not state needs no wage, and what it states does."""
    assert loaded(made, wage, "2") == ([] if right else other("2"))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('kind = "share"\nlikely = 1000', None),
        ('kind = "share"\nlikely = 1000.01', "must not be above 1000 %."),
        ('kind = "overrun"\nlow = 0\nhigh = 1001', "must not be above 1000 %."),
        ('kind = "month"\nlikely = 1001', None),
        ('kind = "month"\nlikely = 0', None),
        ('kind = "month"\nlikely = -0.01', "must keep 0 <= low <= likely <= high."),
        ('kind = "month"\nlow = 5\nlikely = 5\nhigh = 5', None),
        ('kind = "month"\nlow = 5\nlikely = 4\nhigh = 6', "must keep 0 <= low <= likely <= high."),
        ('kind = "month"\nhigh = 5', "must give both low and high, or only likely."),
    ],
)
def test_figures_of_an_overhead_keep_their_order(lines: str, message: str | None) -> None:
    """Equal figures and none at all are in order; a share is at most ten times the whole."""
    parts = 'note = "Not in any rate."\nsource = "guild"\n'
    found = told((parts, f"{parts}{lines}\n"))
    assert found == ([] if message is None else [(("budget", "overheads", 0), message)])


@pytest.mark.parametrize(
    ("figures", "problem"),
    [
        ("low = 0\nlikely = 0\nhigh = 0", None),
        ("low = 45\nlikely = 45\nhigh = 45", None),
        ("low = -1\nlikely = 45\nhigh = 70", "low"),
        ("low = 46\nlikely = 45\nhigh = 70", "likely"),
        ("low = 45\nlikely = 55\nhigh = 54", "high"),
        ("low = 45\nhigh = 44", "high"),
        ("low = 45\nlikely = 45\nhigh = 44", "high"),  # the two before it may be equal
        ("low = 0\nlikely = -1\nhigh = 70", "likely"),  # and the first may be nothing
    ],
)
def test_the_figure_that_is_out_of_order_is_named(figures: str, problem: str | None) -> None:
    """The first that is below the one before it, or below nothing."""
    found = told(("low = 45\nlikely = 55\nhigh = 70", figures))
    assert [path for path, _ in found] == ([] if problem is None else [("rates", 0, problem)])


@pytest.mark.parametrize(("level", "right"), [("0", False), ("1", True), ("3", True), ("4", False)])
def test_a_rating_is_one_of_its_levels(level: str, right: bool) -> None:
    """Of hours, days and weeks."""
    found = told(("level = 3", f"level = {level}"))
    path = ("factors", 1, "cells", 0, "level")
    assert found == ([] if right else [(path, "must be from 1 to 3.")])
