"""The record in Markdown and HTML, as data and as CSV."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from gfm import Page
from helpers import (
    NO_FIGURES,
    case_of,
    context_of,
    drafted,
    edited,
    shown,
    small,
    tables,
    tokens,
    told,
    without,
)

from roletui.case.case import Case
from roletui.case.unknowns import ORDER_RULE
from roletui.case.worth import RULE
from roletui.cost.lines import PlanLine
from roletui.dataset.load import load, parse
from roletui.records.extent import BEGIN as MARK
from roletui.records.marks import BEGIN, END
from roletui.records.notes import NONE_YET
from roletui.report.data.json_text import number
from roletui.report.markdown import bullets, escaped, table
from roletui.report.record.reasons import entry
from roletui.report.record.record import record, record_body
from roletui.report.record.short import short_record
from roletui.state.plan_changes import hire, resize
from roletui.state.state import Override, State
from roletui.text.csv_text import csv_text
from roletui.tree.runner_up import CLOSE_RULE

DECIDED = State({"fault": "no", "carry": "no", "skill": "yes"})
OPEN = State({"fault": "no", "carry": "unsure"})
WORTH = "Worth finding out, up to €1,170: Bringing it. Find out first if it costs less than €1,170."
"""What is said of the one thing that is not known in it."""
ASKING = State({"fault": "yes"})
FORMS = (record, short_record)
Form = Callable[[Case], str]
STATES = {"decided": DECIDED, "open": OPEN, "asking": ASKING, "nothing": State()}


def recorded(state: State, *edits: tuple[str, str]) -> str:
    """Return the record of a state, of the small dataset or of one edited from it."""
    if not edits:
        return record(case_of(small(), state))
    dataset = parse(edited(*edits).encode(), "edited").dataset
    return record(case_of(dataset, state))


def sections(text: str) -> dict[str, list[str]]:
    """Return what a reader sees under each heading of a record; in the appendix if it is there."""
    found: dict[str, list[str]] = {}
    heading = False
    for token in tokens(text):
        if token.type == "inline" and heading:
            found.pop(shown(token), None)
            found[shown(token)] = []
        elif token.type == "inline" and found:
            found[list(found)[-1]].append(shown(token))
        heading = token.type == "heading_open"
    return found


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_one_sentence_says_the_decision(state: State) -> None:
    """One sentence begins with “Decision:”, and names only the decision; options are a list."""
    paragraphs = [shown(token) for token in tokens(recorded(state)) if token.type == "inline"]
    [sentence] = [text for text in paragraphs if text.startswith("Decision:")]
    assert sentence.count(".") == 1
    assert "options" not in sentence
    listed = sections(recorded(state))["Considered Options"]
    names = [role.name for role in small().dataset.roles]
    assert [words.startswith(name) for words, name in zip(listed, names, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        (DECIDED, "Decision: call a mobile mechanic."),
        (OPEN, "Decision: provisionally, take it to a workshop."),
        (ASKING, "Decision: not taken yet, 3 outcomes still possible."),
    ],
)
def test_the_sentence_says_how_it_stands(state: State, verdict: str) -> None:
    """The sentence says what is decided, only provisionally decided, or not yet."""
    assert verdict in recorded(state)


def test_abbreviations_keep_their_capitals() -> None:
    """A headline that begins with an abbreviation is not made lower case."""
    assert "Decision: ABC first." in recorded(DECIDED, ('"Call a mobile mechanic"', '"ABC first"'))


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_tables_are_whole(state: State) -> None:
    """Every table of a record has the same number of cells in each row, and at least one row."""
    found = tables(recorded(state))
    assert found
    for rows in found:
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(rows[0])}


def test_sections_of_a_decision() -> None:
    """A decided record has its parts in the order in which they are wanted."""
    assert list(sections(recorded(DECIDED))) == [
        "Call a mobile mechanic",
        "Why",
        "Risks",
        "Appendix",
        "Context and Problem Statement",
        "Decision Drivers",
        "Considered Options",
        "Decision Outcome",
        "Consequences",
        "Stages",
        "Next steps",
        "What stays with you",
        "Confirmation",
        "What would change it",
        "Runner-up",
        "Pros and Cons of the Options",
        "Bicycle workshop",
        "Mobile mechanic",
        "Do it yourself",
        "Cost",
        "Other ways to hire for the same work",
        "Prices in other units, which cannot be added up",
        "Assumptions",
        "Range, and what moves the total",
        "When another way costs the same",
        "Comparison",
        "More Information",
        "Who gains from the figures",
        "Sources",
        "Reopen",
    ]


def test_nothing_is_recommended_while_asking() -> None:
    """While a question is left a record recommends nothing, and has no runner-up."""
    said = sections(recorded(ASKING))
    assert not {"Consequences", "Runner-up", "What would change it"} & set(said)
    assert said["Decision Outcome"] == [
        "Nothing is recommended yet. Still possible: Workshop · Mobile · Yourself. "
        "1 to 2 questions left."
    ]


def test_why_gives_each_answer_with_its_reason() -> None:
    """Each answer on the way stands with its question and reason, and none from off the path."""
    assert sections(recorded(DECIDED))["Decision Drivers"] == [
        "Is it only a flat tyre or a worn cable? No, something larger.",
        "A larger fault needs a mechanic.",
        "Ruled out: Yourself.",
        "Can you bring it to a workshop? No. [1]",
        "It cannot be moved.",
        "Ruled out: Workshop.",
    ]


@pytest.mark.parametrize("number", [1, 9, 10, 123])
def test_a_list_below_an_entry_stays_in_it(number: int) -> None:
    """However long the number of an entry is, GitHub shows what is below it as its list."""
    page = Page("\n".join(entry(number, "Asked?", ["Said.", "Done."])))
    assert page.tags == [(0, "ol"), (1, "li"), (2, "ul"), (3, "li"), (3, "li")]


def test_two_answers_are_told_as_two() -> None:
    """An answer that is two is told as two; the second one leads to the runner-up, marked so."""
    text = record(case_of(small(), State({"fault": "no+yes", "carry": "yes", "skill": "yes"})))
    for words in (
        "1. Is it only a flat tyre or a worn cable? **Mostly No, something larger, also Yes, "
        "something small.**\n"
        "   - A larger fault needs a mechanic. “Yes, something small” fits too.\n"
        "2. Can",
        "   - Tools and time: it bears on your second answer only.\n",
        '  q_fault -->|"Yes, something small (fits too)"| q_skill\n',
        "- **Mend it yourself** (close: two answers fit).\n",
    ):
        assert words in text


def test_what_is_provisional_rests_on_what_is_usual() -> None:
    """A provisional decision says what it takes for usual, why and by whom, and what decides."""
    usual = (
        'because = "You can bring it to a workshop."\noutcome = "workshop"\nsafe = true',
        'because = "You can bring it to a workshop."\noutcome = "workshop"\n'
        'usual = [{ because = "Most have a car.", source = "street-list" }]',
    )
    dataset = parse(edited(usual).encode(), "small.toml")
    text = record(case_of(dataset, State({"fault": "no", "carry": "unsure"})))
    assert (
        "This is provisional, on what is usual (Bringing it: “Yes”). Find out first: Bringing it. "
        "Still possible: Workshop · Mobile.\n"
    ) in text
    assert (
        "2. Can you bring it to a workshop? **Not sure.** [1] [2]\n"
        "   - Bringing it: nobody knows yet; until then we take what is usual: “Yes”. Most have a "
        "car.\n"
    ) in text
    assert "2. *Prices on the street.*" in text


def test_what_is_not_known_is_to_be_found_out() -> None:
    """Where *not sure* leaves it open, the plan says how to find out, who can, and what hangs."""
    assert sections(recorded(OPEN))["Find out first"] == [
        ORDER_RULE,
        RULE,
        "Can you bring it to a workshop?",
        "Ask who has a car.",
        "Who can answer it: not stated. Takes: not stated.",
        "What depends on it: 2 outcomes: Workshop (likely €880), Mobile (likely €480).",
        WORTH,
    ]


def test_not_sure_that_does_not_matter_is_not_to_be_found_out() -> None:
    """Where *not sure* makes no difference, nobody is sent to find out."""
    text = recorded(State({"fault": "unsure", "skill": "no", "carry": "yes"}))
    assert "Find out first" not in sections(text)
    assert "it does not matter" in text


def test_the_runner_up_comes_with_its_case() -> None:
    """The runner-up is named with how near it is, what speaks for it, its cost and what decides."""
    assert sections(recorded(DECIDED))["Runner-up"] == [
        "Take it to a workshop (one answer would have to differ).",
        "What speaks for it: It has every part.",
        "What it costs: €880 (€720–€1,120) for 16 h, In a shop: €396 more than Mobile "
        "hired that way, ≈ €484 (€400–€568).",
        "It depends on: Bringing it: Yes.",
    ]
    assert CLOSE_RULE in recorded(State({"fault": "no", "carry": "unsure"}))


def test_costs_have_their_range_and_convention() -> None:
    """The cost table has low, likely and high; the hours convention and basis stand above it."""
    text = recorded(State({"fault": "no", "carry": "yes"}))
    [said, *_] = sections(text)["Cost"]
    assert "= 16 h at €55 (€45–€70) an hour; 160 h a month full time, hours paid" in said
    [costs] = [rows for rows in tables(text) if rows[0] == ["Item", "Low", "Likely", "High"]]
    assert costs[-1] == ["In total", "€720.00", "€880.00", "€1,120.00"]


def test_a_single_figure_says_that_it_has_no_range() -> None:
    """A cost from a single figure says so instead of showing bounds that nobody gave."""
    text = recorded(DECIDED)
    assert "no range given" in sections(text)["Cost"][0]
    [costs] = [rows for rows in tables(text) if rows[0] == ["Item", "Low", "Likely", "High"]]
    assert costs[-1] == ["In total", "no range", "€480.00", "no range"]


def test_a_cost_that_is_not_stated_is_not_zero() -> None:
    """Where no rate is stated the record gives no amount at all."""
    line = PlanLine("self", "", Decimal(1), Decimal(8), Decimal(2))
    said = sections(recorded(DECIDED._replace(plan=(drafted(line),))))["Cost"]
    assert len(said) == 2
    assert not any("€" in words for words in said)


def test_the_author_says_why_there_is_no_rate() -> None:
    """The author's reason why a role has no rate is told, as text and not as Markdown."""
    edits = [('kind = "no-hire"', 'kind = "no-hire"\nunpriced = "*None*, as [it] costs nothing."')]
    line = PlanLine("self", "", Decimal(1), Decimal(8), Decimal(2))
    said = sections(recorded(DECIDED._replace(plan=(drafted(line),)), *edits))["Cost"]
    assert said[1].endswith("*None*, as [it] costs nothing.")


