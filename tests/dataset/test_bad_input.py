"""Whatever a dataset's file is or holds: a clear answer in a sentence, never a traceback."""

import json
import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers import TODAY, Ran, edited
from rich.cells import cell_len

from roletui.dataset.problems import Spot
from roletui.dataset.reading.diagnostics import WIDTH, Quote

Cli = Callable[..., Ran]
Edit = tuple[str, str]

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="files that only Linux has")

MISSING = "the file lacks format, about, roles, questions, outcomes and budget."
NUL = "the file holds a NUL byte, which no text has; remove it."
PACKED = "the file is an archive, a workbook, a PDF or a picture, not text; save it as UTF-8 text."
UTF16 = "the file is UTF-16 text; save it as UTF-8."
UTF8 = "the file is not UTF-8 text; save it as UTF-8."
TOML = "the file is not valid TOML"
DEEP = "the file is nested too deeply."
LARGE = "the file holds a number with too many digits."
MANY = "the file holds more than {}; no dataset needs that."
MORE = "the file has more errors than these; fix them first."
VALUE = "is not valid TOML: what follows is not a value; a text is written in quotes, true and false in lower case."
UNSEEN = "\N{REPLACEMENT CHARACTER}"

QUESTION = """
[[questions]]
id = "q{}"
ask = "?"
why = "!"
find_out = "!"
topic = "t"
answers = [
  { id = "y", label = "y", because = "y", goto = "q{}", safe = true },
  { id = "n", label = "n", because = "n", outcome = "self" },
]
"""


def small(*edits: Edit) -> bytes:
    """Return the small dataset after some edits of its text."""
    return edited(*edits).encode()


def head(text: str) -> bytes:
    """Return the small dataset with some lines behind its format number."""
    return small(("format = 1\n", f"format = 1\n{text}\n"))


def many(count: int, text: str) -> str:
    """Return a text many times, each with its number in place of ``{}``."""
    return "".join(text.replace("{}", str(number)) for number in range(count))


def chain(count: int) -> str:
    """Return questions each of which leads to the next one, the last to an outcome."""
    text = "".join(
        QUESTION.replace("q{}", f"q{nr}", 1).replace("{}", str(nr + 1)) for nr in range(count)
    )
    return text.replace(f'goto = "q{count}"', 'outcome = "workshop"')


def sources(items: str) -> Edit:
    """Return the edit that lets a role cite something else."""
    return ('sources = ["guild"]', f"sources = [{items}]")


