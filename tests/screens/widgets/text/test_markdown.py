"""What is read in Markdown: the same as CommonMark's own reader finds in it."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from properties.markdown import markdown
from rich.cells import cell_len

from roletui.case.case import Case
from roletui.dataset.load import load
from roletui.report.record.record import record_body
from roletui.screens.widgets.text.laid_out import laid_out
from roletui.screens.widgets.text.markdown import (
    Block,
    Code,
    Heading,
    Items,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    blocks,
    plain,
    spans,
)
from roletui.state.context import Context
from roletui.state.state import State

CONTEXT = Context.of(load(), date(2026, 11, 23))
READER = MarkdownIt("commonmark").enable("table")


def lines(text: str, width: int) -> list[str]:
    """Return the lines of a text."""
    return [plain(line.spans).rstrip() for line in laid_out([text], width)]


def words_read(found: Iterator[Block] | list[Block]) -> Iterator[str]:
    """Yield what kind of block each is, and its words."""
    for block in found:
        match block:
            case Heading(level, words):
                yield f"h{level} {plain(words)}"
            case Paragraph(words):
                yield f"p {plain(words)}"
            case Code(rows):
                yield "code " + "\n".join(rows)
            case Rule():
                yield "rule"
            case Quote(inner):
                yield from words_read(inner)
            case Items(_, items):
                for item in items:
                    yield "item"
                    yield from words_read(item)
            case Table(head, _, rows):
                yield from (f"cell {plain(cell)}" for row in [head, *rows] for cell in row)


def words_expected(tokens: list[Token]) -> Iterator[str]:
    """Yield the same of the tokens of markdown-it."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline" and before is not None:
            name = "cell" if before.tag in ("td", "th") else before.tag
            yield f"{name} {_text(token)}"
        elif token.type in ("fence", "code_block"):
            yield "code " + token.content.removesuffix("\n")
        elif token.type == "hr":
            yield "rule"
        elif token.type == "list_item_open":
            yield "item"


def _text(token: Token) -> str:
    found = ""
    for child in token.children or ():
        found += " " if child.type in ("softbreak", "hardbreak") else child.content
    return found


@pytest.mark.parametrize("number", range(0, len(CONTEXT.dataset.examples), 5))
def test_records_are_read_as_commonmark_reads_them(number: int) -> None:
    """In the records of the examples every block is of the same kind and has the same words."""
    state = State(answers=dict(CONTEXT.dataset.examples[number].answers), notes="A *note*\n\n> b")
    text = record_body(Case.of(CONTEXT, state))
    assert [*words_read(blocks(text))] == [*words_expected(READER.parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [Span("plain")]),
        ("a **b** *c*", [("a ", ""), ("b", "strong "), (" ", ""), ("c", "emph ")]),
        ("***b***", [("b", "strong emph ")]),
        ("*a **b***", [("a ", "emph "), ("b", "emph strong ")]),
        ("_a_ snake_case_word", [("a", "emph "), (" snake_case_word", "")]),
        ("2 * 3 * 4", [("2 * 3 * 4", "")]),
        (r"\*a\* \[1\]", [("*", ""), ("a", ""), ("*", ""), (" ", ""), ("[", "")]),
        ("`a*b*`", [("a*b*", "code ")]),
        ("`` a`b ``", [("a`b", "code ")]),
        ("<https://x.org>", [("https://x.org", "quiet ")]),
        ("[a](https://x.org)", [("a", ""), (" (https://x.org)", "quiet ")]),
        ("[1] [2]", [("[1] [2]", "")]),
        ("~~a~~", [("a", "struck ")]),
        ("a &amp; b&nbsp;c", [("a ", ""), ("&", ""), (" b", ""), ("\N{NO-BREAK SPACE}", "")]),
        ("a  \nb\nc", [("a", ""), ("\n", ""), ("b", ""), (" ", ""), ("c", "")]),
        ("<b>x</b>", [("<b>x</b>", "")]),
    ],
)
def test_marks_in_a_line(text: str, expected: list[tuple[str, str]]) -> None:
    """Emphasis, code and addresses are read; what is escaped or no markup stays as it is."""
    found = [tuple(span) for span in spans(text)]
    assert found[: len(expected)] == [tuple(each) for each in expected]


@given(markdown, st.integers(10, 100))
def test_any_text_has_lines_of_the_width(rows: list[str], width: int) -> None:
    """Whatever somebody writes, well formed or not, no line is wider than there is room."""
    for line in laid_out(["\n".join(rows)], width):
        assert sum(cell_len(text) for text, _ in line.spans) <= width
        assert "\n" not in plain(line.spans)


@given(st.lists(st.text("ab c", min_size=1, max_size=30), max_size=8), st.integers(10, 40))
def test_no_word_is_lost(paragraphs: list[str], width: int) -> None:
    """Wrapped at any width, the words are those of the text, in its order."""
    text = "\n\n".join(paragraphs)
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())


def test_columns_are_cut_at_words_and_fill_the_room() -> None:
    """Wide columns give way alike; a short one stays whole, and figures stand right."""
    table = "| What | Sum |\n| --- | ---: |\n| a word and others | $1 |\n| b | $1,000 |"
    assert lines(table, 40) == [
        "What                   Sum",
        "──────────────────────────",
        "a word and others       $1",
        "b                   $1,000",
    ]
    assert lines(table, 19) == [
        "What            Sum",
        "───────────────────",
        "a word and       $1",
        "others",
        "b            $1,000",
    ]


def test_a_table_without_room_is_a_list() -> None:
    """Where not even single words fit side by side, each row is a list of its cells."""
    table = "| One | Two | Three |\n| --- | --- | --- |\n| first | second | third |"
    assert lines(table, 12) == ["One: first", "Two: second", "Three: third", "────────────"]


def test_lists_hold_lists() -> None:
    """Items stand behind their sign, numbers flush right, and what is in them below its words."""
    text = "9. nine\n10. ten\n    - within, and so long\n\n      more\n\n- other"
    assert lines(text, 18) == [
        "  9 nine",
        " 10 ten",
        "     • within, and",
        "       so long",
        "       more",
        "",
        " • other",
    ]


def test_code_stays_as_it_is() -> None:
    """Lines of code keep their blanks; one that is too long goes on below."""
    assert lines("```toml\na  = 1\n\n# no head\n```", 10) == [" a  = 1", "", " # no head"]
    assert lines("```\n0123456789\n```", 6) == [" 01234", " 56789"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n---\n\nb", ["a", "─" * 20, "b"]),
        ("Budget|\n---", ["Budget"]),
        ("`a` and `b`", ["a and b"]),
        ("*so " + "`x` " * 60 + "on", None),
        ("*so " + "**x** " * 60 + "on", None),
        ("&#x9d;&#13;&#8238;x", None),
        (">" * 500 + " x", None),
        ("- " * 600 + "x", None),
        (">" * 40 + "界", None),
    ],
    ids=str,
)
def test_what_somebody_else_wrote_is_shown(text: str, expected: list[str] | None) -> None:
    """Rules, tables of one column, many marks, deep quotes, signs a terminal would obey."""
    found = [line.strip() for line in lines(text, 20)]
    if expected is not None:
        assert [line for line in found if line and not {*line} <= {"─"}] == [
            line for line in expected if not {*line} <= {"─"}
        ]
    assert all(sign.isprintable() for line in found for sign in line)