def test_an_own_rate_is_said_to_be_the_users() -> None:
    """The record says that a figure is the user's own, and sets the dataset's beside it."""
    line = PlanLine("workshop", "shop", *[Decimal(1)] * 3, own_rate=Decimal(60))
    text = recorded(DECIDED._replace(plan=(drafted(line),)))
    said = sections(text)
    assert said["Cost"][1].startswith("Bicycle workshop, In a shop, own rate: 1 person × ")
    assert said["Cost"][1].endswith("hours paid; no range given.")
    assert (
        "user's own figure; no range given; no source, date not stated." in (said["Assumptions"][0])
    )
    [elsewhere] = [rows for rows in tables(text) if rows[0][0] == "Role and way to hire"]
    assert [(row[0], *row[2:]) for row in elsewhere[2:4]] == [
        ("Bicycle workshop, In a shop (user's own figure)", "€60.00", "no range", "chosen", ""),
        ("Bicycle workshop, In a shop (quoted)", "€55.00", "€70.00", "€5 less", "[1]"),
    ]


def test_a_record_without_any_figure() -> None:
    """Of a dataset without figures the record has no empty table, and says what it lacks."""
    dataset = parse(without(*NO_FIGURES).encode(), "bare").dataset
    said = sections(record(case_of(dataset, DECIDED)))
    assert said["Cost"] == ["Mobile mechanic: not stated. No source states an hourly rate."]
    assert said["Sources"] == ["None is cited."]
    assert "Comparison" not in said
    line = PlanLine("mobile", "", *[Decimal(1)] * 3, own_rate=Decimal(60))
    said = sections(record(case_of(dataset, DECIDED._replace(plan=(drafted(line),)))))
    assert "Other ways to hire for the same work" not in said
    assert said["Cost"][0].startswith("Mobile mechanic, Own rate: 1 person × 1 h a week × 1 week")


