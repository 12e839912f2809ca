"""The rules of a dataset, one broken at a time: what is an error, what a warning, and where."""

from collections.abc import Iterator

import pytest
from helpers import edited, small

from roletui.dataset.checks.rules import problems_of
from roletui.dataset.load import parse
from roletui.dataset.problems import DatasetError
from roletui.dataset.reading.diagnostics import Diagnostic, Source, diagnose, diagnostics
from roletui.dataset.reading.toml import parse_toml

Edit = tuple[str, str]

SOURCE = """
[[sources]]
id = "spare"
title = "Nobody reads it"
publisher = "Nobody"
interest = "None."
published = "2026"
checked = "2026-10"
grade = "C"

[[roles]]
id = "workshop"
"""
TERM = '[[glossary]]\nid = "spoke"\nterm = "Spoke"\nmeaning = "Holds the rim."\n\n[[examples]]\n'
QUESTION = """
[[questions]]
id = "lost"
ask = "Is it lost?"
why = "Then nobody can mend it."
find_out = "Look."
topic = "Lost"

[[questions.answers]]
id = "yes"
label = "Yes"
because = "It is lost."
goto = "found"
safe = true

[[questions.answers]]
id = "no"
label = "No"
because = "It is not."
outcome = "self"

[[questions]]
id = "found"
ask = "Is it found?"
why = "Then it can be mended."
find_out = "Look again."
topic = "Found"

[[questions.answers]]
id = "yes"
label = "Yes"
because = "It is found."
outcome = "self"
safe = true

[[questions.answers]]
id = "no"
label = "No"
because = "It is not."
outcome = "mobile"

[[outcomes]]
id = "workshop"
"""

