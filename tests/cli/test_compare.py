"""``compare``: the roles side by side, as text and as data."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from helpers import Ran, small, tables

Cli = Callable[..., Ran]


def test_compare_as_text(on_small: Cli) -> None:
    """``compare`` prints each factor with what each role says, and marks what does not differ."""
    ran = on_small("compare", "workshop", "mobile")
    assert ran.status == 0
    assert ran.out.startswith(
        "Where it is done\n  Workshop          In their shop\n  Mobile            At your door\n"
    )
    assert "Payment  = no real difference\n" in ran.out


def test_compare_keeps_to_the_width(on_small: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """``compare`` wraps its lines to the width of the terminal."""
    monkeypatch.setenv("COLUMNS", "50")
    assert max(len(line) for line in on_small("compare").out.splitlines()) <= 50


def test_compare_only_differences(on_small: Cli) -> None:
    """``compare --differences`` leaves factors out and says which."""
    ran = on_small("compare", "mobile", "workshop", "--differences")
    assert "Payment\n" not in ran.out
    assert ran.out.endswith("No real difference in: Payment.\n")


def test_compare_as_csv_and_markdown(on_small: Cli) -> None:
    """``compare`` as CSV and as Markdown hold the same cells."""
    read = list(csv.reader(io.StringIO(on_small("compare", "--format", "csv").out)))
    [table] = tables(on_small("compare", "--format", "md").out)
    assert read == table
    assert read[0] == ["Factor", "Bicycle workshop", "Mobile mechanic", "Do it yourself"]
    assert read[1] == ["Where it is done", "In their shop", "At your door", "not stated"]


def test_compare_as_json(on_small: Cli) -> None:
    """``compare --format json`` has a cell for each role, nothing for what is not stated."""
    data = json.loads(on_small("compare", "workshop", "self", "--format", "json").out)
    assert data["roles"] == [
        {"id": "workshop", "name": "Bicycle workshop"},
        {"id": "self", "name": "Do it yourself"},
    ]
    rows = {row["factor"]: row["cells"] for row in data["rows"]}
    assert rows["shop-rate"]["self"] is None
    assert rows["shop-rate"]["workshop"]["amount"] == {"low": 4500, "likely": 5500, "high": 7000}
    assert rows["wait"]["self"]["level"] == 1
    assert data["left_out"] == []


def test_compare_refuses_an_unknown_role(on_small: Cli) -> None:
    """A role that is not known is refused with the nearest one."""
    ran = on_small("compare", "workshp")
    assert ran == Ran(2, "", "roletui: there is no role “workshp”. Did you mean “workshop”?\n")


def test_compare_as_one_looks_at_it(on_small: Cli) -> None:
    """Filter, pin, orders, hiding and turning are the same without a screen."""
    ran = on_small("compare", "--filter", "card", "--pin", "mobile", "--hide", "self")
    assert ran.out.startswith(
        "2 hits for “card” in 1 of 6 factors.\n\nPayment  = no real difference"
    )
    assert "Card or cash (same as Mobile)" in ran.out
    data = json.loads(on_small("compare", "--pin", "mobile", "--format", "json").out)
    assert data["pin"] == "mobile"
    [rate] = [row for row in data["rows"] if row["factor"] == "shop-rate"]
    assert rate["against_pin"] == {"workshop": "€5.50 less: €55 instead of €60.50"}
    turned = on_small("compare", "--transpose", "--sort-factors", "mobile", "--format", "csv").out
    read = list(csv.reader(io.StringIO(turned)))
    assert [row[0] for row in read] == ["Role", *(role.name for role in small().dataset.roles)]
    assert read[0][1] == "Rate in a shop"
    assert on_small("compare", "--transpose").out.startswith("Bicycle workshop\n  Where it is done")


@pytest.mark.parametrize(
    "words", [["--pin", "boat"], ["--hide", "boat"], ["--sort", "boat"], ["--sort-factors", "boat"]]
)
def test_compare_refuses_names_it_does_not_know(on_small: Cli, words: list[str]) -> None:
    """A name that is neither a role nor a factor is refused before anything is printed."""
    ran = on_small("compare", *words)
    assert (ran.status, ran.out) == (2, "")
    assert "boat" in ran.err


def test_compare_says_that_nothing_was_found(on_small: Cli) -> None:
    """A filter without a hit leaves nothing out, and says so on stderr too."""
    ran = on_small("compare", "--filter", "zeppelin", "--format", "csv")
    assert len(ran.out.splitlines()) == 7
    assert "no hit for “zeppelin”" in ran.err.lower()
