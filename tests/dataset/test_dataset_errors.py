"""Every mistake in a dataset is named in words an author can act on: golden messages."""

from pathlib import Path

import pytest
from helpers import edited

from roletui.dataset.load import load, parse
from roletui.dataset.problems import DatasetError
from roletui.dataset.reading.diagnostics import Diagnostic, diagnose

Edit = tuple[str, str]

MISTAKES: dict[str, tuple[list[Edit], list[str]]] = {
    "unknown key": (
        [('short = "Workshop"', 'shrot = "Workshop"')],
        [
            "error: role “workshop”: short is missing. | roles",
            "error: role “workshop”: shrot is not a known key. Did you mean “short”? | shrot",
        ],
    ),
    "unknown key without a near one": (
        [("format = 1", "format = 1\nzzz = 1")],
        [
            "error: zzz is not a known key. | zzz",
        ],
    ),
    "unknown table": (
        [("[[faq]]", "[[faqs]]")],
        [
            "error: faqs is not a known key. Did you mean “faq”? | faqs",
        ],
    ),
    "text instead of a list": (
        [('pros = ["Has every tool and part.", "Gives a receipt and warranty."]', 'pros = "All."')],
        [
            'error: role “workshop”: pros must be a list, not text in quotes. | "All."',
        ],
    ),
    "number instead of text": (
        [('name = "Mobile mechanic"', "name = 7")],
        [
            "error: role “mobile”: name must be text in quotes, not a whole number. | 7",
        ],
    ),
    "text instead of a number": (
        [("likely = 55", 'likely = "55"')],
        [
            'error: rate “workshop-shop”: likely must be a number, not text in quotes. | "55"',
        ],
    ),
    "value with a remark behind it": (
        [("likely = 55", 'likely = "55"  # €')],
        [
            'error: rate “workshop-shop”: likely must be a number, not text in quotes. | "55"',
        ],
    ),
    "fraction instead of a whole number": (
        [("hours_per_year = 1920", "hours_per_year = 1920.5")],
        [
            "error: channel “shop”: hours_per_year must be a whole number, not a number. | 1920.5",
        ],
    ),
    "table instead of a list of tables": (
        [("[[conflicts]]", "[conflicts]")],
        [
            "error: conflicts must be a list, not a table. | conflicts",
        ],
    ),
    "text instead of yes or no": (
        [("safe = true", 'safe = "true"')],
        [
            'error: question “fault”, answer “no”: safe must be true or false, not text in quotes. | "true"',
        ],
    ),
    "infinite number": (
        [("likely = 55", "likely = inf")],
        [
            "error: rate “workshop-shop”: likely must be a finite number. | inf",
        ],
    ),
    "missing key": (
        [('advice = "Call today."\n', "")],
        [
            "error: outcome “mobile”: advice is missing. | outcomes",
        ],
    ),
    "word outside a choice": (
        [('basis = "quoted"', 'basis = "qouted"')],
        [
            'error: rate “workshop-shop”: basis must be one of “quoted”, “asked”, “posted”, “advertised”, “wage”, “loaded”, not “qouted”. Did you mean “quoted”? | "qouted"',
        ],
    ),
    "dangling question": (
        [('goto = "skill"', 'goto = "skil"')],
        [
            'error: question “fault”, answer “yes”: goto “skil” is not among the questions. Did you mean “skill”? | "skil"',
        ],
    ),
    "dangling role of a rate": (
        [('role = "workshop"\nchannel = "street"', 'role = "xyz"\nchannel = "street"')],
        [
            'error: rate “workshop-street”: role “xyz” is not among the roles. | "xyz"',
        ],
    ),
    "dangling source": (
        [('sources = ["street-list", "guild"]', 'sources = ["street-list", "build"]')],
        [
            'error: conflict “street-price”: sources “build” is not among the sources. Did you mean “guild”? | "build"',
        ],
    ),
    "dangling answer of an example": (
        [('skill = "yes" }', 'skill = "yep" }')],
        [
            'error: example “flat-tyre”: answers.skill “yep” is not an answer to this question. Did you mean “yes”? | "yep"',
        ],
    ),
    "duplicate id": (
        [('id = "street-list"', 'id = "guild"'), ('["street-list"]', "[]")]
        + [('source = "street-list"', 'source = "guild"')] * 4
        + [('["street-list"]', "[]"), ('"street-list", ', "")],
        [
            'error: source “guild”: id is taken by another entry. | "guild"',
        ],
    ),
    "malformed id": (
        [('id = "new-one"', 'id = "New one"')],
        [
            'error: faq “New one”: id must be lower-case words joined by hyphens, as in “ai-engineer”. | "New one"',
        ],
    ),
    "unsure taken as an answer": (
        [('id = "yes"\nlabel = "Yes"', 'id = "unsure"\nlabel = "Yes"'), (', carry = "yes"', "")],
        [
            'error: question “carry”, answer “unsure”: id must not be “unsure”: every question has that answer already. | "unsure"',
        ],
    ),
    "cycle": (
        [('outcome = "mobile"', 'goto = "skill"')],
        [
            "error: role “mobile” is never recommended: only outcomes that nothing reaches name this role. | roles",
            'error: question “carry”, answer “no”: goto leads in an endless loop: skill → carry → skill. | "skill"',
            "error: outcome “mobile” can never be reached: no answer leads to this outcome. | outcomes",
        ],
    ),
    "unreachable outcome": (
        [('outcome = "mobile"', 'outcome = "self"')],
        [
            "error: role “mobile” is never recommended: only outcomes that nothing reaches name this role. | roles",
            "error: outcome “mobile” can never be reached: no answer leads to this outcome. | outcomes",
        ],
    ),
    "unreachable question": (
        [('goto = "skill"', 'outcome = "self"')],
        [
            "error: question “skill” can never be reached: no answer leads to this question. | questions",
        ],
    ),
    "outcome that only an unreachable question leads to": (
        [('goto = "skill"', 'goto = "carry"')],
        [
            "error: role “self” is never recommended: only outcomes that nothing reaches name this role. | roles",
            "warning: question “fault” can never change the outcome: all its answers lead to the same end. | questions",
            "error: question “skill” can never be reached: no answer leads to this question. | questions",
            "error: outcome “self” can never be reached: it comes only after “skill”, which nothing reaches itself. | outcomes",
        ],
    ),
    "both goto and outcome": (
        [('goto = "skill"', 'goto = "skill"\noutcome = "self"')],
        [
            'error: question “fault”, answer “yes”: goto is given besides an outcome; an answer leads to only one of the two. | "skill"',
        ],
    ),
    "two safe answers": (
        [('goto = "skill"', 'goto = "skill"\nsafe = true')],
        [
            "error: question “fault”, answer “no”: safe is marked twice; only one answer is usual whatever was said before. | true",
        ],
    ),
    "one answer only": (
        [
            ('[[questions.answers]]\nid = "yes"\nlabel = "Yes, both"\n', ""),
            ('because = "You have the tools and the time."\noutcome = "self"\n', ""),
            (', skill = "yes"', ""),
        ],
        [
            "error: role “self” is never recommended: only outcomes that nothing reaches name this role. | roles",
            "warning: question “fault” can never change the outcome: all its answers lead to the same end. | questions",
            "warning: question “skill” can never change the outcome: all its answers lead to the same end. | questions",
            "error: question “skill”: answers must be at least two. | questions.answers",
            "error: outcome “self” can never be reached: no answer leads to this outcome. | outcomes",
        ],
    ),
    "low above likely": (
        [("low = 45", "low = 56")],
        [
            "error: rate “workshop-shop”: likely must keep 0 <= low <= likely <= high. | 55",
        ],
    ),
    "likely above high": (
        [("high = 70", "high = 54")],
        [
            "error: rate “workshop-shop”: high must keep 0 <= low <= likely <= high. | 54",
        ],
    ),
    "no figure": (
        [("likely = 80\n", "")],
        [
            "error: rate “workshop-street” must give low, likely or high. | rates",
        ],
    ),
    "half a range": (
        [("high = 71\n", "")],
        [
            "error: rate “mobile-shop” must give both low and high, or only likely. | rates",
        ],
    ),
    "month thirteen": (
        [('published = "2026-03-01"', 'published = "2026-13-01"')],
        [
            'error: source “guild”: published must be a date (2026, 2026-06 or 2026-06-09) or “not stated”. | "2026-13-01"',
        ],
    ),
    "address with markup": (
        [("https://example.org/guild", "https://example.org/> <script>alert(1)</script>")],
        [
            'error: source “guild”: url must be an address that begins with https:// or http://. | "https://example.org/> <script>alert(1)</script>"',
        ],
    ),
    "address that runs": (
        [("https://example.org/guild", "javascript:alert(1)")],
        [
            'error: source “guild”: url must be an address that begins with https:// or http://. | "javascript:alert(1)"',
        ],
    ),
    "range without an end": (
        [("high = 70\n", "")],
        [
            "error: rate “workshop-shop” must give both low and high, or only likely. | rates",
        ],
    ),
    "text instead of a date": (
        [("review_by = 2030-01-31", 'review_by = "next winter"')],
        [
            "error: about.review_by must be a date such as 2026-06-09, not text in quotes. "
            '| "next winter"',
        ],
    ),
    "control character": (
        [('label = "Payment"', 'label = "Pay\\u001b[2Jment"')],
        [
            'error: factor “payment”: label holds a control character, which a terminal would obey; remove it. | "Pay\\u001b[2Jment"',
        ],
    ),
    "level outside the scale": (
        [("level = 3", "level = 4")],
        [
            "error: factor “wait”, cell no. 1: level must be from 1 to 3. | 4",
        ],
    ),
    "rating without a scale": (
        [
            ('levels = ["hours", "days", "weeks"]\n', ""),
            ("level = 3\n", ""),
            ("level = 2\n", 'text = "a"\n'),
            ("level = 1\n", 'text = "b"\n'),
        ],
        [
            "error: factor “wait”: levels is missing: the words of the scale. | factors",
        ],
    ),
    "money without a channel": (
        [('channel = "shop"\n\n[[factors]]', "\n\n[[factors]]")],
        [
            "error: factor “shop-rate”: channel is missing: whose rates are shown? | factors",
        ],
    ),
    "two cells for one role": (
        [('role = "mobile"\ntext = "At', 'role = "workshop"\ntext = "At')],
        [
            'error: factor “place”, cell no. 2: role “workshop” has a cell here already. | "workshop"',
        ],
    ),
    "currency that is none": (
        [('currency = "GBP"', 'currency = "pound"')],
        [
            'error: rate “mobile-london”: currency must be a currency code such as USD. | "pound"',
        ],
    ),
    "slider without a step": (
        [("maximum = 60\nstep = 0.5", "maximum = 60\nstep = 0")],
        [
            "error: budget.hours must have a step and a coarse step above 0. | budget.hours",
        ],
    ),
    "slider outside its limits": (
        [("maximum = 5\n", "maximum = 0.5\n")],
        [
            "error: budget.people.minimum must keep 0 <= minimum <= maximum. | 1",
        ],
    ),
    "slider between two steps": (
        [("default = 8", "default = 8.25")],
        [
            "error: budget.hours.default must be a whole number of steps above the minimum. | 8.25",
        ],
    ),
    "no hours in a year": (
        [("hours_per_year = 2080", "hours_per_year = 0")],
        [
            "error: channel “street”: hours_per_year must be above 0. | 0",
        ],
    ),
    "outcome that is its own runner-up": (
        [('runner_up = "mobile"', 'runner_up = "workshop"')],
        [
            'error: outcome “workshop”: runner_up must be another outcome. | "workshop"',
        ],
    ),
    "outcome without a role": (
        [('roles = ["self"]', "roles = []")],
        [
            "error: role “self” is never recommended: no outcome names this role. | roles",
            "error: outcome “self”: roles must name at least one role. | []",
        ],
    ),
    "another format": (
        [("format = 1", "format = 2")],
        [
            "error: format is 2; this program reads format 1. | 2",
        ],
    ),
    "format as text": (
        [("format = 1", 'format = "1"')],
        [
            'error: format must be the whole number 1. | "1"',
        ],
    ),
    "shape and rules at once": (
        [
            ('goto = "skill"', 'goto = "skil"'),
            ("level = 2", 'level = "two"'),
            ('source = "guild"\nlow = 45', 'source = "build"\nlow = 45'),
        ],
        [
            'error: factor “wait”, cell no. 2: level must be a whole number, not text in quotes. | "two"',
            'error: rate “workshop-shop”: source “build” is not among the sources. Did you mean “guild”? | "build"',
            'error: question “fault”, answer “yes”: goto “skil” is not among the questions. Did you mean “skill”? | "skil"',
        ],
    ),
    "shape and the rule it breaks": (
        [('source = "guild"\nlow = 45', "source = 7\nlow = 45")],
        [
            "error: rate “workshop-shop”: source must be text in quotes, not a whole number. | 7",
        ],
    ),
    "several problems of shape": (
        [
            ('currency = "EUR"', "currency = 9"),
            ("level = 2", 'level = "two"'),
            ('topic = "Small fault"\n', ""),
        ],
        [
            "error: about.currency must be text in quotes, not a whole number. | 9",
            'error: factor “wait”, cell no. 2: level must be a whole number, not text in quotes. | "two"',
            "error: question “fault”: topic is missing. | questions",
        ],
    ),
    "several broken rules": (
        [
            ('runner_up = "mobile"', 'runner_up = "nobody"'),
            ("low = 45", "low = 99"),
            ('id = "no-idea"', 'id = "flat-tyre"'),
        ],
        [
            "error: rate “workshop-shop”: likely must keep 0 <= low <= likely <= high. | 55",
            'error: outcome “workshop”: runner_up “nobody” is not among the outcomes. | "nobody"',
            'error: example “flat-tyre”: id is taken by another entry. | "flat-tyre"',
        ],
    ),
}


