"""Extra costs of rates: which mistakes of a dataset are told, and how ``cost`` is asked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import Ran, edited

from roletui.dataset.load import parse
from roletui.dataset.problems import DatasetError
from roletui.dataset.reading.diagnostics import diagnose

Cli = Callable[..., Ran]

PARTS = 'note = "Not in any rate."\nsource = "guild"\n'
"""The end of the one overhead of the small dataset."""


def top(*lines: str) -> tuple[str, str]:
    """Return an edit that gives the overhead more lines."""
    return PARTS, PARTS + "".join(f"{line}\n" for line in lines)


def exchange(currency: str = "JPY", per: str = "163.2", date: str = "2026-11") -> str:
    """Return the lines of an exchange rate."""
    return (
        f'\n[[budget.exchange]]\ncurrency = "{currency}"\nper = {per}\n'
        f'date = "{date}"\nsource = "guild"'
    )


LOAD = "\n[channels.load]\nhour = {}\nsalary = 1.1\nbecause = 'Leave.'\n"
MADE = ("likely = 55\nhigh = 70\n", 'likely = 55\nhigh = 70\nwage = "{}"\n')
SHOP = 'minimum = "Half an hour."\n'
POSTED = ('basis = "posted"', 'basis = "wage"')


def made(load: str, wage: str = "workshop-shop-posted") -> list[tuple[str, str]]:
    """Return edits that make the first rate from a wage."""
    edits = [(MADE[0], MADE[1].format(wage)), POSTED]
    return [*edits, (SHOP, SHOP + LOAD.format(load))] if load else edits


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([top("likely = 5")], "is missing: how are its figures counted?"),
        (
            [top('kind = "share"', "low = 5", "high = 4")],
            "must keep 0 <= low <= likely <= high.",
        ),
        ([top('kind = "share"', "low = 5")], "must give both low and high, or only likely."),
        ([top('kind = "least-week"', "low = 1", "high = 2")], "the one figure of a minimum."),
        ([top('kind = "least-hours"')], "must be the one figure of a minimum."),
        ([top('kind = "overrun"', "likely = 1001")], "must not be above 1000 %."),
        (
            [(PARTS, PARTS.replace('source = "guild"\n', 'kind = "hire"\nlikely = 5\n'))],
            "is missing: who states the figure?",
        ),
        ([top('kind = "hours"')], "is missing: whose hours are they?"),
        ([top('kind = "hours"', 'rate = "workshop-day"')], "must be a rate an hour in EUR."),
        ([top('kind = "hours"', 'rate = "mobile-stret"')], "is not among the rates."),
        ([top('kind = "month"', 'paid_to = ["gild"]')], "is not among the sources."),
        ([top('kind = "month"', 'channels = ["shops"]')], "is not among the channels."),
        ([top('kind = "monthly"')], "not “monthly”."),
        ([top(exchange("EUR"))], "must be another currency than that of [about]."),
        ([top(exchange("yen"))], "must be a currency code such as USD."),
        ([top(exchange(), exchange())], "is given a second time."),
        ([top(exchange(per="0"))], "must be above 0."),
        ([top(exchange(date="soon"))], "must be a date: 2026, 2026-06 or 2026-06-09."),
        (made(""), "needs the load of its channel: add [channels.load]."),
        (made("1.4", "mobile-shop"), "must be a rate whose basis is “wage”."),
        (made("1.2"), "times 1.2 it is another."),
        (made("0"), "must be above 0."),
    ],
)  # fmt: skip
def test_a_mistake_is_told(edits: list[tuple[str, str]], said: str) -> None:
    """Each mistake is told at its place, in its own words."""
    with pytest.raises(DatasetError) as refused:
        parse(edited(*edits).encode(), "edited.toml")
    told = [problem.headline for problem in diagnose(refused.value)]
    assert [words for words in told if words.endswith(said) or f"{said} Did" in words]


def test_hours_alone_have_a_rate() -> None:
    """A rate beside another kind is a warning; the dataset can be used."""
    edit = top('kind = "month"', "likely = 5", 'rate = "mobile-shop"')
    [warning] = parse(edited(edit).encode(), "edited.toml").warnings
    assert warning.message == "has no effect: only hours have a rate."


@pytest.fixture
def cost(cli: Cli, tmp_path: Path) -> Cli:
    """Return a function that runs ``cost`` on a dataset with something on top."""
    visit = (
        '\n[[budget.overheads]]\nid = "visit"\nlabel = "The way"\nnote = "By van."\n'
        'source = "street-list"\nkind = "share"\nlow = 0\nhigh = 10\nchannels = ["street"]\n'
        '\n[[budget.overheads]]\nid = "van"\nlabel = "Van"\nnote = "?"\nkind = "month"'
    )
    file = tmp_path / "counted.toml"
    longer = ("maximum = 10\n", "maximum = 13\n")
    file.write_text(edited(top(visit, exchange()), longer), encoding="utf-8")
    return lambda *words: cli("cost", "--dataset", str(file), *words)


LINE = ("-l", "mobile=1x10x13")


def test_columns_add_up_as_they_are_written(cost: Cli) -> None:
    """A line's row is its work, what is on top stands below it, and the total is their sum."""
    ran = cost(*LINE, "--with", "van=12.50")
    assert [" ".join(words.split()) for words in ran.out.splitlines()[1:5]] == [
        "Mobile mechanic, On the street 1 × 10 h × 13 weeks €7,800.00 €7,800.00 €7,800.00",
        "+ The way 130 h €0.00 ≈ €390.00 €780.00",
        "Van 3 months €37.50 €37.50 €37.50",
        "Total €7,837.50 ≈ €8,227.50 €8,617.50",
    ]
    # Nothing, €390 and €780 more: the ends are deciles, so 8 in 10 are below 390 × 2^0.657 = 615.
    assert "Plan with €8,230 (P50) and a contingency of €220: €8,450 is enough" in ran.out
    assert "8 in 10 cost €7,840 to €8,620 (P10 to P90)" in ran.out
    assert "In the figures, besides the rates: The way, Van." in ran.out
    data = json.loads(cost(*LINE, "--with", "van=12.50", "--format", "json").out)
    assert data["total"] == {"low": 783_750, "likely": 822_750, "high": 861_750}
    assert "Plan with €8,230" in cost(*LINE, "--with", "van=12.50", "--format", "md").out


