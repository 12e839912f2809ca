"""The dataset that ships: what others rely on in it, and what it owes its readers."""

import re
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from roletui.dataset.load import load, shipped
from roletui.dataset.model import Example, RateEntry, Role
from roletui.dataset.question_order import UNSURE
from roletui.tree.walk import Tree

LOADED = load()
DATASET = LOADED.dataset
TREE = Tree(DATASET)

POINTS = {"A": 4, "B": 6, "C": 4, "D": 4, "E": 4, "F": 1, "G": 4, "H": 2}
"""The points of the brief: how many there are under each letter."""


MESSY = 40
"""A brief of so many words is a request as it came in, with all that is beside the point."""

KINDS = {
    "automation": {"automation-specialist", "automation-with-developers", "tool-setup"},
    "AI engineer": {"ai-engineer"},
    "ML engineer": {"ml-engineer", "ai-with-ml", "ai-then-ml"},
    "none of these": {"no-hire", "other-trade", "data-work", "own-developers"},
}
"""The outcomes of each kind of answer, those that are advice first left out."""


FACTS: dict[str, tuple[float | None, float | None, float | None, str, str, str, str]] = {
    "automation-specialist-embedded": (None, 15, None, "hour", "quoted", "A", "2026-06-09"),
    "ai-engineer-embedded": (None, 25, None, "hour", "quoted", "B", "2026"),
    "ml-engineer-embedded": (None, 35, None, "hour", "quoted", "C", "2026"),
    "automation-specialist-marketplace-fiverr": (15, 20, 35, "hour", "asked", "C", "2026-10-07"),
    "automation-specialist-marketplace-asked": (35, None, 150, "hour", "asked", "B", "2026-09"),
    "automation-specialist-marketplace-asked-n8n": (40, None, 100, "hour", "asked", "B", "2026-09"),
    "automation-specialist-marketplace-fiverr-pro": (
        100,
        None,
        150,
        "hour",
        "asked",
        "C",
        "2026-10-07",
    ),
    "automation-specialist-marketplace-posted-n8n": (
        None,
        23,
        None,
        "hour",
        "posted",
        "B",
        "2026-10-01",
    ),
    "automation-specialist-marketplace-posted": (17.5, None, 40, "hour", "posted", "A", "2026-02"),
    "ai-engineer-marketplace-asked": (35, 50, 60, "hour", "asked", "B", "2026-09"),
    "ai-engineer-marketplace-posted": (19, 30, 40, "hour", "posted", "B", "2026-05-16"),
    "ai-engineer-marketplace-fiverr-chatbot": (
        216,
        None,
        520,
        "project",
        "asked",
        "C",
        "2026-10-07",
    ),
    "ai-engineer-marketplace-fiverr-agent": (
        None,
        295,
        None,
        "project",
        "asked",
        "C",
        "2026-10-07",
    ),
    "ml-engineer-marketplace-asked": (50, 100, 200, "hour", "asked", "B", "2026-09"),
    "ml-engineer-marketplace-posted": (None, 30, None, "hour", "posted", "B", "2026-05-16"),
    "ml-engineer-marketplace-fiverr": (None, 367, None, "project", "asked", "C", "2026-10-07"),
    "other-trade-marketplace-posted": (18, 25, 38, "hour", "posted", "B", "2026-05-16"),
    "automation-specialist-vetted": (80, None, 150, "hour", "quoted", "C", "not stated"),
    "ai-engineer-vetted": (60, None, 90, "hour", "quoted", "A", "not stated"),
    "ai-engineer-vetted-toptal": (80, None, 250, "hour", "quoted", "C", "not stated"),
    "ml-engineer-vetted-toptal-mid": (100, None, 150, "hour", "quoted", "C", "not stated"),
    "ml-engineer-vetted-toptal-senior": (150, None, 250, "hour", "quoted", "C", "not stated"),
    "automation-specialist-agency-build": (
        2500,
        None,
        15000,
        "project",
        "quoted",
        "C",
        "2026-04-02",
    ),
    "automation-specialist-agency-month": (1500, None, 5000, "month", "quoted", "C", "2026-04-02"),
    "ai-engineer-agency-us": (160, None, 250, "hour", "quoted", "C", "2026-04-02"),
    "ai-engineer-agency-western-europe": (140, None, 200, "hour", "quoted", "C", "2026-04-02"),
    "ai-engineer-agency-eastern-europe": (80, None, 120, "hour", "quoted", "C", "2026-04-02"),
    "ai-engineer-agency-asia": (70, None, 100, "hour", "quoted", "C", "2026-04-02"),
    "ai-engineer-agency-clutch-us": (50, None, 99, "hour", "quoted", "C", "2026-09-21"),
    "ai-engineer-agency-clutch-india": (25, None, 49, "hour", "quoted", "C", "2026-09-21"),
    "ml-engineer-agency-us": (160, None, 250, "hour", "quoted", "C", "2026-04-02"),
    "ml-engineer-agency-western-europe": (140, None, 200, "hour", "quoted", "C", "2026-04-02"),
    "ml-engineer-agency-eastern-europe": (80, None, 120, "hour", "quoted", "C", "2026-04-02"),
    "ml-engineer-agency-asia": (70, None, 100, "hour", "quoted", "C", "2026-04-02"),
    "automation-specialist-in-house-loaded": (58, 74, 93, "hour", "loaded", "B", "2026-10"),
    "automation-specialist-in-house-wage": (39.84, 50.89, 64.48, "hour", "wage", "A", "2026-05-15"),
    "ai-engineer-in-house-loaded": (73, 94, 119, "hour", "loaded", "B", "2026-10"),
    "ai-engineer-in-house-wage": (50.58, 65.38, 82.68, "hour", "wage", "A", "2026-05-15"),
    "ml-engineer-in-house-loaded": (60, 84, 110, "hour", "loaded", "B", "2026-10"),
    "ml-engineer-in-house-wage": (41.18, 57.8, 76.39, "hour", "wage", "A", "2026-05-15"),
    "ml-engineer-in-house-wage-research": (49.79, 67.45, 90.72, "hour", "wage", "A", "2026-05-15"),
    "own-developers-in-house-loaded": (73, 94, 119, "hour", "loaded", "B", "2026-10"),
    "own-developers-in-house-wage": (50.58, 65.38, 82.68, "hour", "wage", "A", "2026-05-15"),
    "ai-engineer-contract-us-mid": (125, None, 175, "hour", "asked", "C", "2026"),
    "ai-engineer-contract-us-senior": (175, None, 250, "hour", "asked", "C", "2026"),
    "ml-engineer-contract-us-senior": (150, None, 240, "hour", "asked", "C", "2026"),
    "other-trade-contract-us-canada": (82, None, 130, "hour", "asked", "B", "2026-05-26"),
    "other-trade-contract-western-europe": (70, None, 120, "hour", "asked", "B", "2026-05-26"),
    "other-trade-contract-northern-europe": (68, None, 115, "hour", "asked", "B", "2026-05-26"),
    "other-trade-contract-eastern-europe": (40, None, 85, "hour", "asked", "B", "2026-05-26"),
    "other-trade-contract-latin-america": (35, None, 75, "hour", "asked", "B", "2026-05-26"),
    "other-trade-contract-southeast-asia": (28, None, 65, "hour", "asked", "B", "2026-05-26"),
    "other-trade-contract-south-asia": (22, None, 55, "hour", "asked", "B", "2026-05-26"),
    "other-trade-contract-uk": (400, 550, 938, "day", "posted", "B", "2026-09-08"),
    "ai-engineer-in-house-advertised-mid": (
        None,
        190000,
        None,
        "year",
        "advertised",
        "A",
        "2026-04",
    ),
    "ai-engineer-in-house-advertised-senior": (
        None,
        200000,
        None,
        "year",
        "advertised",
        "A",
        "2026-04",
    ),
    "ml-engineer-in-house-advertised-mid": (
        None,
        193000,
        None,
        "year",
        "advertised",
        "A",
        "2026-04",
    ),
    "ml-engineer-in-house-advertised-senior": (
        None,
        211000,
        None,
        "year",
        "advertised",
        "A",
        "2026-04",
    ),
}
"""Low, likely, high, unit, basis, grade and date of each rate, as the collection states them.

Of two grades it is the lower. A date is the figure's own, else that of its source.
"""

