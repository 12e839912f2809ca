"""The dataset on data roles: its examples, and that it claims no figure it has no source for."""

import re
from pathlib import Path

import pytest

from roletui.dataset.load import load
from roletui.dataset.model import RateEntry
from roletui.tree.walk import Tree

FILE = Path(__file__).parents[2] / "data" / "data-roles.toml"
DATASET = load(str(FILE)).dataset
TREE = Tree(DATASET)

UNPRICED = {"data-analyst", "analytics-engineer", "data-engineer"}
"""The roles for which the collection behind the dataset states no price."""

FIGURE = re.compile(r"[$€£]\s?\d|\d\s?(%|USD|EUR|GBP)")
"""An amount of money or a percentage."""

MEASURED = {
    "data-scientist-in-house-loaded": ("loaded-cost", 60, 84, 110),
    "data-scientist-in-house-wage": ("bls-oews", 41.18, 57.80, 76.39),
    "own-developers-in-house-loaded": ("loaded-cost", 73, 94, 119),
    "own-developers-in-house-wage": ("bls-oews", 50.58, 65.38, 82.68),
}
"""Source, low, likely and high of each rate, as the collection states them."""

DECILES = {
    "data-scientist-in-house-wage": (32.33, 95.74),
    "own-developers-in-house-wage": (39.64, 103.21),
}
"""The tenth and the ninetieth of a hundred wages, beside the quarters that the rates state."""

STATED = {
    "$72.99", "$50.53", "$120,230", "$135,980", "$84", "$94",
    "57.2 %", "51.1 %", "26.0 %", "20.7 %", "12.6 %", "10.8 %", "9.3 %", "13 %",
}  # fmt: skip
"""Every amount and share that the collection states, or that is worked out in it."""


def words(*texts: str) -> int:
    """Count the words of several texts."""
    return sum(len(text.split()) for text in texts)


def texts(value: object) -> list[str]:
    """Return every text inside an entry, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return texts(tuple(value.items()))
    return [text for part in value for text in texts(part)] if isinstance(value, tuple) else []


def test_examples_cover_everything() -> None:
    """The examples give every answer of every question and reach every outcome."""
    given = {pair for example in DATASET.examples for pair in example.answers.items()}
    offered = {(q.id, answer.id) for q in DATASET.questions for answer in q.answers}
    assert offered - given == set()
    assert {example.outcome for example in DATASET.examples} == set(TREE.outcomes)


def test_ways_are_short() -> None:
    """The shortest way asks two questions, the longest at most six."""
    start = TREE.walk({})
    assert start.shortest == 2
    assert start.longest <= 6


def test_questions_never_turn_on_a_title() -> None:
    """Nothing that is asked, and no answer to it, names a role."""
    names = [role.name.lower() for role in DATASET.roles if role.kind == "hire"]
    for question in DATASET.questions:
        asked = " ".join([question.ask, *(a.label + a.means for a in question.answers)]).lower()
        assert not [name for name in names if name in asked]


def test_roles_are_treated_alike() -> None:
    """The points for and against differ by at most one in number and by a quarter in words."""
    counts = [len(side) for role in DATASET.roles for side in (role.pros, role.cons)]
    lengths = [words(*role.pros, *role.cons) for role in DATASET.roles]
    assert min(counts) >= 2
    assert max(counts) - min(counts) <= 1
    assert max(lengths) <= 1.25 * min(lengths)


def test_hires_have_a_price_or_say_why_not() -> None:
    """A role to hire has a rate, or else a sentence that says why it has none; never both."""
    priced = {rate.role for rate in DATASET.rates}
    hires = [role for role in DATASET.roles if role.kind == "hire"]
    assert [role.id for role in hires if bool(role.unpriced) == (role.id in priced)] == []


def test_no_price_is_claimed_for_analysts_and_data_engineers() -> None:
    """The roles without a source for their price show none: no rate, no amount in any text."""
    assert UNPRICED & {rate.role for rate in DATASET.rates} == set()
    said = [
        *(role for role in DATASET.roles if role.id in UNPRICED),
        *(outcome for outcome in DATASET.outcomes if outcome.id in UNPRICED),
        *(cell for factor in DATASET.factors for cell in factor.cells if cell.role in UNPRICED),
    ]
    assert not [text for entry in said for text in texts(entry) if FIGURE.search(text)]


@pytest.mark.parametrize("rate", DATASET.rates, ids=lambda rate: rate.id)
def test_rates_are_those_of_the_collection(rate: RateEntry) -> None:
    """Each rate is one that the collection states, from the source that states it."""
    source, *figures = MEASURED[rate.id]
    assert rate.source == source
    assert [float(figure or 0) for figure in (rate.low, rate.likely, rate.high)] == figures


def test_wages_have_their_deciles() -> None:
    """The ends of a wage are quartiles, its deciles stand beside them; a loaded rate has none."""
    for rate in DATASET.rates:
        if rate.basis == "wage":
            assert (rate.low_is, rate.high_is) == ("quartile", "quartile")
            assert (float(rate.p10 or 0), float(rate.p90 or 0)) == DECILES[rate.id]
        else:
            assert (rate.low_is, rate.high_is, rate.p10, rate.p90) == (None, None, None, None)


def test_the_month_of_benefits_is_no_date_of_publication() -> None:
    """When the statistics of benefits were published is not stated; their month is in the title."""
    [found] = [source for source in DATASET.sources if source.id == "bls-ecec"]
    assert (found.published, found.title[-10:]) == ("not stated", "March 2026")


def test_amounts_and_shares_are_those_of_the_collection() -> None:
    """No text holds an amount of money or a percentage that the collection does not state."""
    found = re.findall(r"\$[\d,.]*\d|[\d.]+ %", "\n".join(texts(DATASET)))
    assert set(found) <= STATED


def test_amounts_and_shares_stand_where_a_source_is_named() -> None:
    """An entry whose text holds an amount of money or a percentage names a source."""
    entries = [
        *DATASET.roles, *DATASET.channels, *DATASET.rates, *DATASET.questions, *DATASET.outcomes,
        *DATASET.conflicts, *DATASET.faq, *DATASET.glossary, *DATASET.examples,
        *DATASET.budget.overheads, *(cell for factor in DATASET.factors for cell in factor.cells),
    ]  # fmt: skip
    bare = [
        entry
        for entry in entries
        if any(FIGURE.search(text) for text in texts(entry))
        and not (getattr(entry, "sources", ()) or getattr(entry, "source", ""))
    ]
    assert bare == []
    assert not [text for text in texts(DATASET.about) if FIGURE.search(text)]
