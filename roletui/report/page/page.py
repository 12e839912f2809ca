"""The record as one self-contained HTML page: no network, inline pictures, one script of ours."""

import os
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from re import compile as pattern

from roletui import __version__
from roletui.case.budget_sheet import sheet
from roletui.case.case import Case
from roletui.cost.lines import NO_RANGE
from roletui.records.block import FENCE
from roletui.records.marks import MARK
from roletui.report.page.figures import OTHER_RATES, WHY, Figure, cost_figures, path_figure
from roletui.report.page.markup import Block, MarkdownReader
from roletui.report.page.sliders import script_source, sliders
from roletui.report.record.page_one import APPENDIX, FACTS, page_title
from roletui.report.record.record import record_body

STYLE = os.path.join(os.path.dirname(__file__), "page.css")
"""The style sheet, which is embedded in each page."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Content security policy: nothing but inline styles; with sliders their script, by its hash."""
REOPEN = (
    "Run <code>roletui open</code> with the file of this page behind it, and everything comes back "
    "as it was. So it does from the lines below, saved as a file, say <code>plan.toml</code>, with "
    "<code>roletui open plan.toml</code>. With a dataset of your own, name its file too: "
    "<code>--dataset FILE</code>."
)
SOURCES = "Sources"
FOLDED = f"{APPENDIX}: every reason, the options, the cost in full, sources"
"""What is folded away, as the line that unfolds it says."""
_FOLD = pattern(r"<details>\s*<summary>([^<>]*)</summary>")
_UNFOLD = "</details>"
_AMOUNT = r"(?:[A-Z]{3} |[^\s\d<]{0,3})\d[\d,]*(?:\.\d+)?"
_COST = pattern(
    rf"(<strong>{FACTS[0]}:</strong>) ((?:about )?{_AMOUNT}(?: to {_AMOUNT})?)"
    rf"((?: \((?:{_AMOUNT}–{_AMOUNT}|{NO_RANGE})\))?,?) "
)
"""The label of the cost and the amount behind it, with its range."""
_REFUSED = pattern(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
"""Characters that HTML or XML does not allow."""


def page(case: Case) -> str:
    """Return the record of a case as an HTML page that is also well-formed XML."""
    figures = [path_figure(case), *cost_figures(sheet(case, 0))]
    about = case.dataset.about
    foot = (
        f"Made with roletui {__version__} from the dataset {about.id} {about.version} on "
        f"{case.today.isoformat()}. This page loads nothing and sends nothing."
    )
    body = record_body(case, picture=True)
    return laid_out(body, figures, page_title(case), foot, sliders(case))


def laid_out(
    markdown: str, figures: Sequence[Figure], title: str, foot: str, tried: str = ""
) -> str:
    """Return a record in Markdown as a page, with the figures placed under their headings.

    ``tried`` are the sliders, which stand below the figures of the first screen.
    """
    reader = MarkdownReader()
    blocks = [*reader.blocks(markdown)]
    made = _Page(reader, blocks, figures)
    body = made.body(tried)
    policy = f"{POLICY}; script-src {script_source()}" if tried else POLICY
    with open(STYLE, encoding="utf-8") as stream:
        style = stream.read()
    whole = (
        '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en">\n<head>\n'
        '<meta charset="utf-8"/>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        '<meta name="color-scheme" content="light dark"/>\n'
        '<meta name="referrer" content="no-referrer"/>\n'
        f'<meta name="description" content="{escape(made.decision)}"/>\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"{body}<footer>\n<p>{escape(foot)}</p>\n</footer>\n</body>\n</html>\n"
    )
    return _REFUSED.sub("\ufffd", whole)


class _Page:
    """Renders the blocks of one record, with the figures under their headings."""

    def __init__(
        self, reader: MarkdownReader, blocks: Sequence[Block], figures: Sequence[Figure]
    ) -> None:
        self._reader, self._blocks = reader, blocks
        self._figures = [*figures]
        self._figure_count = len(figures)
        self._diagram = any(_is_diagram(block) for block in blocks)
        self._sources = _sources(blocks)
        reader.sources = len(self._sources.entries) if self._sources else 0
        reopening = [nr for nr, block in enumerate(blocks) if block.info == FENCE.strip("`")]
        before = range(*reopening[-1:] or [0])
        self._reopen = [nr for nr in before if blocks[nr].kind == "paragraph"][-1:]
        """Index of the paragraph that says how to reopen the record."""
        self._contents: list[tuple[str, str]] = []
        self._headings: list[tuple[int, str]] = []
        """Level and text of the headings above the current block, the outermost first."""
        self._number = 0
        self._inside: list[str] = []
        """The open elements, the innermost last."""
        self._in_notes = False
        """Whether the current block is in the user's notes."""
        self.decision = ""
        """The sentence that states the decision."""

    def body(self, tried: str) -> str:
        """Return the body of the page: header, sliders, table of contents, record."""
        parts = ["".join(self._block(number, block)) for number, block in enumerate(self._blocks)]
        starts = [nr for nr, part in enumerate(parts) if part.startswith("<section")]
        first = starts[0] if starts else len(parts)
        rest = "".join(self._figure(figure) for figure in [*self._figures])
        closed = "".join(self._closed(0))
        links = "".join(
            f'<li><a href="#{name}">{escape(words)}</a></li>\n' for name, words in self._contents
        )
        return (
            f"<header>\n{''.join(parts[:first])}</header>\n{tried}"
            f'<nav aria-label="Contents">\n<ul>\n{links}</ul>\n</nav>\n'
            f"<main>\n{''.join(parts[first:])}{closed}{rest}</main>\n"
        )

    def _block(self, number: int, block: Block) -> Iterator[str]:
        if block.kind == "html_block" and MARK.fullmatch(block.content.strip()):
            self._in_notes = not self._in_notes
            yield '<div class="notes">\n' if self._in_notes else "</div>\n"
        elif self._in_notes:
            _demote(block)
            yield self._reader.html(block, cites=False)
        elif block.kind == "heading":
            yield from self._heading(block)
        elif block is self._sources:
            yield self._reader.listed(block)
        elif _is_diagram(block):
            yield from self._pictures(WHY) or [self._reader.html(block)]
        elif number in self._reopen:
            yield f"<p>{REOPEN}</p>\n"
        elif block.kind == "html_block":
            yield from self._folded(block)
        else:
            if block.words.startswith("Decision:") and not self.decision:
                self.decision = block.words
                block.tokens[0].attrSet("class", "decision")
            html = self._reader.html(block, under=f"part-{self._number}")
            # Above the first section stands the list with the figures of the decision.
            yield html if self._inside or block.kind != "bullet_list" else facts_html(html)
            if block.kind == "table":
                for _, words in reversed(self._headings):
                    yield from self._pictures(words)

    def _heading(self, block: Block) -> Iterator[str]:
        level, words = block.level, block.words
        self._number += 1
        name = f"part-{self._number}"
        block.tokens[0].attrSet("id", name)
        self._headings = [entry for entry in self._headings if entry[0] < level]
        self._headings.append((level, words))
        if level == 2 and words == APPENDIX and "details" not in self._inside:
            yield from self._closed(0)
            self._inside.append("details")
            self._contents.append((name, words))
            yield f'<details class="appendix">\n<summary id="{name}">{FOLDED}</summary>\n'
            return
        if level == 2:
            yield from self._closed(int(self._inside[:1] == ["details"]))
            self._inside.append("section")
            self._contents.append((name, words))
            yield f'<section aria-labelledby="{name}">\n'
        yield self._reader.html(block)
        if words == WHY and not self._diagram:
            yield from self._pictures(WHY)

    def _closed(self, left: int) -> Iterator[str]:
        """Close open elements, the innermost first, until ``left`` are open."""
        while len(self._inside) > left:
            yield f"</{self._inside.pop()}>\n"

    def _folded(self, block: Block) -> Iterator[str]:
        """Open or close a folded part of the record; any other raw HTML is text."""
        words = block.content.strip()
        if found := _FOLD.fullmatch(words):
            self._inside.append("details")
            yield f"<details>\n<summary>{found[1]}</summary>\n"
        elif words == _UNFOLD and self._inside[-1:] == ["details"]:
            yield from self._closed(len(self._inside) - 1)
        else:
            yield self._reader.html(block)

    def _pictures(self, place: str) -> list[str]:
        """Return the remaining figures of a heading; for one that recurs, only the next."""
        found = [figure for figure in self._figures if figure.place == place]
        return [self._figure(figure) for figure in found[: 1 if place == OTHER_RATES else None]]

    def _figure(self, figure: Figure) -> str:
        self._figures.remove(figure)
        return figure_html(figure, self._figure_count - len(self._figures))


def facts_html(listed: str) -> str:
    """Return the list of a decision's figures with the amount that its cost begins with apart."""
    for label in FACTS:
        name = label.lower().replace(" ", "-")
        label = f"<strong>{label}:</strong>"
        listed = listed.replace(f"<li>{label}", f'<li class="fact {name}">{label}', 1)
    return _COST.sub(r'\1 <b class="amount">\2<small>\3</small></b> ', listed, count=1)


def _is_diagram(block: Block) -> bool:
    return block.kind == "fence" and block.info == "mermaid"


def _sources(blocks: Sequence[Block]) -> Block | None:
    """Return the numbered list that follows the heading of the sources, if there is one."""
    pairs = pairwise(blocks)
    found = [b for a, b in pairs if a.words == SOURCES and a.level and b.kind == "ordered_list"]
    return found[-1] if found else None


def _demote(block: Block) -> None:
    """Lower the headings of the user's notes by two levels."""
    for token in block.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + 2)}"


