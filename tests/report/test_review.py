"""The review: everything a dataset says in one document, whatever its texts."""

import typing
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import cycle, pairwise
from urllib.parse import unquote

import pytest
from helpers import SMALL, TODAY, Ran, context_of, edited, shown, small, tables, tokens, tried
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin
from properties.trees import BASE, datasets, text

from roletui.dataset.dataset import Dataset
from roletui.dataset.load import load, parse, shipped
from roletui.dataset.model import Exchange, Load, Overhead
from roletui.dataset.question_order import UNSURE
from roletui.report.review.document import review
from roletui.report.review.index import anchor
from roletui.text.numbers import plain
from roletui.tree.walk import ALSO

Cli = Callable[..., Ran]

DAY = date.fromisoformat(TODAY)
LATE = date(2030, 2, 1)
"""The day after that on which the small dataset was to be reviewed."""


def reviewed(dataset: Dataset, today: date = DAY) -> str:
    """Return the review of a dataset as if it had been read from a file."""
    return review(context_of(dataset)._replace(today=today))


def changed(*edits: tuple[str, str], today: date = DAY) -> str:
    """Return the review of the small dataset with parts of its text replaced."""
    return reviewed(parse(edited(*edits).encode(), "edited").dataset, today)


def folded(words: str) -> str:
    """Return a text on one line."""
    return " ".join(words.split())


def seen(document: str) -> list[str]:
    """Return what a reader sees of each paragraph, list entry, heading and cell."""
    return [folded(shown(token)) for token in tokens(document) if token.type == "inline"]


def section(document: str, heading: str) -> list[str]:
    """Return what a reader sees below a heading, to the next of its kind or higher."""
    found: list[str] = []
    level = inside = ""
    for token in tokens(document):
        if token.type == "heading_open":
            level = token.tag
            inside = "" if inside and level <= inside else inside
        elif token.type == "inline" and level and folded(shown(token)) == heading:
            inside, level = level, ""
        elif token.type == "inline":
            found += [folded(shown(token))] if inside else []
            level = ""
    return found


def texts(value: typing.Any) -> Iterator[str]:
    """Yield every text and every figure that a part of a dataset holds."""
    if isinstance(value, str):
        yield folded(value)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | Decimal):
        yield plain(value)
    elif isinstance(value, date):
        yield value.isoformat()
    elif isinstance(value, dict):
        yield from texts(tuple(value.items()))
    else:
        for entry in value:
            yield from texts(entry)


SHIPPED = [load(shipped(name)).dataset for name in ("ai-roles", "data-roles")]


@pytest.mark.parametrize("dataset", [BASE, *SHIPPED], ids=lambda dataset: dataset.about.id)
def test_everything_is_shown(dataset: Dataset) -> None:
    """Every text and every figure of a dataset is shown somewhere in its review."""
    paragraphs = "\n".join(seen(reviewed(dataset)))
    missing = {words for words in texts(dataset) if words not in paragraphs}
    # Two answers to a question are shown by their labels.
    assert {words for words in missing if ALSO not in words} <= {UNSURE}


FIXED = {
    "id", "role", "roles", "source", "sources", "goto", "outcome", "runner_up", "channel", "kind",
    "basis", "unit", "hours_basis", "per", "field", "grade", "currency", "url", "published",
    "checked", "date", "wage", "rate", "channels", "factors", "paid_to", "terms", "low_is",
    "high_is", "scope", "close_to",
}  # fmt: skip
"""The fields of a dataset that hold ids, a choice, a code, a date or an address."""


def worded(value: typing.Any, words: Iterator[str]) -> typing.Any:
    """Return a part of a dataset with other words wherever an author is free to write any."""
    if isinstance(value, str):
        return next(words) if value else value
    if hasattr(value, "_asdict"):
        free = {
            name: worded(entry, words)
            for name, entry in value._asdict().items()
            if name not in FIXED
        }
        return value._replace(**free)
    if isinstance(value, tuple):
        return tuple(worded(entry, words) for entry in value)
    return value


def shape(document: str) -> list[tuple[str, list[str]]]:
    """Return what a document is made of, but for its words: blocks, and what is marked in them."""
    return [
        (token.type, [child.type for child in token.children or () if child.type != "text"])
        for token in tokens(document)
    ]