ENDS = {
    "automation-specialist-in-house-wage": ("quartile", "quartile", 32.37, 80.63),
    "ai-engineer-in-house-wage": ("quartile", "quartile", 39.64, 103.21),
    "ml-engineer-in-house-wage": ("quartile", "quartile", 32.33, 95.74),
    "ml-engineer-in-house-wage-research": ("quartile", "quartile", 39.52, 110.88),
    "own-developers-in-house-wage": ("quartile", "quartile", 39.64, 103.21),
    "ai-engineer-marketplace-posted": (None, None, None, 60),
    "other-trade-marketplace-posted": (None, None, None, 55),
    "ai-engineer-agency-clutch-us": ("bracket", "bracket", None, None),
    "ai-engineer-agency-clutch-india": ("bracket", "bracket", None, None),
    "other-trade-contract-uk": ("decile", "decile", None, None),
}
"""What the ends of a range are, and the deciles beside them, where the collection says so."""

TERMS: dict[str, tuple[float | None, float | None, float | None, str, str]] = {
    "upwork-fee": (0, None, 7.99, "C", "not stated"),
    "fiverr-fee": (None, 5.5, None, "B", "not stated"),
    "toptal-fee": (None, 79, None, "A", "not stated"),
    "toptal-minimum": (None, 20, None, "C", "not stated"),
    "lemon-minimum": (None, 160, None, "A", "not stated"),
    "embedded-minimum": (None, 10, None, "A", "2026-06-09"),
}
"""Low, likely, high, grade and date of each fee and minimum that the collection states."""

