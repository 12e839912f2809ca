"""One table says what each kind of overhead is, and one module counts them."""

import ast
import typing
from decimal import Decimal
from pathlib import Path

import pytest

from roletui.dataset.overhead_kinds import (
    KINDS,
    OverheadKind,
    is_minimum,
    is_money,
    nature_of,
    unit_words,
)

ROOT = Path(__file__).parents[2]
KNOW_A_KIND = {"roletui/dataset/overhead_kinds.py", "roletui/cost/overheads.py"}
"""The modules that may name one kind, so that a new one is a change of these alone."""
TELLING = {"overrun", "least-hours", "least-week"}
"""The kinds whose names mean nothing else."""


def test_every_kind_has_a_row() -> None:
    """A kind that the format allows is in the table, and the other way round."""
    assert set(KINDS) == set(typing.get_args(OverheadKind))


@pytest.mark.harness
def test_only_two_modules_name_a_kind() -> None:
    """Every other module reads what it needs to know of a kind from the table."""
    found = set[str]()
    for folder in ("roletui", "screens"):
        for path in (ROOT / folder).rglob("*.py"):
            if TELLING & set(_texts(path)):
                found.add(path.relative_to(ROOT).as_posix())
    assert found == KNOW_A_KIND


def _texts(path: Path) -> typing.Iterator[str]:
    """Yield the strings that stand in a module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("share", "%"),
        ("month", "EUR a month"),
        ("hire", "EUR each"),
        ("hours", "h a week"),
        ("weeks", "weeks"),
        ("overrun", "%"),
        ("least-hours", "h"),
        ("least-week", "h a week"),
        ("quits", "weeks"),
        ("late", "weeks"),
        ("load", "%"),
    ],
)
def test_a_figure_has_a_unit(kind: OverheadKind, words: str) -> None:
    """Money is written with its currency, everything else with its unit alone."""
    assert unit_words(kind, "EUR") == words


def test_what_a_kind_is() -> None:
    """Two kinds are money, two are minimums, three are charged, and one is paid for the plan."""
    kinds = typing.get_args(OverheadKind)
    assert {kind for kind in kinds if is_money(kind)} == {"month", "hire"}
    assert {kind for kind in kinds if is_minimum(kind)} == {"least-hours", "least-week"}
    assert {kind for kind in kinds if nature_of(kind) == "fee"} == {"share", "month", "hire"}
    assert {kind for kind in kinds if KINDS[kind].once} == {"month"}


def test_words_alone_are_of_no_kind() -> None:
    """An overhead without a kind is neither money nor a minimum, and never paid."""
    assert nature_of(None) is None
    assert [is_money(None), is_minimum(None)] == [False] * 2


def test_a_share_moves_in_small_steps() -> None:
    """A fee such as 7.875 % is kept exactly; weeks end where those of a plan do."""
    assert KINDS["share"].step == Decimal("0.001")
    assert [kind for kind in KINDS if KINDS[kind].most is None] == ["weeks", "quits", "late"]