HARD = ("_(&_)", "*a* **b**", "a&lt", "`code` ~~c~~", "[Q1] <b> | $x$", "1. www.a.org", "+ x\\")
"""Texts that Markdown would take for something else."""


@pytest.mark.harness
@pytest.mark.parametrize("dataset", [BASE, *SHIPPED], ids=lambda dataset: dataset.about.id)
@pytest.mark.parametrize("size", [2, 3, 7])
def test_hard_texts_are_shown_in_every_field(dataset: Dataset, size: int) -> None:
    """Of a whole dataset: each field gets some of them, and the document keeps its shape."""
    document = reviewed(worded(dataset, cycle(HARD[:size])))
    assert shape(document) == shape(reviewed(worded(dataset, cycle(["Words"]))))
    paragraphs = "\n".join(seen(document))
    assert [words for words in HARD[:size] if words not in paragraphs] == []


some_text = text.filter(lambda words: bool(words.strip()))


@tried(0.6)
@given(datasets(3), st.lists(some_text, min_size=3, max_size=11))
def test_any_text_is_shown_as_it_is(dataset: Dataset, words: list[str]) -> None:
    """Whatever an author writes is shown, and the document keeps its headings, lists and tables."""
    document = reviewed(worded(dataset, cycle(words)))
    plainly = reviewed(worded(dataset, cycle([f"Words {words.index(entry)}" for entry in words])))
    assert shape(document) == shape(plainly)
    paragraphs = "\n".join(seen(document))
    assert [entry for entry in words if folded(entry) not in paragraphs] == []


@tried(0.6)
@given(datasets(3), st.lists(some_text, min_size=3, max_size=11))
def test_every_link_leads_to_a_heading(dataset: Dataset, words: list[str]) -> None:
    """Each mark and each line of the contents is the anchor of one heading, whatever its words."""
    parsed = tokens(reviewed(worded(dataset, cycle(words))))
    headings = [
        anchor(folded(shown(inside)))
        for token, inside in pairwise(parsed)
        if token.type == "heading_open"
    ]
    assert set(links(parsed)) <= set(headings)


def links(parsed: list[typing.Any]) -> list[str]:
    """Return where the links within a document lead."""
    hrefs = [
        str(child.attrs["href"])
        for token in parsed
        for child in token.children or ()
        if child.type == "link_open"
    ]
    return [unquote(href[1:]) for href in hrefs if href.startswith("#")]


def test_anchors_are_those_of_others() -> None:
    """The links of the shipped dataset lead where another maker of anchors puts its headings."""
    document = review(context_of(load()))
    parsed = (
        MarkdownIt("commonmark").enable("table").use(anchors_plugin, max_level=3).parse(document)
    )
    headings = [token.attrs["id"] for token in parsed if token.type == "heading_open"]
    assert len(headings) == len(set(headings))
    assert set(links(parsed)) <= set(headings)


def test_a_question_has_its_answers_with_what_they_lead_to() -> None:
    """A question says why it is asked and after what; its safe answer is marked in words."""
    document = changed(('label = "Yes, both"', 'label = "Yes, both"\nmeans = "On the wall."'))
    assert section(document, "Q1. Small fault") == [
        "Is it only a flat tyre or a worn cable? fault",
        "Why it is asked: Small faults need no mechanic.",
        "How to find out: Lift the wheel and turn it.",
        "Words explained: Cable",
        "Asked after: nothing; it is the first",
        "Sources: none",
        *["Answer", "What it means", "Reason it gives", "Leads to"],
        "Yes, something small yes",
        "",
        "A small fault can be mended at home.",
        "Q2 Tools and time",
        "No, something larger no, usual",
        "",
        "A larger fault needs a mechanic.",
        "Q3 Bringing it",
    ]
    assert "Asked after: Q1 “No, something larger”; Q2 “No”" in section(document, "Q3. Bringing it")
    assert "On the wall." in section(document, "Q2. Tools and time")


