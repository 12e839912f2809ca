"""``roletui check``: what it prints, and how it ends."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran, edited

Cli = Callable[..., Ran]
Edit = tuple[str, str]


@pytest.fixture
def check(cli: Cli, tmp_path: Path) -> Callable[..., Ran]:
    """Return a function that checks the small dataset after some edits of its text."""

    def run(*edits: Edit, options: tuple[str, ...] = ()) -> Ran:
        file = tmp_path / "my.toml"
        file.write_text(edited(*edits), encoding="utf-8")
        return cli("check", "--as-of", TODAY, *options, "my.toml")

    return run


def test_a_sound_dataset_is_proved(cli: Cli) -> None:
    """What is certain of a sound dataset is printed: ways, outcomes with witnesses, examples."""
    ran = cli("check", "--as-of", TODAY, str(SMALL))
    assert (ran.status, ran.err) == (0, "")
    assert (
        ran.out
        == f"""\
{SMALL}: no errors, no warnings.

Proof     Every combination of answers, not sure included, ends in an outcome: 5 ways
          through 3 questions and 6 answers, 2 to 3 asked on a way, no loop.
Outcomes  share of all ways, and the fewest answers that lead there
  workshop  40.0 %  fault=no carry=yes
  mobile    40.0 %  fault=no carry=no
  self      20.0 %  fault=yes skill=yes
Examples  2 pass; they come by 3 of 3 questions, 4 of 6 answers, 2 of 3 outcomes.
          The shortest that are missing, to paste and to give a brief:

[[examples]]
id = "case-1"
brief = "…"
answers = {{ fault = "no", carry = "yes" }}
outcome = "workshop"