PUBLISHED = {
    "ad-snipper-article": "2026",
    "ad-snipper-repository": "2026-06-09",
    "upwork": "2026-09",
    "upwork-fees": "not stated",
    "upwatcher": "2026-05-16",
    "fiverr": "2026-10-07",
    "fiverr-fees": "not stated",
    "lemon-io": "not stated",
    "toptal-faq": "not stated",
    "toptal-second-hand": "not stated",
    "andersenlab": "2026-04-02",
    "clutch": "2026-09-21",
    "arc-dev": "2026-05-26",
    "us-contract-guides": "2026",
    "itjobswatch": "2026-09-08",
    "bls-oews": "2026-05-15",
    "bls-ecec": "not stated",
    "loaded-cost": "2026-10",
    "skillenai": "2026-07-22",
    "anthropic-agents": "2024-12",
    "google-rules": "not stated",
    "huyen": "2025",
    "swyx": "2023-06",
    "rhafael": "not stated",
    "offtoon": "2026-06-01",
    "zhang": "not stated",
}
"""When each source was published, as far as the collection says."""

SOURCES = {source.id: source for source in DATASET.sources}


def words(*texts: str) -> int:
    """Count the words of several texts."""
    return sum(len(text.split()) for text in texts)


def messy_briefs() -> list[Example]:
    """Return the examples whose brief is long."""
    return [entry for entry in DATASET.examples if words(entry.brief) >= MESSY]


def test_every_outcome_has_an_example() -> None:
    """Each outcome is reached by at least one example."""
    assert {example.outcome for example in DATASET.examples} == set(TREE.outcomes)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_answer_has_messy_briefs(kind: str) -> None:
    """Six long briefs or more lead to each kind of answer, and to every outcome of that kind."""
    ends = [entry.outcome for entry in messy_briefs() if entry.outcome in KINDS[kind]]
    assert len(ends) >= 6
    assert set(ends) == KINDS[kind]


def test_messy_briefs_can_be_close() -> None:
    """Of at least 24 long briefs, none above 150 words, five or more can end in two ways."""
    found = messy_briefs()
    assert len(found) >= 24
    assert max(words(entry.brief) for entry in found) <= 150
    assert len([entry.id for entry in found if entry.close_to]) >= 5


def test_ways_are_short() -> None:
    """The shortest way asks two or three questions, the longest at most six."""
    start = TREE.walk({})
    assert 2 <= start.shortest <= 3
    assert start.longest <= 6


def test_not_sure_everywhere_is_soon_over() -> None:
    """Whoever is not sure of anything is asked at most eight questions."""
    answers: dict[str, str] = {}
    while question := TREE.walk(answers).question:
        answers[question.id] = UNSURE
    assert len(answers) <= 8


def test_examples_ask_little() -> None:
    """Half of the examples are asked at most four questions."""
    assert median(len(TREE.walk(entry.answers).steps) for entry in DATASET.examples) <= 4


def test_roles_others_rely_on() -> None:
    """The roles bear the ids that records, scripts and documents refer to."""
    assert {role.id for role in DATASET.roles} == {
        "automation-specialist",
        "ai-engineer",
        "ml-engineer",
        "own-developers",
        "no-hire",
        "other-trade",
    }


def test_channels_others_rely_on() -> None:
    """The ways to hire bear the ids that records, scripts and documents refer to."""
    ids = {"embedded", "marketplace", "vetted", "agency", "in-house"}
    assert ids <= {channel.id for channel in DATASET.channels}


@pytest.mark.parametrize("role", DATASET.roles, ids=lambda role: role.id)
def test_roles_have_two_sides(role: Role) -> None:
    """Every role has at least two points for it and two against it."""
    assert len(role.pros) >= 2
    assert len(role.cons) >= 2


@pytest.mark.parametrize("side", ["pros", "cons"])
def test_roles_are_treated_alike(side: str) -> None:
    """The points of the roles differ by at most one in number and by a quarter in words."""
    points = [getattr(role, side) for role in DATASET.roles]
    counts = [len(entry) for entry in points]
    lengths = [words(*entry) for entry in points]
    assert max(counts) - min(counts) <= 1
    assert max(lengths) <= 1.25 * min(lengths)