def test_an_outcome_has_its_plan_and_its_runner_up() -> None:
    """An outcome says what leads to it, its stages with their exit tests, and what comes second."""
    found = section(reviewed(BASE), "O2. Call a mobile mechanic")
    assert found[:5] == [
        "Call today. mobile",
        "Recommends: R2 Mobile mechanic",
        "Reached from: Q3 “No”",
        "Runner-up: O1 Take it to a workshop",
        "What speaks for the runner-up: It has every part.",
    ]
    assert found[-4:] == [
        "R2 Mobile mechanic",
        "1",
        "Brakes and cables",
        "It stops within two metres",
    ]


def cells(document: str, *head: str) -> list[list[str]]:
    """Return the rows of the first table that has these columns."""
    return next(rows[1:] for rows in tables(document) if rows[0] == list(head))


CELLS = ("Role", "What is said", "Note", "Sources")


def test_a_factor_has_a_line_for_each_role() -> None:
    """A factor shows its scale and each role's cell, and says where nothing is stated."""
    [place, wait, pros, payment, rate, month] = [
        rows[1:] for rows in tables(reviewed(BASE)) if rows[0] == list(CELLS)
    ]
    assert place[2] == ["R3 Do it yourself", "not stated", "", ""]
    assert wait[0] == [
        "R1 Bicycle workshop",
        "weeks (3 of 3); Longer in spring",
        "Our judgement.",
        "none",
    ]
    assert pros[1][1] == "Comes to where you are.; Is done within the hour."
    assert payment[0] == ["R1 Bicycle workshop", "Card or cash", "", "none"]
    assert rate[0] == ["R1 Bicycle workshop", "€55 (€45–€70) an hour", "", "S1"]
    assert month[1] == ["R2 Mobile mechanic", "€10,400 a month of 173⅓ h", "", "S2"]
    assert "Scale, from least to most: 1 hours, 2 days, 3 weeks" in seen(reviewed(BASE))


def test_cells_that_are_never_shown_are_said_to_be() -> None:
    """Cells that the file has beside a role's own field are shown apart."""
    dataset = BASE._replace(
        factors=tuple(
            entry._replace(cells=BASE.factors[0].cells) if entry.field else entry
            for entry in BASE.factors
        )
    )
    assert "In the file, but never shown:" in seen(reviewed(dataset))


PRICES = ("", "Role", "Way to hire", "Region", "Basis", "Unit", "Low", "Likely", "High", "Ends")
PRICES += ("Currency", "Source", "Date", "Grade", "Measured for", "Note")


def test_a_price_is_never_bare() -> None:
    """Each price has its range, or the words that none was given, and all that it rests on."""
    rows = cells(reviewed(BASE), *PRICES)
    assert len(rows) == len(BASE.rates)
    workshop = [
        "P1",
        "R1 Workshop",
        "C1 In a shop",
        "City",
        "quoted",
        "hour",
        "45",
        "55",
        "70",
        "",
        "EUR",
    ]
    assert rows[0] == [*workshop, "S1", "2026-03-01", "A", "", ""]
    assert rows[1][6:14] == [
        "no range",
        "40",
        "no range",
        "",
        "EUR",
        "S2",
        "2026-05",
        "B",
    ]
    assert rows[3][-2] == "plumbers"
    assert rows[4][6:9] == ["50", "not stated", "71"]


def test_a_source_has_what_rests_on_it() -> None:
    """A source says who publishes it, what they gain, how old it is, and what cites it."""
    assert section(reviewed(BASE), "S2. Prices on the street") == [
        "Publisher: Mechanics on Wheels",
        "What it gains if believed: Sells the visits it prices.",
        "Published: 2026; checked: 2026-10",
        "Grade: C, one party's claim",
        "To be reviewed by: 2030-01-31",
        "Address: not stated",
        "Cited by: R2, C2, D1, P2, P4, P5, P7",
        "Id: street-list",
    ]


ON_TOP = ("Extra cost", "How it is counted", "Figure", "Comes with", "Note", "Source")


