"""The dataset without the sources that earn by the decision, by hand on the small one."""

from helpers import edited, small

from roletui.dataset.dataset import Dataset
from roletui.dataset.disinterested import (
    earning,
    publishers,
    untold,
    who_earns,
    without_interested,
    word_alone,
)
from roletui.dataset.load import parse

GUILD = 'interest = "Its members are the workshops."\n'
STREET = 'interest = "Sells the visits it prices."\n'
FEE = """\
[[budget.overheads]]
id = "way"
label = "The way"
note = "Charged for each visit."
source = "street-list"
kind = "hire"
likely = 20

[[conflicts]]
"""


def told(guild: bool, street: bool, *edits: tuple[str, str]) -> Dataset:
    """Return the small dataset in which both sources say whether they earn."""
    says = ((GUILD, guild), (STREET, street))
    lines = [(line, f"{line}earns = {str(earns).lower()}\n") for line, earns in says]
    return parse(edited(*lines, *edits).encode(), "small.toml").dataset


def test_prices_of_those_who_earn_go() -> None:
    """Of seven rates the four of the street list go, whatever their unit and currency."""
    dataset = told(False, True)
    assert earning(dataset) == {"street-list"}
    left = without_interested(dataset)
    assert [rate.id for rate in left.rates] == ["workshop-shop", "workshop-street", "workshop-day"]
    assert left.rates_of("mobile") == ()
    assert left.sources == dataset.sources


def test_a_rate_goes_with_the_wage_it_was_made_from() -> None:
    """The guild's rate made from a wage of the street list rests on that list."""
    dataset = told(False, True)
    made = dataset._replace(
        rates=tuple(
            rate._replace(wage="workshop-shop-posted") if rate.id == "workshop-street" else rate
            for rate in dataset.rates
        )
    )
    kept = [rate.id for rate in without_interested(made).rates]
    assert kept == ["workshop-shop", "workshop-day"]


def test_a_figure_on_top_goes_and_its_words_stay() -> None:
    """An overhead that somebody who earns states is not counted, and is still named."""
    dataset = told(False, True, ("[[conflicts]]\n", FEE))
    assert dataset.overhead("way").counted
    left = without_interested(dataset).overhead("way")
    assert not left.counted
    assert left.note == "Charged for each visit."
    kept = without_interested(told(True, False, ("[[conflicts]]\n", FEE)))
    assert kept.overhead("way").counted


def test_hours_go_with_the_rate_that_they_cost() -> None:
    """Hours are priced at a rate: where that is gone, so is what they cost."""
    fee = FEE.replace('"hire"', '"hours"').replace("street-list", "guild")
    fee = fee.replace("likely = 20", 'likely = 2\nrate = "workshop-shop-posted"')
    left = without_interested(told(False, True, ("[[conflicts]]\n", fee)))
    assert not left.overhead("way").counted


def test_cells_of_those_who_earn_go() -> None:
    """A cell that only they are cited for goes; one that nobody is cited for stays."""
    left = without_interested(told(True, False))
    assert [cell.role for cell in left.factor("place").cells] == ["mobile"]
    assert [cell.role for cell in left.factor("wait").cells] == ["workshop", "mobile", "self"]
    both = ('text = "In their shop"\nsources = ["guild"]', 'text = "Here"\nsources = ["guild"]')
    both = (both[0], both[1].replace('["guild"]', '["guild", "street-list"]'))
    cells = without_interested(told(True, False, both)).factor("place").cells
    assert [(cell.text, cell.sources) for cell in cells] == [
        ("Here", ("street-list",)),
        ("At your door", ()),
    ]


def test_what_a_role_says_of_itself_goes_with_its_sources() -> None:
    """Pros of a role for which only they are cited are no cell any more; the others stay."""
    dataset = told(False, True)
    left = without_interested(dataset).factor("pros")
    assert [(cell.role, cell.items) for cell in left.cells] == [
        ("workshop", dataset.role("workshop").pros),
        ("self", dataset.role("self").pros),
    ]
    assert without_interested(dataset).factor("place").cells == dataset.factor("place").cells


def test_the_short_forms_of_what_is_left_stay() -> None:
    """They belong to the roles' own words, and go with them."""
    cells = "".join(
        f'\n\n[[factors.cells]]\nrole = "{role}"\nshort = "{role} it is"'
        for role in ("workshop", "mobile")
    )
    dataset = told(False, True, ('field = "pros"', f'field = "pros"{cells}'))
    left = without_interested(dataset).factor("pros")
    assert [(cell.role, cell.short) for cell in left.cells] == [
        ("workshop", "workshop it is"),
        ("self", ""),
    ]


def test_where_nobody_earns_nothing_changes() -> None:
    """The dataset is the very same one, whether it says that nobody earns or says nothing."""
    for dataset in (told(False, False), small().dataset):
        assert without_interested(dataset) is dataset


def test_who_earns_is_said() -> None:
    """All sources, some and none are told apart from a dataset that does not say."""
    assert who_earns(told(True, True)) == "2 of 2 sources earn by this decision."
    assert who_earns(told(False, True)) == "1 of 2 sources earns by this decision."
    assert who_earns(told(False, False)) == "None of 2 sources earns by this decision."
    assert untold(small().dataset) == small().dataset.sources
    assert (
        who_earns(small().dataset)
        == "This dataset does not tell which of its sources earn by this decision."
    )
    partly = parse(edited((STREET, f"{STREET}earns = true\n")).encode(), "small.toml").dataset
    assert who_earns(partly) == (
        "1 of 2 sources earns by this decision; of 1 that is not told, which counts as no."
    )


def test_word_alone() -> None:
    """Something rests on their word alone if it cites them and nobody else."""
    earn = frozenset({"a", "b"})
    assert word_alone(("a",), earn)
    assert word_alone(("b", "a"), earn)
    assert not word_alone(("a", "c"), earn)
    assert not word_alone((), earn)


def test_publishers_are_named_once() -> None:
    """They are joined as in a sentence."""
    dataset = small().dataset
    assert publishers(dataset, ("guild", "guild")) == "Guild of Workshops"
    both = publishers(dataset, ("guild", "street-list"))
    assert both == "Guild of Workshops and Mechanics on Wheels"