CONTENTS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", f"error: {MISSING}"),
    "a byte order mark alone": (b"\xef\xbb\xbf", f"error: {MISSING}"),
    "empty lines": (b"\n" * 9_999, f"error: {MISSING}"),
    "a remark without end": (b"#" * 99_999, f"error: {MISSING}"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", f"error: {PACKED}"),
    "a workbook": (b"PK\x03\x04\x14\0\x06\0", f"error: {PACKED}"),
    "a program": (b"\x7fELF\x02\x01\x01\0", f"1:8: error: {NUL}"),
    "UTF-16": (edited().encode("utf-16"), f"1:1: error: {UTF16}"),
    "UTF-16 without a mark": (edited().encode("utf-16-be"), f"1:1: error: {UTF16}"),
    "UTF-32": (edited().encode("utf-32"), f"1:1: error: {UTF16.replace('16', '32')}"),
    "a NUL at the end": (small() + b"\0", f"416:1: error: {NUL}"),
    "bytes of no meaning": (b"\x01\xff\xfe" * 9, f"1:2: error: {UTF8}"),
    "Latin-1": ("format = 1\r\n# caf\xe9".encode("latin-1"), f"2:6: error: {UTF8}"),
    "a surrogate": (b'format = "\xed\xa0\x80"', f"1:11: error: {UTF8}"),
    "an escaped surrogate": (
        small(('"Payment"', '"\\ud800"')),
        "130:16: error: factor “payment”: label is not valid TOML: escaped character is not a "
        "Unicode scalar value.",
    ),
    "carriage returns alone": (
        small().replace(b"\n", b"\r"),
        f"1:102: error: {TOML}: found invalid character '\\r'.",
    ),
    "two kinds of line ends": (
        small(("low = 45", "low = 56")).replace(b"\n", b"\r\n", 90),
        "184:10: error: rate “workshop-shop”: likely must keep 0 <= low <= likely <= high.",
    ),
    "an escape": (
        small(('"Payment"', '"Pay\x1b[2Jment"')),
        f"130:13: error: {TOML}: illegal character '\\x1b'.",
    ),
    "an escape of one byte": (
        small(('"Payment"', '"Pay\x9b2Jment"')),
        "130:9: error: factor “payment”: label holds a control character, which a terminal would "
        "obey; remove it.",
    ),
    "brackets that never close": (b"a = " + b"[" * 99_999, f"error: {DEEP}"),
    "braces that never close": (b"a = " + b"{a=" * 33_333, f"error: {DEEP}"),
    "brackets that never open": (
        b"]" * 99_999,
        f"1:1: error: {TOML}: this is not a key, a table or a comment.",
    ),
    "tables in tables": (head(f"x = {'{a = ' * 401}1{'}' * 401}"), f"error: {DEEP}"),
    "tables in tables, not too deep": (
        head(f"x = {'{a = ' * 390}1{'}' * 390}"),
        "5:1: error: x is not a known key.",
    ),
    "lists in lists, not too deep": (
        small(('["Wheels and gears"', "[" + "[" * 390 + "]" * 390)),
        "44:17: error: role “workshop”: typical_work must be text in quotes, not a list.",
    ),
    "a key of many parts": (b"a." * 50_000 + b"b = 1", f"error: {DEEP}"),
    "a table of many parts": (b"[" + b"a." * 50_000 + b"b]", f"error: {DEEP}"),
    "keys of many parts": (head(many(200, "k{}" + '."\\"" . a' * 99 + " = 1\n")), f"error: {DEEP}"),
    "too many keys": (
        head(many(9_999, f"k{{}}{'.a' * 31} = 1\n")),
        f"error: {MANY.format('300,000 different keys')}",
    ),
    "too many dots": (b"#" + b"." * 1_000_001, f"error: {MANY.format('1,000,000 dots')}"),
    "too many commas": (
        b"a = [" + b"1," * 3_000_001,
        f"error: {MANY.format('3,000,000 commas and brackets')}",
    ),
    "a whole number without end": (head("x = " + "9" * 9_999), f"error: {LARGE}"),
    "a fraction without end": (small(("low = 45", f"low = 44.{'4' * 99_999}")), f"error: {LARGE}"),
    "an exponent without end": (small(("low = 45", f"low = 1e{'9' * 20}")), f"error: {LARGE}"),
    "a fraction of many digits": (small(("low = 45", f"low = 44.{'0' * 98}")), f"error: {LARGE}"),
    "a million digits": (head(f"x = 0x{'f' * 1_000_000}"), f"error: {LARGE}"),
    "a format number without end": (
        small(("format = 1", f"format = 0x{'f' * 99_999}")),
        "4:10: error: format must be the whole number 1.",
    ),
    "a large exponent": (
        small(("low = 45", "low = 1e999999")),
        "183:7: error: rate “workshop-shop”: low must be a number below 1,000,000,000,000.",
    ),
    "a larger exponent": (
        small(("low = 45", "low = 1e1000000")),
        "183:7: error: rate “workshop-shop”: low must be a number below 1,000,000,000,000.",
    ),
    "a small exponent": (
        small(("low = 45", "low = 1e-999999")),
        "183:7: error: rate “workshop-shop”: low is too close to 0; write 0, or a larger number.",
    ),
    "a text that never ends": (
        head('x = """' + "x\n" * 9_999),
        f"10416:1: error: {TOML}: a text that three quotation marks open is never closed.",
    ),
    "a long line": (head(f"x = [{'1, ' * 9_999}x]"), f"5:30003: error: x {VALUE}"),
    "a long line of wide signs": (
        head(f'x = "{"漢" * 9_999}" y'),
        '5:10007: error: x is not valid TOML: the line goes on after its end; write 27.50 for a number, 2027-06-30 for a day, \\" for a quotation mark in a text.',
    ),
    "a key given twice": (head("format = 1"), "5:11: error: format is given twice."),
    "a key given many times": (
        head(many(500, "format = 1\n")),
        "5:11: error: format is given twice.",
    ),
    "a table given many times": (b"[about]\n" * 5_000, "2:7: error: about is given twice."),
    "a key with anything in it": (
        head('"漢\\n\\u001b[2J字\\"" = 1'),
        f'5:1: error: 漢{UNSEEN}{UNSEEN}[2J字" is not a known key.',
    ),
    "a key with what a terminal obeys in it": (
        head('"\x1b[2J" = 1'),
        "5:2: error: the file is not valid TOML: illegal character '\\x1b'.",
    ),
    "a key of many letters": (
        head(f"{'k' * 99_999} = 1"),
        f"5:1: error: {'k' * 333} … {'k' * 105} is not a known key.",
    ),
    "unknown keys": (head(many(2_000, "rolex{} = 1\n")), f"error: {MORE}"),
    "unknown tables": (small() + many(2_000, "[about.x{}]\n").encode(), f"error: {MORE}"),
    "lines that are no TOML": (head(many(2_000, "a{} = b\n")), f"5:6: error: a0 {VALUE}"),
    "values of the wrong kind": (small(sources("7, " * 5_000)), f"error: {MORE}"),
    "names that nothing bears": (small(sources(many(5_000, '"build{}", '))), f"error: {MORE}"),
    "a name that nothing bears": (
        small(sources('"build", ' * 5_000)),
        "51:12: error: role “workshop”: sources “build” is not among the sources, here and in 4,999 other places. Did you mean “guild”?",
    ),
    "answers to no question": (
        small(("skill =", many(1_100, 'fau{} = "x", ') + "skill =")),
        f"error: {MORE}",
    ),
    "questions that nothing reaches": (
        small() + many(1_100, QUESTION.replace('goto = "q{}"', 'outcome = "self"')).encode(),
        f"error: {MORE}",
    ),
    "questions that lead to themselves": (
        small() + many(1_100, QUESTION).encode(),
        f"error: {MORE}",
    ),
    "an id of many letters": (
        small(('id = "flat-tyre"', f'id = "{"A" * 99_999}"')),
        f"405:6: error: example “{'A' * 52} … {'A' * 19}”: id must be lower-case words joined by "
        "hyphens, as in “ai-engineer”.",
    ),
    "an id with anything in it": (
        small(('id = "flat-tyre"', 'id = "[bold]../\\u202e; rm -rf\\n漢"')),
        f"405:6: error: example “[bold]../{UNSEEN}; rm -rf{UNSEEN}漢”: id must be lower-case words "
        "joined by hyphens, as in “ai-engineer”.",
    ),
}