def test_what_comes_on_top_says_how_it_is_counted() -> None:
    """An overhead shows its kind, figure and rates; a load, a wage and an exchange rate stand."""
    fee = Overhead("fee", "Fee", "For the van.", "street-list", "share", Decimal(0), None)
    fee = fee._replace(high=Decimal("7.99"), paid_to=("street-list",), channels=("street",))
    boss = Overhead("boss", "Boss", "Asks.", kind="hours", rate="mobile-street", off=True)
    budget = BASE.budget._replace(
        overheads=(*BASE.budget.overheads, fee, boss),
        exchange=(Exchange("JPY", Decimal("163.2"), "2026-11", "guild"),),
    )
    shop = BASE.channels[0]._replace(load=Load(Decimal("1.2"), "Leave is paid.", Decimal("1.4")))
    rates = (BASE.rates[0]._replace(wage="workshop-shop-posted"), *BASE.rates[1:])
    document = reviewed(
        BASE._replace(budget=budget, rates=rates, channels=(shop, *BASE.channels[1:]))
    )
    rows = cells(document, *ON_TOP)
    assert [row[1:] for row in rows] == [
        ["not counted, words only", "not stated", "", "Not in any rate.", "S1"],
        [
            "share: % of what the hours cost", "0 to 7.99",
            "C2 On the street, rates of S2", "For the van.", "S2",
        ],
        [
            "hours: hours a week of somebody else, for each person", "not stated, off at first",
            "all rates; at P4", "Asks.", "none",
        ],
    ]  # fmt: skip
    assert cells(document, "Currency", "So many", "Day", "Source") == [
        ["JPY", "163.2", "2026-11", "S1"]
    ]
    assert section(document, "C1. In a shop")[-3:-1] == [
        "Of a wage: an hour worked costs 1.4 times it, a year 1.2 times the salary",
        "Why they differ: Leave is paid.",
    ]
    assert (
        "Worked out from a wage, times what an employer pays on top of it (the load of that way "
        "to hire): P1 from P2." in seen(document)
    )


def test_what_is_stale_is_said_to_be() -> None:
    """After the day of review the dataset, every source, every price and every cell say so."""
    document = reviewed(BASE, LATE)
    said = "STALE: The figures of bicycle were to be reviewed by 2030-01-31. S1 S2"
    assert said in seen(document)
    assert seen(document).count("STALE: to be reviewed by 2030-01-31") == 2
    assert cells(document, *PRICES)[0][12] == "2026-03-01, stale"
    assert "€55 (€45–€70) an hour (stale)" in seen(document)
    assert "stale" not in reviewed(BASE).casefold()


def test_a_source_can_be_stale_before_the_dataset() -> None:
    """A source with a day of its own is stale after that day, the others are not."""
    document = changed(('grade = "A"', 'grade = "A"\nreview_by = 2026-11-22'))
    said = "STALE: Figures of Guild of Workshops were to be reviewed by 2026-11-22. S1"
    assert said in seen(document)
    assert "STALE: to be reviewed by 2026-11-22" in section(document, "S1. What workshops charge")
    assert "To be reviewed by: 2030-01-31" in section(document, "S2. Prices on the street")
    assert "STALE" not in " ".join(section(document, "S2. Prices on the street"))


def test_what_no_source_states_is_listed() -> None:
    """Missing cells, prices, ranges, addresses and sources are listed, each where it is missing."""
    dataset = BASE._replace(
        sources=(*BASE.sources, BASE.sources[1]._replace(id="idle", published="not stated")),
    )
    document = reviewed(dataset)
    rows = cells(document, "Role", "In a shop", "On the street")
    assert rows[0] == ["R1 Bicycle workshop", "2 + 1", "1"]
    assert rows[2] == ["R3 Do it yourself", "not stated", "not stated"]
    assert section(document, "Roles without a price") == ["R3 Do it yourself: nobody is hired"]
    assert section(document, "Prices without a range, or without a likely figure") == [
        "One figure, no range given: P2 P3 P4 P6 P7",
        "Only a range given; the middle that is counted is ours: P5",
    ]
    assert (
        section(document, "Cells of the comparison")[0] == "F1 Where it is done: R3 Do it yourself"
    )
    assert section(document, "Dates and addresses of sources") == [
        "S2 Prices on the street: address",
        "S3 Prices on the street: published, address",
    ]
    assert section(document, "Sources that nothing cites") == ["S3 Prices on the street"]
    assert section(document, "What cites no source") == [
        "Questions: Q1 Q2",
        "Outcomes: O1 O2 O3",
        "Roles: R3",
        "Ways to hire: C1",
        "Factors, in at least one cell: F1 F2 F4",
    ]


