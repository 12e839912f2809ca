"""Whatever becomes of a dataset's file, ``check`` answers in sentences with places that are there."""

import io
import json
import re
import typing
from contextlib import redirect_stderr, redirect_stdout
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
import tomli
import tomli_w
from helpers import SMALL, TODAY, Ran, tried
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from roletui.cli.parser import run
from roletui.dataset.load import load, shipped
from roletui.dataset.reading.diagnostics import WIDTH
from roletui.tree.walk import Tree

FILES = {
    "small": (str(SMALL), 1),
    "ai-roles": (shipped("ai-roles"), 0.3),
    "data-roles": (shipped("data-roles"), 0.3),
}
"""What is damaged, and the share of examples: checking the shipped ones takes longer."""

HOSTILE = (
    "", "\0", "\x1b[2J", "\x1b]8;;http://x\x07", "\x9b31m", "\r", "\x7f", "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\N{ZERO WIDTH JOINER}", "e\u0301", "漢字", "👩\u200d👧", "\ufeff", "\ud800", "[", "]]", "{", "}", '"', '"""', "'''",
    "\\", "\\u0000", "\\u001b[31m", "=", ".", ",", "#", "[bold]", "[/]", "[@click=app.quit]x[/]", "$accent",
    "**md**", "<script>", "`", "|", "1e999", "-1", "inf", "0x" + "f" * 99, "9" * 5_000, "a." * 120,
    "“", "”", "‘", "\xa0", "\u200b", "\n<<<<<<< a\n", "{\n", ", }", "\\e", "07:30", "1e1000000",
    "[" * 500, "\n[[questions]]\n", "\n[about]\n", "\n[[roles]]\nid = 7\n", '\nid = "x"\n', '\ngoto = ""\n',
)  # fmt: skip
"""What has meant trouble to one program or another."""

QUOTED = re.compile(r"^ *\d+ \| (.*)\n +\| ( *\^+)$", re.MULTILINE)

texts = st.sampled_from(HOSTILE) | st.text(max_size=4)


@cache
def content(file: str) -> str:
    """Return the text of a file, read once."""
    return Path(file).read_text(encoding="utf-8")


class Damage(typing.NamedTuple):
    """One change of a text; places beyond its end are counted from its beginning again."""

    kind: str
    place: int
    other: int
    text: str

    def done(self, text: str) -> str:
        """Return the text with this change."""
        lines = text.split("\n")
        row, other_row = self.place % len(lines), self.other % len(lines)
        here = self.place % (len(text) + 1)
        there = here + self.other % 200
        match self.kind:
            case "insert":
                return text[:here] + self.text + text[here:]
            case "replace":
                return text[:here] + self.text + text[there:]
            case "repeat":
                return text[:there] + text[here:]
            case "truncate":
                return text[:here]
            case "drop line":
                del lines[row]
            case "repeat line":
                lines.insert(other_row, lines[row])
            case "swap lines":
                lines[row], lines[other_row] = lines[other_row], lines[row]
            case "change line":
                key, equals, _ = lines[row].partition("=")
                lines[row] = f"{key}{equals}{self.text}"
            case "change text":
                lines[row] = lines[row].replace('"', f'"{self.text}', 1)
        return "\n".join(lines)


KINDS = (
    "insert", "replace", "repeat", "truncate", "drop line", "repeat line", "swap lines",
    "change line", "change text",
)  # fmt: skip
places = st.integers(0, 200_000)
damages = st.builds(Damage, st.sampled_from(KINDS), places, places, texts)


