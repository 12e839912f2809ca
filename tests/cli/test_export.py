"""``export``: every form of a record, where it is written, and what cannot be read."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import TODAY, Ran, small

from roletui.records.extent import BEGIN as MARK
from roletui.records.marks import BEGIN, END
from roletui.records.notes import NONE_YET
from roletui.report.record.rewrite import KEPT

Cli = Callable[..., Ran]


def test_export_to_stdout(on_small: Cli, scenario: str) -> None:
    """``export`` prints the record of a scenario."""
    ran = on_small("export", scenario)
    assert (ran.status, ran.err) == (0, "")
    assert "Decision: call a mobile mechanic" in ran.out


def test_export_of_a_record_is_the_record(on_small: Cli, scenario: str, tmp_path: Path) -> None:
    """Exporting an exported record on the same day gives the same record."""
    first = on_small("export", scenario).out
    file = tmp_path / "record.md"
    file.write_text(first, encoding="utf-8")
    assert on_small("export", str(file)).out == first


def test_export_reads_stdin(on_small: Cli, scenario: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` stands for standard input."""
    content = io.BytesIO(Path(scenario).read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content, encoding="latin-1"))
    assert "Decision: call a mobile mechanic" in on_small("export", "-").out


def test_export_as_html(on_small: Cli, scenario: str) -> None:
    """``export --format html`` prints one whole page."""
    out = on_small("export", scenario, "--format", "html").out
    assert out.startswith("<!DOCTYPE html>")
    assert out.endswith("</html>\n")


def test_export_as_json(on_small: Cli, scenario: str) -> None:
    """``export --format json`` holds the decision, the cost, the comparison and the day."""
    data = json.loads(on_small("export", scenario, "--format", "json").out)
    assert list(data) == [
        "format", "task", "decision", "override", "weights", "chances", "notes", "cost",
        "comparison", "date",
    ]  # fmt: skip
    assert data["decision"]["outcomes"] == ["mobile"]
    assert data["cost"]["total"] == {"low": 48_000, "likely": 48_000, "high": 48_000}
    assert data["date"] == TODAY


def test_export_as_csv(on_small: Cli, scenario: str) -> None:
    """``export --format csv`` holds the cost line of the plan."""
    [line] = csv.DictReader(io.StringIO(on_small("export", scenario, "--format", "csv").out))
    assert line["cost_likely"] == "480.00"


def test_a_cost_not_stated_is_not_exported_as_zero(on_small: Cli, scenario: str) -> None:
    """``export --format json`` of a plan without a rate has no total at all."""
    plan = '[plan]\nrole = "self"\nchannel = ""\npeople = 1\nhours = 8\nweeks = 2\n'
    with open(scenario, "a", encoding="utf-8") as stream:
        stream.write(plan)
    data = json.loads(on_small("export", scenario, "--format", "json").out)
    assert data["cost"] is None


def test_export_writes_a_file(on_small: Cli, scenario: str, tmp_path: Path) -> None:
    """``export -o`` writes the file, says so on stderr and prints nothing else."""
    file = tmp_path / "out.md"
    assert on_small("export", scenario, "-o", str(file)) == Ran(0, "", f"roletui: saved {file}\n")
    assert file.read_text(encoding="utf-8") == on_small("export", scenario).out


def test_export_does_not_overwrite(on_small: Cli, scenario: str, tmp_path: Path) -> None:
    """Without ``--force`` a file that is there is left alone; with it, it is replaced."""
    file = tmp_path / "mine.md"
    file.write_text("mine", encoding="utf-8")
    refused = on_small("export", scenario, "-o", str(file))
    assert refused == Ran(2, "", f"roletui: {file} is there already; --force overwrites it.\n")
    assert file.read_text(encoding="utf-8") == "mine"
    assert on_small("export", scenario, "-o", str(file), "--force").status == 0
    assert file.read_text(encoding="utf-8").startswith("---\n")


def test_export_keeps_what_a_hand_wrote(on_small: Cli, scenario: str, tmp_path: Path) -> None:
    """Written over a record, what a hand has put there between the marks stays, which is said."""
    file = tmp_path / "mine.md"
    on_small("export", scenario, "-o", str(file))
    by_hand = file.read_text(encoding="utf-8").replace(NONE_YET, "By hand.")
    for form in ((), ("--short",), ("--short",), ()):
        file.write_text(by_hand, encoding="utf-8")
        ran = on_small("export", scenario, *form, "-o", str(file), "--force")
        assert ran.err == f"roletui: saved {file}. {KEPT}\n"
        assert f"{BEGIN}\n\nBy hand.\n\n{END}" in file.read_text(encoding="utf-8")
    file.write_text(by_hand.replace(END, ""), encoding="utf-8")
    ran = on_small("export", scenario, "-o", str(file), "--force")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith(f" them: {END}\n")
    on_small("export", scenario, "--format", "json", "-o", str(file), "--force")
    assert "By hand" not in file.read_text(encoding="utf-8")


