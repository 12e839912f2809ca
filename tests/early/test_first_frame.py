"""The first frame by itself: what it depends on, how it goes, and what becomes of keys."""

import os
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import platformdirs
from journeys.terminal import Terminal

from roletui.disk.paths import datasets_folder, first_frame_file, sessions_folder, settings_file

BEGIN = "import os, sys, signal, time; from roletui.early import first_frame as f; "
KEEP = "f.keep('a frame', f.facts(['file', 'folder']), '9999-12-31', None)"
FRAME = b"\x1b[?1049h\x1b[?25la frame"
LEFT = b"\x1b[0m\x1b[?1049l\x1b[?25h"
SIZE = (40, 12)


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a frame that depends on a file and a folder."""
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name)
    Path("file").write_text("1")
    Path("folder").mkdir()
    Path("folder", "inside").write_text("1")
    Path(first_frame_file()).parent.mkdir(parents=True)
    assert run(KEEP) == (0, b"")


def run(program: str, size: tuple[int, int] = SIZE, term: str = "xterm") -> tuple[int, bytes]:
    """Return exit status and output of a program on a terminal, which is left as it was."""
    with Terminal([sys.executable, "-c", BEGIN + program], *size, term) as terminal:
        status = terminal.wait_for_end()
        assert terminal.modes_now == terminal.modes
        return status, terminal.written


def test_it_is_shown_and_goes() -> None:
    """The other screen without a cursor, the frame, and back."""
    assert run("f.show(); f.leave(); f.leave()") == (0, FRAME + LEFT)


@pytest.mark.harness
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COLORTERM", "24bit"),
        ("COLORFGBG", "0;15"),
        ("XDG_CONFIG_HOME", "/elsewhere"),
        ("LC_ALL", "C"),
        ("TEXTUAL_FILTERS", "dim"),
        ("TERM_PROGRAM", "another"),
        ("NO_COLOR", ""),
        ("COLUMNS", "40"),
        ("LINES", "12"),
        ("ROLETUI_EARLY", "0"),
        ("TEXTUAL_DRIVER", "x:Y"),
    ],
)
def test_it_depends_on_the_environment(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another value, or where nobody may see one, nothing is shown, and then again."""
    with monkeypatch.context() as other:
        other.setenv(name, value)
        assert run("f.show()") == (0, b"")
    assert run("f.show(); f.leave()")[1] == FRAME + LEFT


@pytest.mark.harness
@pytest.mark.parametrize("term", ["xterm-256color", "linux", "dumb", "unknown", ""])
def test_it_depends_on_the_terminal(term: str) -> None:
    """Another kind of terminal shows nothing, and one that is dumb never does."""
    assert run("f.show()", term=term) == (0, b"")
    run(KEEP, term=term)
    shown = run("f.show(); f.leave()", term=term)[1]
    assert shown == (FRAME + LEFT if term in ("linux", "xterm-256color") else b"")


@pytest.mark.parametrize("size", [(41, 12), (40, 11)])
def test_it_depends_on_the_size(size: tuple[int, int]) -> None:
    """On a terminal of another size nothing is shown."""
    assert run("f.show()", size) == (0, b"")


def test_it_depends_on_every_stream() -> None:
    """Where one of the three streams is no terminal nothing is shown."""
    for number in range(3):
        away = f"os.dup2(os.open('elsewhere', os.O_RDWR | os.O_CREAT), {number}); "
        assert run(f"{away}f.show()") == (0, b"")
        assert Path("elsewhere").read_bytes() == b""


@pytest.mark.harness
def test_it_depends_on_files_and_folders() -> None:
    """Changed, gone, and one more in a folder; but who has one locked does not matter."""
    changes = {
        "file": lambda: Path("file").write_text("22"),
        "gone": lambda: Path("file").unlink(),
        "inside": lambda: Path("folder", "inside").write_text("22"),
        "more": lambda: Path("folder", "more").write_text(""),
    }
    for change in changes.values():
        change()
        assert run("f.show()") == (0, b"")
        run(KEEP)
    Path("folder", "inside.lock").write_text("")
    assert run("f.show(); f.leave()")[1] == FRAME + LEFT


def test_it_depends_on_program_and_day() -> None:
    """Another version shows nothing, nor does a day after the last on which it is true."""
    for other in ("f.__version__ = '0'", "f.__file__ = '/elsewhere'", "sys.version = '2.7'"):
        assert run(f"{other}; f.show()") == (0, b"")
    run(KEEP.replace("9999-12-31", "2026-01-01"))
    for day, shown in (("2026-01-01", FRAME + LEFT), ("2026-01-02", b"")):
        assert run(f"time.strftime = lambda _: '{day}'; f.show(); f.leave()")[1] == shown


