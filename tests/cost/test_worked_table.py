"""What plans cost, worked out by hand: the plan as it is typed, the sum written out, the figure.

The same table stands in ``docs/worked-numbers.md``, with what version 0.1 said and what the program
says now. After a change of the table write the page again and read what changed:

    ROLETUI_WRITE_WORKED=1 .venv/bin/pytest -n0 tests/cost/test_worked_table.py; git diff docs
"""

import argparse
import ast
import csv
import io
import json
import operator
import os
import re
import shlex
import typing
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import floor
from pathlib import Path

import pytest
from helpers import Ran, case_of, changed, shipped

from roletui.case import changes
from roletui.cli.cost_options import settings_of
from roletui.cost.alternatives import alternatives
from roletui.cost.breakeven import saving
from roletui.cost.overheads import likely
from roletui.cost.periods import billed, month_weeks
from roletui.cost.plan import Priced, priced
from roletui.cost.sensitivity import choices
from roletui.cost.settings import Choice, with_settings
from roletui.cost.simulation import simulate
from roletui.cost.typed_line import typed_cost
from roletui.cost.whole_plan import spans
from roletui.cost.wrong_hire import wrong_hire
from roletui.dataset.dataset import Dataset
from roletui.state.state import State
from roletui.text.money import money

PAGE = Path(__file__).parents[2] / "docs" / "worked-numbers.md"
WRITE = "ROLETUI_WRITE_WORKED"
Cli = Callable[..., Ran]
Read = Callable[[Cli, str], str]
"""What reads a figure off the program: given a command line and the words behind ``cost``."""


class Row(typing.NamedTuple):
    """A figure that was worked out by hand."""

    plan: str
    """What is typed behind ``roletui cost -l``, or what else is meant."""
    figure: str
    sum: str
    """How it comes about; the test works it out again."""
    right: str
    was: str
    """What version 0.1 said."""
    read: Read
    within: Fraction = Fraction(0)
    """How far off it may be, as a part of it: what is drawn at random is never exact."""
    ahead: bool = False
    """Whether the program does not get there yet; the test fails as soon as it does."""


class Rule(typing.NamedTuple):
    """A rule, in a sentence, and the figures that show it."""

    name: str
    rows: tuple[Row, ...]


# --- how a figure is read


def printed(cli: Cli, plan: str, form: str) -> str:
    """Return what ``roletui cost`` prints of a plan."""
    ran = cli("cost", "-l", *shlex.split(plan), "--format", form)
    assert ran.status == 0
    # Of an overhead that the plan does not have it is told why it changes nothing.
    assert ran.err == "" or "comes with no part of this plan" in ran.err
    return ran.out


def dollars(cents: int) -> str:
    """Write an amount with its cents."""
    return money(cents, "USD", cents=True)


def total(end: str, cli: Cli, plan: str) -> str:
    """Read the total off the JSON."""
    return dollars(json.loads(printed(cli, plan, "json"))["total"][end])


def part(kind: str, cli: Cli, plan: str) -> str:
    """Read the likely amount of one kind of item off the JSON."""
    data = json.loads(printed(cli, plan, "json"))
    items = [item for line in data["lines"] for item in line["items"]]
    return dollars(sum(item["cost"]["likely"] for item in items if item["kind"] == kind))


def column(end: str, cli: Cli, plan: str) -> str:
    """Add up a column of the CSV."""
    rows = csv.DictReader(io.StringIO(printed(cli, plan, "csv")))
    return dollars(int(100 * sum(Decimal(row[f"cost_{end}"] or 0) for row in rows)))


def gate(cli: Cli, plan: str) -> str:
    """Read the exit status."""
    return str(cli("cost", "-l", *shlex.split(plan)).status)


