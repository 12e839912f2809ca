"""The installed command: in a real pseudo-terminal, without one, and with a file it refuses."""

import shlex
import sys
from pathlib import Path

import pytest
from helpers import case_of, edited, shipped

from journeys.running import answered, keys_of
from roletui.records.autosave import Session
from roletui.records.block import FENCE
from roletui.records.scenario import loads
from roletui.records.share_code import encode
from roletui.report.forms import document

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from journeys.terminal import Terminal, run

ROLETUI = [sys.executable, "-m", "roletui"]
ENTER_SCREEN, LEAVE_SCREEN, SHOW_CURSOR = "\x1b[?1049h", "\x1b[?1049l", "\x1b[?25h"


def test_from_the_first_question_to_a_saved_record(tmp_path: Path) -> None:
    """Answer, plan, save and quit in a terminal, which is left as it was found."""
    tree = shipped().tree
    with Terminal([*ROLETUI, "--as-of", "2026-11-23"]) as terminal:
        terminal.wait_for("What do you want to decide?")
        terminal.type("1")
        terminal.wait_for(tree.question("result").ask)
        answers = answered("support-chatbot").answers
        for key, following in zip(keys_of("support-chatbot"), [*answers][1:], strict=False):
            terminal.type(key)
            terminal.wait_for(tree.question(following).ask)
        terminal.type(keys_of("support-chatbot")[-1])
        terminal.wait_for("RECOMMENDED")
        terminal.type("b")
        terminal.wait_for("$12,000")
        terminal.type("\x1b[C")
        terminal.wait_for("$24,000")
        terminal.type("e")
        terminal.wait_for("Save the record")
        terminal.type("\r")
        terminal.wait_for("Saved")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        written = terminal.written.decode()
        assert terminal.modes_now == terminal.modes
    assert written.rindex(LEAVE_SCREEN) > written.rindex(ENTER_SCREEN)
    assert written.rindex(SHOW_CURSOR) > written.rindex(ENTER_SCREEN)
    assert "Traceback" not in written
    record = (tmp_path / "roletui-decision.md").read_text(encoding="utf-8")
    assert "\nDecision: " in record
    assert FENCE in record
    opened = loads(record, "record", shipped())
    assert dict(opened.state.answers) == dict(answers)
    assert (opened.state.plan[0].people, opened.warnings) == (2, ())


