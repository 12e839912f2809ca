"""Markdown as blocks and styled words: what records, help and notes are written in.

It knows what CommonMark and GitHub's tables have and a terminal can show: headings, paragraphs,
lists, quotes, code, rules, tables; emphasis, code and addresses in a line. Anything else stands as
it was written.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from roletui.text.clean import paintable
from roletui.text.tuples import NamedTuple

Align = Literal["left", "center", "right"]


class Span(NamedTuple):
    """Words in one style."""

    text: str
    style: str = ""
    """The names of its styles with a blank behind each: ``strong emph code quiet``."""


class Heading(NamedTuple):
    """A heading."""

    level: int
    spans: list[Span]


class Paragraph(NamedTuple):
    """Words that are wrapped."""

    spans: list[Span]


class Code(NamedTuple):
    """Lines that are shown as they are."""

    lines: list[str]


class Rule(NamedTuple):
    """A line across."""


class Quote(NamedTuple):
    """Blocks that somebody else said."""

    blocks: "list[Block]"


class Items(NamedTuple):
    """A list."""

    marks: list[str]
    """What stands before each item: its number, or nothing."""
    items: "list[list[Block]]"


class Table(NamedTuple):
    """Rows of cells below a head."""

    head: list[list[Span]]
    aligned: list[Align]
    rows: list[list[list[Span]]]


Block = Heading | Paragraph | Code | Rule | Quote | Items | Table

_DEEPEST = 20
"""Blocks within so many others are shown as words."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"( {0,3})([-+*]|\d{1,9}[.)])(?:( {1,4})(?=\S)|[ \t]*$| )")
_CELLS = re.compile(r"(?<!\\)\|")
_ALIGNED = re.compile(r"[ \t]*(:?)-+(:?)[ \t]*$")
_COMMENT = re.compile(r" {0,3}<!--")

