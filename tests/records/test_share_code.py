"""What is said of a share code that cannot be read, and where a code can stand for a file."""

import base64
import io
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran, context_of, small

from roletui.dataset.reading.diagnostics import diagnose
from roletui.records.scenario import ScenarioError, reopen
from roletui.records.scenario_text import dumps
from roletui.records.share_code import MOST, decode, encode
from roletui.state.state import State

Cli = Callable[..., Ran]

STATE = State({"fault": "no", "carry": "no"})
CODE = (
    "roletui1-85-x3fovcgdm5bfeztsmvza5uc6csryzeengiye4nrvgyyuqs2m"
    "jezdas2kgvbtko5rgstqjzwu4tckfiskdadqa"
)


def code_of(content: bytes) -> str:
    """Return a code with a right checksum whose content roletui did not write."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return lettered(packer.compress(content) + packer.flush())


def lettered(packed: bytes) -> str:
    """Return a code with a right checksum of any bytes."""
    data = zlib.crc32(packed).to_bytes(4, "big") + packed
    letters = base64.b32encode(data).decode().rstrip("=").lower()
    return f"roletui1-{len(letters)}-{letters}"


def refusal(code: str) -> str:
    """Return the sentence with which a code is refused."""
    with pytest.raises(ScenarioError) as refused:
        decode(code)
    [problem] = diagnose(refused.value)
    return problem.headline


def test_a_code_of_this_version_stays_readable() -> None:
    """A code that was once sent is read by every later version."""
    assert reopen(decode(CODE), context_of(small())).state == STATE


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (CODE[:40], "code is cut short: 57 of its 85 letters are missing."),
        (CODE[:-1], "code is cut short: 1 of its 85 letters are missing."),
        (CODE[:11], "code is cut short or mistyped: copy it whole."),
        ("roletui1-", "code is cut short or mistyped: copy it whole."),
        (f"{CODE}abc", "code is mistyped, or 3 letters after it do not belong to it."),
        (CODE[:-9] + "a" * 9, "code is mistyped: its letters do not fit its checksum. Copy it "
         "whole."),
        (CODE[:-1] + "1", "code is mistyped: its letters do not fit its checksum. Copy it whole."),
        (CODE.replace("roletui1", "roletui2"), "code was made by a newer roletui: it is of version "
         "2, this one reads version 1."),
        (CODE.replace("roletui1", "roletui0"), "code is of version 0, this one reads version 1."),
        ("fault=no", "code is none: it does not begin with roletui1-."),
        (code_of(b"x" * (MOST + 1)), "code holds more than 1,000,000 bytes; no decision needs "
         "that."),
        (code_of(b"\xff"), "code was not made by roletui: it does not hold text."),
        (lettered(b"\x01\x02"), "code was not made by roletui: it does not hold text."),
        (lettered(b""), "code was not made by roletui: it does not hold text."),
        (code_of(b"\nformat = 2"), "format is 2; this program reads format 1."),
        (code_of(b"format ="), "the file holds no saved decision: it is not valid TOML: "),
    ],
)  # fmt: skip
def test_why_a_code_cannot_be_read(code: str, said: str) -> None:
    """Cut short, mistyped, of a newer version, too large: each has a sentence of its own."""
    headline = refusal(code)
    assert headline.startswith("share code:")
    assert f": error: {said}" in headline


def test_what_is_too_long_is_no_code() -> None:
    """Notes fill a code up to its last byte, the millionth; with one more it is refused."""
    room = 1_000_000 - len(dumps(small(), State(notes="x"))) + 1
    assert encode(small(), State(notes="x" * room)).startswith("roletui1-")
    with pytest.raises(ScenarioError, match="1,000,000 bytes; save a file instead"):
        encode(small(), State(notes="x" * (room + 1)))


def test_ids_that_a_dataset_does_not_know_are_said() -> None:
    """What another dataset named is kept where it can be, and said, as of a file."""
    there = State({"fault": "perhaps", "sails": "yes"}, "sails")
    opened = reopen(decode(encode(small(), there)), context_of(small()))
    assert opened.state.answers == there.answers
    assert opened.warnings == (
        "The answer “perhaps” to “fault” is not in this dataset; kept, not used.",
        "The answer “yes” to “sails” is not in this dataset; kept, not used.",
    )


NAMED = ["--dataset", str(SMALL), "--as-of", TODAY, "--format", "toml"]


@pytest.fixture
def exported(cli: Cli) -> Callable[[str], Ran]:
    """Return a function that exports what a word names as a bare scenario."""
    return lambda word: cli("export", word, *NAMED)


def test_a_code_stands_for_a_file(
    cli: Cli, exported: Callable[[str], Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word, standard input and a file may be or hold a code; ``export`` makes one of a file."""
    scenario = Ran(0, dumps(small(), STATE), "")
    Path("plan.toml").write_text(scenario.out, encoding="utf-8")
    assert exported("plan.toml") == scenario
    code = cli("export", "plan.toml", *NAMED[:-1], "code").out
    assert code == f"{CODE}\n"
    assert exported(CODE) == exported(f"> {CODE[:30]}\n> {CODE[30:]}.") == scenario
    Path("code.txt").write_text(code, encoding="utf-8")
    assert exported("code.txt") == scenario
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(code.encode())))
    assert exported("-") == scenario
    assert "same" in cli("diff", CODE, "plan.toml", "--dataset", str(SMALL)).out


def test_a_file_of_that_name_is_a_file(exported: Callable[[str], Ran]) -> None:
    """A file whose name begins as a code does is read as the file it is."""
    Path("roletui1-5-plan").write_text(dumps(small(), STATE), encoding="utf-8")
    assert exported("roletui1-5-plan").out == dumps(small(), STATE)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("plan", "“plan” is neither a file nor a share code, which begins with roletui1-."),
        ("roletui", "“roletui” is neither a file nor a share code, which begins with roletui1-."),
        ("\x1b[2J", "“�[2J” is neither a file nor a share code, which begins with roletui1-."),
        ("x" * 5_000, "is neither a file nor a share code, which begins with roletui1-."),
        ("plan.toml", "plan.toml cannot be read: No such file or directory."),
    ],
)
def test_a_word_that_is_neither(exported: Callable[[str], Ran], word: str, said: str) -> None:
    """A word that is neither a file nor a code gets one sentence."""
    ran = exported(word)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("roletui: ")
    assert ran.err.endswith(f"{said}\n")


def test_a_code_that_is_refused(exported: Callable[[str], Ran]) -> None:
    """A code that was cut short is refused on stderr, in the words of the command line."""
    ran = exported(CODE[:50])
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("share code: error: code is cut short: ")
