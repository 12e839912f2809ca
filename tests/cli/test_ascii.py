"""Locales that lack signs: readable for people, whole for programs."""

import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran

from roletui.cli.ascii import readable
from roletui.cli.parser import run
from roletui.cli.streams import carried_out, prepare
from roletui.dataset.load import shipped

Cli = Callable[..., Ran]
In = Callable[..., tuple[int, bytes, bytes]]

ON_SMALL = ("--dataset", str(SMALL), "--as-of", TODAY)


class Terminal(io.TextIOWrapper):
    """A stream that a person sees."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def run_in(monkeypatch: pytest.MonkeyPatch) -> In:
    """Return a function that runs a command whose streams have an encoding."""

    def carry_out(encoding: str, *words: str, seen: bool = False) -> tuple[int, bytes, bytes]:
        written = [io.BytesIO(), io.BytesIO()]
        kind = Terminal if seen else io.TextIOWrapper
        with monkeypatch.context() as patch:
            for name, raw in zip(("stdout", "stderr"), written, strict=True):
                patch.setattr(sys, name, kind(raw, encoding=encoding, write_through=True))
            prepare()
            status = carried_out(lambda: run([*words]))
            out, err = (raw.getvalue() for raw in written)
        return status, out, err

    return carry_out


@pytest.fixture
def scenario(cli: Cli) -> str:
    """Save a scenario with an open question and return its path."""
    made = cli("decide", *ON_SMALL, "-a", "fault=no", "-a", "carry=unsure", "--format", "md")
    Path("plan.md").write_text(made.out, encoding="utf-8")
    return "plan.md"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“Ask’s – —”", '"Ask\'s - -"'),
        ("1 × 2 → 3 ≈ 4 · …", "1 x 2 -> 3 ~ 4 - ..."),
        ("€5 £6 −7 \u00a08\u202f9", "EUR 5 GBP 6 -7  8 9"),
        ("37½ h, ½ h, 173⅓, 2²", "37 1/2 h, 1/2 h, 173 1/3, 22"),
        ("naïve Łódź Straße ﬂag", "naive Lodz Strasse flag"),
        ("├─ │ └ ■ 中", "|- | ` # ?"),
        ("plain", "plain"),
    ],
)
def test_what_stands_for_a_sign(text: str, shown: str) -> None:
    """A sign is put in ASCII that can be read; a question mark is the last resort."""
    assert readable(text) == shown
    assert text.encode("ascii", "roletui.readable").decode() == shown


@pytest.mark.parametrize("name", ["ai-roles", "data-roles"])
def test_every_sign_of_a_shipped_dataset_can_be_read(name: str) -> None:
    """No sign of what ships is lost in a locale of ASCII."""
    texts = tomllib.loads(Path(shipped(name)).read_text("utf-8"))
    signs = set(json.dumps(texts, ensure_ascii=False, default=str)) - {"?"}
    assert [sign for sign in signs if "?" in readable(sign)] == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_texts_are_readable(run_in: In, encoding: str) -> None:
    """An amount keeps its figures and says its currency, whatever the encoding can show."""
    status, out, err = run_in(encoding, "cost", *ON_SMALL, "-l", "workshop=1x8x1")
    euro = "€" if encoding == "cp1252" else "EUR "
    line = out.decode(encoding).splitlines()[1]
    assert (status, err) == (0, b"")
    assert [f"{euro}{amount}" in line for amount in ("360.00", "440.00", "560.00")] == [True] * 3


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("seen", [False, True])
def test_json_is_whole(run_in: In, cli: Cli, encoding: str, *, seen: bool) -> None:
    """JSON holds the same in every locale, in a terminal too."""
    words = ("compare", *ON_SMALL, "--format", "json")
    status, out, _ = run_in(encoding, *words, seen=seen)
    assert status == 0
    assert json.loads(out.decode(encoding)) == json.loads(cli(*words).out)
    assert encoding == "utf-8" or out.isascii()


@pytest.mark.parametrize("format_", ["md", "html", "csv", "toml", "code"])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_documents_are_utf_8(
    run_in: In, cli: Cli, scenario: str, encoding: str, format_: str
) -> None:
    """What goes into a file or a pipe is what its readers take it for, whatever the locale."""
    words = ("export", scenario, *ON_SMALL, "--format", format_)
    assert run_in(encoding, *words)[1].decode("utf-8") == cli(*words).out


def test_a_terminal_is_shown_what_it_can_show(run_in: In, scenario: str) -> None:
    """In a terminal of ASCII a document is to be read, not to be kept."""
    _, out, _ = run_in("ascii", "export", scenario, *ON_SMALL, seen=True)
    assert out.isascii()
    assert b"EUR " in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["decide", "-a", "fault=none"], 'roletui: there is no answer to "fault" "none".'),
        (["decide", "--as-of", "today"], '"today" is not a date such as 2026-11-23'),
    ],
)
def test_talk_is_readable(run_in: In, words: list[str], said: str) -> None:
    """What went wrong is said in the signs that there are."""
    _, _, err = run_in("ascii", "--dataset", str(SMALL), *words)
    assert said in err.decode("ascii")


def test_a_whole_program_in_ascii() -> None:
    """The program starts in a locale of ASCII, and prints readable lines."""
    ended = subprocess.run(
        [sys.executable, "-m", "roletui", "cost", *ON_SMALL, "-l", "workshop=1x8x1"],
        capture_output=True,
        encoding="ascii",
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "1 x 8 h x 1 week" in ended.stdout


def test_the_app_says_that_it_needs_its_signs(run_in: In, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the locale lacks what the app draws with, one sentence says what to do."""
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO()))
    monkeypatch.setattr(sys, "__stderr__", Terminal(io.BytesIO(), encoding="ascii"))
    status, _, err = run_in("ascii", *ON_SMALL, seen=True)
    assert status == 2
    assert err.startswith(b"roletui: the app draws with signs that this locale lacks;")
    assert err.endswith(b"or use roletui ask, which needs none.\n")