def instead(place: str, figure: str, _: Cli, plan: str) -> str:
    """Read a figure of the same work done another way."""
    dataset, chosen = counted(plan)
    ways = alternatives(dataset, chosen.costs[0])
    role, channel = place.split("@")
    here = next(way for way in ways if way.chosen)
    near = (way for way in ways if way.nearness != "other")
    there = next(
        way for way in near if (way.cost.rate.role, way.cost.rate.channel) == (role, channel)
    )
    if figure == "total":
        return dollars(there.total.likely)
    found = saving(here, there)
    assert found is not None
    assert found.hours is not None
    return f"{float(found.hours):,.2f} h{'' if found.pays else ', cannot pay'}"


def counted(plan: str) -> tuple[Dataset, Priced]:
    """Return the dataset as a plan counts with it, and the plan of one line with its costs."""
    stated = shipped().loaded.dataset
    word, *options = shlex.split(plan)
    given = argparse.Namespace(
        with_=options[1::2], without=(), bills=(), currency=None, outside_view=False
    )
    dataset = with_settings(stated, settings_of(stated, given))
    return dataset, priced(dataset, [typed_cost(stated, word).line])


def at_rate(rate: str, _: Cli, plan: str) -> str:
    """Read the total at another rate of the dataset."""
    dataset, found = counted(plan)
    again = priced(dataset, [found.costs[0].line._replace(rate=rate)]).total
    assert again is not None
    return dollars(again.likely)


def at_price(price: str, _: Cli, plan: str) -> str:
    """Read the total at another price an hour, however fine."""
    dataset, found = counted(plan)
    again = priced(dataset, [found.costs[0].line.at(Decimal(price))]).total
    assert again is not None
    return dollars(again.likely)


def month(_: Cli, plan: str) -> str:
    """Read what a month costs while it goes on."""
    entry = counted(plan)[1].costs[0]
    return dollars(billed(entry, month_weeks(entry), Fraction(1)).likely)


def drawn(percentile: str, _: Cli, plan: str) -> str:
    """Read a percentile of the drawn totals."""
    spread = simulate(counted(plan)[1].costs)
    assert spread is not None
    return dollars(getattr(spread, percentile))


def choice(size: str, end: str, _: Cli, plan: str) -> str:
    """Read the total with one person, or a tenth of the weeks, more or less."""
    dataset, found = counted(plan)
    lines = [entry.line for entry in found.costs]
    [swing] = [entry for entry in choices(dataset, lines, 0) if entry.figure == size]
    return dollars(getattr(swing, end))


def lost(role: str, redone: int, restart: int, _: Cli, plan: str) -> str:
    """Read what a wrong hire costs."""
    dataset = shipped().loaded.dataset
    hired = typed_cost(dataset, plan)
    found = wrong_hire(dataset, hired, role, Decimal(redone), Decimal(restart))
    assert found is not None
    return dollars(found.lost.likely)


def staged(figure: str, _: Cli, __: str) -> str:
    """Read a figure of the plan in two stages, with a ramp-up and a monthly bill."""
    context = shipped()
    dataset = context.loaded.dataset
    example = next(entry for entry in dataset.examples if entry.outcome == "ai-then-ml")
    case = changed(
        case_of(context, State(example.answers)),
        changes.count_with("ramp-up", Choice(amount=Decimal(2))),
        changes.count_with("running-costs", Choice(amount=Decimal(1000))),
    )
    if figure == "weeks":
        ends = [typing.cast(Fraction, run.end) for run in spans(case.bill.costs, likely)]
        return f"{float(max(ends)):g} weeks"
    assert case.bill.total is not None
    return dollars(case.bill.total.likely)


LOW, LIKELY, HIGH = (partial(total, end) for end in ("low", "likely", "high"))
AUTOMATION = "automation-specialist@embedded"
BESIDE = partial(instead, AUTOMATION, "hours")

NOT_POSSIBLE = "not possible"

