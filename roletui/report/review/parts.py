"""Building blocks of Markdown for the review."""

from collections.abc import Iterable, Iterator

from roletui.compare.cell import NOT_STATED
from roletui.report.markdown import escaped


def bold(text: str) -> str:
    """Return a text in bold; empty for an empty text."""
    words = escaped(text)
    return f"**{words}**" if words else ""


def code(name: str) -> str:
    """Return an id as code; an id has no character that needs escaping there."""
    return f"`{name}`"


def stated(markdown: str) -> str:
    """Return a text, or *not stated* if there is none."""
    return f"*{NOT_STATED}*" if markdown in ("", NOT_STATED) else markdown


def point(label: str, text: str) -> Iterator[str]:
    """Yield a labelled list item, unless the text is empty."""
    if text.strip():
        yield f"- {label}: {escaped(text)}"


def points(label: str, items: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    """Yield a labelled list item with a nested list, unless that is empty."""
    lines = [escaped(item) for item in items if item.strip()]
    if lines:
        yield f"- {label}:"
        for number, line in enumerate(lines, 1):
            yield f"  {number}. {line}" if numbered else f"  - {line}"
