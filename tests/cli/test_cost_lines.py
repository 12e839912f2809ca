"""The lines of ``cost``: sizes, names, rates and overheads as people write them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import NO_FIGURES, TODAY, Ran, edited, tables, without

Cli = Callable[..., Ran]

SIZES = ["0", "-1", "1e309", "½", "nan", "inf", "1.005", "1 5", "2,,5", "9999999999", "two"]


@pytest.mark.parametrize(("place", "most"), [(0, "5"), (1, "168"), (2, "10")])
@pytest.mark.parametrize("size", SIZES)
def test_sizes_that_are_refused(on_small: Cli, place: int, most: str, size: str) -> None:
    """A size that is no plain number above 0 is refused with what would be allowed."""
    sizes = ["1", "1", "1"]
    sizes[place] = size
    ran = on_small("cost", "-l", f"workshop={'x'.join(sizes)}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"roletui: “{size}” ")
    assert ran.err.endswith(f"give a number above 0 and up to {most}, with at most two decimals.\n")


@pytest.mark.parametrize(
    ("sizes", "status"),
    [
        ("5x168x10", 0),
        ("0.01x0.01x0.01", 0),
        ("5.01x1x1", 2),
        ("1x168.01x1", 2),
        ("1x1x10.01", 2),
        ("1×1×1", 0),
        ("", 2),
        ("1x1", 2),
        ("xx", 2),
        ("1x1x", 2),
        ("1x1x1x1", 2),
    ],
)
def test_sizes_at_their_limits(on_small: Cli, sizes: str, status: int) -> None:
    """Sizes are counted up to their limits and refused beyond, as are too few or too many."""
    assert on_small("cost", "-l", f"workshop={sizes}").status == status


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("workshp=1x1x1", "there is no role “workshp”. Did you mean “workshop”?"),
        ("mobile@shp=1x1x1", "there is no way to hire “shp”. Did you mean “shop”?"),
        (
            "self=1x1x1",
            "no hourly rate is stated for “self”; its cost is not stated. "
            "With a rate of your own: self=1x1x1@RATE.",
        ),
        (
            "self@shop=1x1x1",
            "no hourly rate is stated for “self” through “shop”; its cost is not stated. "
            "With a rate of your own: self@shop=1x1x1@RATE.",
        ),
        (
            "nonsense",
            "“nonsense” is not of the form ROLE[@CHANNEL]=PEOPLExHOURSxWEEKS[@RATE], as in "
            "ai-engineer@embedded=2x40x12.",
        ),
    ],
)
def test_lines_that_are_refused(on_small: Cli, line: str, message: str) -> None:
    """A plan line that cannot be counted is refused with the reason."""
    assert on_small("cost", "-l", line) == Ran(2, "", f"roletui: {message}\n")


@pytest.mark.parametrize(
    ("command", "same"),
    [
        (
            ["compare", "AI engineer", "ML-ENGINEER", "--sort", "Embedded rate, 2026"],
            ["compare", "ai-engineer", "ml-engineer", "--sort", "embedded-rate"],
        ),
        (
            ["compare", "--pin", "ai_engineer", "--hide", "cost a month, embedded"],
            ["compare", "--pin", "ai-engineer", "--hide", "cost-a-month"],
        ),
        (
            ["cost", "-l", "AI Engineer @ Embedded = 2 X 40 h x 12 weeks", "--format", "JSON"],
            ["cost", "-l", "ai-engineer@embedded=2x40x12", "--format", "json"],
        ),
        (
            ["cost", "-l", "ai-engineer=1x40x4", "--currency", "€=0,92", "--dataset", "AI Roles"],
            ["cost", "-l", "ai-engineer=1x40x4", "--currency", "EUR=0.92"],
        ),
        (
            ["decide", "-a", "Result=WORDS", "-a", "engine=not sure", "--format", "Markdown"],
            ["decide", "-a", "result=words", "-a", "engine=unsure", "--format", "md"],
        ),
    ],
)
def test_names_are_taken_as_people_write_them(
    cli: Cli, command: list[str], same: list[str]
) -> None:
    """Ids and names, in any case, with blanks or hyphens, say the same thing."""
    ran = cli(*command, "--as-of", TODAY)
    assert ran.status == 0
    assert ran == cli(*same, "--as-of", TODAY)


@pytest.mark.parametrize(
    ("command", "nearest"),
    [
        (["compare", "AI enginer"], "ai-engineer"),
        (["compare", "machine learning enginer"], "ml-engineer"),
        (["cost", "-l", "AI-Enginer=1x40x4"], "ai-engineer"),
        (["decide", "-a", "reslut=words"], "result"),
        (["compare", "--dataset", "Data-Rols"], "data-roles"),
    ],
)
def test_the_nearest_is_nearest_by_id_and_name(cli: Cli, command: list[str], nearest: str) -> None:
    """What is misspelt is looked for among ids and names, without regard to case."""
    ran = cli(*command, "--as-of", TODAY)
    assert ran.status == 2
    assert ran.err.endswith(f"Did you mean “{nearest}”?\n")


OWN = ["-l", "workshop@shop=2x37.5x3@61.50", "-l", "self=1x8x1@0"]


def test_own_rates_as_text(on_small: Cli) -> None:
    """A rate after an @ is used instead of the dataset's, and said to be the user's own."""
    out = on_small("cost", *OWN).out
    rows = [[cell for cell in row.split("  ") if cell] for row in out.splitlines()[1:4]]
    assert [row[-3:] for row in rows] == [
        ["no range", "€13,837.50", "no range"],
        ["no range", " €0.00", "no range"],
        ["no range", "€13,837.50", "no range"],
    ]
    assert rows[0][0] == "Bicycle workshop, In a shop, own rate"
    assert rows[1][0].startswith("Do it yourself, Own rate")
    words = "user's own figure; no range given; no source, date not stated."
    assert f"€61.50 an hour, {words}" in out
    assert "Own rate: 173⅓ h a month full time by the calendar" in out


def test_own_rates_in_other_formats(on_small: Cli) -> None:
    """Every format says of an own rate whose figure it is."""
    data = json.loads(on_small("cost", *OWN, "--format", "json").out)
    assert [line["basis"] for line in data["lines"]] == ["user's own figure"] * 2
    assert data["lines"][0]["rate"] == {"low": 6150, "likely": 6150, "high": 6150}
    assert data["lines"][1]["channel"] == ""
    assert data["total"]["likely"] == 1_383_750
    [first, _] = csv.DictReader(io.StringIO(on_small("cost", *OWN, "--format", "csv").out))
    origin = [first[name] for name in ("basis", "region", "source", "published", "grade")]
    assert origin == ["user's own figure", "", "no source", "not stated", ""]
    assert [first["rate_low"], first["rate_likely"]] == ["61.50", "61.50"]
    out = on_small("cost", *OWN, "--format", "md").out
    assert tables(out)[0][1][0] == "Bicycle workshop, In a shop, own rate"
    assert "user's own figure" in out


@pytest.mark.parametrize(
    "rate", ["", "-1", "1e309", "½", "nan", "0.005", "1 5", "10000000.01", "9" * 20]
)
def test_own_rates_that_are_refused(on_small: Cli, rate: str) -> None:
    """An own rate that is no plain number within its limits is refused with what is allowed."""
    ran = on_small("cost", "-l", f"self=1x1x1@{rate}")
    assert ran == Ran(
        2,
        "",
        f"roletui: “{rate}” EUR an hour: give a number from 0 to 10,000,000, with at most "
        "two decimals.\n",
    )


@pytest.mark.parametrize(
    "rate", ["€ 1.095,50", "1\u202f095,50", "1’095.5 EUR", "eur 1,095.50", "١٠٩٥٫٥", "１０９５．５"]
)
def test_own_rates_as_people_write_them(on_small: Cli, rate: str) -> None:
    """Sign, code, blanks and apostrophes go; comma and point are what the rule says."""
    ran = on_small("cost", "-l", f"self = 1 x 2 h × 1 @{rate}", "--format", "json")
    [line] = json.loads(ran.out)["lines"]
    assert (line["rate"]["likely"], line["cost"]["likely"]) == (109_550, 219_100)


@pytest.mark.parametrize(("rate", "status"), [("0", 0), ("10000000", 0), ("0.01", 0), ("60.5", 0)])
def test_own_rates_at_their_limits(on_small: Cli, rate: str, status: int) -> None:
    """Own rates are counted from nothing up to their limit."""
    assert on_small("cost", "-l", f"self=1x1x1@{rate}").status == status


def test_an_own_rate_has_no_decimals_where_the_currency_has_none(cli: Cli, tmp_path: Path) -> None:
    """In yen an own rate is a whole number."""
    file = tmp_path / "yen.toml"
    text = edited(('currency = "EUR"', 'currency = "JPY"'))
    file.write_text(text, encoding="utf-8")
    ran = cli("cost", "--dataset", str(file), "-l", "self=1x1x1@3000.5")
    assert ran.err.endswith("give a number from 0 to 10,000,000, without decimals.\n")
    assert "JPY 3,000" in cli("cost", "--dataset", str(file), "-l", "self=1x1x1@3000").out


def test_the_author_says_why_a_role_has_no_rate(cli: Cli, tmp_path: Path) -> None:
    """A refused cost gives the author's reason, where there is one."""
    file = tmp_path / "told.toml"
    edit = ('kind = "no-hire"', 'kind = "no-hire"\nunpriced = "Your evening has no price."')
    file.write_text(edited(edit), encoding="utf-8")
    ran = cli("cost", "--dataset", str(file), "-l", "self=1x1x1")
    assert "its cost is not stated. Your evening has no price. With a rate" in ran.err