_WORDS = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])
    |(?P<ticks>`+)(?P<code>[^`](?:.*?[^`])??|`+?)(?P=ticks)(?!`)
    |<(?P<address>[A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*|[\w.+-]+@[\w.-]+)>
    |!?\[(?P<label>(?:\\.|[^\[\]\\])*)\]\((?P<target>[^\s()]*)(?:[ ]+"[^"]*")?\)
    |(?P<star>\*{1,3}|~~)(?![\s*~])(?P<starred>(?:\\.|`[^`]*+`|`(?![^`]*`)|\*\*[^*]++\*\*|(?!\*\*[^*]+\*\*)[^\\`])+?)(?<![\s\\])(?P=star)(?![*~])
    |(?<!\w)(?P<low>_{1,3})(?![\s_])(?P<lowered>(?:\\.|`[^`]*+`|`(?![^`]*`)|[^\\`])+?)(?<![\s\\])(?P=low)(?!\w)
    |(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    |(?P<comment><!--.*?-->)
    |(?P<broken>(?:[ ]{2,}|\\)\n)|[ \t]*(?P<soft>\n)[ \t]*
    """,
    re.VERBOSE | re.DOTALL,
)
_SPECIAL = re.compile(r"[\\`<\[*~_&\n]")
_MARKS = {"*": "emph ", "**": "strong ", "***": "strong emph ", "~~": "struck "}


def spans(text: str, style: str = "") -> list[Span]:
    """Return the words of a paragraph, a heading or a cell; a line break is one that is forced."""
    if not _SPECIAL.search(text):
        return [Span(text, style)] if text else []
    found: list[Span] = []
    at = 0
    for match in _WORDS.finditer(text):
        if match.start() > at:
            found.append(Span(text[at : match.start()], style))
        at = match.end()
        found += _marked(match, style)
    if at < len(text):
        found.append(Span(text[at:], style))
    return found


def _marked(match: re.Match[str], style: str) -> list[Span]:
    """Return what a mark in a line and the words within it are."""
    part = match.groupdict()
    if part["escaped"]:
        return [Span(part["escaped"], style)]
    if part["ticks"]:
        code = part["code"].replace("\n", " ")
        padded = code.strip() and code[0] == code[-1] == " "
        return [Span(code[1:-1] if padded else code, f"{style}code ")]
    if part["address"]:
        return [Span(part["address"], f"{style}quiet ")]
    if part["label"] is not None:
        where = [Span(f" ({part['target']})", f"{style}quiet ")] if part["target"] else []
        return [*spans(part["label"], style), *where]
    if part["star"]:
        return spans(part["starred"], style + _MARKS[part["star"]])
    if part["low"]:
        return spans(part["lowered"], style + _MARKS["*" * len(part["low"])])
    if part["entity"]:
        from html import unescape  # 2,000 names that few texts need: 1 ms

        return [Span(paintable(unescape(part["entity"])), style)]
    if part["comment"]:
        return []
    return [Span("\n" if part["broken"] else " ", style)]


def plain(words: Iterable[Span]) -> str:
    """Return the words without their styles."""
    return "".join(span.text for span in words).replace("\n", " ")


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text, each read when it is asked for."""
    return _blocks([*map(paintable, text.expandtabs(4).split("\n"))])


def _blocks(lines: Sequence[str], depth: int = 0) -> Iterator[Block]:
    if depth > _DEEPEST:
        yield Paragraph(spans("\n".join(lines)))
        return
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif _COMMENT.match(line):
            at = next((n for n in range(at, len(lines)) if "-->" in lines[n]), len(lines)) + 1
        elif fence := _FENCE.match(line):
            end = _end_of_code(lines, at, fence[1])
            yield Code(
                [_without(row, len(line) - len(line.lstrip())) for row in lines[at + 1 : end]]
            )
            at = end + 1
        elif heading := _HEADING.match(line):
            yield Heading(len(heading[1]), spans(heading[2] or ""))
            at += 1
        elif _RULE.match(line):
            yield Rule()
            at += 1
        elif _QUOTE.match(line):
            end = _end(lines, at, lambda row: bool(_QUOTE.match(row)))
            inner = [_QUOTE.sub("", row, count=1) for row in lines[at:end]]
            yield Quote([*_blocks(inner, depth + 1)])
            at = end
        elif item := _ITEM.match(line):
            end, found = _items(lines, at, item[2][-1], depth)
            yield found
            at = end
        elif _is_table(lines, at):
            end = _end(lines, at + 2, lambda row: "|" in row)
            yield _table(lines[at:end])
            at = end
        elif line.startswith("    "):
            end = at
            while end < len(lines) and (lines[end].startswith("    ") or not lines[end].strip()):
                end += 1
            yield Code("\n".join(row[4:] for row in lines[at:end]).rstrip().split("\n"))
            at = end
        else:
            end = at + 1
            while end < len(lines) and not _interrupts(lines, end):
                end += 1
            words = spans("\n".join(row.lstrip() for row in lines[at:end]).rstrip())
            under = _UNDERLINE.match(lines[end]) if end < len(lines) else None
            if under:
                yield Heading(1 if under[1][0] == "=" else 2, words)
            else:
                yield Paragraph(words)
            at = end + bool(under)


def _end(lines: Sequence[str], at: int, goes_on: Callable[[str], bool]) -> int:
    while at < len(lines) and goes_on(lines[at]):
        at += 1
    return at


def _interrupts(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line ends the paragraph before it."""
    line = lines[at]
    if not line.strip() or any(kind.match(line) for kind in (_FENCE, _HEADING, _QUOTE, _COMMENT)):
        return True
    if _RULE.match(line) or _UNDERLINE.match(line) or _is_table(lines, at):
        return True
    item = _ITEM.match(line)
    # A number in running text begins no list unless it is 1, nor does a mark without words.
    return bool(item and item[3] and (not item[2][:-1].isdigit() or item[2][:-1] == "1"))


def _end_of_code(lines: Sequence[str], at: int, fence: str) -> int:
    close = re.compile(rf" {{0,3}}{re.escape(fence)}{re.escape(fence[0])}*[ \t]*$")
    return next((n for n in range(at + 1, len(lines)) if close.match(lines[n])), len(lines))


def _without(line: str, indent: int) -> str:
    """Return a line with at most so many blanks taken from its begin."""
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def _items(lines: Sequence[str], at: int, sign: str, depth: int) -> tuple[int, Items]:
    """Return where a list ends, and the list."""
    found = Items([], [])
    while at < len(lines):
        item = _ITEM.match(lines[at])
        if item is None or item[2][-1] != sign or _RULE.match(lines[at]):
            break
        indent = item.end() if item[3] else len(item[1]) + len(item[2]) + 1
        inner, at = [lines[at][item.end() :]], at + 1
        while at < len(lines):
            line = lines[at]
            within = line.startswith(" " * indent)
            lazy = inner[-1].strip() and not _interrupts(lines, at) and not _ITEM.match(line)
            if line.strip() and not within and not lazy:
                break
            inner.append(line[indent:] if within else line.strip())
            at += 1
        found.marks.append(item[2][:-1])
        found.items.append([*_blocks(inner, depth + 1)])
    return at, found


def _is_table(lines: Sequence[str], at: int) -> bool:
    if at + 1 >= len(lines) or "|" not in lines[at]:
        return False
    rule = _cells(lines[at + 1])
    return all(map(_ALIGNED.match, rule)) and len(rule) == len(_cells(lines[at]))


def _cells(row: str) -> list[str]:
    row = row.strip()
    row = row[row.startswith("|") : len(row) - (row.endswith("|") and not row.endswith("\\|"))]
    return [cell.strip() for cell in _CELLS.split(row)]


def _table(rows: Sequence[str]) -> Table:
    head, rule, *rest = map(_cells, rows)
    aligned: list[Align] = []
    for cell in rule:
        begins, ends = cell.startswith(":"), cell.endswith(":")
        aligned.append("center" if begins and ends else "right" if ends else "left")
    width = len(head)
    padded = [[*row, *[""] * (width - len(row))][:width] for row in rest]
    return Table([*map(spans, head)], aligned, [[*map(spans, row)] for row in padded])
