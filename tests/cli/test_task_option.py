"""The name of the task on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran, context_of, small

from roletui.cli.commands import start
from roletui.records.autosave import Session
from roletui.records.library import saved_decisions
from roletui.state.state import State

Cli = Callable[..., Ran]
WAY = ("-a", "fault=no", "-a", "carry=no")
NAMED = State({"fault": "no"}, task="Red bike")


@pytest.fixture
def on_small(cli: Cli) -> Cli:
    """Return a function that runs a command on the small dataset, on a fixed day."""

    def carry_out(command: str, *words: str) -> Ran:
        return cli(command, "--dataset", str(SMALL), "--as-of", TODAY, *words)

    return carry_out


def test_decide_bears_it(on_small: Cli) -> None:
    """It is the title of both records, and a key of JSON; what is decided is the same without."""
    for more, sign in (((), "#"), (("--short",), "##")):
        out = on_small("decide", *WAY, "--task", " Red  bike", "--format", "md", *more).out
        assert f"\n{sign} Red bike: call a mobile mechanic\n" in f"\n{out}"
    data = json.loads(on_small("decide", *WAY, "--task", "Red bike", "--format", "json").out)
    assert data.pop("task") == "Red bike"
    assert data == json.loads(on_small("decide", *WAY, "--format", "json").out)


@pytest.mark.parametrize("command", ["decide", "export", "open", "ask", "serve"])
def test_a_name_that_is_too_long_is_refused(on_small: Cli, command: str) -> None:
    """80 characters are a name, blanks around it not counted; 81 are none, and nothing is cut."""
    ran = on_small(
        command, *(["a.md"] if command in ("export", "open") else []), "--task", "é" * 81
    )
    assert (ran.status, ran.out) == (2, "")
    assert "argument --task: the name has 81 characters; use at most 80" in ran.err
    out = on_small("decide", *WAY, "--task", f" {'é' * 80} ", "--format", "json").out
    assert json.loads(out)["task"] == "é" * 80


def test_export_names_and_renames(on_small: Cli, tmp_path: Path) -> None:
    """A record keeps its name unless another is given; an empty one takes it away."""
    on_small("decide", *WAY)
    file = tmp_path / "a.md"
    out = on_small("decide", *WAY, "--task", "Red bike", "--format", "md").out
    file.write_text(out, encoding="utf-8")
    for task, title in ((None, "Red bike: call"), ("Blue bike", "Blue bike: call"), ("", "Call")):
        words = [] if task is None else ["--task", task]
        assert f"\n# {title} a mobile mechanic\n" in on_small("export", str(file), *words).out
    on_small("export", str(file), "-o", str(file), "--force", "--task", "Blue bike")
    assert "\n# Blue bike: call a mobile mechanic\n" in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace("# Blue bike: call", "# We call"))
    on_small("export", str(file), "-o", str(file), "--force", "--task", "Green bike")
    text = file.read_text(encoding="utf-8")
    assert "\n# We call a mobile mechanic\n" in text
    assert 'task = "Green bike"' in text


def test_diff_calls_records_by_their_tasks(on_small: Cli, cli: Cli, tmp_path: Path) -> None:
    """A name is no difference of the two decisions."""
    files = []
    for name in ("Red bike", "Blue bike"):
        file = tmp_path / f"{name[:3]}.md"
        out = on_small("decide", *WAY, "--task", name, "--format", "md").out
        file.write_text(out, encoding="utf-8")
        files.append(str(file))
    ran = cli("diff", "--dataset", str(SMALL), *files)
    assert f"A  Red bike ({files[0]}): " in ran.out
    assert f"B  Blue bike ({files[1]}): " in ran.out
    assert "Answered differently" not in ran.out


def left(state: State) -> None:
    """Leave a session."""
    session = Session.begin(context_of(small()), fresh=True)
    session.save(state)
    session.close()


@pytest.mark.parametrize(
    ("before", "words", "state"),
    [
        (NAMED, [], NAMED),
        (NAMED, ["--task", "Red bike"], NAMED),
        (NAMED, ["--task", "Blue bike"], State(task="Blue bike")),
        (NAMED._replace(task=""), ["--task", "Red bike"], NAMED),
        (NAMED, ["--task", ""], NAMED._replace(task="")),
    ],
)
def test_the_app_goes_on_with_what_bears_the_name(
    on_small: Cli,
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    before: State,
    words: list[str],
    state: State,
) -> None:
    """Another name begins another decision; what had no name gets it."""
    begun: list[State] = []

    class EndedError(Exception):
        pass

    def app(context: object, started: State, *args: object, **more: object) -> None:
        begun.append(started)
        raise EndedError

    left(before)
    monkeypatch.setattr(start, "_need_terminal", lambda: None)
    monkeypatch.setattr("roletui.tui.app.RoletuiApp", app)
    with pytest.raises(EndedError):
        cli("--dataset", str(SMALL), "--as-of", TODAY, *words)
    assert begun == [state]


def test_what_was_left_is_listed_by_its_name() -> None:
    """Among the saved decisions, with the time at which it was left."""
    left(NAMED)
    [entry] = saved_decisions()
    assert entry.name.startswith("Red bike, left 2")