def test_commands_on_a_dataset_without_figures(cli: Cli, tmp_path: Path) -> None:
    """Every command works on a dataset without rates, channels, factors and sources."""
    file, scenario = tmp_path / "bare.toml", tmp_path / "plan.toml"
    file.write_text(without(*NO_FIGURES), encoding="utf-8")
    tables_ = 'answers = { fault = "no", carry = "no" }\n'
    made_with = 'dataset = { id = "bicycle", version = "1.2.0", hash = "0" }\n'
    scenario.write_text(f"format = 1\n{tables_}{made_with}", encoding="utf-8")
    named = ["--dataset", str(file), "--as-of", TODAY]
    assert cli("check", str(file)).status == 0
    assert cli("cost", *named, "-l", "mobile=1x8x1").status == 2
    assert "€280.00" in cli("cost", *named, "-l", "mobile=1x8x1@35").out
    assert cli("compare", *named).out == "The dataset has no factors to compare the roles by.\n"
    assert "Decision: call a mobile mechanic" in cli("decide", *named, "-a", "fault=no", "-a",
                                                     "carry=no").out  # fmt: skip
    for name in ("md", "html", "json", "csv"):
        ran = cli("export", *named, str(scenario), "--format", name)
        assert ran.status == 0
        assert ("no cost: not stated. No source states" in ran.err) == (name == "csv")


