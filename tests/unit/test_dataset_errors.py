"""Every mistake in a dataset is named in words an author can act on: golden messages."""

from pathlib import Path

import pytest
from helpers import edited

from roletui.dataset.load import load, parse
from roletui.dataset.problems import DatasetError

Edit = tuple[str, str]

MISTAKES: dict[str, tuple[list[Edit], list[str]]] = {
    "unknown key": (
        [('short = "Workshop"', 'shrot = "Workshop"')],
        [
            "roles[0].shrot (workshop): is not a known key. Did you mean “short”?",
            "roles[0].short (workshop): is missing.",
        ],
    ),
    "unknown key without a near one": (
        [("format = 1", "format = 1\nzzz = 1")],
        ["zzz: is not a known key."],
    ),
    "unknown table": (
        [("[[faq]]", "[[faqs]]")],
        ["faqs: is not a known key. Did you mean “faq”?"],
    ),
    "text instead of a list": (
        [('pros = ["Has every tool and part.", "Gives a receipt and warranty."]', 'pros = "All."')],
        ["roles[0].pros: must be a list, not text in quotes."],
    ),
    "number instead of text": (
        [('name = "Mobile mechanic"', "name = 7")],
        ["roles[1].name: must be text in quotes, not a whole number."],
    ),
    "text instead of a number": (
        [("likely = 55", 'likely = "55"')],
        ["rates[0].likely: must be a number, not text in quotes."],
    ),
    "fraction instead of a whole number": (
        [("hours_per_year = 1920", "hours_per_year = 1920.5")],
        ["channels[0].hours_per_year: must be a whole number, not a number."],
    ),
    "table instead of a list of tables": (
        [("[[conflicts]]", "[conflicts]")],
        ["conflicts: must be a list, not a table."],
    ),
    "text instead of yes or no": (
        [("safe = true", 'safe = "true"')],
        ["questions[0].answers[1].safe: must be true or false, not text in quotes."],
    ),
    "infinite number": (
        [("likely = 55", "likely = inf")],
        ["rates[0].likely: must be a finite number."],
    ),
    "missing key": (
        [('advice = "Call today."\n', "")],
        ["outcomes[1].advice (mobile): is missing."],
    ),
    "word outside a choice": (
        [('basis = "quoted"', 'basis = "qouted"')],
        [
            "rates[0].basis: must be one of “quoted”, “asked”, “posted”, “wage”, “loaded”, "
            "not “qouted”. Did you mean “quoted”?"
        ],
    ),
    "dangling question": (
        [('goto = "skill"', 'goto = "skil"')],
        [
            "questions[0].answers[0].goto (fault): “skil” is not among the questions. "
            "Did you mean “skill”?"
        ],
    ),
    "dangling role of a rate": (
        [('role = "workshop"\nchannel = "street"', 'role = "xyz"\nchannel = "street"')],
        ["rates[2].role (workshop-street): “xyz” is not among the roles."],
    ),
    "dangling source": (
        [('sources = ["street-list", "guild"]', 'sources = ["street-list", "build"]')],
        [
            "conflicts[0].sources[1] (street-price): “build” is not among the sources. "
            "Did you mean “guild”?"
        ],
    ),
    "dangling answer of an example": (
        [('skill = "yes" }', 'skill = "yep" }')],
        [
            "examples[0].answers.skill (flat-tyre): “yep” is no answer to this question. "
            "Did you mean “yes”?"
        ],
    ),
    "duplicate id": (
        [('id = "street-list"', 'id = "guild"'), ('["street-list"]', "[]")]
        + [('source = "street-list"', 'source = "guild"')] * 4
        + [('["street-list"]', "[]"), ('"street-list", ', "")],
        ["sources[1].id: “guild” is taken by sources[0]."],
    ),
    "malformed id": (
        [('id = "new-one"', 'id = "New one"')],
        ["faq[0].id: must be lower-case words joined by hyphens, as in “ai-engineer”."],
    ),
    "unsure taken as an answer": (
        [('id = "yes"\nlabel = "Yes"', 'id = "unsure"\nlabel = "Yes"'), ('carry = "yes"', "")],
        [
            "questions[2].answers[0].id: must not be “unsure”: every question has that answer "
            "already."
        ],
    ),
    "cycle": (
        [('outcome = "mobile"', 'goto = "skill"')],
        ["questions: go round in a loop that never ends: skill → carry → skill."],
    ),
    "unreachable outcome": (
        [('outcome = "mobile"', 'outcome = "self"')],
        ["outcomes[1] (mobile): no answer leads to this outcome."],
    ),
    "unreachable question": (
        [('goto = "skill"', 'outcome = "self"')],
        ["questions[1] (skill): no answer leads to this question."],
    ),
    "outcome that only an unreachable question leads to": (
        [('goto = "skill"', 'goto = "carry"')],
        [
            "questions[1] (skill): no answer leads to this question.",
            "outcomes[2] (self): no answer leads to this outcome.",
        ],
    ),
    "both goto and outcome": (
        [('goto = "skill"', 'goto = "skill"\noutcome = "self"')],
        [
            "questions[0].answers[0] (fault): must lead to exactly one of goto (a question) "
            "or outcome."
        ],
    ),
    "two safe answers": (
        [('goto = "skill"', 'goto = "skill"\nsafe = true')],
        ["questions[0].answers (fault): must mark exactly one answer with safe = true."],
    ),
    "one answer only": (
        [
            ('[[questions.answers]]\nid = "yes"\nlabel = "Yes, both"\n', ""),
            ('because = "You have the tools and the time."\noutcome = "self"\n', ""),
            (', skill = "yes"', ""),
        ],
        [
            "questions[1].answers (skill): must offer at least two answers.",
        ],
    ),
    "low above likely": (
        [("low = 45", "low = 56")],
        ["rates[0] (workshop-shop): must keep 0 <= low <= likely <= high."],
    ),
    "likely above high": (
        [("high = 70", "high = 54")],
        ["rates[0] (workshop-shop): must keep 0 <= low <= likely <= high."],
    ),
    "no figure": (
        [("likely = 80\n", "")],
        ["rates[2] (workshop-street): must give low, likely or high."],
    ),
    "half a range": (
        [("high = 71\n", "")],
        ["rates[4] (mobile-shop): must give both low and high, or only likely."],
    ),
    "month thirteen": (
        [('published = "2026-03-01"', 'published = "2026-13-01"')],
        [
            "sources[0].published (guild): must be a date (2026, 2026-06 or 2026-06-09) "
            "or “not stated”."
        ],
    ),
    "address with markup": (
        [("https://example.org/guild", "https://example.org/> <script>alert(1)</script>")],
        ["sources[0].url (guild): must be an address that begins with https:// or http://."],
    ),
    "address that runs": (
        [("https://example.org/guild", "javascript:alert(1)")],
        ["sources[0].url (guild): must be an address that begins with https:// or http://."],
    ),
    "range without an end": (
        [("high = 70\n", "")],
        ["rates[0] (workshop-shop): must give both low and high, or only likely."],
    ),
    "date as text": (
        [("review_by = 2030-01-31", 'review_by = "2030-01-31"')],
        ["about.review_by: must be a date such as 2026-06-09, not text in quotes."],
    ),
    "control character": (
        [('label = "Payment"', 'label = "Pay\\u001b[2Jment"')],
        ["factors[3].label: holds a control character, which a terminal would obey; remove it."],
    ),
    "level outside the scale": (
        [("level = 3", "level = 4")],
        ["factors[1].cells[0].level (wait): must be from 1 to 3."],
    ),
    "rating without a scale": (
        [
            ('levels = ["hours", "days", "weeks"]\n', ""),
            ("level = 3\n", ""),
            ("level = 2\n", 'text = "a"\n'),
            ("level = 1\n", 'text = "b"\n'),
        ],
        ["factors[1].levels (wait): is missing: the words of the scale."],
    ),
    "money without a channel": (
        [('channel = "shop"\n\n[[factors]]', "\n\n[[factors]]")],
        ["factors[4].channel (shop-rate): is missing: whose rates are shown?"],
    ),
    "two cells for one role": (
        [('role = "mobile"\ntext = "At', 'role = "workshop"\ntext = "At')],
        ["factors[0].cells[1].role (place): “workshop” has a cell here already."],
    ),
    "currency that is none": (
        [('currency = "GBP"', 'currency = "pound"')],
        ["rates[6].currency (mobile-london): must be a currency code such as USD."],
    ),
    "slider without a step": (
        [("maximum = 60\nstep = 0.5", "maximum = 60\nstep = 0")],
        ["budget.hours: must have a step and a coarse step above 0."],
    ),
    "slider outside its limits": (
        [("maximum = 5\n", "maximum = 0.5\n")],
        ["budget.people: must keep 0 <= minimum <= default <= maximum."],
    ),
    "slider between two steps": (
        [("default = 8", "default = 8.25")],
        ["budget.hours.default: must be a whole number of steps above the minimum."],
    ),
    "no hours in a year": (
        [("hours_per_year = 2080", "hours_per_year = 0")],
        ["channels[1].hours_per_year (street): must be above 0."],
    ),
    "outcome that is its own runner-up": (
        [('runner_up = "mobile"', 'runner_up = "workshop"')],
        ["outcomes[0].runner_up (workshop): must be another outcome."],
    ),
    "outcome without a role": (
        [('roles = ["self"]', "roles = []")],
        ["outcomes[2].roles (self): must name at least one role."],
    ),
    "another format": (
        [("format = 1", "format = 2")],
        ["format: is 2; this program reads format 1."],
    ),
    "format as text": (
        [("format = 1", 'format = "1"')],
        ["format: must be the whole number 1."],
    ),
    "shape and rules at once": (
        [
            ('goto = "skill"', 'goto = "skil"'),
            ("level = 2", 'level = "two"'),
            ('source = "guild"\nlow = 45', 'source = "build"\nlow = 45'),
        ],
        [
            "factors[1].cells[1].level: must be a whole number, not text in quotes.",
            "rates[0].source (workshop-shop): “build” is not among the sources. "
            "Did you mean “guild”?",
            "questions[0].answers[0].goto (fault): “skil” is not among the questions. "
            "Did you mean “skill”?",
        ],
    ),
    "shape and the rule it breaks": (
        [('source = "guild"\nlow = 45', "source = 7\nlow = 45")],
        ["rates[0].source: must be text in quotes, not a whole number."],
    ),
    "several problems of shape": (
        [
            ('currency = "EUR"', "currency = 9"),
            ("level = 2", 'level = "two"'),
            ('topic = "Small fault"\n', ""),
        ],
        [
            "about.currency: must be text in quotes, not a whole number.",
            "factors[1].cells[1].level: must be a whole number, not text in quotes.",
            "questions[0].topic (fault): is missing.",
        ],
    ),
    "several broken rules": (
        [
            ('runner_up = "mobile"', 'runner_up = "nobody"'),
            ("low = 45", "low = 99"),
            ('id = "no-idea"', 'id = "flat-tyre"'),
        ],
        [
            "examples[1].id: “flat-tyre” is taken by examples[0].",
            "outcomes[0].runner_up (workshop): “nobody” is not among the outcomes.",
            "rates[0] (workshop-shop): must keep 0 <= low <= likely <= high.",
        ],
    ),
}


