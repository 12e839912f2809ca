"""The status of a record: set in its two places, kept when written again, refused elsewhere."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from helpers import SMALL, TODAY, Ran, case_of, context_of, small
from hypothesis import given
from hypothesis import strategies as st
from properties.markdown import markdown

from roletui.records.extent import BEGIN
from roletui.records.scenario import loads
from roletui.records.scenario_text import dumps
from roletui.report.page.page import page
from roletui.report.record.record import record
from roletui.report.record.rewrite import rewritten
from roletui.report.record.set_in_head import StatusError
from roletui.report.record.set_status import read_status, with_status
from roletui.report.record.short import short_record
from roletui.state.state import State

Cli = Callable[..., Ran]
CONTEXT = context_of(small())
STATE = State({"fault": "no", "carry": "no"}, notes="Ask *Ann*.\n\n- Status: mine")
CASE = case_of(CONTEXT, STATE)
WHOLE, SHORT = record(CASE), short_record(CASE)
DAY = date(2027, 2, 1)
FIXTURES = Path(__file__).parents[1] / "fixtures" / "0.1"


def changed(old: str, new: str) -> list[tuple[str, str]]:
    """Return the lines that are others, where there are as many as before."""
    pairs = zip(old.splitlines(), new.splitlines(), strict=True)
    return [(was, now) for was, now in pairs if was != now]


def test_the_two_places() -> None:
    """Front matter and list say the status and its day; nobody is named who was not."""
    assert changed(WHOLE, with_status(WHOLE, "accepted", DAY)) == [
        ("status: proposed", "status: accepted"),
        (f"date: {TODAY}", "date: 2027-02-01"),
        ("- Status: proposed", "- Status: accepted"),
        (f"- Date: {TODAY}", "- Date: 2027-02-01"),
    ]


def test_a_record_without_front_matter() -> None:
    """In a pull request or a larger document there is only the list."""
    text = with_status(SHORT, "superseded by 12_b.md", DAY, ["Ann", "Bob"])
    was = f"- Status: proposed\n- Date: {TODAY}\n"
    now = "- Status: superseded by 12\\_b.md\n- Date: 2027-02-01\n- Decision-makers: Ann, Bob\n"
    assert text == SHORT.replace(was, now)
    assert with_status(text, "superseded by 12_b.md", date(2028, 1, 1), ["Bob"]) == text
    more = with_status(text, "superseded by 12_b.md", DAY, ["Zoë"])
    assert changed(text, more) == [
        ("- Decision-makers: Ann, Bob", "- Decision-makers: Ann, Bob, Zoë")
    ]


MAKERS = {
    "decision-makers: Ann": "decision-makers: Ann, Bob",
    "decision-makers: Ann # of us": "decision-makers: Ann, Bob # of us",
    "decision-makers:": "decision-makers: Bob",
    "decision-makers: # nobody yet": "decision-makers: Bob # nobody yet",
    "decision-makers: [Ann, 'C. D']": "decision-makers: [Ann, 'C. D', Bob]",
    "decision-makers: []": "decision-makers: [Bob]",
    "decision-makers:\n  - Ann\n  - 'Bo'": "decision-makers:\n  - Ann\n  - 'Bo'\n  - Bob",
    "decision-makers:\n- Ann": "decision-makers:\n- Ann\n- Bob",
    "deciders: Ann": "deciders: Ann, Bob",
    "decision-makers: Bob, Ann": "decision-makers: Bob, Ann",
    "decision-makers: ['Bob']": "decision-makers: ['Bob']",
    "decision-makers:\n  - Bob # of us": "decision-makers:\n  - Bob # of us",
    "decision-makers:\n  - Bob": "decision-makers:\n  - Bob",
}


@pytest.mark.parametrize(("was", "now"), MAKERS.items())
def test_who_decided_is_added_to_those_who_are_there(was: str, now: str) -> None:
    """However the front matter lists them; who is there already is not named twice."""
    text = WHOLE.replace("decision: ", f"{was}\ndecision: ", 1)
    new = with_status(text, "accepted", DAY, ["Bob"])
    assert f"\ndate: 2027-02-01\n{now}\ndecision: " in new
    front = yaml.safe_load(new.split("---\n")[1])
    assert front["status"] == "accepted"
    assert "Bob" in str(front.get("decision-makers", front.get("deciders")))
    assert with_status(new, "accepted", DAY, ["Bob"]) == new


def test_a_name_that_yaml_would_misread_is_quoted() -> None:
    """Whatever somebody is called, YAML reads that name."""
    text = with_status(WHOLE, "superseded by [7]: #8", DAY, ['"Zoë": #1', "yes"])
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["status"] == "superseded by [7]: #8"
    assert front["decision-makers"] == '"Zoë": #1, yes'


@pytest.mark.parametrize(
    "was", ["status: |\n  proposed", "decision-makers: >\n  Ann", "deciders: {a: b}"]
)
def test_front_matter_that_cannot_be_changed_line_by_line(was: str) -> None:
    """What is on several lines, or no text, is refused, and the line is named."""
    key = was.partition(":")[0]
    text = WHOLE.replace("status: proposed", was if key == "status" else f"{was}\nstatus: proposed")
    with pytest.raises(StatusError, match=f"^The {key} in line 3 of its front matter cannot"):
        with_status(text, "accepted", DAY, ["Bob"])


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*.md")), ids=lambda file: file.name)
def test_records_of_earlier_versions(file: Path) -> None:
    """Their front matter is TOML, with two blanks at the end of each line."""
    text = file.read_text(encoding="utf-8")
    new = with_status(text, "rejected", DAY, ["Ann"])
    assert '\nstatus = "rejected"  \ndate = 2027-02-01  \ndecision-makers = "Ann"  \n' in new
    assert "\n- Status: rejected\n- Date: 2027-02-01\n" in new
    assert len(new.splitlines()) == len(text.splitlines()) + 1
    assert with_status(new, "rejected", DAY, ["Ann"]) == new


def test_an_entry_by_hand() -> None:
    """On several lines it becomes one; what is no date stays; a status by hand is replaced."""
    was = f"- Status: proposed\n- Date: {TODAY}\n"
    by_hand = "* **Status:** accepted,\n  by all\n- Date: last Friday\n"
    new = with_status(SHORT.replace(was, by_hand), "deprecated", DAY)
    assert new == SHORT.replace(was, "* **Status:** deprecated\n- Date: last Friday\n")


def test_a_list_below_an_entry() -> None:
    """It is somebody's own and stays; names are added to one that has a line for each."""
    was = f"- Status: proposed\n- Date: {TODAY}\n"
    by_hand = (
        "- Status: proposed\n  - March: discussed\n- Decision-makers:\n  - Ann\n  - C\\*\n"
        f"- Date: {TODAY}\n"
    )
    new = with_status(SHORT.replace(was, by_hand), "accepted", DAY, ["Ann", "C*", "Bob_"])
    now = (
        "- Status: accepted\n  - March: discussed\n- Decision-makers:\n  - Ann\n  - C\\*\n"
        "  - Bob\\_\n- Date: 2027-02-01\n"
    )
    assert new == SHORT.replace(was, now)
    assert with_status(new, "accepted", DAY, ["Bob_"]) == new


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_day_in_quotes(quote: str) -> None:
    """It is a day as well, and stays in its quotes."""
    text = WHOLE.replace(f"\ndate: {TODAY}", f"\ndate: {quote}{TODAY}{quote}", 1)
    assert f"\ndate: {quote}2027-02-01{quote}\n" in with_status(text, "accepted", DAY)