[[examples]]
id = "case-2"
brief = "…"
answers = {{ fault = "no", carry = "no" }}
outcome = "mobile"
"""
    )


def test_missing_examples_can_be_pasted(cli: Cli, tmp_path: Path) -> None:
    """With the examples that were printed, nothing is missing any more."""
    printed = cli("check", "--as-of", TODAY, str(SMALL)).out
    file = tmp_path / "whole.toml"
    file.write_text(edited() + printed[printed.index("[[examples]]") :], encoding="utf-8")
    ran = cli("check", "--as-of", TODAY, str(file))
    assert ran.status == 0
    assert ran.out.endswith(
        "Examples  4 pass; they come by 3 of 3 questions, 6 of 6 answers, 3 of 3 outcomes.\n"
    )


def test_problems_of_several_files(cli: Cli, tmp_path: Path) -> None:
    """The problems of every file are printed, each with its place, its line and carets."""
    (tmp_path / "bad.toml").write_text(edited(("low = 45", "low = 99")), encoding="utf-8")
    (tmp_path / "empty.toml").touch()
    ran = cli("check", "--as-of", TODAY, "bad.toml", str(SMALL), "empty.toml")
    assert ran.status == 1
    assert ran.out.startswith(
        "bad.toml:184:10: error: rate “workshop-shop”: likely must keep "
        "0 <= low <= likely <= high.\n"
        "   184 | likely = 55\n"
        "       |          ^^\n"
        "bad.toml:183:7: note: the other place is here.\n"
        "   183 | low = 99\n"
        "       |       ^^\n"
        "bad.toml: 1 error, no warnings.\n"
    )
    assert "empty.toml: error: the file lacks format, about, roles, " in ran.out


def test_the_other_place_is_shown(check: Callable[..., Ran]) -> None:
    """Where two places conflict, both are shown."""
    out = check(('id = "no-idea"', 'id = "flat-tyre"')).out
    assert out.startswith(
        "my.toml:412:6: error: example “flat-tyre”: id is taken by another entry.\n"
        '   412 | id = "flat-tyre"\n'
        "       |      ^^^^^^^^^^^\n"
        "my.toml:405:6: note: the other place is here.\n"
        '   405 | id = "flat-tyre"\n'
        "       |      ^^^^^^^^^^^\n"
    )


def test_problems_as_data(check: Callable[..., Ran], cli: Cli) -> None:
    """``--format json`` prints a list of problems, empty where there are none."""
    assert json.loads(cli("check", "--as-of", TODAY, "--format", "json", str(SMALL)).out) == []
    ran = check(('goto = "skill"', 'goto = "skil"'), options=("--format", "json"))
    assert (ran.status, json.loads(ran.out)) == (
        1,
        [
            {
                "file": "my.toml",
                "line": 269,
                "column": 8,
                "end_line": 269,
                "end_column": 14,
                "severity": "error",
                "path": "questions[0].answers[0].goto",
                "message": "question “fault”, answer “yes”: goto “skil” is not among the "
                "questions. Did you mean “skill”?",
                "suggestion": "skill",
                "other": None,
            }
        ],
    )


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (
            ('skill = "no", carry', "carry"),
            "example “no-idea”: answers leave the question “skill” open.",
        ),
        (
            ('skill = "yes" }\noutcome = "self"', 'skill = "yes" }\noutcome = "mobile"'),
            "example “flat-tyre”: outcome must be “self”: that is where its answers lead.",
        ),
        (
            ('skill = "yes" }', 'skill = "yes", carry = "no" }'),
            "example “flat-tyre”: answers are never asked on this way: “carry”.",
        ),
    ],
)
def test_examples_are_tests(check: Callable[..., Ran], edit: Edit, problem: str) -> None:
    """Every example is walked; those that lead elsewhere than they say are named."""
    ran = check(edit)
    assert ran.status == 1
    assert f"error: {problem}" in ran.out.splitlines()[0]


def test_a_warning_counts_only_if_strict(check: Callable[..., Ran]) -> None:
    """A warning is printed as such; the status says it only with ``--strict``."""
    edit = ('ask = "', 'ask = "' + "very " * 25)
    ran = check(edit)
    assert (ran.status, check(edit, options=("--strict",)).status) == (0, 1)
    assert ": warning: question “fault”: ask has " in ran.out
    assert "my.toml: no errors, 1 warning." in ran.out


def test_dates_that_lie_ahead(check: Callable[..., Ran], cli: Cli) -> None:
    """A date after today is an error; a review that is overdue is a warning. Both follow today."""
    ran = check(('checked = "2026-10"', 'checked = "2026-12"'))
    assert ran.status == 1
    assert "source “guild”: checked is in the future: 2026-12 is after 2026-11-23." in ran.out
    late = cli("check", "--as-of", "2030-02-01", str(SMALL))
    assert late.status == 0
    assert "warning: about.review_by is past" in late.out


def test_an_unreadable_file(cli: Cli, tmp_path: Path) -> None:
    """A file that cannot be read ends with 2; the others are checked all the same."""
    gone = str(tmp_path / "gone.toml")
    ran = cli("check", "--as-of", TODAY, gone, str(SMALL))
    assert ran.status == 2
    assert f"{gone}: error: the file cannot be read: No such file or directory.\n" in ran.out
    assert f"{SMALL}: no errors" in ran.out


def test_places_cost_nothing_while_nothing_is_wrong(tmp_path: Path) -> None:
    """What looks up places in a file is loaded for a file with a problem only."""
    (tmp_path / "bad.toml").write_text(edited(("low = 45", "low = 99")), encoding="utf-8")
    probe = (
        "import sys; from roletui.cli.parser import run; "
        "run(['check', '--as-of', sys.argv[1], sys.argv[2]]); print('tree_sitter' in sys.modules)"
    )
    for file, loaded in ((str(SMALL), "False"), ("bad.toml", "True")):
        words = [sys.executable, "-c", probe, TODAY, file]
        ran = subprocess.run(words, capture_output=True, text=True, check=True, cwd=tmp_path)
        assert ran.stdout.splitlines()[-1] == loaded


@pytest.mark.parametrize("gone", ["tree_sitter", "tree_sitter_toml"])
def test_without_tree_sitter_only_places_are_missing(cli: Cli, tmp_path: Path, gone: str) -> None:
    """Where the parser that knows places cannot be loaded, everything else is said all the same."""
    bad = tmp_path / "bad.toml"
    bad.write_text(edited(("low = 45", "low = 99")), encoding="utf-8")
    probe = (
        "import sys; sys.modules[sys.argv[1]] = None; "
        "from roletui.cli.parser import run; sys.exit(run(['check', '--as-of', *sys.argv[2:]]))"
    )
    words = [sys.executable, "-c", probe, gone, TODAY, str(bad)]
    ran = subprocess.run(words, capture_output=True, text=True)
    whole = cli("check", "--as-of", TODAY, str(bad)).out
    assert (ran.returncode, ran.stderr) == (1, "")
    sentence = whole.splitlines()[0].split(": error: ")[1]
    assert ran.stdout.splitlines()[0] == f"{bad}: error: {sentence}"
    assert ran.stdout.splitlines()[-1] == whole.splitlines()[-1]


def test_without_a_file_the_dataset_in_use_is_checked(cli: Cli) -> None:
    """``check`` alone checks the dataset that is used by default, or the one named for it."""
    assert cli("check", "--as-of", TODAY).out.startswith("ai-roles: no errors, no warnings.")
    ran = cli("check", "--as-of", TODAY, "--dataset", str(SMALL))
    assert ran.out.startswith(f"{SMALL}: no errors, no warnings.")
