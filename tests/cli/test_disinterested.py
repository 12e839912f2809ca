"""``--disinterested``: what is left without those who earn, beside what there is with them.

In the shop the guild states 45 to 70, likely 55 an hour, and the street list 40: 16 hours are 880
with the guild and 640 without it.
"""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import TODAY, Ran, edited, tables

Cli = Callable[..., Ran]
PLAN = ("-l", "workshop@shop=1x8x2")


@pytest.fixture
def told(cli: Cli, tmp_path: Path) -> Cli:
    """Return a function that runs a command on a dataset in which the guild earns."""
    line = 'interest = "Its members are the workshops."\n'
    text = edited((line, f"{line}earns = true\n"))
    (tmp_path / "told.toml").write_text(text, encoding="utf-8")

    def carry_out(command: str, *words: str) -> Ran:
        ran = cli(command, "--dataset", "told.toml", "--as-of", TODAY, *words, "--disinterested")
        assert ran.status == 0
        return ran

    return carry_out


def test_cost_as_text(told: Cli) -> None:
    """Below the cost stand both totals, the difference, and what it is counted with instead."""
    out = told("cost", *PLAN).out
    behind = out.partition("Only sources with nothing to gain by this decision\n")[2].splitlines()
    assert behind[0] == (
        "  1 of 2 sources earns by this decision; of 1 that is not told, which counts as no."
    )
    assert [line.split("  ")[-1].strip() for line in behind[2:6]] == [
        "High", "€1,120.00", "€640.00", "€240 less",
    ]  # fmt: skip
    assert "640.00" in behind[4]
    assert behind[7].startswith(
        "  - Workshop, In a shop: €40 an hour, posted (Mechanics on Wheels)"
    )


def test_cost_as_markdown(told: Cli) -> None:
    """The second table has the total with them, without them, and the difference."""
    *_, table = tables(told("cost", *PLAN, "--format", "md").out)
    assert [row[2] for row in table] == ["Likely", "€880.00", "€640.00", "€240 less"]


def test_cost_as_csv(told: Cli) -> None:
    """A row for the line has both costs; the sums of the columns are the totals."""
    rows = csv.DictReader(io.StringIO(told("cost", *PLAN, "--format", "csv").out))
    [row] = rows
    assert [row[name] for name in ("low", "likely", "high", "source")] == [
        "720.00", "880.00", "1120.00", "Guild of Workshops",
    ]  # fmt: skip
    assert [row[f"{name}_without"] for name in ("low", "likely", "high", "source")] == [
        "640.00", "640.00", "640.00", "Mechanics on Wheels",
    ]  # fmt: skip
    assert row["difference"] == "-240.00"


def test_cost_as_json(told: Cli) -> None:
    """The plan is as without the option, and one more key has what is left of it."""
    data = json.loads(told("cost", *PLAN, "--format", "json").out)
    assert data["total"]["likely"] == 880_00
    left = data["disinterested"]
    assert left["sources"] == ["guild"]
    assert left["not_told"] == ["street-list"]
    assert (left["planned"]["likely"], left["total"]["likely"]) == (880_00, 640_00)
    assert left["difference"] == -240_00
    assert left["lines"][0]["source_without"] == "street-list"


def test_decide_as_text_and_json(told: Cli) -> None:
    """The outcome stays, and the reason that cites only the guild is named."""
    answers = ("-a", "fault=no", "-a", "carry=yes")
    out = told("decide", *answers).out
    assert "  - The outcome is the same without them" in out
    assert "  - A reason that rests on the word of Guild of Workshops alone: You can bring" in out
    left = json.loads(told("decide", *answers, "--format", "json").out)["disinterested"]
    assert (left["outcome"], left["reasons"]) == ("workshop", ["carry"])
    assert (left["planned"]["likely"], left["total"]["likely"]) == (880_00, 640_00)


def test_decide_while_a_question_is_left(told: Cli) -> None:
    """No cost is shown that nobody asked for: the plan is only an example."""
    assert "€" not in told("decide").out
    left = json.loads(told("decide", "--format", "json").out)["disinterested"]
    assert (left["outcome"], left["planned"], left["total"]) == (None, None, None)


def test_the_record_has_it_in_any_case(cli: Cli, told: Cli) -> None:
    """As Markdown the decision is the record, whose section on who profits says it always."""
    answers = ("-a", "fault=no", "-a", "carry=yes")
    with_ = told("decide", *answers, "--format", "md").out
    without = cli(
        "decide", "--dataset", "told.toml", "--as-of", TODAY, *answers, "--format", "md"
    ).out
    assert with_ == without
    assert "by sources with nothing to gain" in with_


def test_compare_as_text_and_tables(told: Cli) -> None:
    """A cell of the guild is followed by what is left of it; the others stand alone."""
    ran = told("compare", "workshop", "mobile", "--format", "csv")
    rows = {row[0]: row[1:] for row in csv.reader(io.StringIO(ran.out))}
    assert rows["Where it is done"] == [
        "In their shop [by sources with nothing to gain: not stated]",
        "At your door",
    ]
    assert rows["Rate in a shop"][0] == (
        "€55 (€45–€70) an hour [by sources with nothing to gain: €40 an hour]"
    )
    assert "of 1 that is not told" in ran.err
    text = " ".join(told("compare", "workshop").out.split())
    assert "In their shop [by sources with nothing to gain: not stated]" in text
    [table] = tables(told("compare", "workshop", "--format", "md").out)
    assert ["Where it is done", rows["Where it is done"][0]] in table


def test_compare_as_json(told: Cli) -> None:
    """Each row has what is left of the cells that change."""
    data = json.loads(told("compare", "--format", "json").out)
    rows = {row["factor"]: row for row in data["rows"]}
    assert rows["place"]["without"] == {"workshop": None}
    assert rows["shop-rate"]["without"]["workshop"]["amount"]["likely"] == 40_00
    assert rows["payment"]["without"] == {}
    assert data["sources_that_earn"] == ["guild"]