def messages(content: bytes) -> list[str]:
    """Return the problems for which a file of that content is refused."""
    with pytest.raises(DatasetError) as refused:
        parse(content, "file.toml")
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(("edits", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_named(edits: list[Edit], expected: list[str]) -> None:
    """A mistake is reported with its place, what is wrong, and a near name if there is one."""
    assert messages(edited(*edits).encode()) == expected


def test_syntax_errors_have_a_line() -> None:
    """A file that is no TOML is refused with the line and column where it goes wrong."""
    [message] = messages(b'format = 1\n\n[about\nid = "x"\n')
    assert message.startswith("is not valid TOML: ")
    assert "line 3" in message


def test_other_encodings_are_named() -> None:
    """A file that is not UTF-8 is refused with the position of the first wrong byte."""
    assert messages("format = 1 # caf\xe9".encode("latin-1")) == [
        "is not UTF-8 text (byte 16); save it as UTF-8."
    ]


def test_empty_file_misses_everything() -> None:
    """An empty file misses every required table, each of which is named."""
    required = ["format", "about", "sources", "roles", "factors", "channels", "questions"]
    required += ["outcomes", "budget"]
    assert messages(b"") == [f"{table}: is missing." for table in required]


def test_deep_nesting_is_refused() -> None:
    """A file that nests without end is refused instead of ending the program."""
    assert messages(b"format = " + b"[" * 20_000) == ["is nested too deeply."]


def test_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """A file saved with a byte order mark, as Windows editors do, is read."""
    file = tmp_path / "marked.toml"
    file.write_bytes(b"\xef\xbb\xbf" + edited().encode())
    assert load(str(file)).dataset.about.id == "bicycle"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder in place of a file is said to be no regular file."""
    with pytest.raises(DatasetError, match=r"is not a regular file\.$") as refused:
        load(str(tmp_path))
    assert refused.value.unread


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there is said not to be there, with the name as it was given."""
    file = str(tmp_path / "nowhere.toml")
    with pytest.raises(DatasetError) as refused:
        load(file)
    assert str(refused.value) == f"{file}: cannot be read: No such file or directory."
    assert refused.value.unread


def test_a_huge_file_is_refused_unparsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is refused for its size, whatever it holds."""
    monkeypatch.setattr("roletui.dataset.load.MAX_BYTES", 1_000_000)
    file = tmp_path / "huge.toml"
    file.write_bytes(b"#" * 1_000_001)
    with pytest.raises(DatasetError, match=r"is larger than 1 MB\.$"):
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
            "questions[1].id: must be text in quotes, not a whole number.",
        ),
        (('id = "skill"', 'di = "skill"'), "questions[1].id: is missing."),
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
    assert parse(text.encode(), "file").sources[0].published == "not stated"
