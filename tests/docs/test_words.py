"""The words of ``docs/words.md`` hold in everything that a user can see.

What is read: the strings of the code, the datasets, what commands print, the pages. Ids, options
and keys are no prose; in pages and records they stand in code, which is left out.
"""

import ast
import html
import re
import tomllib
import typing
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from helpers import Ran

from roletui.cli.parser import build
from roletui.cli.parsing import walk
from roletui.cost.provenance import basis_words
from roletui.dataset.load import load

Cli = Callable[..., Ran]

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "words.md"
FOR_DEVELOPERS = (
    "CONTRIBUTING.md", "SECURITY.md", "docs/authoring.md", "docs/benchmarks.md", "docs/engine.md",
    "docs/formats.md", "docs/questions.md", "docs/simulation.md", "docs/worked-numbers.md",
    "roletui/dataset/", "roletui/cli/commands/starter.toml",
)  # fmt: skip
"""Pages and messages for those who write datasets or the program, where *seen* bans nothing."""
NO_PROSE = {"brief", "id", "url"}
"""Keys of a dataset that hold none of its author's words."""
REQUEST = (
    "-a", "result=words", "-a", "engine=nothing", "-a", "hands=open", "--dataset", "ai-roles",
)  # fmt: skip
RUNS = (
    ("decide", *REQUEST),
    ("decide", *REQUEST, "--format", "md", "--pack"),
    ("decide", *REQUEST, "--format", "md", "--short"),
    ("decide", *REQUEST, "--other-side"),
    ("decide", *REQUEST, "--disinterested"),
    ("decide", "-a", "result=words", "-a", "engine=unsure", "-a", "hands=unsure",
     "-a", "held=unsure", "-a", "software=unsure"),
    ("decide", "-a", "result=advice", "-a", "advice=where", "--format", "md"),
    ("decide", "--dataset", "data-roles", "-a", "result=what-is-likely", "-a", "baseline=unsure",
     "-a", "history=scattered", "-a", "hands=job", "--format", "md"),
    ("compare",),
    ("compare", "--dataset", "data-roles"),
    ("cost", "-l", "ai-engineer@in-house=1x40x10-12-16@190k/year", "-l", "ml-engineer=1x40x10",
     "--with", "ramp-up=2", "--disinterested", "--spend", "90000", "--start", "2027-01-11"),
    ("cost", "-l", "ai-engineer@embedded=1x40x12@190k/year"),
    ("cost", "-l", "ai-engineer=1x40x12", "--with", "4:ramp-up"),
    ("review",),
    ("review", "--dataset", "data-roles"),
    ("graph",),
    ("check",),
    ("where",),
    ("open", "nothing.md"),
)  # fmt: skip


class Banned(typing.NamedTuple):
    """A row of the table of words not to use."""

    pattern: re.Pattern[str]
    everywhere: bool
    instead: str


@cache
def banned() -> tuple[Banned, ...]:
    """Return the words that the page bans."""
    _, _, table = PAGE.read_text(encoding="utf-8").partition("## Words not to use")
    rows = re.findall(r"^\| `(.+)` \| (all|seen) \| (.+) \|$", table, re.MULTILINE)
    return tuple(
        Banned(re.compile(pattern.replace(r"\|", "|")), where == "all", instead)
        for pattern, where, instead in rows
    )


def found(place: str, text: str) -> Iterator[str]:
    """Yield each banned word of a text with its place and the word to use."""
    for word in banned():
        if word.everywhere or not place.startswith(FOR_DEVELOPERS):
            for match in word.pattern.finditer(text):
                near = text[max(0, match.start() - 30) : match.end() + 30].replace("\n", " ")
                yield f"{place}: “{match[0]}” in “{near}”; write: {word.instead}"


def prose(text: str) -> str:
    """Return Markdown, or what is printed, without code, addresses and what is typed."""
    text = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"(?<!`)(`+)(?!`)(?:(?!\n\n).)*?(?<!`)\1(?!`)", "", text, flags=re.DOTALL)
    text = re.sub(r"\]\([^)]*\)|<[^>]*>", "", text)
    return re.sub(r"\S*[@=/]\S*|(?<!\w)--?[a-z]\S*", "", text)


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module with their lines: no docstrings, what varies as ``…``."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    inner: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                inner.add(id(docstring))
            case ast.JoinedStr(values=values):
                inner |= {id(value) for value in values}
                parts = (v.value if isinstance(v, ast.Constant) else "…" for v in values)
                yield node.lineno, "".join(map(str, parts))
            case ast.Constant(value=str() as text) if id(node) not in inner:
                yield node.lineno, text