EMPLOYEE = "ai-engineer@in-house=1x40x52@190000/year"

TWO_HIRED = ["-l", "ai-engineer@in-house=1x40x12", "-l", "ml-engineer@in-house=1x40x12"]


def test_a_salary_as_text_and_data(cli: Cli) -> None:
    """190,000 × 1.27 = 241,300 a year, and both say what is paid and what is worked."""
    out = cli("cost", "-l", EMPLOYEE).out
    assert "$241,300.00" in out
    assert "own salary" in out
    assert "sizes are paid hours: 2,080 h paid, about 1,835 worked; 2,358 h are paid for" in out
    data = json.loads(cli("cost", "-l", EMPLOYEE, "--format", "json").out)
    assert data["total"] == {"low": 24_130_000, "likely": 24_130_000, "high": 24_130_000}
    assert data["lines"][0]["salary"] == 190_000


def test_ranges_of_sizes_as_text_and_data(cli: Cli) -> None:
    """10 to 16 weeks of 40 h at 25: 10,000 to 16,000."""
    word = "ai-engineer@embedded=1x40x10-12-16"
    assert "1 × 40 h × 12 weeks (10–16)" in cli("cost", "-l", word).out
    data = json.loads(cli("cost", "-l", word, "--format", "json").out)
    assert data["lines"][0]["weeks_range"] == {"low": 10, "high": 16}
    assert data["total"] == {"low": 1_000_000, "likely": 1_200_000, "high": 1_600_000}


@pytest.mark.parametrize(
    ("words", "times"),
    [
        (["--with", "recruiting=5000"], 2),
        (["--with", "recruiting=5000", "--without", "2:recruiting"], 1),
        (["--with", "2:recruiting=5000"], 1),
        (["--with", "2:recruiting=5000", "--without", "2:recruiting"], 0),
    ],
)
def test_an_overhead_of_one_line(cli: Cli, words: list[str], times: int) -> None:
    """A number before the overhead names the line; 5,000 each is paid for those that have it."""
    plain, more = (
        json.loads(cli("cost", *TWO_HIRED, *extra, "--format", "json").out)["total"]["likely"]
        for extra in ([], words)
    )
    assert more - plain == times * 500_000


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--with", "3:recruiting=5"], "there is no part 3: the plan has 2 parts."),
        (["--without", "0:recruiting"], "there is no part 0: the plan has 2 parts."),
        (
            ["--with", "2:recruiting"],
            "“2:recruiting” has no figure of its own: add one, 2:recruiting=AMOUNT (each).",
        ),
        (
            ["--with", "1:upwork-fee=5"],
            "“upwork-fee” has one figure for all parts: set it with upwork-fee=AMOUNT, and leave "
            "parts out with --without LINE:upwork-fee.",
        ),
        (
            ["--with", "1:employer-load=30"],
            "“employer-load” is one for all employees, not for a part: leave out “1:”.",
        ),
    ],
)
def test_overheads_of_a_line_that_are_refused(cli: Cli, words: list[str], message: str) -> None:
    """One sentence says what is wrong and what to write."""
    assert cli("cost", *TWO_HIRED, *words) == Ran(2, "", f"roletui: {message}\n")


def test_a_load_of_ones_own(cli: Cli) -> None:
    """65.38 an hour × 2,080 h × 1.3 = 176,787.52 a year; nothing says that the load is left out."""
    out = cli("cost", "-l", "ai-engineer@in-house=1x40x52", "--with", "employer-load=30").out
    assert "$176,787.52" in out
    assert "Your own load: 30 % besides the wage, user's own figure." in out
    [left_out] = [line for line in out.splitlines() if line.startswith("  - Not in the figures:")]
    assert "load" not in left_out