def test_written_again_it_stays(tmp_path: Path) -> None:
    """Another decision is written over it, and the status, its day and the people are kept."""
    file = tmp_path / "adr.md"
    now = case_of(CONTEXT, State({"fault": "no", "carry": "yes"}))
    for whole, form in ((WHOLE, "md"), (SHORT, "short")):
        text = with_status(whole, "superseded by 12_b.md", DAY, ["Ann"])
        file.write_text(text, encoding="utf-8")
        found = rewritten(str(file), now, form)
        assert "- Status: superseded by 12\\_b.md\n- Date: 2027-02-01\n" in found.text
        assert "Ann" in found.text
        assert "Take it to a workshop" in found.text
        assert loads(found.text, "adr.md", CONTEXT).state.answers == now.state.answers
        again = with_status(found.text, "superseded by 12_b.md", date(2028, 1, 1), ["Ann"])
        assert again == found.text


REFUSED = {
    "": "It holds no record of roletui.",
    "# ADR 7\n\nStatus: proposed\n": "It holds no record of roletui.",
    SMALL.read_text(encoding="utf-8"): "It is TOML, which has no status",
    dumps(small(), STATE): "It is TOML, which has no status",
    page(CASE): "It is a web page: set the status in the record in Markdown.",
    f"{WHOLE}\n{WHOLE}": "It holds 2 records, whose blocks begin in lines ",
    WHOLE.partition("```toml roletui")[0]: "It holds a record without the block that ends it.",
    WHOLE.rpartition("```")[0]: "It holds a block of a record that never ends. Look at line ",
    SHORT.replace("- Status: proposed\n", ""): "It does not say its status: put the line ",
    SHORT.replace("- Date: ", "- Status: accepted\n- Date: "): "It says its status twice ",
}