def printed(ran: Ran) -> str:
    """Return all that was printed; nothing in it is for a terminal to obey."""
    text = ran.out + ran.err
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert "Traceback" not in text
    return text


def refused(cli: Cli, name: str, status: int) -> str:
    """Return the first sentence about a file, which is the same in every command."""
    ran = cli("check", "--as-of", TODAY, name)
    assert ran.status == status
    sentence = printed(ran).splitlines()[0]
    ran = cli("check", "--format", "json", name)
    assert ran.status == status
    row, *_ = json.loads(printed(ran))
    assert f"error: {row['message']}" in sentence
    ran = cli("decide", "--dataset", name)
    assert (ran.status, ran.out) == (2, "")
    assert printed(ran).splitlines()[0] == sentence
    return sentence


@pytest.mark.harness
@pytest.mark.parametrize(("content", "sentence"), CONTENTS.values(), ids=CONTENTS)
def test_a_file_of_any_content_is_refused_in_a_sentence(
    cli: Cli, content: bytes, sentence: str
) -> None:
    """What is no dataset is refused with its first problem on top, by every command alike."""
    Path("my.toml").write_bytes(content)
    colon = ": " if sentence.startswith("error") else ":"
    assert refused(cli, "my.toml", 1) == f"my.toml{colon}{sentence}"


SOUND = {
    "a byte order mark": b"\xef\xbb\xbf" + small(),
    "two byte order marks": b"\xef\xbb\xbf\xef\xbb\xbf" + small(),
    "line ends of Windows": small().replace(b"\n", b"\r\n"),
    "two kinds of line ends": small().replace(b"\n", b"\r\n", 90),
    "no line end at the end": small().rstrip(),
    "a long text": small(("Call today.", "Call today. " * 9_999)),
    "a long number in a text": small(("Call today.", f"Call {'1,' * 99_999}")),
    "many mentions": small(sources('"guild", ' * 9_999)),
    "a long tree": small(
        ('outcome = "mobile"\n', 'goto = "q0"\n'),
        ("\n[[outcomes]]", chain(500).replace('"workshop"', '"mobile"') + "\n[[outcomes]]"),
    ),
}


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND)
def test_what_is_unusual_may_be_sound(cli: Cli, content: bytes) -> None:
    """What is only unusual is read like anything else."""
    Path("my.toml").write_bytes(content)
    ran = cli("check", "--as-of", TODAY, "my.toml")
    assert ran.status == 0
    assert "my.toml: no errors" in printed(ran)
    assert cli("decide", "--dataset", "my.toml").status == 0