def test_prices_in_other_units_are_told_apart() -> None:
    """A price a day, or in another currency, is told with its unit and added to nothing."""
    heading = "Prices in other units, which cannot be added up"
    assert sections(recorded(OPEN))[heading] == ["EUR 400 a day, quoted, City [1]"]


def test_prices_an_hour_have_their_article() -> None:
    """A price in another currency is told for “an hour”, as everywhere else."""
    heading = "Prices in other units, which cannot be added up"
    assert sections(recorded(DECIDED))[heading] == ["GBP 50 an hour, asked, London [2]"]


def test_a_plan_for_somebody_else_is_said() -> None:
    """Where the plan pays for another role than the recommended one, a heading says so."""
    words = "Another role is costed than the one recommended."
    line = PlanLine("workshop", "shop", Decimal(1), Decimal(8), Decimal(2))
    said = sections(recorded(DECIDED._replace(plan=(drafted(line),))))
    assert said["Cost"][0] == f"{words} The plan was set to Bicycle workshop by hand."
    for role in ("mobile", ""):
        assert words not in recorded(DECIDED._replace(plan=(drafted(line._replace(role=role)),)))


def test_differences_stand_beside_both_amounts() -> None:
    """An alternative shows its own total beside the difference to the chosen one."""
    text = recorded(State({"fault": "no", "carry": "yes"}))
    [elsewhere] = [rows for rows in tables(text) if rows[0][0] == "Role and way to hire"]
    assert [row[2:5] for row in elsewhere[1:]] == [
        ["≈ €968.00", "€1,136.00", "€88 more"],
        ["€880.00", "€1,120.00", "chosen"],
        ["€1,280.00", "no range", "€400 more"],
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_every_number_has_its_source(state: State, form: Form) -> None:
    """The numbers cited are those of the list of sources, in the order of their first mention."""
    text = form(case_of(small(), state))
    body, behind = re.split(r"\n(?=1\. \*[^*])", text, maxsplit=1)
    cited = re.findall(r"(?<= )\[(\d+)\](?=[ ,.;|]|$)", body, re.MULTILINE)
    listed = re.findall(r"(?m)^(\d+)\. \*", behind)
    assert [*dict.fromkeys(cited)] == listed


def test_a_source_comes_with_date_grade_and_interest() -> None:
    """A source is told with who published it, when it was read, and who gains by it."""
    notes = sections(recorded(DECIDED))["Sources"]
    assert notes[0] == (
        "What workshops charge. Guild of Workshops, published 2026-03-01, checked 2026-10, "
        "grade A. Interest: Its members are the workshops. https://example.org/guild"
    )
    assert len(notes) == 2


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_github_reads_the_tables(state: State, form: Form) -> None:
    """GitHub's parser finds the tables that ours does, each row as long as its head."""
    text = form(case_of(small(), state))
    found = Page(text).tables
    assert found == tables(text)
    assert all(len(row) == len(rows[0]) for rows in found for row in rows)


def test_the_short_record_fits_a_pull_request() -> None:
    """The short record has no front matter, and folds away its sources and the block."""
    text = short_record(case_of(small(), DECIDED))
    assert [*sections(text)] == [
        "Call a mobile mechanic",
        "Next steps",
        "Risks",
        "Why",
        "Cost",
        "What would change it",
        "Runner-up",
        "Sources",
    ]
    shown_, _, folded = text.partition("<details>")
    assert text.startswith(f"{MARK}\n\n## ")
    assert "https://example.org/guild" in folded
    assert folded.endswith("```\n\n</details>\n")
    assert len(text) < len(recorded(DECIDED)) / 2
    assert sections(shown_)["Why"] == [
        "A larger fault needs a mechanic.",
        "It cannot be moved. [1]",
    ]


def test_the_short_record_of_several_lines() -> None:
    """Of a plan of several lines the short record has one table, and what each line rests on."""
    staged = State({"fault": "no", "carry": "no"})
    lines = tuple(PlanLine(who, how, *[Decimal(2)] * 3) for who, how in (("workshop", "shop"),) * 2)
    state = staged._replace(plan=tuple(map(drafted, lines)), listed=True)
    text = short_record(case_of(small(), state))
    _, rows = tables(text)
    assert rows[0] == ["Part", "Plan", "Low", "Likely", "High"]
    assert "In a shop (City): 160 h a month full time, hours paid; " in text


def test_the_short_record_says_what_was_decided_otherwise_and_is_to_be_found_out() -> None:
    """A choice against the recommendation, what nobody knows, and the user's notes are in it."""
    own = Override("self", "We like *it*", "mobile")
    said = sections(short_record(case_of(small(), DECIDED._replace(override=own))))
    assert said["Why"][0] == "Decided otherwise, because: We like *it*"
    said = sections(short_record(case_of(small(), OPEN._replace(notes="Ask Ann."))))
    assert said["Find out first"] == [f"Can you bring it to a workshop? Ask who has a car. {WORTH}"]
    assert said["Notes"][0] == "Ask Ann."
    assert "What would decide it" in said
    said = sections(short_record(case_of(small(), State())))
    assert said["Why"] == ["No question has been answered yet."]


def test_what_is_read_here_has_no_front_matter_marks_or_drawing() -> None:
    """Where a record is only read it begins with its title, and its notes are there if any are."""
    text = record_body(case_of(small(), DECIDED))
    assert text.startswith("# Call a mobile mechanic\n\nDecision: ")
    assert not {"Notes"} & set(sections(text))
    assert "mermaid" not in text
    assert "<!--" not in text
    noted = record_body(case_of(small(), DECIDED._replace(notes="*Ann*")))
    assert sections(noted)["Notes"] == ["Ann"]
    whole = recorded(DECIDED)
    assert {*text.split("\n\n")} <= {*whole.split("\n\n")}


def test_several_sources_are_cited_in_order() -> None:
    """A cell with several sources cites each once, the lowest number first."""
    both = ('text = "In their shop"\nsources = ["guild"]', 'text = "In their shop"\nsources = ')
    text = recorded(DECIDED, (both[0], f'{both[1]}["guild", "street-list", "guild"]'))
    [comparison] = [rows for rows in tables(text) if rows[0][0] == "Factor"]
    assert comparison[1][2] == "In their shop [1] [2]"


def test_stale_figures_are_called_so() -> None:
    """After the day of review the record carries a caution."""
    late = record(case_of(context_of(small())._replace(today=date(2030, 2, 1)), DECIDED))
    assert "the figures of bicycle were to be reviewed by 2030-01-31" in late
    assert "to be reviewed" not in recorded(DECIDED)


def test_the_scenario_is_the_last_block() -> None:
    """The last thing in a record is a fenced block that holds its scenario."""
    last = tokens(recorded(DECIDED))[-1]
    assert (last.type, last.info) == ("fence", "toml roletui")
    assert 'carry = "no"' in last.content


HOSTILE = "A|B *x* _y_ `z` <script>alert(1)</script> [l](javascript:a) &amp; \\ # ~t~ 1. $1"


def test_hostile_text_is_shown_as_it_is() -> None:
    """Signs that Markdown obeys are shown as an author wrote them, in sentences and in tables."""
    name = ('name = "Mobile mechanic"', f"name = '{HOSTILE}'")
    hostile = HOSTILE.removesuffix(" 1. $1")
    headline = ('headline = "Call a mobile mechanic"', f"headline = '{hostile}'")
    text = recorded(DECIDED, name, headline)
    paragraphs = [shown(token) for token in tokens(text) if token.type == "inline"]
    [sentence] = [found for found in paragraphs if found.startswith("Decision:")]
    assert sentence == f"Decision: {hostile}."
    assert paragraphs[0] == hostile
    [comparison] = [rows for rows in tables(text) if rows[0][0] == "Factor"]
    assert comparison[0][1] == f"{HOSTILE} (recommended)"
    *comments, checksums = [token.content for token in tokens(text) if token.type == "html_block"]
    assert comments == [f"{MARK}\n", f"{BEGIN}\n", f"{NONE_YET}\n", f"{END}\n"]
    assert checksums.startswith("<!-- roletui: checksums ")


@pytest.mark.parametrize("title", ["2024.", "1.", "1) a", "- a", "# a", "+", "***", "> a", "a|b"])
def test_the_title_of_a_source_is_no_list_or_heading(title: str) -> None:
    """Whatever a source is called, it is one entry of the list of sources, and called so."""
    called = ('title = "What workshops charge"', f'title = "{title}"')
    assert Page(recorded(DECIDED, called)).tags == Page(recorded(DECIDED)).tags
    first = sections(recorded(DECIDED, called))["Sources"][0]
    assert first.startswith(f"{title}. Guild of Workshops")


BLOCKS = ["- a", "+ a", "1. a", "1) a", "---", "-", "+", "12."]


@pytest.mark.parametrize("words", BLOCKS)
def test_text_at_the_start_of_an_entry_begins_no_block(words: str) -> None:
    """A text that looks like a list or a rule is shown as it is at the start of a list entry."""
    found = [shown(token) for token in tokens(bullets([words])) if token.type == "inline"]
    assert found == [words]


@pytest.mark.parametrize("words", [*BLOCKS, "# a", "> a", "    a", "```", "| a |", "==="])
def test_text_inside_a_table_begins_no_block(words: str) -> None:
    """A text that looks like a block is shown as it is in a cell."""
    assert tables(table(["Head"], [[words]])) == [[["Head"], [words.strip()]]]


def test_an_address_brings_no_markup() -> None:
    """The address of a source is a link to itself, whatever Markdown could see in its signs."""
    address = "https://example.org/_a_*b*`c`[d](e)|f&amp;~g~!$1"
    last = recorded(DECIDED, ("https://example.org/guild", address)).partition("### Sources")[2]
    [source, *_] = [token for token in tokens(last) if token.type == "inline"]
    kinds = [child.type for child in source.children or ()]
    assert shown(source).endswith(f" {address}")
    assert kinds == [
        *("em_open", "text", "em_close"),
        *("text", "link_open", "text", "link_close"),
    ]


def test_line_ends_are_folded() -> None:
    """A text of several lines is one line in a record."""
    assert escaped("a\n  b\tc ") == "a b c"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        *((f"{start}1+1", f"'{start}1+1") for start in "=+-@\t＝＋－＠"),
        (" =1", "' =1"),
        ("\ufeff\u200b=1", "'\ufeff\u200b=1"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\n'=1"),
        ("a; =1;b", "a;' =1;b"),
        ("a\t@b", "a\t'@b"),
        ("-5.25", "-5.25"),
        ("-5 °C", "'-5 °C"),
        ("−5", "−5"),
        ("a-b = c", "a-b = c"),
        ("", ""),
    ],
)
def test_formulas_are_defused(cell: str, shown: str) -> None:
    """An apostrophe stands before what a spreadsheet would run; a number stays one."""
    [[read]] = csv.reader(io.StringIO(csv_text([[cell]]), newline=""))
    assert read == shown