RULES: dict[str, tuple[list[Edit], str]] = {
    "a source that nothing cites": (
        [('\n[[roles]]\nid = "workshop"\n', SOURCE)],
        "error: source “spare” is never used: nothing cites this source. | sources",
    ),
    "a term that nothing uses": (
        [("[[examples]]\n", TERM)],
        "error: glossary “spoke” is never used: no question lists this term, and no text holds "
        "it. | glossary",
    ),
    "a term without a meaning": (
        [('terms = ["cable"]', 'terms = ["cable", "spoke"]')],
        'warning: question “fault”: terms “spoke” is not among the glossary. | "spoke"',
    ),
    "a role that nothing recommends": (
        [('roles = ["self"]', 'roles = ["workshop"]')],
        "error: role “self” is never recommended: no outcome names this role. | roles",
    ),
    "a question that only a lost one leads to": (
        [('\n[[outcomes]]\nid = "workshop"\n', QUESTION)],
        "error: question “found” can never be reached: it comes only after “lost”, which nothing "
        "reaches itself. | questions",
    ),
    "a question that changes nothing": (
        [('goto = "carry"', 'goto = "skill"')],
        "warning: question “fault” can never change the outcome: all its answers lead to the same "
        "end. | questions",
    ),
    "a long question": (
        [('ask = "Is it', f'ask = "Is it {"very " * 20}')],
        "warning: question “fault”: ask has 30 words; more than 25 are hard to take in. | "
        f'"Is it {"very " * 20} only a flat tyre or a worn cable?"',
    ),
    "a first screen that is too long": (
        [('decides = "', f'decides = "{"really " * 40}')],
        "warning: about begins with 74 words in title, decides, audience and out_of_scope; the "
        "first screen holds 60. | about",
    ),
    "a chance of one answer only": (
        [('outcome = "workshop"\nsafe = true', 'outcome = "workshop"\nsafe = true\nchance = 60')],
        "error: question “carry”: answers must all have a chance, or none of them. | "
        "questions.answers",
    ),
    "chances that are not 100": (
        [
            ('outcome = "workshop"\nsafe = true', 'outcome = "workshop"\nsafe = true\nchance = 60'),
            ('outcome = "mobile"\n', 'outcome = "mobile"\nchance = 30.5\n'),
        ],
        "error: question “carry”: answers must have chances of 100 in all, not 90.5. | "
        "questions.answers",
    ),
    "a chance of nothing": (
        [
            (
                'outcome = "workshop"\nsafe = true',
                'outcome = "workshop"\nsafe = true\nchance = 100',
            ),
            ('outcome = "mobile"\n', 'outcome = "mobile"\nchance = 0\n'),
        ],
        "error: question “carry”, answer “no”: chance must be above 0 and at most 100. | 0",
    ),
    "hours that are none": (
        [('topic = "Bringing it"', 'topic = "Bringing it"\ntakes_hours = 0')],
        "error: question “carry”: takes_hours must be above 0. | 0",
    ),
    "one reason only": (
        [('pros = ["Has every tool and part.", ', "pros = [")],
        "warning: role “workshop”: pros must be at least two, not 1. | "
        '["Gives a receipt and warranty."]',
    ),
    "more reasons than others have": (
        [('pros = ["Has every tool and part.", ', 'pros = ["Tools.", "Parts.", "Oil.", ')],
        "warning: role “workshop”: pros are 4, where another role has 2; more looks like a "
        'preference. | ["Tools.", "Parts.", "Oil.", "Gives a receipt and warranty."]',
    ),
    "more words than others have": (
        [('pros = ["Has every tool and part.', f'pros = ["Has {"very " * 9}many tools.')],
        "warning: role “workshop” has 28 words of pros and cons, “self” only 17; more than a "
        "quarter more looks like a preference. | roles",
    ),
    "a role to hire without a rate": (
        [('kind = "no-hire"', 'kind = "hire"')],
        "error: role “self” has no rate: add one to [[rates]], or say in “unpriced” why there is "
        "none. | roles",
    ),
    "a figure without a source": (
        [
            ('pros = ["Has every tool and part.', 'pros = ["Costs $ 5 less.'),
            ('sources = ["guild"]\n\n[[roles]]', "sources = []\n\n[[roles]]"),
        ],
        "error: role “workshop”: pros holds a figure (“$ 5”) without a source: name it in "
        '“sources”. | ["Costs $ 5 less.", "Gives a receipt and warranty."]',
    ),
    "a rate without a source": (
        [('source = "guild"\nlow = 45', 'source = ""\nlow = 45')],
        'error: rate “workshop-shop”: source is empty: name one of the sources. | ""',
    ),
    "an amount in letters": (
        [('advice = "Call today."', 'advice = "Call today: 1.500 EUR."')],
        "error: outcome “mobile”: advice holds a figure (“1.500 EUR”) without a source: name it "
        'in “sources”. | "Call today: 1.500 EUR."',
    ),
    "a key below the wrong table": (
        [('because = "A small', 'why = "It is small."\nbecause = "A small')],
        "error: question “fault”, answer “yes”: why belongs to the table above: put it before its "
        "first [[questions.answers]]. | why",
    ),
    "a column head that is too long": (
        [('short = "Workshop"', 'short = "Bicycle workshops"')],
        "warning: role “workshop”: short has 17 characters; a column head holds 16. | "
        '"Bicycle workshops"',
    ),
    "the head of a row that is too long": (
        [('label = "Payment"', 'label = "Payment"\nshort = "Way of payment"')],
        "warning: factor “payment”: short has 14 characters; the head of a row holds 13. | "
        '"Way of payment"',
    ),
    "a short form that is too long": (
        [('text = "In their shop"', 'text = "In their shop"\nshort = "Where their shop"')],
        "warning: factor “place”, cell no. 1: short has 16 characters; a line holds 15. | "
        '"Where their shop"',
    ),
    "a cell beside a role's own field": (
        [('field = "pros"', 'field = "pros"\n\n[[factors.cells]]\nrole = "self"\ntext = "Cheap"')],
        "warning: factor “pros”, cell no. 1: text has no effect: the row shows “pros” of the "
        "role. | text",
    ),
    "an id that is too long for a mail": (
        [('id = "place"', 'id = "where-it-is-done-and-by-which-road"')],
        "warning: factor “where-it-is-done-and-by-which-road”: id has 34 characters; with more "
        'than 32 a mail breaks the lines of a record. | "where-it-is-done-and-by-which-road"',
    ),
    "an example without a brief": (
        [('brief = "', 'brief = "…"\n# "')],
        'warning: example “flat-tyre”: brief says nothing: describe the case. | "…"',
    ),
    "an id of the whole that is none": (
        [('id = "bicycle"', 'id = "My <b>bicycle</b>"')],
        "error: about.id must be lower-case words joined by hyphens, as in “ai-engineer”. | "
        '"My <b>bicycle</b>"',
    ),
    "a name that is empty": (
        [('name = "Mobile mechanic"', 'name = " "')],
        'error: role “mobile”: name must not be empty. | " "',
    ),
    "an outcome given as a question": (
        [('outcome = "mobile"', 'goto = "mobile"')],
        "error: question “carry”, answer “no”: goto “mobile” is among the outcomes: write outcome "
        "instead. | goto",
    ),
    "an answer that leads nowhere": (
        [('goto = "skill"\n', "")],
        "error: question “fault”, answer “yes” leads nowhere: give it a goto (a question) or an "
        "outcome. | questions.answers",
    ),
    "a share within an answer": (
        [('because = "A small fault', 'because = "In 40 per cent of cases a small fault')],
        "error: question “fault”, answer “yes”: because holds a figure (“40 per cent”) without a "
        'source: name it in “sources”. | "In 40 per cent of cases a small fault can be mended at '
        'home."',
    ),
    "rates in another currency only": (
        [('currency = "EUR"', 'currency = "CHF"')],
        "warning: about.currency is the currency of no rate an hour, so nothing can be added up. "
        '| "CHF"',
    ),
    "a day that does not exist": (
        [("review_by = 2030-01-31", 'review_by = "2030-02-31"')],
        'error: about.review_by must be a day that exists, not 2030-02-31. | "2030-02-31"',
    ),
    "low above likely": (
        [("low = 45", "low = 56")],
        "error: rate “workshop-shop”: likely must keep 0 <= low <= likely <= high. | 55",
    ),
}