@pytest.fixture
def special(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make one of everything that is no file to read."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "round").symlink_to("again")
    (tmp_path / "again").symlink_to("round")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr("roletui.disk.streams.PATIENCE", 1)
    with socket.socket(socket.AF_UNIX) as open_socket, open("large", "wb") as large:
        open_socket.bind("socket")
        large.truncate(50_000_000)
        yield


SPECIAL = {
    "folder": "the file cannot be read: it is a folder.",
    "pipe": "the file cannot be read: it is a pipe that nobody writes into.",
    "socket": "the file cannot be read: it is a socket, not a file.",
    "/dev/zero": "the file cannot be read: it is a device, not a file.",
    "large": "the file is larger than 48 MB; no dataset needs that.",
    "./round": "the file cannot be read: Too many levels of symbolic links.",
    "./gone": "the file cannot be read: No such file or directory.",
    "/proc/self/mem": "the file cannot be read: Input/output error.",
    "./" + "x" * 5_000: "the file cannot be read: File name too long.",
    "./\0": "the file cannot be read: no file can have that name.",
}


@LINUX
@pytest.mark.usefixtures("special")
@pytest.mark.parametrize(("name", "sentence"), SPECIAL.items(), ids=lambda text: text[:20])
def test_what_is_no_file_is_refused_at_once(cli: Cli, name: str, sentence: str) -> None:
    """What cannot be read, or never ends, is not waited for."""
    told = name.replace("\0", UNSEEN)
    assert refused(cli, name, 2) == f"{told}: error: {sentence}"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "Permission denied"),
        (FileNotFoundError(2, "No such file or directory"), "No such file or directory"),
        (OSError("stale"), "stale"),
    ],
)
def test_a_file_that_may_not_be_opened(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    """A file that is there but cannot be opened, or is gone a moment later, is said to be so."""

    def fail(*_: object) -> None:
        raise error

    Path("my.toml").write_bytes(small())
    monkeypatch.setattr("roletui.disk.streams.open", fail, raising=False)
    assert refused(cli, "my.toml", 2) == f"my.toml: error: the file cannot be read: {reason}."


@LINUX
def test_a_file_that_holds_more_than_it_says(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is how much was read: a file may grow, and some are said to be empty."""
    monkeypatch.setattr("roletui.dataset.load.MAX_BYTES", 99)
    assert os.stat("/proc/self/status").st_size == 0
    sentence = "the file is larger than 0 MB; no dataset needs that."
    assert refused(cli, "/proc/self/status", 2) == f"/proc/self/status: error: {sentence}"


def test_a_file_of_any_name(cli: Cli) -> None:
    """What stands in a file's name is shown, and never obeyed."""
    name = "[bold]\n\x1b[2J\udcff漢.toml"
    Path(name).write_bytes(small(("format = 1", "format = 2")))
    assert refused(cli, name, 1) == (
        f"[bold]{UNSEEN}{UNSEEN}[2J{UNSEEN}漢.toml:4:10: error: format is 2; this program reads "
        "format 1."
    )


QUOTES = {
    "as it is": ("low = 99 # why", "99", "low = 99 # why", "      ^^"),
    "tabs": ("\tlow\t=\t99", "99", " low = 99", "       ^^"),
    "wide signs before": ('"漢字" = 99', "99", '"漢字" = 99', "         ^^"),
    "wide signs that are meant": ('low = "漢字"', '"漢字"', 'low = "漢字"', "      ^^^^^^"),
    "signs upon signs": ("e\u0301 = 99", "99", "e\u0301 = 99", "    ^^"),
    "an emoji": ("👍🏽 = 99", "99", "👍🏽 = 99", "     ^^"),
    "what a terminal obeys": (
        "\x1b[2J\u202e\r = 99",
        "99",
        f"{UNSEEN}[2J{UNSEEN}{UNSEEN} = 99",
        "         ^^",
    ),
    "the end of a line": ("low = ", "", "low =", "      ^"),
    "the end of a long line": ("x" * 99 + " 99", "99", "x" * 73 + " 99", " " * 74 + "^^"),
    "the midst of a long line": (
        "x" * 99 + " 99 " + "y" * 99,
        "99",
        "x" * 24 + " 99 " + "y" * 48,
        " " * 25 + "^^",
    ),
    "the midst of wide signs": (
        "漢" * 99 + "99" + "字" * 99,
        "99",
        "漢" * 13 + "99" + "字" * 24,
        " " * 26 + "^^",
    ),
    "more than fits": ("low = " + "9" * 999, "9" * 999, "low = " + "9" * 70, " " * 6 + "^" * 70),
}


@pytest.mark.parametrize(("line", "meant", "shown", "carets"), QUOTES.values(), ids=QUOTES)
def test_the_carets_stand_under_what_is_meant(
    line: str, meant: str, shown: str, carets: str
) -> None:
    """A line is quoted as wide as it fits, its carets in the columns in which a terminal draws."""
    start = line.index(meant) + 1 if meant else len(line) + 1
    quote = Quote(Spot(1, start), Spot(1, start + len(meant)), line)
    assert quote.lines() == (shown, carets)
    assert cell_len(shown) <= WIDTH


def test_what_is_left_out_is_said(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors beyond those that anybody reads are not looked for; warnings never hide an error."""
    monkeypatch.setattr("roletui.dataset.problems.MOST", 3)
    warned = ('terms = ["cable"]', 'terms = ["cable", "x", "y", "z"]')
    Path("my.toml").write_bytes(small(warned))
    ran = cli("check", "--as-of", TODAY, "my.toml")
    assert ran.status == 0
    assert printed(ran).startswith("my.toml: warning: the file has more warnings than these.\n")
    assert "my.toml: no errors, 3 warnings.\n" in ran.out
    Path("my.toml").write_bytes(small(warned, ('skill = "yes" }', 'skill = "yep" }')))
    out = printed(cli("check", "--as-of", TODAY, "my.toml"))
    assert "my.toml: 1 error, 3 warnings.\n" in out
    Path("my.toml").write_bytes(small(sources('"a", "b", "c", "d", "e"')))
    out = printed(cli("check", "--as-of", TODAY, "my.toml"))
    assert out.startswith(f"my.toml: error: {MORE}\n")
    assert "my.toml: 3 errors, no warnings.\n" in out


def test_reading_again_has_an_end(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large file reading ends at an early mistake of TOML, which is told."""
    Path("my.toml").write_bytes(head("a = b\nb = c\nc = d\nd = e"))
    assert "my.toml: 4 errors" in printed(cli("check", "my.toml"))
    monkeypatch.setattr("roletui.dataset.reading.recovery.PATIENCE", 20_000)
    assert "my.toml: 3 errors" in printed(cli("check", "my.toml"))


def test_places_in_a_large_file(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large file problems are told by the names of their entries, without a line."""
    Path("my.toml").write_bytes(small(("low = 45", "low = 56")))
    monkeypatch.setattr("roletui.dataset.reading.positions.MAX_CHARACTERS", 5_000)
    sentence = "rate “workshop-shop”: likely must keep 0 <= low <= likely <= high."
    assert refused(cli, "my.toml", 1) == f"my.toml: error: {sentence}"


def test_near_words_are_looked_for_while_there_is_time(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that may be meant is named, unless that would take longer than anybody waits."""
    Path("my.toml").write_bytes(small(('goto = "skill"', 'goto = "skil"')))
    assert "Did you mean “skill”?" in printed(cli("check", "my.toml"))
    monkeypatch.setattr("roletui.text.named._PATIENCE", 0)
    assert "Did you mean" not in printed(cli("check", "my.toml"))


def test_examples_are_run_while_there_is_time(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all the examples would take too long, it is said how many were run."""
    Path("my.toml").write_bytes(small())
    monkeypatch.setattr("roletui.cli.proving.STEPS", 5)
    out = printed(cli("check", "--as-of", TODAY, "my.toml"))
    assert out.startswith(
        "my.toml:404:3: warning: examples are too many to run for so large a tree; only the first "
        "1 were.\n"
    )
    assert "Examples  1 passes;" in out


def test_terms_are_looked_for_while_there_is_time(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A term that nothing uses is told, unless looking for it would take too long."""
    term = b'\n[[glossary]]\nid = "spoke"\nterm = "Spoke"\nmeaning = "Holds the rim."\n'
    Path("my.toml").write_bytes(small() + term)
    assert "glossary “spoke” is never used" in printed(cli("check", "my.toml"))
    monkeypatch.setattr("roletui.dataset.checks.unused.SEARCHED", 1_000)
    assert cli("check", "--as-of", TODAY, "my.toml").status == 0


def test_long_reasons_are_cut(cli: Cli) -> None:
    """Of many questions that lead to a lost one a few are named, and of a long loop the ends."""
    lost = QUESTION.replace('goto = "q{}"', 'goto = "q0"')
    Path("my.toml").write_bytes(small() + many(9, lost).encode())
    out = printed(cli("check", "my.toml"))
    assert "it comes only after “q0”, “q1”, “q2” and 6 more, which" in out
    ring = chain(99).replace('outcome = "workshop"', 'goto = "q0"')
    Path("my.toml").write_bytes(small() + ring.encode())
    out = printed(cli("check", "my.toml"))
    assert "q4 → q5 → … → q94 → q95" in out
