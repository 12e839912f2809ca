"""``--format github``: lines that GitHub Actions takes for annotations, and nothing else."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran, edited
from hypothesis import given
from hypothesis import strategies as st

from roletui.cli.annotations import annotation

Cli = Callable[..., Ran]
TYPO = ('goto = "skill"', 'goto = "skil"')
CURLY = ('id = "bicycle"', "id = “bicycle”")


def received(line: str) -> tuple[str, dict[str, str], str]:
    """Return level, properties and message as the runner reads them from a line."""
    head, message = line.removeprefix("::").split("::", 1)
    level, _, given = head.partition(" ")
    properties = dict(part.split("=", 1) for part in given.split(",")) if given else {}

    def decoded(text: str, *more: tuple[str, str]) -> str:
        for code, sign in (*more, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(code, sign)
        return text

    signs = (("%3A", ":"), ("%2C", ","))
    return (
        level,
        {name: decoded(value, *signs) for name, value in properties.items()},
        decoded(message),
    )


@given(st.text(), st.text(min_size=1), st.text(min_size=1))
def test_any_text_arrives(message: str, file: str, title: str) -> None:
    """Whatever stands in a message or a property, the runner reads one command and that text."""
    line = annotation("error", message, {"file": file, "line": 3, "title": title})
    assert "\n" not in line
    assert "\r" not in line
    assert received(line) == ("error", {"file": file, "line": "3", "title": title}, message)


def test_problems_of_a_dataset(cli: Cli, tmp_path: Path) -> None:
    """An error is an error, with file, line, column and the key it is about."""
    (tmp_path / "my.toml").write_text(edited(TYPO), encoding="utf-8")
    ran = cli("check", "--as-of", TODAY, "--format", "github", "my.toml", str(SMALL))
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == (
        "::error file=my.toml,line=269,col=8,title=questions[0].answers[0].goto::"
        "question “fault”, answer “yes”: goto “skil” is not among the questions. "
        "Did you mean “skill”?\n"
    )


def test_warnings_are_warnings(cli: Cli, tmp_path: Path) -> None:
    """What does not make a dataset unusable is a warning, and fails only with ``--strict``."""
    (tmp_path / "my.toml").write_text(edited(CURLY), encoding="utf-8")
    words = ("check", "--as-of", TODAY, "--format", "github", "my.toml")
    ran = cli(*words)
    assert ran.status == 0
    (line,) = ran.out.splitlines()
    assert line.startswith("::warning file=my.toml,line=7,col=6,title=roletui check::")
    assert cli(*words, "--strict") == ran._replace(status=1)


def test_a_file_of_any_name(cli: Cli, tmp_path: Path) -> None:
    """What commands are made of is escaped where it stands in a file's name."""
    Path("a,b%::c.toml").write_text(edited(TYPO), encoding="utf-8")
    ran = cli("check", "--as-of", TODAY, "--format", "github", "a,b%::c.toml")
    assert ran.out.startswith("::error file=a%2Cb%25%3A%3Ac.toml,line=269,")


def test_files_from_the_top_of_the_repository(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub knows files by their path from there, wherever the command runs."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "my.toml").write_text(edited(TYPO), encoding="utf-8")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.chdir(tmp_path / "data")
    ran = cli("check", "--as-of", TODAY, "--format", "github", "my.toml")
    assert ran.out.startswith("::error file=data/my.toml,line=269,")


def test_what_was_piped_has_no_file(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input is named in the message, as there is no file to mark."""
    content = io.BytesIO(edited(TYPO).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content, encoding="utf-8"))
    ran = cli("check", "--as-of", TODAY, "--format", "github", "-")
    assert ran.out.startswith(
        "::error line=269,col=8,title=questions[0].answers[0].goto::standard input: question "
    )


def record(cli: Cli, name: str, *more: str) -> None:
    """Write the record of a decision for a workshop."""
    answers = ("-a", "fault=no", "-a", "carry=yes")
    ran = cli("decide", "--dataset", str(SMALL), "--as-of", TODAY, *answers, "--format", "md")
    Path(name).write_text(ran.out, encoding="utf-8")


def test_records_that_changed(cli: Cli, tmp_path: Path) -> None:
    """A record is marked if its outcome is another now, or if it cannot be read."""
    record(cli, "old.md")
    changed = edited(
        ('version = "1.2.0"', 'version = "1.3.0"'),
        ('outcome = "workshop"', 'outcome = "other"'),
        ('outcome = "mobile"', 'outcome = "workshop"'),
        ('outcome = "other"', 'outcome = "mobile"'),
    )
    (tmp_path / "later.toml").write_text(changed, encoding="utf-8")
    words = ("recheck", "--as-of", TODAY, "--format", "github", "old.md")
    assert cli(*words, "--dataset", str(SMALL)) == Ran(0, "", "")
    Path("bad.md").write_text("```toml roletui\nformat = 1\n", encoding="utf-8")
    ran = cli(*words, "bad.md", "--dataset", "later.toml")
    first, second = ran.out.splitlines()
    assert ran.status == 2
    assert first.startswith("::error file=old.md,title=changed outcome and cost::Call a mobile ")
    assert "%0A" in first
    assert second.startswith("::error file=bad.md,title=cannot be checked::bad.md")


def test_a_rise_that_is_allowed_is_a_warning(cli: Cli, tmp_path: Path) -> None:
    """With ``--max-rise``, a cost that rose by less is shown, and does not fail."""
    plan = 'format = 1\n[dataset]\nid = "bicycle"\nversion = "1.2.0"\nhash = "0"\n[answers]\n'
    plan += 'fault = "no"\ncarry = "yes"\n[[plan]]\nrole = "workshop"\n'
    Path("plan.toml").write_text(plan, encoding="utf-8")
    made = cli("export", "plan.toml", "--dataset", str(SMALL), "--as-of", TODAY).out
    Path("old.md").write_text(made, encoding="utf-8")
    dearer = edited(('version = "1.2.0"', 'version = "1.3.0"'), ("likely = 55", "likely = 56"))
    (tmp_path / "later.toml").write_text(dearer, encoding="utf-8")
    words = ("recheck", "--as-of", TODAY, "--format", "github", "old.md", "--dataset", "later.toml")
    ran = cli(*words, "--max-rise", "10")
    assert ran.status == 0
    assert ran.out.startswith("::warning file=old.md,title=changed cost::")
    failed = cli(*words, "--max-rise", "1")
    assert failed.status == 1
    assert failed.out.startswith("::error file=old.md,title=changed cost::")
    assert "rose from" in failed.err