def test_cells_are_quoted_where_they_must_be() -> None:
    """Commas, quotes and line ends inside a cell do not end it."""
    rows = [["a,b", 'say "c"', "two\nlines", ""]]
    assert list(csv.reader(io.StringIO(csv_text(rows), newline=""))) == rows


@pytest.mark.parametrize(("size", "expected"), [("40", 40), ("37.5", 37.5), ("1E+2", 100)])
def test_sizes_in_json(size: str, expected: float) -> None:
    """Whole sizes are written without a point, others with it."""
    written = number(Decimal(size))
    assert written == expected
    assert isinstance(written, type(expected))


def test_a_cost_that_nobody_set_is_called_an_example() -> None:
    """Sizes are called an example until one is set; the role too while nothing is decided."""
    assert "These sizes are an example; nobody has set them." in recorded(DECIDED)
    set_ = resize(DECIDED, case_of(small(), DECIDED).lines, "weeks", Decimal(3))
    assert "an example" not in recorded(set_)
    assert "Nothing is decided yet; role and sizes are an example." in recorded(State())


def test_who_is_recommended_and_not_paid_is_named() -> None:
    """Where a line of the plan was given to somebody else, who is left out is named."""
    staged = case_of(load(), State({"result": "seen", "ready": "none", "held": "growing"}))
    state = hire(staged.dataset, staged.state, staged.lines, "automation-specialist", number=1)
    text = record(staged.after(state))
    assert "Not in this cost, though recommended: Machine learning engineer." in text
    assert "Not in this cost" not in recorded(DECIDED)