def figure_html(figure: Figure, number: int) -> str:
    """Return a figure as HTML: picture, caption and table."""
    wide, narrow = figure.pictures
    return (
        f'<figure id="figure-{number}">\n<div class="wide">{wide}</div>\n'
        f'<div class="narrow">{narrow}</div>\n<figcaption><strong>Figure {number}.</strong> '
        f"{escape(figure.caption)}</figcaption>\n{_table(figure)}</figure>\n"
    )


def _table(figure: Figure) -> str:
    if not figure.rows:
        return ""
    kind = ' class="figure"' if figure.figures else ""
    head, *body = figure.rows
    top = "".join(f'<th scope="col"{kind}>{escape(cell)}</th>' for cell in head)
    lines = []
    for first, *rest in body:
        cells = "".join(f"<td{kind}>{escape(cell)}</td>" for cell in rest)
        lines.append(f'<tr><th scope="row"{kind}>{escape(first)}</th>{cells}</tr>\n')
    summary = escape(figure.summary)
    return (
        f"<details>\n<summary>{summary}</summary>\n"
        f'<div class="table" role="group" aria-label="{summary}" tabindex="0">\n'
        f"<table>\n<thead>\n<tr>{top}</tr>\n</thead>\n<tbody>\n{''.join(lines)}</tbody>\n"
        "</table>\n</div>\n</details>\n"
    )