@pytest.mark.parametrize(("text", "said"), REFUSED.items(), ids=map(str, range(len(REFUSED))))
def test_what_has_no_status_to_set(text: str, said: str) -> None:
    """It is refused in words that say what it is, and what to do."""
    with pytest.raises(StatusError) as refused:
        with_status(text, "accepted", DAY, ["Ann"])
    assert str(refused.value).startswith(said)


def test_how_a_status_is_typed() -> None:
    """In any case, with any blanks; what replaces a record keeps its letters."""
    assert read_status(" ACCEPTED ") == "accepted"
    assert read_status("Superseded  by ADR 12") == "superseded by ADR 12"
    for word in (
        "",
        "done",
        "superseded by",
        "accepted by Ann",
        "superseded by \x1b[2J",
        "x" * 999,
    ):
        with pytest.raises(StatusError, match="is no status: it is proposed, accepted, "):
            read_status(word)


CASES = [
    case_of(CONTEXT, State(answers))
    for answers in ({"fault": "no", "carry": "no"}, {"fault": "no", "carry": "unsure"}, {})
]
RECORDS = {True: [*map(record, CASES)], False: [*map(short_record, CASES)]}
words = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1)
statuses = st.sampled_from(["proposed", "accepted", "rejected", "deprecated"]) | words.map(
    lambda by: f"superseded by {' '.join(by.split())}x"
)
names = st.lists(words.map(lambda name: f"A{' '.join(name.split())}".replace(",", "")), max_size=3)


@given(
    st.integers(0, len(CASES) - 1),
    st.booleans(),
    st.none() | markdown,
    statuses,
    names,
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_other_byte_stays(
    case: int, whole: bool, around: list[str] | None, status: str, by: list[str], end: str
) -> None:
    """Outside front matter and list nothing changes, it opens the same, and twice is once."""
    own = RECORDS[whole][case]
    if around is not None:
        own = "\n".join([*around, "x", "", own[own.index(BEGIN) :], *around])
    text = own.replace("\n", end)
    new = with_status(text, status, DAY, by)
    first, title = text.index(BEGIN), f"{end}{end}## " if whole else f"{end}{end}###"
    behind = text[text.index(title, first) :]
    assert new.endswith(behind)
    above = new[: new.index(BEGIN)]
    if whole and around is None:
        front = yaml.safe_load(above.replace(end, "\n").split("---\n")[1])
        assert front["status"] == status
        makers = front.get("decision-makers")
        assert makers == (", ".join(dict.fromkeys(by)) if by else None)
        assert above.count(end) == text[:first].count(end) + bool(by)
    else:
        assert above == text[:first]
    assert loads(new, "a", CONTEXT).state == loads(text, "a", CONTEXT).state
    assert with_status(new, status, date(2028, 1, 1), by) == new


def test_the_command(cli: Cli, tmp_path: Path) -> None:
    """It says what the status is now; what it refuses stays to the byte."""
    file = tmp_path / "adr.md"
    file.write_text(WHOLE, encoding="utf-8")
    words = ("status", "adr.md", "accepted", "--by", "Ann, Bob", "--as-of", "2027-02-01")
    assert cli(*words) == Ran(0, "adr.md: accepted.\n", "")
    assert file.read_text("utf-8") == with_status(WHOLE, "accepted", DAY, ["Ann", "Bob"])
    assert cli(*words) == Ran(0, "adr.md: accepted already; nothing was changed.\n", "")
    ran = cli("status", "adr.md", "superseded", "by", "ADR 12", "--as-of", "2027-02-01")
    assert ran == Ran(0, "adr.md: superseded by ADR 12.\n", "")

    file.write_bytes(b"# none\r\n")
    refused = "roletui: adr.md is left as it is. It holds no record of roletui.\n"
    assert cli("status", "adr.md", "accepted") == Ran(2, "", refused)
    assert file.read_bytes() == b"# none\r\n"
    file.write_bytes(b"\xff")
    assert "adr.md is not UTF-8 text" in cli("status", "adr.md", "accepted").err
    for words in (("nope.md", "accepted"), (".", "accepted"), ("-", "accepted"), ("adr.md", "done"),
                  ("adr.md", "accepted", "--by", ","), ("a\0b", "accepted")):  # fmt: skip
        ran = cli("status", *words)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