def found(text: str) -> list[Diagnostic]:
    """Return every problem of a dataset's text, those that do not keep it from being used too."""
    try:
        loaded = parse(text.encode(), "file.toml")
    except DatasetError as refused:
        return diagnose(refused)
    return diagnostics("file.toml", loaded.warnings, Source(text, text), parse_toml(text))


def told(problems: list[Diagnostic]) -> Iterator[str]:
    """Yield problems as sentences, each with the part of the file it underlines."""
    for one in problems:
        yield f"{one.severity}: {one.message} | {one.quote.marked if one.quote else ''}"


@pytest.mark.parametrize(("edits", "expected"), RULES.values(), ids=RULES)
def test_a_broken_rule_is_named(edits: list[Edit], expected: str) -> None:
    """Each rule has its sentence and its place; an error keeps the file from being used."""
    assert expected in list(told(found(edited(*edits))))


def test_a_rate_stated_twice() -> None:
    """One source cannot state the same price twice; the first time is shown too."""
    text = edited()
    start = text.index('[[rates]]\nid = "workshop-shop"')
    rate = text[start : text.index("[[rates]]", start + 1)]
    [one] = found(text + "\n" + rate.replace("workshop-shop", "again"))
    assert one.sentence.startswith("rate “again” overlaps another rate: the same source states")
    assert one.other
    assert text.split("\n")[one.other.start.line] == 'id = "workshop-shop"'


def test_a_dataset_without_rates_owes_none() -> None:
    """Where no rate is stated at all, no role must say why it has none."""
    assert problems_of(small().dataset._replace(rates=())) == []