def test_the_reason_for_no_price_is_the_authors() -> None:
    """Where the author says why a role has no price, that is what is shown."""
    document = changed(("sources = []\n", 'sources = []\nunpriced = "An evening is free."\n'))
    assert section(document, "Roles without a price") == ["R3 Do it yourself: An evening is free."]


def test_examples_are_told_in_words_and_tried() -> None:
    """An example shows each answer in words; *not sure* is one; the tree's own verdict follows."""
    assert section(reviewed(BASE), "E2. no-idea") == [
        "It makes a noise. No tools, but a car.",
        "Q1 Is it only a flat tyre or a worn cable? Not sure",
        "Q2 Have you the tools and a free evening? No",
        "Q3 Can you bring it to a workshop? Yes",
        "Expected: O1 Take it to a workshop; the tree decides so",
    ]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"fault": "no", "carry": "no"}, "but the tree decides O2 Call a mobile mechanic"),
        ({"fault": "no"}, "but Q3 is still to be answered"),
    ],
)
def test_an_example_that_no_longer_holds_is_said_to(answers: dict[str, str], words: str) -> None:
    """Where the tree does not agree with an example, the document says what it decides."""
    example = BASE.examples[0]._replace(answers=answers, outcome="self")
    found = section(reviewed(BASE._replace(examples=(example,))), "E1. flat-tyre")
    assert found[-1] == f"Expected: O3 Mend it yourself; {words}"


def test_the_last_section_is_the_sign_off() -> None:
    """At the end stand the version and content that are signed, a box a section, and the lines."""
    document = review(context_of(small()))
    found = section(document, "Sign-off")
    assert small().hash in found[0]
    assert "bicycle, version 1.2.0" in found[0]
    boxes = [words.removeprefix("[ ] ") for words in found if words.startswith("[ ] ")]
    headings = [
        shown(inside)
        for token, inside in pairwise(tokens(document))
        if token.type == "heading_open" and token.tag == "h2"
    ]
    assert ["Contents", *boxes, "Sign-off"] == headings
    assert [words.partition(":")[0] for words in found[-4:]] == [
        "Name",
        "Expertise",
        "Date",
        "Signature",
    ]


def test_a_section_without_entries_says_so() -> None:
    """A dataset without prices, conflicts or examples says that it has none of them."""
    bare = BASE._replace(rates=(), conflicts=(), faq=(), glossary=(), examples=())
    questions = tuple(question._replace(terms=()) for question in bare.questions)
    document = reviewed(bare._replace(questions=questions))
    for heading in ("Prices", "Where sources disagree", "Words explained", "Examples"):
        assert section(document, heading) == ["The dataset has none."]


def test_a_dataset_in_which_nothing_is_missing_says_so() -> None:
    """Where everything is stated and has its source, the list of gaps says that it is empty."""
    source = BASE.sources[0].id
    cited: dict[str, typing.Any] = {
        table: tuple(entry._replace(sources=(source,)) for entry in getattr(BASE, table))
        for table in ("questions", "outcomes", "roles", "channels")
    }
    whole = BASE._replace(**cited, factors=(), rates=(), conflicts=())
    overheads = (BASE.budget.overheads[0]._replace(source=source),)
    whole = whole._replace(
        sources=BASE.sources[:1], budget=BASE.budget._replace(overheads=overheads)
    )
    assert section(reviewed(whole), "Not stated") == ["Nothing is missing."]


def test_the_command_prints_the_review(cli: Cli) -> None:
    """``review`` prints the document, the same each time, and says nothing beside it."""
    ran = cli("review", "--dataset", str(SMALL), "--as-of", TODAY)
    assert ran == Ran(0, review(context_of(small())), "")


def test_the_command_knows_the_day(cli: Cli) -> None:
    """``--as-of`` sets the day on which something is overdue; stderr says so as everywhere."""
    ran = cli("review", "--dataset", str(SMALL), "--as-of", LATE.isoformat())
    assert ran.out == reviewed(BASE, LATE)
    assert "to be reviewed by 2030-01-31" in ran.err