RULES = (
    Rule(
        "Paid time is one thing: ramp-up, planned work and overrun",
        (
            Row(
                "ai-engineer@vetted=1x40x2 --with ramp-up=2",
                "likely",
                "(2 + 2) weeks × 40 h × $75",
                "$12,000.00",
                "$18,000.00",
                LIKELY,
            ),
            Row(
                "ai-engineer@vetted=1x40x2 --with overrun=100",
                "high",
                "2 weeks × (1 + 1) × 40 h × $90",
                "$14,400.00",
                "$21,600.00",
                HIGH,
            ),
            Row(
                "ai-engineer@marketplace=1x40x12 --with ramp-up=4 --with upwork-fee=7.99",
                "likely",
                "16 weeks × 40 h × $50 × 1.0799",
                "$34,556.80",
                "$33,917.60",
                LIKELY,
            ),
            Row(
                "ml-engineer@vetted=1x10x8 --with ramp-up=4",
                "likely",
                "12 weeks × 20 h × $125 + 12 weeks × 12 / 52 months × $79",
                "$30,218.77",
                "$25,218.77",
                LIKELY,
            ),
            Row(
                "ai-engineer@embedded=1x40x12 --with management=5 --with ramp-up=4",
                "management",
                "16 weeks × 5 h × $94",
                "$7,520.00",
                "$5,640.00",
                partial(part, "hours"),
            ),
            Row(
                "ai-engineer@embedded=1x40x12 --with overrun=50 --with running-costs=1000",
                "high",
                "12 weeks × 1.5 × 40 h × $25 + 18 weeks × 12 / 52 months × $1,000",
                "$22,153.85",
                "$20,769.23",
                HIGH,
            ),
            Row(
                "first AI, then ML (8 and 12 weeks), ramp-up 2, hosting $1,000 a month",
                "last week",
                "2 + 8 + 2 + 12",
                "24 weeks",
                "22 weeks",
                partial(staged, "weeks"),
            ),
            Row(
                "first AI, then ML (8 and 12 weeks), ramp-up 2, hosting $1,000 a month",
                "likely",
                "10 weeks × 40 h × $25 + 14 weeks × 40 h × $35"
                " + 24 weeks × 12 / 52 months × $1,000",
                "$35,138.46",
                "$34,676.92",
                partial(staged, "likely"),
            ),
        ),
    ),
    Rule(
        "A minimum is a floor",
        (
            Row(
                "ai-engineer@vetted=1x40x3 --with ramp-up=2",
                "likely",
                "(2 + 3) weeks × 40 h × $75",
                "$15,000.00",
                "$18,000.00",
                LIKELY,
            ),
            Row(
                "ai-engineer@vetted=1x20x4 --with ramp-up=1",
                "likely",
                "160 h [more than 5 weeks × 20 h] × $75",
                "$12,000.00",
                "$13,500.00",
                LIKELY,
            ),
            Row(
                "ml-engineer@vetted=1x30x4 --with ramp-up=1",
                "likely",
                "5 weeks × 30 h × $125 + 5 weeks × 12 / 52 months × $79",
                "$18,841.15",
                "$18,841.15",
                LIKELY,
            ),
            Row(
                "ai-engineer@embedded=1x6.5x1@70.91 --with overrun=62.3 --with embedded-minimum=34",
                "likely",
                "34 h × $70.91",
                "$2,410.94",
                "$2,410.95",
                LIKELY,
            ),
        ),
    ),
    Rule(
        "Splitting changes nothing",
        (
            Row(
                "ai-engineer@vetted=2x10x4",
                "likely",
                "2 people × 160 h × $75",
                "$24,000.00",
                "$12,000.00",
                LIKELY,
            ),
            Row(
                "ai-engineer@vetted=1x10x4 -l ai-engineer@vetted=1x10x4",
                "likely",
                "160 h × $75 + 160 h × $75",
                "$24,000.00",
                "$24,000.00",
                LIKELY,
            ),
            Row(
                "ai-engineer@embedded=3x2.5x1",
                "likely",
                "3 people × 10 h × $25",
                "$750.00",
                "$250.00",
                LIKELY,
            ),
        ),
    ),
    Rule(
        "Who is hired is charged for hiring",
        (
            Row(
                "ai-engineer@in-house=1x40x12 --with recruiting=20000",
                "likely",
                "12 weeks × 40 h × 1835 / 2080 × $94 + $20,000",
                "$59,805.38",
                "$65,120.00",
                LIKELY,
            ),
            Row(
                "ai-engineer@embedded=1x40x12 --with recruiting=20000",
                "likely",
                "12 weeks × 40 h × $25",
                "$12,000.00",
                "$32,000.00",
                LIKELY,
            ),
            Row(
                "own-developers@in-house=1x40x12 --with recruiting=20000",
                "likely",
                "12 weeks × 40 h × 1835 / 2080 × $94",
                "$39,805.38",
                "$65,120.00",
                LIKELY,
            ),
        ),
    ),
    Rule(
        "A break-even divides by what a saved hour saves",
        (
            *(
                Row(
                    f"ai-engineer@embedded=1x40x12 --with running-costs={bill}",
                    "break-even with automation",
                    "160 h × ($25 − $15) / $15",
                    "106.67 h",
                    was,
                    BESIDE,
                )
                for bill, was in (("0", "106.67 h"), ("1000", "77.04 h"), ("50000", "5.27 h"))
            ),
            Row(
                "automation-specialist@marketplace=1x40x12",
                "break-even with embedded",
                "2080 / 12 h × ($20 × 1.055 − $15) / $15",
                "70.49 h",
                "70.49 h",
                BESIDE,
            ),
            Row(
                "ai-engineer@marketplace=1x40x12",
                "break-even with AI embedded",
                "2080 / 12 h × ($50 × 1.0799 − $25) / $25",
                "201.03 h, cannot pay",
                "187.18 h",
                partial(instead, "ai-engineer@embedded", "hours"),
            ),
        ),
    ),
    Rule(
        "A wrong hire costs three totals",
        (
            Row(
                "ai-engineer@vetted=1x10x8",
                "ML needed, 50 % redone, 2 weeks",
                "160 h × $75 + 6 weeks × 20 h × $125 + 6 weeks × 12 / 52 months × $79"
                " − 8 weeks × 20 h × $125 − 8 weeks × 12 / 52 months × $79",
                "$6,963.53",
                "−$500.00",
                partial(lost, "ml-engineer", 50, 2),
            ),
            Row(
                "ai-engineer@embedded=1x40x12",
                "ML needed, 50 % redone, 4 weeks",
                "480 h × $25 + 10 weeks × 40 h × $35 − 480 h × $35",
                "$9,200.00",
                "$9,200.00",
                partial(lost, "ml-engineer", 50, 4),
            ),
            Row(
                "ml-engineer@vetted=1x40x12",
                "AI engineer needed, nothing redone, no restart",
                "480 h × $125 + 12 weeks × 12 / 52 months × $79 − 480 h × $75",
                "$24,218.77",
                "$24,000.00",
                partial(lost, "ai-engineer", 0, 0),
            ),
        ),
    ),
    Rule(
        "An employee costs salary × load",
        (
            Row(
                "ai-engineer@in-house=1x40x52",
                "likely",
                "52 weeks × 40 h × 1835 / 2080 × $94",
                "$172,490.00",
                "$195,520.00",
                LIKELY,
            ),
            Row(
                "ai-engineer@embedded=1x40x12",
                "the same work in-house",
                "480 h × $94",
                "$45,120.00",
                "$45,120.00",
                partial(instead, "ai-engineer@in-house", "total"),
            ),
            Row(
                "ai-engineer@in-house=1x40x12",
                "the same work embedded",
                "12 weeks × 40 h × 1835 / 2080 × $25",
                "$10,586.54",
                "$12,000.00",
                partial(instead, "ai-engineer@embedded", "total"),
            ),
            Row(
                "ai-engineer@in-house=1x40x52",
                "at the bare wage",
                "52 weeks × 40 h × 1835 / 2080 × $65.38 × 1.4445",
                "$173,299.99",
                "$135,990.40",
                partial(at_rate, "ai-engineer-in-house-wage"),
            ),
            Row(
                "ai-engineer@in-house=1x40x52@190000/year",
                "likely",
                "$190,000 × 1.27",
                "$241,300.00",
                NOT_POSSIBLE,
                LIKELY,
            ),
        ),
    ),
    Rule(
        "What low and high mean is known: where nothing is said, deciles",
        (
            Row(
                "ai-engineer@contract=1x40x12",
                "P10",
                "480 h × $125",
                "$60,000.00",
                "$62,245.49",
                partial(drawn, "p10"),
                Fraction(1, 50),
            ),
            Row(
                "ai-engineer@contract=1x40x12",
                "P90",
                "480 h × $175",
                "$84,000.00",
                "$81,759.08",
                partial(drawn, "p90"),
                Fraction(1, 50),
            ),
            Row(
                "ai-engineer@in-house=1x40x52",
                "P10",
                "1835 h × $39.64 × 1.4445",
                "$105,072.06",
                "$172,548.95",
                partial(drawn, "p10"),
                Fraction(1, 50),
            ),
            Row(
                "ai-engineer@in-house=1x40x52",
                "P90",
                "1835 h × $103.21 × 1.4445",
                "$273,574.36",
                "$224,582.38",
                partial(drawn, "p90"),
                Fraction(1, 50),
            ),
        ),
    ),
    Rule(
        "Uncertainty is not choice: one person, or a tenth of the weeks, more or less",
        (
            Row(
                "ai-engineer@embedded=2x40x10",
                "one person less",
                "1 person × 40 h × 10 weeks × $25",
                "$10,000.00",
                NOT_POSSIBLE,
                partial(choice, "people", "low"),
            ),
            Row(
                "ai-engineer@embedded=2x40x10",
                "one person more",
                "3 people × 40 h × 10 weeks × $25",
                "$30,000.00",
                NOT_POSSIBLE,
                partial(choice, "people", "high"),
            ),
            Row(
                "ai-engineer@embedded=2x40x10",
                "a tenth of the weeks more",
                "2 people × 40 h × 11 weeks × $25",
                "$22,000.00",
                NOT_POSSIBLE,
                partial(choice, "weeks", "high"),
            ),
        ),
    ),
    Rule(
        "Every table adds up",
        tuple(
            Row(
                "ml-engineer@vetted=1x10x8",
                f"sum of the {end} column of the CSV",
                f"8 weeks × 20 h × ${rate} + 8 weeks × 12 / 52 months × $79",
                right,
                was,
                partial(column, end),
            )
            for end, rate, right, was in (
                ("low", 100, "$16,145.85", "$16,000.00"),
                ("likely", 125, "$20,145.85", "$145.85"),
                ("high", 150, "$24,145.85", "$24,000.00"),
            )
        ),
    ),
    Rule(
        "Amounts are exact inside; a ceiling is planned at the ceiling",
        (
            Row(
                "ai-engineer@marketplace=1x40x12",
                "likely",
                "480 h × $50 × 1.0799",
                "$25,917.60",
                "$24,958.80",
                LIKELY,
            ),
            Row(
                "ai-engineer@marketplace=1x40x12",
                "low",
                "480 h × $35",
                "$16,800.00",
                "$16,800.00",
                LOW,
            ),
            Row(
                "ai-engineer@embedded=1x36.5x20",
                "at $0.015 an hour",
                "730 h × $0.015",
                "$10.95",
                "$10.95",
                partial(at_price, "0.015"),
            ),
        ),
    ),
    Rule(
        "A month while it goes on",
        (
            Row(
                "ai-engineer@embedded=1x40x12 --with running-costs=1000",
                "a month",
                "160 h × $25 + $1,000",
                "$5,000.00",
                "$4,000.00",
                month,
            ),
            Row(
                "ai-engineer@in-house=1x40x52",
                "a month",
                "1835 / 12 h × $94",
                "$14,374.17",
                "$14,374.17",
                month,
            ),
        ),
    ),
    Rule(
        "A plan that exceeds a limit fails",
        (
            Row(
                "ai-engineer@embedded=1x40x12 --max 12000",
                "exit status",
                "0",
                "0",
                NOT_POSSIBLE,
                gate,
            ),
            Row(
                "ai-engineer@embedded=1x40x12 --max 11999",
                "exit status",
                "1",
                "1",
                NOT_POSSIBLE,
                gate,
            ),
            Row(
                "ai-engineer@embedded=1x40x12 --with overrun=1 --max 12000 --against high",
                "exit status",
                "1",
                "1",
                NOT_POSSIBLE,
                gate,
            ),
        ),
    ),
)
ROWS = [row for rule in RULES for row in rule.rows]