@pytest.mark.harness
def test_a_file_that_is_no_frame_shows_nothing() -> None:
    """Cut anywhere, with any byte changed, empty, foreign, somebody else's, or a folder."""
    path = Path(first_frame_file())
    assert path.stat().st_mode & 0o777 == 0o600
    program = (
        "p = f.first_frame_file(); d = open(p, 'rb').read(); w = lambda x: open(p, 'wb').write(x)\n"
        "assert f.is_kept()\n"
        "for n in range(len(d)):\n"
        "    for x in (d[:n], d[:n] + bytes([d[n] ^ 1]) + d[n + 1:]):\n"
        "        w(x); assert not f.is_kept(), n\n"
        "w(d); os.getuid = lambda: 12345; assert not f.is_kept()\n"
    )
    assert run(program) == (0, b"")
    for content in (b"", b"\0" * 9, b"\x1b[2Jnot a frame"):
        path.write_bytes(content)
        assert run("f.show()") == (0, b"")
    path.unlink()
    assert run("f.show()") == (0, b"")
    path.mkdir()
    assert run("f.show()") == (0, b"")


def test_who_says_something_gives_the_terminal_back_first() -> None:
    """A message and a traceback stand on the terminal's own screen."""
    said = run("f.show(); print('said', file=sys.stderr)")[1]
    assert said == FRAME + LEFT + b"said\r\n"
    status, said = run("f.show(); import nowhere_at_all")
    assert status == 1
    assert said.startswith(FRAME + LEFT + b"Traceback")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_ends_it_and_leaves_the_terminal_as_it_was(name: str) -> None:
    """The process ends by that signal, and nothing that was typed is left to the shell."""
    program = f"{BEGIN}f.show(); time.sleep(60)"
    with Terminal([sys.executable, "-c", program], *SIZE, "xterm") as terminal:
        terminal.wait_until(lambda: FRAME in terminal.written)
        terminal.type("rm -r x\r")
        terminal.signal(getattr(signal, name))
        assert terminal.wait_for_end() == -getattr(signal, name)
        assert terminal.modes_now == terminal.modes
        assert terminal.written == FRAME + LEFT
        assert terminal.left_to_read() == b""


def test_ctrl_c_ends_it_and_ctrl_z_is_a_key() -> None:
    """Until the app is there, as ever; a process that is stopped would leave its frame behind."""
    program = f"{BEGIN}f.show(); os.read(0, 1); print('read'); time.sleep(60)"
    with Terminal([sys.executable, "-c", program], *SIZE, "xterm") as terminal:
        terminal.wait_until(lambda: FRAME in terminal.written)
        terminal.type("\x1a")
        terminal.wait_for("read")
        terminal.type("\x03")
        assert terminal.wait_for_end() == -signal.SIGINT
        assert terminal.modes_now == terminal.modes


def test_keys_wait_for_whoever_takes_it_over_and_are_not_echoed() -> None:
    """All of them, in order, as they were typed; who takes over gets the modes of before."""
    program = (
        f"{BEGIN}f.show(); before = f.take_over(); assert not f.stands(); time.sleep(0.5)\n"
        "import termios; typed = os.read(0, 99)\n"
        "termios.tcsetattr(0, termios.TCSANOW, before); f.leave(); print(typed)"
    )
    with Terminal([sys.executable, "-c", program], *SIZE, "xterm") as terminal:
        terminal.wait_until(lambda: FRAME in terminal.written)
        terminal.type("ab\r\x11\x13\x1b[A")
        assert terminal.wait_for_end() == 0
        assert terminal.modes_now == terminal.modes
        assert terminal.written == FRAME + b"b'ab\\r\\x11\\x13\\x1b[A'\r\n"


def test_in_the_background_nothing_is_shown() -> None:
    """A process that does not own the terminal would be stopped for touching it."""
    program = "os.setpgid(0, 0) if os.fork() == 0 else os._exit(os.wait()[1]); f.show()"
    assert run(program) == (0, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems are asked")
def test_folders_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without the variables that name them, and where those make no sense."""
    names = {"HOME": ("/home/x", "relative"), "XDG_STATE_HOME": ("/s", "", "s", " ", None)}
    for home in names["HOME"]:
        monkeypatch.setenv("HOME", home)
        for base in names["XDG_STATE_HOME"]:
            for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
                if base is None:
                    monkeypatch.delenv(name, raising=False)
                else:
                    monkeypatch.setenv(name, base)
            state = platformdirs.user_state_dir("roletui", appauthor=False)
            assert sessions_folder() == os.path.join(state, "sessions")
            data = platformdirs.user_data_dir("roletui", appauthor=False)
            assert datasets_folder() == os.path.join(data, "datasets")
            config = platformdirs.user_config_dir("roletui", appauthor=False)
            assert settings_file() == os.path.join(config, "settings.toml")