def refused(content: bytes) -> list[Diagnostic]:
    """Return the problems for which a file of that content is refused."""
    with pytest.raises(DatasetError) as caught:
        parse(content, "file.toml")
    return diagnose(caught.value)


def messages(content: bytes) -> list[str]:
    """Return those problems, each as a sentence and the part of the file it underlines."""
    return [
        f"{one.severity}: {one.message} | {one.quote.marked if one.quote else ''}"
        for one in refused(content)
    ]


@pytest.mark.parametrize(("edits", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_named(edits: list[Edit], expected: list[str]) -> None:
    """A mistake is reported with its place, what is wrong, and a near name if there is one."""
    assert messages(edited(*edits).encode()) == expected


def test_syntax_errors_have_a_place() -> None:
    """A file that is no TOML is refused with the line and column where it goes wrong."""
    [problem] = refused(b'format = 1\n\n[about\nid = "x"\n')
    assert problem.headline.startswith("file.toml:3:7: error: the file is not valid TOML: ")
    assert problem.quote
    assert problem.quote.lines() == ("[about", "      ^")


def test_other_encodings_are_named() -> None:
    """A file that is not UTF-8 is refused with the place of the first wrong byte."""
    [problem] = refused("format = 1\n# caf\xe9".encode("latin-1"))
    assert problem.headline == (
        "file.toml:2:6: error: the file is not UTF-8 text; save it as UTF-8."
    )


def test_empty_file_misses_everything() -> None:
    """An empty file lacks every required table, all of which are named in one sentence."""
    assert messages(b"") == [
        "error: the file lacks format, about, roles, questions, outcomes and budget. | "
    ]


def test_deep_nesting_is_refused() -> None:
    """A file that nests without end is refused instead of ending the program."""
    assert messages(b"format = " + b"[" * 20_000) == ["error: the file is nested too deeply. | "]


def test_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """A file saved with a byte order mark, as Windows editors do, is read."""
    file = tmp_path / "marked.toml"
    file.write_bytes(b"\xef\xbb\xbf" + edited().encode())
    assert load(str(file)).dataset.about.id == "bicycle"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder in place of a file is said to be no regular file."""
    with pytest.raises(DatasetError, match=r"cannot be read: it is a folder\.$") as refused:
        load(str(tmp_path))
    assert refused.value.unread


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there is said not to be there, with the name as it was given."""
    file = str(tmp_path / "nowhere.toml")
    with pytest.raises(DatasetError) as refused:
        load(file)
    [problem] = diagnose(refused.value)
    assert str(problem) == f"{file}: error: the file cannot be read: No such file or directory."
    assert refused.value.unread


def test_a_huge_file_is_refused_unparsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is refused for its size, whatever it holds."""
    monkeypatch.setattr("roletui.dataset.load.MAX_BYTES", 1_000_000)
    file = tmp_path / "huge.toml"
    file.write_bytes(b"#" * 1_000_001)
    with pytest.raises(DatasetError, match=r"is larger than 1 MB; no dataset needs that\.$"):
        load(str(file))


CRASHES = {
    "a whole number of thousands of digits": (
        "hours_per_year = 1920",
        f"hours_per_year = {'9' * 5000}",
    ),
    "a number with an endless exponent": ("likely = 55", "likely = 1e99999999999999999999"),
    "a default too large for its step": (
        "maximum = 5\nstep = 1\ncoarse = 2\ndefault = 1\n",
        "maximum = 1e40\nstep = 1\ncoarse = 2\ndefault = 1e30\n",
    ),
}


@pytest.mark.parametrize("edit", CRASHES.values(), ids=CRASHES)
def test_absurd_numbers_are_refused(edit: Edit) -> None:
    """A number that cannot be counted with is refused in words."""
    assert messages(edited(edit).encode())


GAPS = {
    "a day that does not exist": ('published = "2026-03-01"', 'published = "2026-02-31"'),
    "a date in digits of another script": ('published = "2026"', 'published = "٢٠٢٦"'),
    "a rate's date that is none": ('date = "2026-05"', 'date = "last May"'),
    "a figure that nobody can pay": ("likely = 80", "likely = 1e5000"),
    "low and likely without high": ("high = 70\n", ""),
    "a currency that is none": ('currency = "EUR"', 'currency = "euro"'),
    "a rating without levels": ('kind = "text"', 'kind = "rating"'),
    "money without a channel": ('channel = "shop"\n\n[[factors]]', "\n\n[[factors]]"),
    "two cells for one role": ('role = "mobile"\ntext = "At', 'role = "workshop"\ntext = "At'),
    "a control character in a key": ('fault = "yes"', 'fault = "yes", "\\u001b[2J" = "yes"'),
}


@pytest.mark.parametrize("edit", GAPS.values(), ids=GAPS)
def test_doubtful_entries_are_refused(edit: Edit) -> None:
    """What no reader could make sense of is refused in words that hold no control character."""
    assert all(message.isprintable() for message in messages(edited(edit).encode()))


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (
            ('id = "skill"', "id = 7"),
            "error: question no. 2: id must be text in quotes, not a whole number. | 7",
        ),
        (('id = "skill"', 'di = "skill"'), "error: question no. 2: id is missing. | questions"),
    ],
)
def test_what_refers_to_a_wrong_id_is_not_told(edit: Edit, problem: str) -> None:
    """An id of a wrong shape is told once, not again wherever it is used."""
    told = messages(edited(edit).encode())
    assert problem in told
    assert not [message for message in told if "is not among the questions" in message]


def test_a_source_without_a_date_says_so() -> None:
    """A source that bears no date is not made to invent one."""
    text = edited(('published = "2026-03-01"', 'published = "not stated"'))
    assert parse(text.encode(), "file").dataset.sources[0].published == "not stated"
