"""The command line: what each command prints, on which stream, and how it ends."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran

from roletui import __version__
from roletui.cli.options import COMMANDS
from roletui.dataset.load import shipped

Cli = Callable[..., Ran]


def test_an_empty_name_is_no_dataset(cli: Cli) -> None:
    """An empty file name, as from an unset variable, is not taken for the shipped dataset."""
    assert cli("check", "").status == 2


def test_where_names_every_path(cli: Cli, tmp_path: Path) -> None:
    """``where`` prints each path with what is done there, and whether it is there."""
    home = tmp_path / "data" / "roletui"
    (home / "datasets").mkdir(parents=True)
    ran = cli("where", "--dataset", str(SMALL))
    assert ran.out == (
        f"dataset            read           there    {SMALL}\n"
        f"shipped datasets   read           there    {os.path.dirname(shipped('ai-roles'))}\n"
        f"your datasets      read           there    {home / 'datasets'}\n"
        f"settings           read           not yet  {tmp_path / 'config/roletui/settings.toml'}\n"
        f"saved decisions    read, written  not yet  {home / 'scenarios'}\n"
        f"where you left off read, written  not yet  {tmp_path / 'state/roletui/sessions'}\n"
        f"checked datasets   read, written  not yet  {tmp_path / 'state/roletui/ready'}\n"
        f"next first screen  read, written  not yet  {tmp_path / 'state/roletui/first-frame'}\n"
        f"crash reports      written        not yet  {tmp_path / 'state/roletui/crashes'}\n"
        f"record             if exported    not yet  {tmp_path / 'roletui-decision.md'}\n"
        f"XDG_CONFIG_HOME      = {tmp_path / 'config'}\n"
        f"XDG_DATA_HOME        = {tmp_path / 'data'}\n"
        f"XDG_STATE_HOME       = {tmp_path / 'state'}\n"
        f"HOME                 = {tmp_path}\n"
        "COLUMNS              = 80\n"
        "LINES                = 24\n"
        "COLORTERM            = truecolor\n"
        "TERM                 = xterm-256color\n"
        "LC_ALL               = C.UTF-8\n"
        "LANG                 = C.UTF-8\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ["--dataset", str(SMALL), "decide"],
        ["decide", "--dataset", str(SMALL)],
        ["--dataset", "ai-roles", "decide", "--dataset", str(SMALL)],
    ],
)
def test_a_dataset_before_and_after_the_command(cli: Cli, words: list[str]) -> None:
    """``--dataset`` stands before or after the command; the one after it counts."""
    assert "Is it only a flat tyre" in cli(*words, "--as-of", TODAY).out


def test_a_shipped_dataset_by_its_name(cli: Cli) -> None:
    """A shipped dataset can be named without its path, and is the one used when none is named."""
    named = cli("--as-of", TODAY, "decide", "--dataset", "ai-roles", "--format", "json")
    assert json.loads(named.out)["dataset"]["id"] == "ai-roles"
    assert cli("--as-of", TODAY, "decide", "--format", "json") == named


def test_stale_figures_are_said_on_stderr(cli: Cli) -> None:
    """After the day of review every command that reads the dataset says so, beside its data."""
    ran = cli("decide", "--dataset", str(SMALL), "--as-of", "2030-02-01")
    assert ran.err == "roletui: the figures of bicycle were to be reviewed by 2030-01-31.\n"
    assert cli("decide", "--dataset", str(SMALL), "--as-of", "2030-01-31").err == ""


def test_an_invalid_dataset_is_refused(cli: Cli, tmp_path: Path) -> None:
    """A dataset with problems stops the command; they are said on stderr as ``check`` says them."""
    file = tmp_path / "bad.toml"
    file.write_text(SMALL.read_text(encoding="utf-8").replace("low = 45", "low = 99"))
    ran = cli("decide", "--dataset", str(file))
    assert (ran.status, ran.out) == (2, "")
    assert "bad.toml cannot be used: 1 problem" in ran.err
    assert cli("check", str(file)).out.splitlines()[:3] == ran.err.splitlines()[:3]


def test_a_refusal_stops_after_twelve_problems(cli: Cli, tmp_path: Path) -> None:
    """Of very many problems the first twelve are shown, and the rest is counted."""
    file = tmp_path / "bad.toml"
    file.write_text("".join(f"x{nr} = 1\n" for nr in range(100)), encoding="utf-8")
    ran = cli("decide", "--dataset", str(file))
    assert ran.err.count(": error: ") == 12
    assert "101 problems, of which 89 are not shown" in ran.err


def test_a_damaged_scenario_is_not_sent_to_check(on_small: Cli, tmp_path: Path) -> None:
    """A damaged scenario is not sent to a command that knows only datasets."""
    file = tmp_path / "plan.toml"
    file.write_text("format = 1\n")
    ran = on_small("export", str(file))
    assert (ran.status, ran.out) == (2, "")
    assert "plan.toml cannot be used: 1 problem" in ran.err
    assert "error: dataset is missing." in ran.err
    assert "roletui check" not in ran.err


def test_problems_hold_no_control_characters(cli: Cli, tmp_path: Path) -> None:
    """A dataset cannot send commands to the terminal through a message about it."""
    file = tmp_path / "bad.toml"
    file.write_text('"\\u001b[2J" = 1\n')
    checked, refused = cli("check", str(file)), cli("decide", "--dataset", str(file))
    assert (checked.status, refused.status) == (1, 2)
    assert "\x1b" not in checked.out + refused.err


def test_warnings_print_no_control_characters(on_small: Cli, scenario: str) -> None:
    """A scenario cannot send commands to the terminal through a warning on stderr."""
    with open(scenario, "a", encoding="utf-8") as stream:
        stream.write('"\\u001b[2J" = "yes"\n')
    ran = on_small("export", scenario)
    assert "is not in this dataset; kept, not used." in ran.err
    assert "\x1b" not in ran.err


def test_help_lists_every_command(cli: Cli) -> None:
    """``--help`` alone has a line for each command."""
    listed = [line.split()[0] for line in cli("--help").out.splitlines() if line.split()]
    assert [word for word in listed if word in COMMANDS] == list(COMMANDS)


def test_version(cli: Cli) -> None:
    """``--version`` prints the name and the version."""
    assert cli("--version") == Ran(0, f"roletui {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        ["--nonsense"],
        ["cost"],
        ["export"],
        ["decide", "--format", "csv"],
        ["decide", "--form", "json"],
        ["--as-of", "yesterday", "decide"],
        ["decide", "--as-of", "2026-02-30"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(cli: Cli, words: list[str]) -> None:
    """A command line that cannot be understood is explained on stderr and ends with 2."""
    ran = cli(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("usage: roletui")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonsense"], "“nonsense” is neither a command nor a file; roletui --help lists the "),
        (["--dataset", "ai-roles", "nonsense"], "“nonsense” is neither a command nor a file; "),
        (["not-there.html"], "not-there.html cannot be read: No such file or directory."),
        (["roletui1-nonsense"], "share code: error: code is cut short or mistyped: copy it whole."),
        (["users"], "users: error: the file holds no decision: it is no record, web page, "),
    ],
)
def test_what_stands_for_a_command_is_opened(cli: Cli, words: list[str], said: str) -> None:
    """``roletui FILE`` opens the file; of what cannot be opened one sentence says so."""
    Path("users").write_text("root:x:0:0:root:/root:/bin/sh\n", encoding="utf-8")
    ran = cli(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("form", ["md", "html", "toml", "code"])
def test_a_file_alone_is_opened(on_small: Cli, cli: Cli, scenario: str, form: str) -> None:
    """Every kind that holds a decision is read, so that only the terminal is missing."""
    written = on_small("export", scenario, "--format", form).out
    Path("file").write_text(written, encoding="utf-8")
    words = written.strip() if form == "code" else "file"
    for given in (["file"], ["--dataset", str(SMALL), "file"], ["--dataset", str(SMALL), words]):
        ran = cli(*given)
        assert (ran.status, ran.out) == (2, "")
        assert "bicycle" in ran.err or "the app needs a terminal" in ran.err


def test_without_a_terminal_the_app_says_what_to_run(cli: Cli) -> None:
    """Without a terminal, ``roletui`` alone names the commands that need none."""
    ran = cli("--as-of", TODAY)
    assert (ran.status, ran.out) == (2, "")
    assert "roletui ask asks in plain lines" in ran.err