TWELVE: list[Edit] = [
    ('short = "Workshop"', 'shrot = "Workshop"'),
    ('published = "2026-03-01"', 'published = "2026-02-31"'),
    ('kind = "no-hire"', 'kind = "nohire"'),
    ("level = 3", "level = 4"),
    ('source = "guild"\nlow = 45', 'source = "gild"\nlow = 45'),
    ("high = 71", "high = 1"),
    ('goto = "skill"', 'goto = "skil"'),
    ('outcome = "mobile"', 'goto = "skill"'),
    ('runner_up = "mobile"', 'runner_up = "workshop"'),
    ("default = 8", "default = 8.25"),
    ('skill = "yes" }', 'skill = "yep" }'),
    ('id = "no-idea"', 'id = "flat-tyre"'),
    ('ask = "Is it', f'ask = "Is it {"very " * 20}'),
]


def test_all_mistakes_in_one_run() -> None:
    """Mistakes of every kind are named in one run, in the order of the file, none twice."""
    problems = found(edited(*TWELVE))
    assert [one.message for one in problems] == [
        "source “guild”: published must be a date (2026, 2026-06 or 2026-06-09) or “not stated”.",
        "role “workshop”: short is missing.",
        "role “workshop”: shrot is not a known key. Did you mean “short”?",
        "role “mobile” is never recommended: only outcomes that nothing reaches name this role.",
        "role “self”: kind must be one of “hire”, “no-hire”, “other”, not “nohire”. Did you mean "
        "“no-hire”?",
        "factor “wait”, cell no. 1: level must be from 1 to 3.",
        "rate “workshop-shop”: source “gild” is not among the sources. Did you mean “guild”?",
        "rate “mobile-shop”: high must keep 0 <= low <= likely <= high.",
        "question “fault”: ask has 30 words; more than 25 are hard to take in.",
        "question “fault”, answer “yes”: goto “skil” is not among the questions. Did you mean "
        "“skill”?",
        "question “skill”, answer “no”: goto leads in an endless loop: carry → skill → carry.",
        "outcome “workshop”: runner_up must be another outcome.",
        "outcome “mobile” can never be reached: no answer leads to this outcome.",
        "budget.hours.default must be a whole number of steps above the minimum.",
        "example “flat-tyre”: answers.skill “yep” is not an answer to this question. Did you mean "
        "“yes”?",
        "example “flat-tyre”: id is taken by another entry.",
    ]
    places = [one.quote.start for one in problems if one.quote]
    assert len(places) == len(problems)
    assert places == sorted(places)


def test_every_loop_is_printed() -> None:
    """Two loops that have nothing to do with each other are both named."""
    text = edited(('outcome = "self"', 'goto = "skill"'), ('outcome = "mobile"', 'goto = "carry"'))
    loops = [one.sentence for one in found(text) if "loop" in one.sentence]
    assert [sentence.split("loop: ")[1] for sentence in loops] == [
        "skill → skill.",
        "carry → carry.",
    ]


