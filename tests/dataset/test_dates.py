"""Dates of figures: what is one, what lies ahead, what is stale and where that is said."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from helpers import TODAY, Ran, edited

from roletui.dataset.checks.dates import ahead
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import parse
from roletui.dataset.review_dates import begins, overdue, stale

Cli = Callable[..., Ran]
NOW = date.fromisoformat(TODAY)
OWN_DAY = ('published = "2026-03-01"', 'published = "2026-03-01"\nreview_by = "2026-11-01"')
"""Gives the source of the workshop's rates a day of its own, which is past."""


def dataset(*edits: tuple[str, str]) -> Dataset:
    """Return the small dataset after some edits."""
    return parse(edited(*edits).encode(), "file").dataset


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2026", date(2026, 1, 1)),
        ("2026-06", date(2026, 6, 1)),
        ("2026-06-09", date(2026, 6, 9)),
        ("2026-13", None),
        ("2026-02-30", None),
        ("2026-W01-1", None),
        ("٢٠٢٦", None),
        ("not stated", None),
    ],
)
def test_dates_of_sources(text: str, first: date | None) -> None:
    """A source may give a year, a month or a day; anything else is no date."""
    assert begins(text) == first


def test_a_day_of_review_in_quotes() -> None:
    """The day of review is a TOML date, or the same in quotes."""
    found = dataset(("review_by = 2030-01-31", 'review_by = "2030-01-31"'))
    assert found.about.review_by == date(2030, 1, 31)


def test_a_source_has_its_own_day() -> None:
    """A source is stale after its own day of review, or the dataset's where that comes first."""
    found = dataset(OWN_DAY)
    guild, street = found.sources
    assert stale(found.about, guild, NOW) == "STALE: to be reviewed by 2026-11-01"
    assert stale(found.about, guild, date(2026, 11, 1)) == ""
    assert stale(found.about, street, NOW) == ""
    late = date(2030, 2, 1)
    assert stale(found.about, street, late) == "STALE: to be reviewed by 2030-01-31"
    assert overdue(found, NOW) == "Figures of Guild of Workshops were to be reviewed by 2026-11-01."
    assert overdue(found, late) == "The figures of bicycle were to be reviewed by 2030-01-31."
    assert overdue(dataset(), NOW) == ""


def test_only_what_is_wholly_ahead_lies_ahead() -> None:
    """A month or year that has begun does not lie ahead; tomorrow does."""
    assert list(ahead(dataset(('checked = "2026-10"', 'checked = "2026-11"')), NOW)) == []
    [problem] = ahead(dataset(('checked = "2026-10"', 'checked = "2026-11-24"')), NOW)
    assert (problem.path, problem.severity) == (("sources", 0, "checked"), "error")
    [rate] = ahead(dataset(('date = "2026-05"', 'date = "2027"')), NOW)
    assert rate.message == "is in the future: 2027 is after 2026-11-23."


@pytest.fixture
def late(cli: Cli, tmp_path: Path) -> Cli:
    """Return a function that runs a command on a dataset of which one source is stale."""
    (tmp_path / "my.toml").write_text(edited(OWN_DAY), encoding="utf-8")

    def run(*words: str) -> Ran:
        return cli("--as-of", TODAY, "--dataset", "my.toml", *words)

    return run


def test_stale_figures_are_flagged_where_they_are_shown(late: Cli) -> None:
    """Costs, the comparison and the record flag what is stale, and only that; so does stderr."""
    said = "roletui: figures of Guild of Workshops were to be reviewed by 2026-11-01.\n"
    costs = late("cost", "-l", "workshop@shop=1x8x1", "-l", "mobile@street=1x8x1")
    assert costs.err == said
    assert costs.out.count("STALE: to be reviewed by 2026-11-01") == 1
    grid = late("compare", "--format", "csv")
    assert grid.out.count("(stale)") == 2
    assert "an hour (stale)" in grid.out
    record = late("decide", "-a", "fault=no", "-a", "carry=yes", "--format", "md").out
    assert "- Caution: figures of Guild of Workshops were to be reviewed by 2026-11-01." in record
    assert "**STALE: to be reviewed by 2026-11-01**" in record


def test_a_source_that_is_overdue_is_a_warning(cli: Cli, tmp_path: Path) -> None:
    """``check`` warns of a day of review that is past, at its line."""
    (tmp_path / "my.toml").write_text(edited(OWN_DAY), encoding="utf-8")
    ran = cli("check", "--as-of", TODAY, "--strict", "my.toml")
    assert ran.status == 1
    assert ran.out.startswith(
        "my.toml:24:13: warning: source “guild”: review_by is past: these figures were to be "
        "reviewed by 2026-11-01.\n"
    )