def test_what_is_switched_off_is_said_to_be_out(cost: Cli) -> None:
    """Without its fee the line is a single figure, and the fee is named as not in it."""
    ran = cost(*LINE, "--without", "visit")
    assert "Total" not in ran.out
    assert "How far off the total may be is not known: one source, no range." in ran.out
    assert "Not in the figures: The way, Van." in ran.out
    assert "The way is charged. Not in the figures." in ran.out


def test_amounts_in_another_currency(cost: Cli) -> None:
    """The dataset's rate or one's own converts every amount once, and is said with its origin."""
    stated = cost(*LINE, "--currency", "JPY").out
    assert "JPY 1,272,960" in stated
    assert "163.2 JPY for one unit of the dataset's own currency, Guild of Workshops, 2026-11." in (
        stated
    )
    own = cost(*LINE, "--currency", "USD=1.1").out
    assert "$8,580.00" in own
    assert "user's own figure; date not stated." in own
    assert cost(*LINE, "--currency", "EUR").out == cost(*LINE).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--with vam=3", "there is no extra cost “vam”. Did you mean “van”?"),
        ("--with van", "“van” has no figure of its own: add one, van=AMOUNT (a month)."),
        ("--with van=", "“” EUR a month for van: give a number from 0 to 1,000,000, with at most "
         "two decimals."),
        ("--with van=½", "“½” EUR a month for van: give a number from 0 to 1,000,000, with at "
         "most two decimals."),
        ("--with visit=200.01", "“200.01” % for visit: give a number from 0 to 200, with at most "
         "two decimals."),
        ("--without parts", "“parts” is only a remark in this dataset; there is nothing to count."),
        ("--currency euro", "“euro” is not a currency code such as EUR."),
        ("--currency JPX", "there is no exchange rate for “JPX”. Did you mean “JPY”? With one of "
         "your own: --currency JPX=RATE, for one EUR."),
        ("--currency USD=1e309", "“1e309” USD for one EUR: give a number above 0 and up to "
         "1,000,000, with at most 6 decimals."),
        ("--currency USD=0", "“0” USD for one EUR: give a number above 0 and up to 1,000,000, "
         "with at most 6 decimals."),
        ("--currency EUR=2", "EUR is the dataset's own currency: one of it is always 1."),
    ],
)  # fmt: skip
def test_terms_that_cannot_be_are_refused(cost: Cli, words: str, said: str) -> None:
    """A word that cannot be carried out is refused with what it may be instead."""
    assert cost(*LINE, *words.split()) == Ran(2, "", f"roletui: {said}\n")
