"""Blocks of Markdown as lines of a width, each worked out when it is asked for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from rich.cells import cell_len, chop_cells

from roletui.text.tuples import NamedTuple
from roletui.text.width import fill

from .markdown import (
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
)

GAP = 3
"""Cells between two columns of a table."""
SHORT = 18
"""A column of at most so many cells is wrapped only where there is no room otherwise."""
_WORD = re.compile(r"\n| +|[^ \n]+")


class Line(NamedTuple):
    """A line of the document."""

    spans: Sequence[Span] = ()
    heading: Heading | None = None
    """The heading that begins on it."""


def laid_out(texts: Iterable[str], width: int) -> Iterator[Line]:
    """Yield the lines of Markdown texts, with a blank one between two blocks."""
    first = True
    for text in texts:
        for block in blocks(text):
            if not first:
                yield Line()
            first = False
            yield from _lines(block, width)


def _lines(block: Block, width: int) -> Iterator[Line]:
    match block:
        case Heading():
            name = "title " if block.level == 1 else "heading "
            name += "quiet " * (block.level == 4)
            words = [Span(text, name + style) for text, style in block.spans]
            for number, line in enumerate(wrapped(words, width)):
                yield Line(line, None if number else block)
        case Paragraph():
            yield from map(Line, wrapped(block.spans, width))
        case Code():
            for row in block.lines:
                for part in chop_cells(row, max(1, width - 1)) or [""]:
                    yield Line([Span(" "), Span(part, "code ")])
        case Rule():
            yield Line([Span("─" * width, "quiet ")])
        case Quote():
            yield from _below(block.blocks, [Span("▌ ", "quiet ")], [Span("▌ ", "quiet ")], width)
        case Items():
            room = max(map(len, block.marks))
            for mark, item in zip(block.marks, block.items, strict=True):
                sign = mark.rjust(room) if mark.isdigit() else "•"
                first = [Span(f" {sign} ", "quiet ")]
                yield from _below(item, first, [Span(" " * (len(sign) + 2))], width)
        case Table():
            yield from _table(block, width)
        case never:
            assert_never(never)


def _below(
    inner: Iterable[Block], first: list[Span], rest: list[Span], width: int
) -> Iterator[Line]:
    """Yield blocks without blank lines, behind one sign on the first line and another below."""
    sign, room = first, max(1, width - cell_len(first[0].text))
    for block in inner:
        for line in _lines(block, room):
            yield Line([*sign, *line.spans])
            sign = rest
    if sign is first:
        yield Line(first)


def wrapped(spans: Sequence[Span], width: int) -> Iterator[list[Span]]:
    """Yield words in lines of a width; a word that is wider is divided."""
    width = max(2, width)  # the widest sign
    if len(spans) == 1 and spans[0].text.isascii() and spans[0].text.isprintable():
        # Most cells and paragraphs, in a third of the time.
        text, style = spans[0]
        words = filter(None, text.split(" "))
        yield from ([Span(line, style)] for line in fill(words, width, len) if line)
        return
    line: list[Span] = []
    used = 0
    blank = ""
    for word in _words(spans):
        size = sum(cell_len(text) for text, _ in word)
        if word[0].text == "\n":
            yield line
            line, used, blank = [], 0, ""
            continue
        if used and used + len(blank) + size > width:
            yield line
            line, used, blank = [], 0, ""
        while size > width:
            word, over = _divided(word, width)
            yield word
            word, size = over, sum(cell_len(text) for text, _ in over)
        if blank:
            # The blank is of the style before it only where that goes on.
            style = line[-1].style if line[-1].style == word[0].style else ""
            _add(line, Span(blank, style))
        for span in word:
            _add(line, span)
        used += len(blank) + size
        blank = " " if used else ""
    if line:
        yield line


def _add(line: list[Span], span: Span) -> None:
    if line and line[-1].style == span.style:
        line[-1] = Span(line[-1].text + span.text, span.style)
    else:
        line.append(span)


def _words(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield what stands between blanks, as much as it has styles, and forced line breaks."""
    word: list[Span] = []
    for text, style in spans:
        for part in _WORD.findall(text):
            if part[0] in " \n":
                if word:
                    yield word
                    word = []
                if part == "\n":
                    yield [Span(part)]
            else:
                word.append(Span(part, style))
    if word:
        yield word


