"""``cost``: what a plan comes to, as text and as data, held against a sum or a maximum."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from helpers import Ran, tables

Cli = Callable[..., Ran]

PLAN = ["-l", "workshop=2x37.5x3", "-l", "mobile@street=1x8x1"]


def test_cost_as_text(on_small: Cli) -> None:
    """``cost`` prints a line each, their total, and what they rest on."""
    ran = on_small("cost", *PLAN)
    assert ran.status == 0
    rows = [line.split("  ") for line in ran.out.split("\n\n")[0].splitlines()]
    assert [[cell.strip() for cell in row if cell.strip()] for row in rows] == [
        ["Part", "Plan", "Low", "Likely", "High"],
        [
            "Bicycle workshop, In a shop",
            "2 × 37.5 h × 3 weeks",
            "€10,125.00",
            "€12,375.00",
            "€15,750.00",
        ],
        [
            "Mobile mechanic, On the street",
            "1 × 8 h × 1 week",
            "€480.00",
            "€480.00",
            "€480.00",
        ],
        ["Total", "€10,605.00", "€12,855.00", "€16,230.00"],
    ]
    assert "Assumptions\n" in ran.out


def test_cost_as_json(on_small: Cli) -> None:
    """``cost --format json`` has exactly the shape that is promised, money in minor units."""
    data = json.loads(on_small("cost", *PLAN, "--format", "json").out)
    assumptions = data.pop("assumptions")
    assert all(isinstance(entry, str) for entry in assumptions)
    assert data == {
        "currency": "EUR",
        "lines": [
            {
                "role": "workshop",
                "channel": "shop",
                "people": 2,
                "hours_per_week": 37.5,
                "weeks": 3,
                "hours": 225,
                "rate": {"low": 4500, "likely": 5500, "high": 7000},
                "price": {"low": 45, "likely": 55, "high": 70},
                "figures": [
                    {"kind": "rate", "id": "workshop-shop", "source": "guild", "grade": "A"}
                ],
                "cost": {"low": 1_012_500, "likely": 1_237_500, "high": 1_575_000},
            },
            {
                "role": "mobile",
                "channel": "street",
                "people": 1,
                "hours_per_week": 8,
                "weeks": 1,
                "hours": 8,
                "rate": {"low": 6000, "likely": 6000, "high": 6000},
                "price": {"low": 60, "likely": 60, "high": 60},
                "figures": [
                    {"kind": "rate", "id": "mobile-street", "source": "street-list", "grade": "C"}
                ],
                "cost": {"low": 48_000, "likely": 48_000, "high": 48_000},
            },
        ],
        "total": {"low": 1_060_500, "likely": 1_285_500, "high": 1_623_000},
        # 225 h at the rate, and €480: half of all lie below €55, a tenth below €45 and above €70.
        # Four of five are below 55 × (70 ÷ 55)^(0.8416 ÷ 1.2816) = €64.442.
        "p10": pytest.approx(1_060_500, abs=200),
        "p50": pytest.approx(1_285_500, abs=200),
        "p80": pytest.approx(1_497_950, abs=200),
        "p90": pytest.approx(1_623_000, abs=300),
        "contingency": pytest.approx(212_450, abs=300),
        "chance_within_likely": 50,
    }


SHOP = ["-l", "workshop=1x10x10"]
"""100 h at €45, €55 and €70: €4,500, €5,500 and €7,000, of which the ends are P10 and P90."""

STREET = ["-l", "workshop@street=1x10x10"]
"""100 h at €80, a single figure."""


def test_a_sum_to_spend_as_text(on_small: Cli) -> None:
    """€6,444 is P80; 90 of 100 need €7,000, which is 10 weeks, so 9 weeks are €6,300: 1 less."""
    ran = on_small("cost", *SHOP, "--spend", "€6,444")
    assert ran.status == 0
    assert (
        "€6,440 holds in 80 of 100 plans; to hold in 90 you need €7,000, or 1 week less; what "
        "breaks it most often is the rate of the bicycle workshop.\n"
    ) in ran.out
    assert "Plan with €5,500 (P50) and a contingency of €940: €6,440 is enough in 8" in ran.out
    assert "holds in" not in on_small("cost", *SHOP).out


def test_a_sum_to_spend_on_single_figures(on_small: Cli) -> None:
    """One source has no range, so nothing of it is certain, however large the sum."""
    ran = on_small("cost", *STREET, "--spend", "90000", "--format", "md")
    assert "How far off the total may be is not known: one source, no range." in ran.out
    assert "€90,000 is €82,000 more than the €8,000 that this comes to: one source" in ran.out
    data = json.loads(on_small("cost", *STREET, "--spend", "9000", "--format", "json").out)
    assert data["spend"] == {
        "amount": 900_000, "holds_in": None, "needed": None, "less": None, "breaks": None,
    }  # fmt: skip
    assert [data[key] for key in ("p10", "p50", "p80", "p90", "contingency")] == [None] * 5


def test_a_sum_to_spend_as_json(on_small: Cli) -> None:
    """The same as data: 80 of 100, €7,000, one week, and the rate."""
    data = json.loads(on_small("cost", *SHOP, "--spend", "6444", "--format", "json").out)
    assert data["spend"] == {
        "amount": 644_400,
        "holds_in": {"alone": 80, "least": 80, "most": 80},
        "needed": pytest.approx(700_000, abs=200),
        "less": {"size": "weeks", "by": 1},
        "breaks": {"kind": "rate", "id": "workshop-shop"},
    }


@pytest.mark.parametrize(
    ("plan", "limit", "status", "said"),
    [
        (SHOP, ["--max", "5500"], 0, ""),
        (SHOP, ["--max", "€5,499.99"], 1, "the plan likely costs €5,500, €0.01 over €5,499.99.\n"),
        (
            SHOP,
            ["--max", "6430", "--against", "p80"],
            1,
            "8 of 10 simulated plans cost up to €6,44",
        ),
        (SHOP, ["--max", "6460", "--against", "P80"], 0, ""),
        (SHOP, ["--max", "7000", "--against", "high"], 0, ""),
        (SHOP, ["--max", "6999", "--against", "high"], 1, "the plan costs up to €7,000, €1 over"),
        (
            STREET,
            ["--max", "8000", "--against", "p80"],
            0,
            "one source, no range: the likely total stands for P80.\n",
        ),
        (
            STREET,
            ["--max", "8000", "--against", "high"],
            0,
            "one source, no range: the likely total stands for its high end.\n",
        ),
    ],
)
@pytest.mark.parametrize("form", ["text", "csv", "json", "md"])
def test_a_plan_is_held_against_a_maximum(
    on_small: Cli, plan: list[str], limit: list[str], status: int, said: str, form: str
) -> None:
    """It ends with 1 where the plan costs more, to the cent; what is printed is the same."""
    ran = on_small("cost", *plan, *limit, "--format", form)
    assert ran.status == status
    assert ran.err.removeprefix("roletui: ").startswith(said)
    assert ran.err.count("\n") == bool(said)
    assert ran.out == on_small("cost", *plan, "--format", form).out


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (["--max", "much"], "“much” EUR for --max: give a number from 0 to "),
        (["--max", "$50"], "“$50” EUR for --max: “$” is another unit; "),
        (["--max", "-1"], "“-1” EUR for --max: give a number from 0 to "),
        (["--spend", "1.500"], "“1.500” EUR for --spend may be 1500 or 1.5: write it without "),
        (["--against", "high"], "--against says which total is held against --max; give that too"),
    ],
)
def test_a_limit_that_is_none_is_refused(on_small: Cli, limit: list[str], said: str) -> None:
    """It ends with 2 and a sentence, and nothing is printed."""
    ran = on_small("cost", *SHOP, *limit)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"roletui: {said}")


def test_cost_as_csv(on_small: Cli) -> None:
    """``cost --format csv`` has a row each with sizes, amounts, and what they rest on."""
    [first, second] = csv.DictReader(io.StringIO(on_small("cost", *PLAN, "--format", "csv").out))
    assert first == {
        "role": "workshop",
        "channel": "shop",
        "people": "2",
        "hours_per_week": "37.5",
        "weeks": "3",
        "hours": "225",
        "currency": "EUR",
        "rate_low": "45.00",
        "rate_likely": "55.00",
        "rate_high": "70.00",
        "cost_low": "10125.00",
        "cost_likely": "12375.00",
        "cost_high": "15750.00",
        "basis": "quoted",
        "region": "City",
        "source": "Guild of Workshops",
        "published": "2026-03-01",
        "grade": "A",
        "stale": "",
        "line": "1",
        "kind": "work",
        "part": "Work",
        "figures": "range",
        "quantity": "225",
        "unit": "h",
    }
    # One figure without a range counts in full at both ends, and says that it is one.
    assert [second[f"cost_{bound}"] for bound in ("low", "likely", "high")] == ["480.00"] * 3
    assert (second["line"], second["figures"]) == ("2", "single")


def test_what_comes_with_no_line_is_told(cli: Cli) -> None:
    """An embedded engineer has no recruiter, so that what one takes is not counted: 80 h × $25."""
    plan = ("cost", "-l", "ai-engineer@embedded=1x40x2")
    ran = cli(*plan, "--with", "recruiting=500", "--with", "ramp-up=0")
    assert ran.status == 0
    assert ran.err == (
        "roletui: “recruiting” comes with no part of this plan, so nothing of it is counted.\n"
    )
    assert "$2,000.00" in ran.out
    hired = ("cost", "-l", "ai-engineer@agency=1x40x2", "--with", "recruiting=500")
    assert (cli(*hired).err, cli(*plan, "--without", "recruiting").err) == ("", "")
    assert cli(*plan, "--with", "1:recruiting=500").err == ""


def test_a_sum_to_spend_has_no_row_in_csv(on_small: Cli) -> None:
    """It is refused rather than left out of what is printed."""
    ran = on_small("cost", *SHOP, "--spend", "5000", "--format", "csv")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "roletui: --spend has no row in CSV: take --format text, md or json.\n"


def test_a_middle_that_is_ours_is_marked(on_small: Cli) -> None:
    """A likely figure that no source gives is marked in a table, and told apart in CSV."""
    line = ["-l", "mobile@shop=1x1x1"]
    [table] = tables(on_small("cost", *line, "--format", "md").out)
    assert table[1][2:] == ["€50.00", "≈ €60.50", "€71.00"]
    [row] = csv.DictReader(io.StringIO(on_small("cost", *line, "--format", "csv").out))
    assert [row["cost_low"], row["cost_likely"], row["cost_high"]] == ["50.00", "60.50", "71.00"]
    assert row["figures"] == "middle"


def test_cost_as_markdown(on_small: Cli) -> None:
    """``cost --format md`` is a table with its total, followed by the assumptions."""
    ran = on_small("cost", *PLAN, "--format", "md")
    [table] = tables(ran.out)
    assert table[-1] == ["Total", "", "€10,605.00", "€12,855.00", "€16,230.00"]
    assert "- In a shop: 160 h a month full time, hours paid." in ran.out


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        (["mobile@street=1x8x1", "workshop@street=1x1x1"], ["no range", "€560.00", "no range"]),
        (["mobile@street=1x8x1", "mobile@shop=1x1x1"], ["€530.00", "≈ €540.50", "€551.00"]),
    ],
)
def test_a_total_of_single_figures_has_no_range(
    on_small: Cli, lines: list[str], total: list[str]
) -> None:
    """A total shows no range where none of its lines has any, in text and in Markdown."""
    words = [part for line in lines for part in ("-l", line)]
    [table] = tables(on_small("cost", *words, "--format", "md").out)
    assert table[-1] == ["Total", "", *total]
    [row] = [row for row in on_small("cost", *words).out.splitlines() if row.startswith("Total")]
    assert row.split("  ")[1:] != []
    assert [cell.strip() for cell in row.split("  ") if cell.strip()][1:] == total


def test_one_line_needs_no_total(on_small: Cli) -> None:
    """A plan of one line is its own total."""
    assert "Total" not in on_small("cost", "-l", "workshop=1x8x1").out