def test_what_is_left_without_those_who_earn() -> None:
    """Who gains from the figures comes with what the plan costs without them, and what stays.

    The street list alone states what a mobile mechanic costs; the outcome rests on no price.
    """
    text = record(case_of(told("street-list"), DECIDED))
    section = sections(text)["Who gains from the figures"]
    assert section[:2] == [
        "Mechanics on Wheels states the rate of this plan. Its interest: Sells the visits it "
        "prices. Invented for tests; nobody earns from any answer.",
        "1 of 2 sources earns by this decision.",
    ]
    assert any("the only source of what an hour costs is" in words for words in section)
    assert any(words.startswith("The outcome is the same without them") for words in section)
    short = short_record(case_of(told("street-list"), DECIDED))
    assert "By sources with nothing to gain, the cost is not stated. Mobile, " in short


def test_a_dataset_that_does_not_tell_who_earns_says_so() -> None:
    """Nothing is left out then; where nobody earns, that is said instead."""
    section = sections(recorded(DECIDED))["Who gains from the figures"]
    assert section[1:] == ["This dataset does not tell which of its sources earn by this decision."]
    honest = sections(record(case_of(told(), DECIDED)))["Who gains from the figures"]
    assert honest[1:] == ["None of 2 sources earns by this decision."]
    assert "Without those" not in short_record(case_of(told(), DECIDED))