@pytest.mark.harness
def test_undo_goes_back_over_a_restart() -> None:
    """What was done before the program was left is taken back one by one, and named."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for("What do you want to decide?")
        terminal.type("1")
        for key in keys_of("support-chatbot"):
            terminal.type(key)
        terminal.wait_for("RECOMMENDED")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for("This is where you left off")
        terminal.type("u")
        terminal.wait_for("as before")
        terminal.type("uu")
        terminal.wait_for("1 of about")
        terminal.type("u")
        terminal.wait_for("Nothing to undo")
        terminal.type("q")
        assert terminal.wait_for_end() == 0


def test_an_opened_record_says_where_it_came_from(tmp_path: Path) -> None:
    """Its name stands in the header, and that what one had before is kept."""
    text = document("md", case_of(shipped(), answered("demand-forecast")))
    (tmp_path / "theirs.md").write_text(text, encoding="utf-8")
    session = Session.begin(shipped())
    session.save(answered("support-chatbot"))
    session.close()
    with Terminal([*ROLETUI, "open", str(tmp_path / "theirs.md")]) as terminal:
        terminal.wait_for("From theirs.md; your own is kept (Z).")
        terminal.type("q")
        assert terminal.wait_for_end() == 0


def test_without_a_terminal(tmp_path: Path) -> None:
    """Without a terminal the command names what to run instead, on stderr, and fails."""
    ran = run(ROLETUI, tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "needs a terminal" in ran.stderr
    assert "roletui decide" in ran.stderr
    assert "\x1b" not in ran.stderr


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_be_drawn_on(term: str) -> None:
    """The app is refused in a sentence that names what asks the same in lines."""
    with Terminal(ROLETUI, term=term) as terminal:
        assert terminal.wait_for_end() == 2
        assert "roletui ask" in terminal.text
        assert b"\x1b" not in terminal.written


@pytest.mark.harness
@pytest.mark.parametrize("elsewhere", ["2> errors.txt", "2>&-"])
def test_standard_error_goes_elsewhere(tmp_path: Path, elsewhere: str) -> None:
    """The app is drawn on the terminal all the same, and nothing of it into the file."""
    with Terminal(
        ["sh", "-c", f"{shlex.join(ROLETUI)} --dataset ai-roles {elsewhere}"]
    ) as terminal:
        terminal.wait_for(shipped().dataset.questions[0].ask)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert terminal.modes_now == terminal.modes
        written = terminal.written.decode()
    assert written.rindex(LEAVE_SCREEN) > written.rindex(ENTER_SCREEN)
    assert all(file.read_bytes() == b"" for file in tmp_path.glob("errors.txt"))


def test_the_interview_in_a_dumb_terminal() -> None:
    """Plain lines from the first question to the end: not one byte that moves or colours."""
    tree = shipped().tree
    command = [*ROLETUI, "ask", "--as-of", "2026-11-23"]
    with Terminal(command, columns=100, term="dumb") as terminal:
        terminal.wait_for("Type a number from 1 to 2, or quit.")
        terminal.type("1\n")
        terminal.wait_for("Enter skips.")
        terminal.type("\n")
        terminal.wait_for("Help lists the rest.")
        assert "".join(tree.question("result").ask.split()) in "".join(terminal.text.split())
        for key in keys_of("support-chatbot"):
            terminal.type(f"{key}\n")
            terminal.wait_for("Help lists the rest. >")
        terminal.type("\x03")
        assert terminal.wait_for_end() == 130
        written = terminal.written.decode()
        assert terminal.modes_now == terminal.modes
    assert not {"\x1b", "\b", "\x07"} & {*written}
    assert "\r" not in written.replace("\r\n", "")
    assert not any("\u2500" <= sign <= "\u25ff" for sign in written), "a box is drawn"
    assert max(map(len, written.partition("^C")[0].splitlines())) <= 80, "COLUMNS are 80"
    assert "Decided: Hire an AI engineer." in written


def test_a_broken_dataset_is_refused_before_the_screen_is_touched(tmp_path: Path) -> None:
    """Every problem is named with its line; the terminal never becomes the app's."""
    (tmp_path / "broken.toml").write_text(
        edited(('outcome = "self"', 'outcome = "nobody"'), ("likely = 60", "likely = true")),
        encoding="utf-8",
    )
    with Terminal([*ROLETUI, "--dataset", "broken.toml"]) as terminal:
        assert terminal.wait_for_end() == 2
        written = terminal.written.decode()
        assert terminal.modes_now == terminal.modes
    assert ENTER_SCREEN not in written
    assert "Traceback" not in written
    assert "broken.toml cannot be used" in written
    assert written.count(": error: ") == 4
    ran = run([*ROLETUI, "--dataset", "broken.toml"], tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "broken.toml cannot be used" in ran.stderr


@pytest.mark.harness
def test_a_scenario_from_standard_input(tmp_path: Path) -> None:
    """``open -`` reads it, then the keys come from the terminal, which is left as it was."""
    (tmp_path / "code.txt").write_text(encode(shipped().loaded, answered("support-chatbot")))
    command = f"{shlex.join(ROLETUI)} open - < code.txt"
    with Terminal(["sh", "-c", command]) as terminal:
        terminal.wait_for("RECOMMENDED")
        terminal.type("b")
        terminal.wait_for("$12,000")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert terminal.modes_now == terminal.modes
        assert b"Traceback" not in terminal.written
    ran = run([*ROLETUI, "open", str(tmp_path / "code.txt")], tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "needs a terminal" in ran.stderr


@pytest.mark.harness
def test_bytes_that_are_no_text_end_nothing() -> None:
    """What another encoding, an eighth bit or a torn paste brings is dropped; keys go on."""
    with Terminal([*ROLETUI, "--as-of", "2026-11-23", "--dataset", "ai-roles"]) as terminal:
        terminal.wait_for(shipped().tree.question("result").ask)
        terminal.send(b"\xff\x80")
        terminal.drain(0.3)
        terminal.type("b")
        terminal.wait_for("Hired through")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert b"Traceback" not in terminal.written


@pytest.mark.harness
@pytest.mark.parametrize("size", [(40, 12), (80, 15), (80, 24)], ids=str)
def test_a_notice_that_goes_is_painted_over(size: tuple[int, int]) -> None:
    """Where it stood the terminal has what is there now, without a key and in few rows, too."""
    with Terminal(ROLETUI, *size) as terminal:
        terminal.wait_for("What do you want to decide?")
        terminal.type("1")
        terminal.wait_for("What is it that you want done?")
        for key in ("\r", *keys_of("support-chatbot"), "b"):
            terminal.type(key)
            terminal.rest(1)
        terminal.type("\x03")
        terminal.wait_for("Nothing is selected")
        terminal.rest(1)
        written = len(terminal.written)
        terminal.wait_until(lambda: len(terminal.written) > written)