HEAD = """\
# Worked numbers

What plans cost, worked out by hand for the dataset `ai-roles`, rule by rule. *Plan* is what you
type after `roletui cost -l`, *Sum* how the figure is worked out, *Right* what that gives, *Version
0.1* what the first version said, and *Now* what this one says. Each part of a sum is rounded to
cents by itself. Figures that are drawn at random (P10, P90) are right within 2 %. Remarks stand in
brackets.

The table is held by `tests/cost/test_worked_table.py`, which works out each sum, asks the program,
and writes this page.
"""


def now(cli: Cli, row: Row) -> str:
    """Return what the program says."""
    try:
        return row.read(cli, row.plan)
    except AssertionError:
        if not row.ahead:
            raise
        return NOT_POSSIBLE


def page(cli: Cli) -> str:
    """Write the page, with what the program says now."""
    parts = [HEAD]
    for nr, rule in enumerate(RULES, 1):
        parts.append(f"## {nr}. {rule.name}\n")
        parts.append("| Plan | Figure | Sum | Right | Version 0.1 | Now |")
        parts.append("|---|---|---|---:|---:|---:|")
        for row in rule.rows:
            plan = f"`{row.plan}`" if "=" in row.plan else row.plan
            cells = (plan, row.figure, row.sum, row.right, row.was, now(cli, row))
            parts.append(f"| {' | '.join(cells)} |")
        parts.append("")
    return "\n".join(parts)