def test_the_short_record_is_asked_for(on_small: Cli, scenario: str) -> None:
    """``--short`` writes the short record, and is refused where there is none."""
    ran = on_small("export", scenario, "--short")
    assert (
        ran.out
        == on_small("decide", "-a", "fault=no", "-a", "carry=no", "--format", "md", "--short").out
    )
    assert ran.out.startswith(f"{MARK}\n\n## Call a mobile mechanic\n\nDecision: ")
    for words in (["decide", "--short"], ["export", scenario, "--short", "--format", "json"]):
        assert on_small(*words).err.endswith("the short record; only --format md has one.\n")
    ran = on_small("export", scenario, "--short", "--pack")
    assert (ran.status, ran.out) == (2, "")
    assert "--pack goes into the whole record" in ran.err


def test_the_other_side_is_asked_for(on_small: Cli, scenario: str, tmp_path: Path) -> None:
    """``--other-side`` writes its document, prints it in plain lines too, and is no record."""
    given = ("decide", "-a", "fault=no", "-a", "carry=no", "--other-side")
    written = on_small("export", scenario, "--other-side")
    printed = on_small(*given, "--format", "md")
    assert (written.status, printed.status) == (0, 0)
    title = "The other side: Who should repair the bicycle?"
    first, _, code = printed.out.rpartition("`roletui open ")
    assert first.startswith(f"# {title}\n")
    assert first == written.out.rpartition("`roletui open ")[0]
    assert on_small(*given).out.startswith(f"{title}\n\nNot the decision")
    (tmp_path / "other.md").write_text(written.out, encoding="utf-8")
    refused = on_small("export", "other.md")
    assert (refused.status, refused.out) == (2, "")
    assert "is the case for the other side, which holds no decision" in refused.err
    assert on_small("export", code.strip("`\n"), "--other-side").out == printed.out


def test_the_other_side_goes_with_no_other_document(on_small: Cli, scenario: str) -> None:
    """What would have no effect beside it, and a format that it has not, are refused by name."""
    for words in ("--short", "--pack", "--disinterested"):
        ran = on_small("decide", "--other-side", "--format", "md", words)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            "roletui: --other-side prints a document of its own, into which "
            f"{words} puts nothing.\n"
        )
    for ran, verb, formats in (
        (on_small("decide", "--other-side", "--format", "json"), "print", "text or md"),
        (on_small("export", scenario, "--other-side", "--format", "json"), "write", "md"),
    ):
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            f"roletui: --other-side {verb}s a document that --format json does not {verb}; "
            f"use --format {formats}.\n"
        )


def test_export_into_nowhere(on_small: Cli, scenario: str) -> None:
    """A folder that is not there is named, and nothing is made."""
    ran = on_small("export", scenario, "-o", "nowhere/out.md")
    assert ran == Ran(
        2, "", "roletui: nowhere/out.md cannot be written: No such file or directory.\n"
    )
    ran = on_small("export", scenario, "-o", ".")
    assert ran == Ran(2, "", "roletui: . cannot be written: it is a folder.\n")
    ran = on_small("export", scenario, "-o", "")
    assert ran == Ran(2, "", "roletui: -o needs the name of a file, or - for stdout.\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "roletui: {} cannot be read: No such file or directory.\n"),
        (b"\xff", "{}:1:1: error: the file is not UTF-8 text; save it as UTF-8.\n"),
    ],
)
def test_scenarios_that_cannot_be_read(
    on_small: Cli, tmp_path: Path, content: bytes | None, message: str
) -> None:
    """A scenario that is missing or no text is refused with its name."""
    file = tmp_path / "plan.toml"
    if content is not None:
        file.write_bytes(content)
    ran = on_small("export", str(file))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(message.format(file))


def test_warnings_of_a_scenario_go_to_stderr(on_small: Cli, scenario: str) -> None:
    """What needs to be said about a scenario is said beside the record, not in it."""
    text = Path(scenario).read_text(encoding="utf-8")
    Path(scenario).write_text(text.replace(small().hash, "0"), encoding="utf-8")
    ran = on_small("export", scenario)
    assert ran.err == ("roletui: The dataset has changed since: still called version 1.2.0.\n")
    assert ran.out.startswith("---\n")


def test_a_scenario_is_brought_within_the_limits(on_small: Cli, scenario: str) -> None:
    """``export`` counts with the nearest size that is allowed, and says so on stderr."""
    plan = '[plan]\nrole = "mobile"\nchannel = "street"\npeople = 99\nhours = 8\nweeks = 1\n'
    with open(scenario, "a", encoding="utf-8") as stream:
        stream.write(plan)
    ran = on_small("export", scenario, "--format", "csv")
    assert ran.err == (
        "roletui: In the plan people cannot be “99” with this dataset; it is “5” now.\n"
    )
    [line] = csv.DictReader(io.StringIO(ran.out))
    assert line["people"] == "5"
