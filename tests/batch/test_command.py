"""``roletui batch`` as it is run: files, streams, exit status, and its page in the docs."""

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from batch.tables import rows_of
from helpers import SMALL, Ran, small

from roletui.cli.commands import batch

Cli = Callable[..., Ran]
PAGE = Path(__file__).parents[2] / "docs" / "batch.md"
DATASET = ("--dataset", str(SMALL), "--as-of", "2026-11-23")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Write a table of which one row is bad."""
    file = tmp_path / "requests.csv"
    file.write_text("id,team,fault,carry,skill\n1,A,no,yes,\n2,B,x,,\n", encoding="utf-8")
    return file


def test_the_page_shows_what_happens(cli: Cli) -> None:
    """What its first blocks say is what is printed, and the table below is what is written."""
    text = PAGE.read_text(encoding="utf-8")
    shown, command, said = re.findall(r"(?ms)^```\w[^\n]*\n(.*?)^```", text)[:3]
    Path("requests.csv").write_text(shown, encoding="utf-8")
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
    ran = cli(*words[1:], "--as-of", "2026-11-23")
    assert (ran.status, ran.out, ran.err) == (1, "", said)
    head, _, *rows = re.findall(r"(?m)^\| .+ \|$", text.partition("behind those\nof")[2])[:5]
    names = re.findall(r"`(\w+)`", head)
    written = rows_of(Path("decided.csv").read_text(encoding="utf-8"))
    for row, shown in zip(written, rows, strict=True):
        cells = [cell.strip() for cell in shown.strip("|").split("|")]
        assert [row[name] for name in names] == cells


def test_standard_input_and_output(cli: Cli, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data go to stdout and words to stderr; a bad row is the exit status 1."""
    by_name = cli("batch", str(table), *DATASET)
    stream = io.TextIOWrapper(io.BytesIO(table.read_bytes()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)
    ran = cli("batch", "-", "-o", "-", *DATASET)
    assert (ran.status, ran.out, ran.err) == by_name
    assert ran.status == 1
    assert ran.err == (
        "roletui: kept, but taken for no question: “team”\n"
        "roletui: line 3, column “fault”: there is no answer to “fault” “x”. Known: yes, no, "
        "unsure.\n"
    )


def test_a_file_is_whole_or_not_there(cli: Cli, table: Path) -> None:
    """Where it stops nothing is written; what is there already is overwritten only with --force."""
    ran = cli("batch", str(table), "-o", "out.csv", "--bad", "stop", *DATASET)
    assert ran.status == 2
    assert "line 3, column “fault”" in ran.err
    assert [*Path.cwd().glob("*out*")] == []
    Path("out.csv").write_text("mine", encoding="utf-8")
    ran = cli("batch", str(table), "-o", "out.csv", *DATASET)
    assert (ran.status, ran.err) == (
        2,
        "roletui: out.csv is there already; --force overwrites it.\n",
    )
    assert Path("out.csv").read_text(encoding="utf-8") == "mine"
    ran = cli("batch", str(table), "-o", "out.csv", "--force", *DATASET)
    assert ran.status == 1
    assert ran.err.endswith("roletui: saved out.csv: 2 requests, 1 of them bad\n")
    assert len(rows_of(Path("out.csv").read_text(encoding="utf-8"))) == 2


def test_a_table_takes_its_own_place(cli: Cli, table: Path) -> None:
    """It may be written over with itself decided, and again."""
    for _ in range(2):
        assert cli("batch", str(table), "-o", str(table), "--force", *DATASET).status == 1
    assert table.read_text(encoding="utf-8").splitlines()[0].count("status") == 1


def test_forms_by_name_and_by_option(cli: Cli, table: Path) -> None:
    """The end of a name comes first, then --format, then the form of the table that is read."""
    cli("batch", str(table), "-o", "a.jsonl", *DATASET)
    assert Path("a.jsonl").read_text(encoding="utf-8").startswith('{"id": "1", "team": "A"')
    Path("plain").write_bytes(Path("a.jsonl").read_bytes())
    ran = cli("batch", "plain", "--format", "jsonl", "-o", "b.tsv", *DATASET)
    assert ran.status == 1
    assert Path("b.tsv").read_text(encoding="utf-8").startswith("id\tteam\tfault")
    assert cli("batch", "b.tsv", *DATASET).out.startswith("id\tteam\tfault")


def test_more_bad_rows_than_are_told(cli: Cli) -> None:
    """Ten are told one by one, the others counted."""
    Path("many.csv").write_text("fault\n" + "x\n" * 12, encoding="utf-8")
    err = cli("batch", "many.csv", *DATASET).err.splitlines()
    assert len(err) == 12
    assert err[-1] == "roletui: and 2 more rows that cannot be understood."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gone.csv"], "gone.csv cannot be read: No such file or directory."),
        (["."], ". cannot be read: it is a folder."),
        (["requests.csv", "--map", "team"], "“team” is not of the form COLUMN=QUESTION."),
        (["requests.csv", "--map", "a=b", "--map", "a=c"], "“a” is mapped twice."),
        (["requests.csv", "--id", "name"], "there is no column “name”. Known: id, team, fault,"),
        (["requests.csv", "-o", ""], "-o needs the name of a file, or - for stdout."),
        (["requests.csv", "-o", "no/out.csv"], "no/out.csv cannot be written: No such file"),
    ],
)
@pytest.mark.usefixtures("table")
def test_what_cannot_be_done(cli: Cli, words: list[str], said: str) -> None:
    """It is said in a sentence, and the exit status is 2."""
    ran = cli("batch", *words, *DATASET)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_progress_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is written over, and taken away at the end; none where stdout is the terminal."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(batch, "PACE", 0)
    told = batch.progress_of("out.csv")
    assert told is not None
    told(1234)
    told.end()
    assert re.fullmatch(r"\r1,234 rows, [\d,]+ a second\r\x1b\[K", sys.stderr.getvalue())
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert batch.progress_of(None) is None
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert batch.progress_of("out.csv") is None


def test_the_columns_of_a_table_are_listed(cli: Cli) -> None:
    """Every question with the ids of its answers, and what says how much work it is."""
    ran = cli("batch", "--columns", "--dataset", str(SMALL))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("fault  ")
    dataset = small().dataset
    listed = [line.split()[0] for line in ran.out.splitlines() if line.startswith("  ")]
    for question in dataset.questions:
        assert f"\n{question.id}  {question.topic}. " in f"\n{ran.out}"
        assert {*(answer.id for answer in question.answers), "unsure"} <= {*listed}
    assert "people, hours, weeks  how much work it is" in ran.out
    assert {channel.id for channel in dataset.channels} <= {*listed}


def test_a_table_or_its_columns(cli: Cli) -> None:
    """Neither and both are refused with what to do."""
    ran = cli("batch", "--dataset", str(SMALL))
    assert (ran.status, ran.out) == (2, "")
    assert "--columns lists what a table may hold" in ran.err
    ran = cli("batch", "requests.csv", "--columns", "--dataset", str(SMALL))
    assert (ran.status, ran.out) == (2, "")
    assert "leave out the FILE" in ran.err
    for more in (["-o", "out.csv"], ["--summary"]):
        ran = cli("batch", "--columns", *more, "--dataset", str(SMALL))
        assert (ran.status, ran.out) == (2, "")
        assert "leave out -o and --summary" in ran.err