def test_the_page_holds_the_table(cli: Cli) -> None:
    """The page says what the table says, and what the program says now."""
    if os.environ.get(WRITE):
        PAGE.write_text(page(cli), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(cli)


def number(text: str) -> Fraction:
    """Return the number in a figure."""
    return Fraction(re.sub(r"[^\d.-]", "", text.replace("−", "-")))


def name(row: Row) -> str:
    """Return what a test of a row is called."""
    return f"{row.plan}, {row.figure}"


NOT_YET = pytest.mark.xfail(strict=True, reason="the program does not get there yet")


@pytest.mark.parametrize(
    "row", [pytest.param(r, id=name(r), marks=[NOT_YET] if r.ahead else []) for r in ROWS]
)
def test_a_plan_costs_what_it_costs_by_hand(row: Row, cli: Cli) -> None:
    """The program says what the sum comes to."""
    found = row.read(cli, row.plan)
    if row.within:
        assert abs(number(found) / number(row.right) - 1) <= row.within
    else:
        assert found == row.right


OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def exact(node: ast.expr) -> Fraction:
    """Work out an expression."""
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](exact(node.left), exact(node.right))
    assert isinstance(node, ast.Constant)
    return Fraction(str(node.value))


def rounded(node: ast.expr) -> Fraction:
    """Work out a sum of amounts, each rounded half up to cents by itself."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        return OPERATORS[type(node.op)](rounded(node.left), rounded(node.right))
    return Fraction(floor(exact(node) * 100 + Fraction(1, 2)), 100)


def worked_out(text: str) -> Fraction:
    """Return what a sum comes to; words, signs of money and [remarks] in it are only read."""
    plain = re.sub(r" \[.*?\]", "", text)
    plain = plain.replace("×", "*").replace("−", "-")
    source = re.sub(r"[A-Za-z$,]", "", plain).strip()
    return rounded(ast.parse(source, mode="eval").body)


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_a_sum_comes_to_its_figure(row: Row) -> None:
    """What is written out comes to what stands beside it."""
    assert worked_out(row.sum) == number(row.right)