def texts(value: object, key: str = "") -> Iterator[str]:
    """Yield the texts of a dataset."""
    match value:
        case dict():
            for name, inner in value.items():
                yield from texts(inner, name)
        case list():
            for inner in value:
                yield from texts(inner, key)
        case str() if key not in NO_PROSE and " " in value:
            yield value


def test_the_page_has_a_table_of_banned_words() -> None:
    """The table is read whole: as many words as rows, each once."""
    _, _, table = PAGE.read_text(encoding="utf-8").partition("## Words not to use")
    assert len(banned()) == table.count("\n|") - 2 > 20
    assert len({word.pattern for word in banned()}) == len(banned())


def test_a_banned_word_is_found() -> None:
    """The test can fail: it names place, word and what to write."""
    assert [*found("README.md", "It hangs on the plan.")] == [
        "README.md: “hangs on” in “It hangs on the plan.”; write: depends on"
    ]
    assert [*found("docs/formats.md", "One channel in minor units.")] == []
    assert len([*found("README.md", "One channel in minor units.")]) == 2
    assert [*found("x", "2 lines, on line 3")] == []


@pytest.mark.harness
def test_the_code_says_no_banned_word() -> None:
    """Messages, labels and help, wherever they are written."""
    told = [
        one
        for folder in ("roletui", "screens")
        for file in sorted((ROOT / folder).rglob("*.py"))
        for line, text in strings(file)
        if " " in text or text[:1].isupper()
        for one in found(f"{file.relative_to(ROOT).as_posix()}:{line}", prose(text))
    ]
    assert told == []


@pytest.mark.parametrize("name", ["ai-roles", "data-roles"])
def test_the_datasets_say_no_banned_word(name: str) -> None:
    """Every text of the datasets that ship."""
    data = tomllib.loads((ROOT / "data" / f"{name}.toml").read_text(encoding="utf-8"))
    told = [one for text in texts(data) for one in found(f"data/{name}.toml", prose(text))]
    assert told == []


def test_the_pages_say_no_banned_word() -> None:
    """README and everything in docs but the decisions, which tell what was so at their time."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    told = [
        one
        for page in sorted(pages)
        if page != PAGE and page.name != "CHANGELOG.md"
        for one in found(
            str(page.relative_to(ROOT).as_posix()), prose(page.read_text(encoding="utf-8"))
        )
    ]
    assert told == []


def test_the_help_says_no_banned_word() -> None:
    """Of each command."""
    told = [one for parser in walk(build()) for one in found(parser.prog, parser.format_help())]
    assert told == []


@pytest.mark.parametrize("words", RUNS, ids=" ".join)
def test_what_is_printed_says_no_banned_word(cli: Cli, words: tuple[str, ...]) -> None:
    """Decisions, records, comparisons, costs and refusals, of both datasets."""
    ran = cli(*words)
    said, _, _ = ran.out.partition("## Examples")  # its requests are other people's words
    assert [*found(f"roletui {words[0]}", prose(html.unescape(said + ran.err)))] == []


@pytest.mark.parametrize("form", ["html", "json", "csv"])
def test_the_other_forms_say_no_banned_word(cli: Cli, tmp_path: Path, form: str) -> None:
    """What is saved from a record: the web page in its words, data in its values."""
    record = tmp_path / "record.md"
    record.write_text(cli("decide", *REQUEST, "--format", "md").out, encoding="utf-8")
    text = cli("export", str(record), "--format", form).out
    if form == "html":
        text = html.unescape(re.sub(r"(?s)<style>.*?</style>|<pre.*?</pre>|<[^>]+>", " ", text))
    said = [text] if form == "html" else re.findall(r'(?:"|^|,)([^",]* [^"]*?)(?:"|$|,)', text)
    assert said
    assert [one for words in said for one in found(f"a saved {form}", prose(words))] == []


def test_what_a_rate_is_based_on_is_explained() -> None:
    """Each word that the datasets use has a meaning, and it is that of the page."""
    page = PAGE.read_text(encoding="utf-8")
    for name in ("ai-roles", "data-roles"):
        for rate in load(str(ROOT / "data" / f"{name}.toml")).dataset.rates:
            told = basis_words([rate])
            meaning = told.removeprefix(f"{rate.basis.capitalize()}: ").removesuffix(".")
            assert f"| {rate.basis} | {meaning} |" in page