def _divided(word: list[Span], width: int) -> tuple[list[Span], list[Span]]:
    """Return as much of a word as fits, at least one sign, and the rest."""
    fits: list[Span] = []
    for at, (text, style) in enumerate(word):
        size = cell_len(text)
        if size > width:
            head = chop_cells(text, max(1, width))[0] if width or not fits else ""
            rest = [Span(text[len(head) :], style), *word[at + 1 :]]
            return [*fits, *[Span(head, style)] * bool(head)], rest if rest[0].text else rest[1:]
        fits.append(word[at])
        width -= size
    return fits, []


def _table(table: Table, width: int) -> Iterator[Line]:
    """Yield a table; where its columns have no room, each row as a list of its cells."""
    every = [table.head, *table.rows]
    widths = _widths([*zip(*every, strict=True)], width)
    if not widths:
        for row in table.rows:
            for name, cell in zip(table.head, row, strict=True):
                words = [*(Span(text, "heading ") for text, _ in name), Span(": "), *cell]
                yield from map(Line, wrapped(words, width) if cell else ())
            yield Line([Span("─" * width, "quiet ")])
        return
    head = [[Span(text, f"heading {style}") for text, style in cell] for cell in table.head]
    yield from _row(head, table, widths)
    yield Line([Span("─" * (sum(widths) + GAP * (len(widths) - 1)), "quiet ")])
    for row in table.rows:
        yield from _row(row, table, widths)


def _row(row: Sequence[list[Span]], table: Table, widths: Sequence[int]) -> Iterator[Line]:
    cells = [[*wrapped(cell, width)] for cell, width in zip(row, widths, strict=True)]
    for number in range(max(1, *map(len, cells)) if cells else 0):
        line: list[Span] = []
        pending = 0
        for cell, width, align in zip(cells, widths, table.aligned, strict=True):
            words = cell[number] if number < len(cell) else []
            left = width - sum(cell_len(text) for text, _ in words)
            before = {"left": 0, "center": left // 2, "right": left}[align]
            if words:
                _add(line, Span(" " * (pending + before)))
                line += words
                pending = 0
            else:
                before = 0
            pending += left - before + GAP
        yield Line(line)


def _widths(columns: Sequence[Sequence[list[Span]]], width: int) -> list[int]:
    """Return the widths of columns, wide ones cut down alike; none where there is no room."""
    room = width - GAP * (len(columns) - 1)
    if room < len(columns):
        return []
    texts = [[plain(cell) for cell in column] for column in columns]
    natural = [max(map(cell_len, column)) for column in texts]
    if sum(natural) <= room:
        return natural
    words = [max(cell_len(w) for text in column for w in text.split() or [""]) for column in texts]
    for short in (SHORT, 0):
        least = [n if n <= short else min(n, w) for n, w in zip(natural, words, strict=True)]
        if sum(least) <= room:
            return _levelled(least, natural, room)
    return []


def _levelled(least: list[int], natural: list[int], room: int) -> list[int]:
    """Return widths between two limits that fill the room, with one level for all that are cut."""
    low, high = 0, max(natural)
    while low < high:
        level = (low + high + 1) // 2
        if sum(max(a, min(b, level)) for a, b in zip(least, natural, strict=True)) <= room:
            low = level
        else:
            high = level - 1
    found = [max(a, min(b, low)) for a, b in zip(least, natural, strict=True)]
    # What is left goes first to those that lack least.
    cut = [at for at, size in enumerate(found) if size < natural[at]]
    for at in sorted(cut, key=lambda at: natural[at] - found[at])[: room - sum(found)]:
        found[at] += 1
    return found