def number(figure: Decimal | None) -> float | None:
    """Return a figure as it stands in the tables above."""
    return None if figure is None else float(figure)


def test_rates_are_those_of_the_collection() -> None:
    """Each rate has the figures, unit, basis, grade and date that the collection states."""
    assert {rate.id for rate in DATASET.rates} == set(FACTS)
    for name, facts in FACTS.items():
        rate = DATASET.rate(name)
        source = SOURCES[rate.source]
        told = (rate.unit, rate.basis, rate.grade or source.grade, rate.date or source.published)
        assert (*map(number, (rate.low, rate.likely, rate.high)), *told) == facts, name


def test_ends_of_ranges_are_what_the_collection_says() -> None:
    """Quartiles, deciles and brackets are said where they are stated, and nowhere else."""
    said = {
        rate.id: (rate.low_is, rate.high_is, number(rate.p10), number(rate.p90))
        for rate in DATASET.rates
    }
    nothing = (None, None, None, None)
    assert {name: found for name, found in said.items() if found != nothing} == ENDS


def test_fees_and_minimums_are_those_of_the_collection() -> None:
    """Each has the figure, and by its source the grade and the date, that are stated."""
    for entry in DATASET.budget.overheads:
        if entry.counted:
            source = SOURCES[entry.source]
            figures = map(number, (entry.low, entry.likely, entry.high))
            assert (*figures, source.grade, source.published) == TERMS[entry.id], entry.id
    assert DATASET.overheads_by_id["upwork-fee"].high_is == "ceiling"


def test_minimums_say_for_whom() -> None:
    """No source says for whom a minimum is: each counts for a person, and says so."""
    least = [e for e in DATASET.budget.overheads if e.kind in {"least-hours", "least-week"}]
    assert len(least) == 3
    for entry in least:
        assert entry.scope is None
        told = "The source does not say for whom; counted for each person."
        assert told in entry.note, entry.id


def test_sources_have_the_dates_of_the_collection() -> None:
    """A month that figures are about is no date of publication, and no year is made up."""
    assert {source.id: source.published for source in DATASET.sources} == PUBLISHED


def test_nothing_but_its_own_date_is_later_than_its_source() -> None:
    """A text that names a day after a source was published gives that figure its own date."""
    late = [rate.id for rate in DATASET.rates if "1 October 2026" in rate.note]
    assert late == ["automation-specialist-marketplace-posted-n8n"]
    assert DATASET.rate(late[0]).date == "2026-10-01"


@pytest.mark.parametrize("rate", DATASET.rates, ids=lambda rate: rate.id)
def test_rates_have_a_dated_source(rate: RateEntry) -> None:
    """Every rate names its source, and the date of the figure or else the day it was checked."""
    [source] = [entry for entry in DATASET.sources if entry.id == rate.source]
    dated = rate.date or source.published
    assert re.match(r"20\d\d", dated if dated != "not stated" else source.checked)


@pytest.mark.parametrize(
    ("rate", "salary", "advertisements"),
    [
        ("ai-engineer-in-house-advertised-mid", 190_000, 16),
        ("ai-engineer-in-house-advertised-senior", 200_000, 30),
        ("ml-engineer-in-house-advertised-mid", 193_000, 57),
        ("ml-engineer-in-house-advertised-senior", 211_000, 114),
    ],
)
def test_advertised_salaries(rate: str, salary: int, advertisements: int) -> None:
    """Each is one figure of a year, the median of so many advertisements of April 2026."""
    found = DATASET.rate(rate)
    assert (found.low, found.likely, found.high) == (None, salary, None)
    stated = (found.unit, found.basis, found.channel, found.source, found.date, found.grade)
    assert stated == ("year", "advertised", "in-house", "skillenai", "2026-04", "A")
    assert f"in {advertisements} advertisements" in found.note
    assert DATASET.countable(found)


@pytest.mark.parametrize("role", ["ai-engineer", "ml-engineer"])
def test_the_first_choice_of_an_employee_is_the_loaded_wage(role: str) -> None:
    """A plan that names no rate is counted with it, as before salaries were there to choose."""
    assert DATASET.rates_of(role, "in-house")[0].basis == "loaded"


def test_every_source_says_who_gains() -> None:
    """Every source says what its publisher gains if the reader believes it."""
    assert [source.id for source in DATASET.sources if not source.interest] == []


@pytest.mark.parametrize(
    "point", [f"{letter}{nr}" for letter, most in POINTS.items() for nr in range(1, most + 1)]
)
def test_points_of_the_brief_have_a_place(point: str) -> None:
    """Every point of the brief is named in a comment where it stands."""
    text = Path(shipped("ai-roles")).read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert any(re.search(rf"\b{point}\b", line) for line in comments)
