"""``roletui batch --summary``: streams, forms, exit states, and what is refused."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, Ran, small

from roletui.records.scenario_text import dumps
from roletui.state.state import State

Cli = Callable[..., Ran]

DATASET = ("--dataset", str(SMALL))
ROWS = "id,fault,skill,carry\nR1,no,,yes\nR2,no,,no\nR3,yes,yes,\nR4,no,,\n"
ANSWER = (
    "4 requests: 1 × Mobile, 1 × Workshop, 1 needs nobody; 1 open.\n"
    "€2,240 as assumed; €1,840 to €2,240 as what is open turns out.\n"
)
"""A workshop for €880, a mechanic for €480, nobody, and one open between the two."""


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the four requests into the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("requests.csv").write_text(ROWS, encoding="utf-8")


def test_a_table_is_summed_up(cli: Cli) -> None:
    """The answer is on stdout and nothing is said beside it."""
    ran = cli("batch", "requests.csv", "--summary", *DATASET)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(ANSWER)
    assert "What would settle most" in ran.out


def test_an_empty_cell_can_be_a_question_left(cli: Cli) -> None:
    """With ``--blank open`` the last request has a question left."""
    ran = cli("batch", "requests.csv", "--summary", "--blank", "open", *DATASET)
    assert "; 1 with questions left.\n" in ran.out


def test_a_decided_table_is_summed_up_alike(cli: Cli) -> None:
    """What was written behind a table makes no difference, and its costs add up to the sum."""
    cli("batch", "requests.csv", "-o", "decided.csv", *DATASET)
    once, again = (
        json.loads(cli("batch", file, "--summary", "--format", "json", *DATASET).out)
        for file in ("requests.csv", "decided.csv")
    )
    assert once == again
    head, *rows = (line.split(",") for line in Path("decided.csv").read_text().splitlines())
    costs = [row[head.index("cost_likely")] for row in rows]
    assert sum(100 * float(cost or 0) for cost in costs) == once["assumed"]["likely"] == 224000


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.md", "# Portfolio: "), ("a.html", "<!DOCTYPE html>"), ("a.json", "{"), ("a", "4 req")],
)
def test_the_name_says_the_form(cli: Cli, name: str, begins: str) -> None:
    """What is written follows the suffix; a file that is there needs ``--force``."""
    words = ("batch", "requests.csv", "--summary", "-o", name, *DATASET)
    ran = cli(*words)
    assert (ran.status, ran.out, ran.err) == (0, "", f"roletui: saved {name}\n")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)
    ran = cli(*words)
    assert (ran.status, ran.err) == (
        2,
        f"roletui: {name} is there already; --force overwrites it.\n",
    )
    assert cli(*words, "--force").status == 0


def test_a_web_page_loads_nothing(cli: Cli) -> None:
    """It has the policy of the records, two pictures of each chart and no address."""
    page = cli("batch", "requests.csv", "--summary", "--format", "html", *DATASET).out
    assert "default-src &#x27;none&#x27;" in page
    assert page.count("<svg") == 2
    assert "<script" not in page
    assert not re.findall(r"https?://(?!www\.w3\.org/)", page)


def test_rows_that_cannot_be_understood(cli: Cli) -> None:
    """They are named, and the exit state is 1; with ``--bad stop`` the first one ends it."""
    Path("requests.csv").write_text(f"{ROWS}R5,noo,,\n", encoding="utf-8")
    ran = cli("batch", "requests.csv", "--summary", *DATASET)
    assert ran.status == 1
    assert ran.out.startswith("5 requests: ")
    assert ran.err == "roletui: 1 request could not be read and is in no sum.\n"
    assert "line 6, column “fault”" in ran.out
    ran = cli("batch", "requests.csv", "--summary", "--bad", "stop", *DATASET)
    assert (ran.status, ran.out) == (2, "")
    assert "line 6, column “fault”" in ran.err


def test_a_folder_of_records(cli: Cli) -> None:
    """Each record is a request, of the dataset that the first was made with."""
    Path("decisions").mkdir()
    text = dumps(small(), State({"fault": "no", "carry": "yes"}), name="Brakes")
    Path("decisions", "a.toml").write_text(text, encoding="utf-8")
    ran = cli("batch", "decisions", "--summary", *DATASET)
    assert ran.out.startswith("1 request: 1 × Workshop.\n€880 at the likely figures; nothing is")
    Path("decisions", "b.md").write_bytes(b"\xff")
    assert cli("batch", "decisions", "--summary", *DATASET).status == 1
    ran = cli("batch", "decisions", "--summary", "--bad", "stop", *DATASET)
    assert (ran.status, ran.out) == (2, "")
    assert "b.md: " in ran.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["gone.csv", "--summary"], "gone.csv cannot be read: No such file or directory."),
        (["empty", "--summary"], "empty holds no record."),
        (["requests.csv", "--format", "md"], "--format md writes a summary; add --summary."),
        (["requests.csv", "--summary", "-o", ""], "-o needs the name of a file, or - for stdout."),
        (["requests.csv", "--summary", "--map", "x=fault"], "there is no column “x”"),
        (["empty.csv", "--summary"], "empty.csv is empty"),
    ],
)
def test_what_is_refused(cli: Cli, words: list[str], says: str) -> None:
    """One sentence on stderr, nothing on stdout, exit state 2."""
    Path("empty").mkdir()
    Path("empty.csv").touch()
    ran = cli("batch", *words, *DATASET)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a request as a line of JSON on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINE.encode())))


LINE = '{"id": "R1", "fault": "no", "carry": "yes"}\n'


@pytest.mark.parametrize("forms", [("jsonl", "md"), ("md", "jsonl")])
def test_table_and_summary_each_have_a_form(
    cli: Cli, forms: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the names say neither: the option is given twice, in any order."""
    typed(monkeypatch)
    options = [word for form in forms for word in ("--format", form)]
    ran = cli("batch", "-", "--summary", *options, *DATASET)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("# Portfolio")
    assert "1 × Workshop" in ran.out


def test_standard_input_in_another_form_is_said(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """With or without a summary; a table whose form is named is told only what is wrong in it."""
    for options in ((), ("--summary",), ("--summary", "--format", "md")):
        typed(monkeypatch)
        ran = cli("batch", "-", *options, *DATASET)
        assert ran.status == 2
        assert "Read as CSV, as no --format says otherwise: --format jsonl or" in ran.err
    typed(monkeypatch)
    ran = cli("batch", "-", "--format", "csv", *DATASET)
    assert ran.status == 2
    assert "Read as CSV" not in ran.err
