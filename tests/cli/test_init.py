"""A new author gets a dataset to change, and never loses one."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from helpers import TODAY, Ran

import roletui
from roletui.cli.commands.init import write_starter
from roletui.cli.errors import RequestError
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import load
from roletui.tree.walk import Tree

Cli = Callable[..., Ran]

STARTER = Path(str(roletui.__file__)).parent / "cli" / "commands" / "starter.toml"


def starter() -> Dataset:
    """Return the dataset that a new author begins with."""
    return load(str(STARTER)).dataset


def test_the_starter_is_written(cli: Cli) -> None:
    """The file holds the starter but for its dates; nothing goes to stdout."""
    ended = cli("init", "mine.toml", "--as-of", TODAY)
    assert (ended.status, ended.out) == (0, "")
    written = Path("mine.toml").read_text(encoding="utf-8").splitlines()
    changed = {
        new
        for old, new in zip(STARTER.read_text(encoding="utf-8").splitlines(), written, strict=True)
        if old != new
    }
    dates = {"review_by = 2027-11-23", 'checked = "2026-11"', 'published = "2026-11"'}
    assert changed == dates


@pytest.mark.parametrize("day", ["2026-01-01", "2028-02-29", "2040-12-31"])
def test_the_starter_is_fresh_on_any_day(cli: Cli, day: str) -> None:
    """Whenever it is written, nothing in it lies ahead or is overdue that day."""
    cli("init", "mine.toml", "--as-of", day)
    assert cli("check", "--strict", "mine.toml", "--as-of", day).status == 0


def test_it_says_what_to_do_next(cli: Cli) -> None:
    """What was written, and the two commands to go on with, can be pasted into a shell."""
    assert cli("init", "my roles.toml").err == (
        "roletui: wrote my roles.toml: a small dataset about a garden; every figure in it is "
        "invented.\n"
        "roletui: check it:  roletui check --strict 'my roles.toml'\n"
        "roletui: see it:    roletui --dataset 'my roles.toml'\n"
    )


def test_the_starter_has_no_problem(cli: Cli) -> None:
    """The file passes the check that counts warnings too, and comes with its own proof."""
    cli("init", "mine.toml", "--as-of", TODAY)
    ended = cli("check", "--strict", "mine.toml", "--as-of", TODAY)
    assert (ended.status, ended.err) == (0, "")
    assert "no errors, no warnings" in ended.out


def test_the_starter_answers(cli: Cli) -> None:
    """Every command that reads a dataset works with it."""
    cli("init", "mine.toml", "--as-of", TODAY)
    for words in (
        ["decide", "-a", "skill=no", "-a", "time=no"],
        ["compare"],
        ["cost", "-l", "helper@direct=1x2x30"],
    ):
        ended = cli(*words, "--dataset", "mine.toml", "--as-of", TODAY)
        assert (ended.status, ended.err) == (0, ""), words


def test_its_examples_show_every_answer_and_outcome() -> None:
    """The examples ask every question, give every answer and reach every outcome."""
    dataset = starter()
    given = {pair for example in dataset.examples for pair in example.answers.items()}
    assert given == {(q.id, answer.id) for q in dataset.questions for answer in q.answers}
    assert {example.outcome for example in dataset.examples} == {o.id for o in dataset.outcomes}
    for example in dataset.examples:
        assert Tree(dataset).walk(example.answers).outcomes == (example.outcome,)


def test_it_shows_every_kind_of_entry() -> None:
    """There is something in every table, and one of each kind of what the remarks explain."""
    dataset = starter()
    assert all(dataset)
    assert {factor.kind for factor in dataset.factors} == {"text", "list", "rating", "money"}
    assert {role.kind for role in dataset.roles} == {"hire", "no-hire"}
    assert any(outcome.plan for outcome in dataset.outcomes)
    given = {(bool(rate.low), bool(rate.likely)) for rate in dataset.rates}
    assert given == {(True, True), (True, False), (False, True)}
    assert "not stated" in {source.published for source in dataset.sources}


@pytest.mark.parametrize("table", Dataset._fields)
def test_every_part_begins_with_a_remark(table: str) -> None:
    """Before the first entry of every table stands what it is for."""
    lines = STARTER.read_text(encoding="utf-8").splitlines()
    heads = (f"[{table}]", f"[[{table}]]", f"{table} =")
    place = next(nr for nr, line in enumerate(lines) if line.startswith(heads))
    before = [line for line in lines[:place] if line]
    assert before[-1].startswith("#")


def test_the_schema_is_named_with_how_to_make_it() -> None:
    """The first line names the schema for editors; the next ones say how to come by it."""
    first, *rest = STARTER.read_text(encoding="utf-8").splitlines()[:4]
    assert first == "#:schema roletui.schema.json"
    assert any("roletui schema > roletui.schema.json" in line for line in rest)


def refusal(ended: Ran) -> str:
    """Return the one sentence with which a request was refused."""
    assert (ended.status, ended.out) == (2, "")
    [line] = ended.err.splitlines()
    return line


def test_a_file_is_never_overwritten(cli: Cli) -> None:
    """A file of that name stays as it is, and is said to be there."""
    Path("mine.toml").write_text("precious", encoding="utf-8")
    assert refusal(cli("init", "mine.toml", "--as-of", TODAY)) == (
        "roletui: mine.toml is there already; it is left as it is. Name another."
    )
    assert Path("mine.toml").read_text(encoding="utf-8") == "precious"
    assert os.listdir() == ["mine.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
def test_a_link_to_nowhere_is_never_followed(cli: Cli) -> None:
    """A link whose target is gone counts as a file of that name."""
    Path("mine.toml").symlink_to("elsewhere.toml")
    assert "is there already" in refusal(cli("init", "mine.toml", "--as-of", TODAY))
    assert not Path("elsewhere.toml").exists()


def test_a_missing_folder_is_named(cli: Cli) -> None:
    """Where the folder is missing, that is said, and none is made."""
    file = os.path.join("datasets", "mine.toml")
    assert refusal(cli("init", file)) == "roletui: there is no folder datasets; make it first."
    assert os.listdir() == []


def test_a_folder_is_no_file(cli: Cli) -> None:
    """In place of a folder a file in it is proposed."""
    Path("datasets").mkdir()
    within = os.path.join("datasets", "my-roles.toml")
    assert refusal(cli("init", "datasets")) == (
        f"roletui: datasets is a folder; name a file in it, such as {within}."
    )


def test_an_empty_name_is_none(cli: Cli) -> None:
    """An empty name, as an unset variable leaves it, is refused with an example of one."""
    assert refusal(cli("init", "")) == (
        "roletui: the name of the file is empty; name one, such as my-roles.toml."
    )


def test_a_folder_without_permission_is_said(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing is not allowed, the system's own reason is given."""

    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", forbid)
    assert refusal(cli("init", "mine.toml", "--as-of", TODAY)) == (
        "roletui: mine.toml cannot be written: Permission denied."
    )


def test_a_name_cannot_command_the_terminal(cli: Cli) -> None:
    """A name with control characters is printed without them."""
    Path("datasets").mkdir()
    assert "\x1b" not in refusal(cli("init", os.path.join("none\x1b[2J", "mine.toml")))


def test_a_name_no_system_takes_is_refused() -> None:
    """A name that cannot be one is refused in words."""
    with pytest.raises(RequestError, match=r"cannot be written: .*null.*\.$"):
        write_starter("mine\0.toml", date.fromisoformat(TODAY))