def ran(*words: str) -> Ran:
    """Return how a command line ended; nothing but an end with a status is let through."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = run(words)
    return Ran(status, out.getvalue(), err.getvalue())


def answered(data: bytes) -> None:
    """Assert that a file of that content is answered for as any should be."""
    Path("my.toml").write_bytes(data)
    told = ran("check", "--as-of", TODAY, "my.toml")
    assert told.status in (0, 1)
    assert told.err == ""
    assert all(sign.isprintable() or sign == "\n" for sign in told.out)
    for line, carets in QUOTED.findall(told.out):
        assert cell_len(line) <= WIDTH
        assert len(carets) <= WIDTH + 1
    rows = json.loads(ran("check", "--format", "json", "--as-of", TODAY, "my.toml").out)
    assert told.status == any(row["severity"] == "error" for row in rows)
    lines = (
        data.removeprefix(b"\xef\xbb\xbf")
        .decode(errors="replace")
        .replace("\r\n", "\n")
        .split("\n")
    )
    for row in rows:
        assert row["message"].isprintable()
        if row["other"]:
            assert (row["other"]["line"], row["other"]["column"]) != (row["line"], row["column"])
        if row["line"] is not None:
            assert 1 <= row["column"] <= len(lines[row["line"] - 1]) + 1
            assert 1 <= row["end_column"] <= len(lines[row["end_line"] - 1]) + 1
    if told.status == 0:
        walked()


def walked() -> None:
    """Assert that the file, which is free of errors, can be decided with, whatever is answered."""
    tree = Tree(load("my.toml").dataset)
    answers: dict[str, str] = {}
    while question := tree.walk(answers).question:
        given = (entry.id for entry in question.answers if entry.assumed)
        answers[question.id] = next(given) if len(answers) % 3 else "unsure"
    words = [word for pair in answers.items() for word in ("-a", "=".join(pair))]
    decided = ran("decide", "--dataset", "my.toml", *words)
    assert decided.status == 0
    assert decided.out.startswith("Decision: ")


@pytest.mark.hypothesis
@pytest.mark.parametrize(("file", "share"), FILES.values(), ids=FILES)
def test_any_damage_of_a_text_is_answered_for(file: str, share: float) -> None:
    """A file that is cut, mixed up or filled with anything is checked in words."""

    @tried(share)
    @given(st.lists(damages, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
    def damaged(changes: list[Damage], end: str) -> None:
        text = content(file)
        for change in changes:
            text = change.done(text)
        answered(text.replace("\n", end).encode(errors="surrogatepass"))

    damaged()


@given(places, st.binary(max_size=4), st.integers(0, 4))
def test_any_bytes_in_a_text_are_answered_for(place: int, data: bytes, removed: int) -> None:
    """A file into which bytes of no meaning were written is checked in words."""
    whole = content(str(SMALL)).encode()
    here = place % len(whole)
    answered(whole[:here] + data + whole[here + removed :])


Raw = dict[str, typing.Any] | list[typing.Any]
values = st.recursive(
    texts.filter(lambda text: "\ud800" not in text)
    | st.booleans()
    | st.integers(-9, 10**13)
    | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["id", "role", "answers", "[/]\x1b"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@cache
def raw_values(file: str) -> dict[str, typing.Any]:
    """Return what stands in a file, read once."""
    return tomli.loads(content(file))


def containers(raw: object) -> list[Raw]:
    """Return every table and list in a value that holds something, itself first."""
    if not isinstance(raw, dict | list) or not raw:
        return []
    inner = raw.values() if isinstance(raw, dict) else raw
    return [raw, *(found for value in inner for found in containers(value))]


class Change(typing.NamedTuple):
    """One change of raw values: of one entry in one of the tables and lists."""

    kind: str
    container: int
    entry: int
    value: typing.Any

    def do(self, raw: Raw) -> None:
        """Make this change."""
        found = containers(raw)
        inside: typing.Any = found[self.container % len(found)]
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        key = keys[self.entry % len(keys)]
        if self.kind == "drop":
            del inside[key]
        elif self.kind == "repeat" and isinstance(inside, list):
            inside.append(deepcopy(inside[key]))
        elif self.kind == "append" and isinstance(inside[key], str):
            inside[key] += str(self.value).replace("\ud800", "")
        elif self.kind == "rename" and isinstance(inside, dict):
            inside[str(self.value).replace("\ud800", "")] = inside.pop(key)
        else:
            inside[key] = self.value


changes = st.builds(
    Change, st.sampled_from(["drop", "repeat", "append", "rename", "set"]), places, places, values
)


@pytest.mark.hypothesis
@pytest.mark.parametrize(("file", "share"), FILES.values(), ids=FILES)
def test_any_change_of_the_values_is_answered_for(file: str, share: float) -> None:
    """Entries that are missing, repeated, renamed or of another kind are checked in words."""

    @tried(share)
    @given(st.lists(changes, min_size=1, max_size=4))
    def changed(made: list[Change]) -> None:
        raw = deepcopy(raw_values(file))
        for change in made:
            change.do(raw)
        answered(tomli_w.dumps(raw).encode())

    changed()