BROKEN: dict[str, tuple[str, list[str]]] = {
    "a line that is no TOML, and a rule": (
        edited(('short = "Workshop"', "short = Workshop"), ("low = 45", "low = 56")),
        [
            "40:9: error: role “workshop”: short is not valid TOML: what follows is not a value; a text is written in quotes, true and false in lower case.",
            "184:10: error: rate “workshop-shop”: likely must keep 0 <= low <= likely <= high.",
        ],
    ),
    "a key given twice": (
        edited(('short = "Workshop"', 'short = "Workshop"\nshort = "Shop"')),
        ["41:15: error: role “workshop”: short is given twice."],
    ),
    "a table given twice": (
        edited(("[[sources]]", '[about]\nid = "b"\n\n[[sources]]')),
        ["18:7: error: about is given twice."],
    ),
    "two lines that are no TOML": (
        edited(('short = "Workshop"', 'short = "Workshop'), ("likely = 55", "likely 55")),
        [
            "40:18: error: role “workshop”: short is not valid TOML: the text in quotes is not closed on its line.",
            "184:8: error: rate “workshop-shop” is not valid TOML: expected '=' after a key in a "
            "key/value pair.",
        ],
    ),
    "a text that is never closed": (
        edited(('short = "Workshop"', 'short = """Workshop')),
        [
            "416:1: error: the file is not valid TOML: a text that three quotation marks open is never closed."
        ],
    ),
    "a list without a comma, and more": (
        edited(
            ('"Yearly service"]', '"Yearly service"\n"Oil",\n"Chains",\n]'),
            ("low = 45", "low = 56"),
        ),
        [
            "44:53: error: role “workshop” lacks a comma behind one of its texts.",
            "187:10: error: rate “workshop-shop”: likely must keep 0 <= low <= likely <= high.",
        ],
    ),
    "a list and a table of one name": (
        edited(("[[sources]]", '[roles]\nid = "x"\n\n[[sources]]')),
        ["40:8: error: role no. 1 is one table here and a list there; write [[roles]] each time."],
    ),
    "answers in single brackets": (
        edited(*[("[[questions.answers]]", "[questions.answers]")] * 2),
        [
            "271:19: error: question no. 1: answers is given twice; each entry of a list begins "
            "with [[questions.answers]].",
        ],
    ),
    "a misspelt header before a table inside it": (
        edited(("[[questions]]", "[[question]]")),
        [
            "278:12: error: question no. 1 was begun above by a table inside it; is a header "
            "misspelt there?",
        ],
    ),
    "a list without a comma": (
        edited(('"Yearly service"]', '"Yearly service"\n"Oil"]')),
        ["44:53: error: role “workshop” lacks a comma behind one of its texts."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BROKEN.values(), ids=BROKEN)
def test_mistakes_of_toml_are_told_with_the_others(text: str, expected: list[str]) -> None:
    """A mistake in the TOML itself has its place, and what stands behind it is read as well."""
    assert [one.headline.removeprefix("file.toml:") for one in found(text)] == expected


def test_a_key_given_twice_shows_the_first() -> None:
    """Where a key is given twice, both places are shown."""
    [one] = found(edited(('short = "Workshop"', 'short = "Workshop"\nshort = "Shop"')))
    assert one.other
    assert one.other.line == 'short = "Workshop"'


def test_questions_that_change_nothing() -> None:
    """A question is neutral if all its answers come to the same, however far away."""
    text = edited(('outcome = "self"', 'goto = "carry"'), ('"workshop"\nsafe', '"self"\nsafe'))
    told = [one.headline for one in found(text) if "can never change" in one.headline]
    assert [each.partition("“")[2].partition("”")[0] for each in told] == ["fault", "skill"]


FOLLOWING: dict[str, list[Edit]] = {
    "an answer that leads nowhere": [('goto = "skill"\n', "")],
    "an outcome given as a question": [('outcome = "mobile"', 'goto = "mobile"')],
    "a misspelt header": [('\n[[questions]]\nid = "skill', '\n[[qestions]]\nid = "skill')],
    "a scale that is missing": [('levels = ["hours", "days", "weeks"]\n', "")],
    "an answer without an id": [('id = "yes"\nlabel = "Yes, both"', 'label = "Yes, both"')],
}


@pytest.mark.parametrize("edits", FOLLOWING.values(), ids=FOLLOWING)
def test_what_follows_from_a_mistake_is_not_told(edits: list[Edit]) -> None:
    """One mistake is told once: what it brings about elsewhere is not told again."""
    assert len({one.sentence for one in found(edited(*edits))}) == 1


def test_large_tables_are_refused() -> None:
    """Beyond the stated bound a table is refused, with the bound and what it holds."""
    dataset = small().dataset
    large = dataset._replace(
        questions=dataset.questions[:1] * 100_001, outcomes=dataset.outcomes[:1] * 10_001
    )
    assert [(problem.path, problem.message) for problem in problems_of(large)] == [
        (("questions",), "must hold at most 100,000 entries, not 100,001."),
        (("outcomes",), "must hold at most 10,000 entries, not 10,001."),
    ]
