"""``roletui ask``: lines read and written, what is kept, and how it ends."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran, context_of, small

from roletui.cli.speech import Speech
from roletui.records.block import FENCE
from roletui.records.scenario import loads
from roletui.records.session_files import session_files

Cli = Callable[..., Ran]
ON_SMALL = ("--dataset", str(SMALL), "--as-of", TODAY)


@pytest.fixture
def asked(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Return a function that types lines into ``roletui ask`` on the small dataset."""

    def carry_out(typed: str, *words: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        return cli("ask", *ON_SMALL, *words)

    return carry_out


def test_a_transcript_is_written_and_the_rest_said_apart(asked: Cli) -> None:
    """What is asked, typed and answered is on stdout; where it is kept on stderr."""
    ran = asked("2\nagain\nno\n")
    assert ran.status == 0
    assert ran.out.startswith("Who should repair the bicycle?\nWho repairs one broken bicycle")
    assert (
        "\n> 2\nYour answer: No, something larger.\n\nQuestion 2. It is the last one.\n" in ran.out
    )
    assert "\n> again\nQuestion 2. It is the last one.\nCan you bring it" in ran.out
    assert "\n> no\nYour answer: No.\n\nDecided. Recommended: Call a mobile mechanic.\n" in ran.out
    assert ran.out.endswith("\nDecided: Call a mobile mechanic.\n\n")
    assert ran.err == (
        f"roletui: what you did is kept in {session_files('bicycle')[0]}; roletui ask "
        "goes on from here.\n"
    )


@pytest.mark.parametrize("line", ["maybe", "9", "two", "undo 1", "change 4"])
def test_the_first_unreadable_line_of_a_pipe_ends_it(asked: Cli, tmp_path: Path, line: str) -> None:
    """Nobody is there to type it again, and the next line would answer another question."""
    out = tmp_path / "out.md"
    ran = asked(f"2\n{line}\nno\n", "-o", str(out))
    assert ran.status == 2
    assert ran.err.startswith("roletui: line 2: ")
    assert ran.err.endswith(
        f"nobody is here to type it again, so nothing is kept, and {out} is not written.\n"
    )
    assert not out.exists()
    assert session_files("bicycle") == []
    assert "> no" not in ran.out


def test_it_goes_on_where_it_was_left(asked: Cli) -> None:
    """The end of a pipe loses nothing; the next interview goes on, unless it begins afresh."""
    assert "Not decided yet: 1 question answered, 1 question left." in asked("no\n").out
    ran = asked("yes\nquit\nno\n")
    assert "This is where you left off." in ran.err
    assert "1 question is answered already. Trail lists them, restart forgets them." in ran.out
    assert "Decided. Recommended: Take it to a workshop." in ran.out
    assert "> no" not in ran.out
    assert "Question 1. At least 2" in asked("", "--fresh").out


def test_nothing_done_leaves_nothing(asked: Cli) -> None:
    """Whoever only listens leaves no file."""
    ran = asked("why\nhelp\ncompare\ncost\n")
    assert (ran.status, ran.err, session_files()) == (0, "", [])


def test_answers_and_files_to_begin_with(asked: Cli, tmp_path: Path) -> None:
    """Answers of the command line are given first; a record is gone on with."""
    ran = asked("", "-a", "fault=no", "-a", "carry=no", "-o", "b.md")
    assert "Decided. Recommended: Call a mobile mechanic." in ran.out
    assert f"Saved {tmp_path / 'b.md'}. Reopen it with: roletui ask b.md --dataset" in ran.err
    assert FENCE in (tmp_path / "b.md").read_text(encoding="utf-8")
    ran = asked("back\nyes\nsave\n", "b.md", "--fresh")
    assert "Decided. Recommended: Take it to a workshop." in ran.out
    text = (tmp_path / "roletui-decision.md").read_text(encoding="utf-8")
    assert loads(text, "", context_of(small())).state.answers == {"fault": "no", "carry": "yes"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-a", "fault=none"], "there is no answer to “fault” “none”"),
        (["-o", "taken.md"], "taken.md is there already; --force overwrites it."),
        (["-o", "out.md"], "nothing is decided yet, so out.md is not written."),
        (["-o", "no/out.md", "-a", "fault=no", "-a", "carry=no"], "no/out.md cannot be written: "),
        (["-"], "standard input is where the answers come from; name a file."),
        (["gone.md"], "gone.md cannot be read: "),
    ],
)
def test_what_cannot_be_done_ends_with_2(
    asked: Cli, tmp_path: Path, words: list[str], said: str
) -> None:
    """A request that cannot be carried out is one sentence on stderr, and nothing is written."""
    (tmp_path / "taken.md").write_text("mine", encoding="utf-8")
    ran = asked("", *words)
    assert ran.status == 2
    assert said in ran.err
    assert (tmp_path / "taken.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "out.md").exists()


def test_a_file_is_overwritten_only_after_a_yes(asked: Cli, tmp_path: Path) -> None:
    """Saving over a file asks; anything but yes leaves it."""
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    ran = asked("no\nno\nsave a.md\nno\nsave b.md\ntrail\nsave c.md\nYES\nsave no/d.md\n")
    assert ran.out.count("already. Type yes to overwrite it, or no.") == 3
    texts = [(tmp_path / name).read_text(encoding="utf-8") for name in ("a.md", "b.md", "c.md")]
    assert texts[:2] == ["mine", "mine"]
    assert "Decision: call a mobile mechanic" in texts[2]
    assert "“no/d.md” cannot be saved there: " in ran.err


def test_the_suffix_of_a_file_says_its_format(asked: Cli, tmp_path: Path) -> None:
    """A web page, a saved decision, JSON and CSV are written like that; all else is Markdown."""
    ran = asked("no\nno\nsave a.html\nsave b.TOML\nsave c.json\nsave d.csv\nsave e.md\nsave f\n")
    begins = {each.name: each.read_text(encoding="utf-8") for each in tmp_path.glob("[a-f]*")}
    assert begins["a.html"].startswith("<!DOCTYPE html>")
    assert begins["b.TOML"].startswith("format = ")
    assert begins["c.json"].startswith("{")
    assert begins["d.csv"].count(",") > 2
    assert begins["e.md"] == begins["f"]
    assert begins["f"].startswith("---")
    assert "Saved as c.json.\n" in ran.out, "nothing is promised that cannot be reopened"
    assert "Saved as d.csv.\n" in ran.out


def test_the_record_is_printed_without_what_only_files_need(asked: Cli, cli: Cli) -> None:
    """The record in the transcript is the one that ``decide`` prints, less head and drawing."""
    text = cli("decide", *ON_SMALL, "-a", "fault=no", "-a", "carry=no", "--format", "md").out
    _, title, record = text.partition("\n# Call a mobile mechanic\n")
    printed = asked("no\nno\nreport\n").out
    assert {*printed.partition(title)[2].split("\n\n")} > {*record.split("\n\n")[:3]}
    assert record.partition("```toml")[2] in printed
    assert not {"```mermaid", "+++"} & {*printed.splitlines()}


def test_what_a_terminal_would_obey_is_not_written(asked: Cli) -> None:
    """Control characters that are typed or not even text come out as replacements."""
    ran = asked("\x1b[2J\x07\nnotes \x1b]0;x\x07\nnotes\n")
    assert not {"\x1b", "\x07"} & {*ran.out, *ran.err}


def test_trouble_with_keeping_is_said_and_nothing_claimed(
    asked: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept, that is said once, and not that it is kept."""

    def full(path: str, text: str, *, overwrite: bool, date: int) -> None:
        raise OSError(28, "No space left on device", path)

    monkeypatch.setattr("roletui.records.autosave.write_text", full)
    ran = asked("no\nno\n")
    assert ran.err.count("cannot be kept") == 1
    assert "is kept in" not in ran.err


def at_terminal(monkeypatch: pytest.MonkeyPatch, *lines: str | type[BaseException]) -> None:
    """Let a person at a terminal type lines, ctrl+c or ctrl+d."""
    typed = iter(lines)

    def read(_: str) -> str:
        line = next(typed)
        if isinstance(line, str):
            return line
        raise line

    def person(self: Speech) -> None:
        self.person, self.alone, self._number = True, False, 0

    monkeypatch.setattr(Speech, "__init__", person)
    monkeypatch.setattr("builtins.input", read)


def test_a_person_chooses_among_decisions(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal the decisions are numbered; ctrl+d leaves, and so does ctrl+c with 130."""
    at_terminal(monkeypatch, "7", "1", "", "2", EOFError)
    ran = cli("ask")
    assert ran.out.startswith("There are 2 decisions to choose from.\n1. Which AI role ")
    assert "“7” is none of them. Type a number from 1 to 2, or quit." in ran.err
    assert "Not decided yet: 1 question answered, " in ran.out
    assert (ran.status, "roletui:" in ran.err) == (0, False)
    at_terminal(monkeypatch, KeyboardInterrupt)
    ran = cli("ask")
    assert (ran.status, "\n\nNot decided yet: 1 question answered" in ran.out) == (130, True)
    at_terminal(monkeypatch, "quit")
    assert cli("ask", "--fresh").status == 0


def test_without_a_terminal_the_first_decision_is_taken(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over a pipe nobody is asked which decision it is; that is said."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    ran = cli("ask")
    assert (
        ran.err == "roletui: of 2 decisions, this is ai-roles; for another, --dataset data-roles.\n"
    )


def test_over_a_real_pipe(tmp_path: Path) -> None:
    """A byte order mark goes, digits of any script are read, bytes that are no text end it."""
    ended = subprocess.run(
        [sys.executable, "-m", "roletui", "ask", *ON_SMALL],
        input=b"\xef\xbb\xbf2\r\n\xef\xbc\x91\n\xff\n",
        capture_output=True,
        check=False,
        env={**os.environ, "ROLETUI_HOME": str(tmp_path)},
    )
    assert ended.returncode == 2
    assert b"Decided. Recommended: Take it to a workshop." in ended.stdout
    assert b"\x1b" not in ended.stdout + ended.stderr
    assert b"roletui: line 3: " in ended.stderr
