"""The small pieces of Markdown that a review is made of."""

from collections.abc import Iterable, Iterator

from roletui.compare.cell import NOT_STATED
from roletui.report.markdown import escaped


def bold(text: str) -> str:
    """Write a text in bold; nothing where it is empty."""
    words = escaped(text)
    return f"**{words}**" if words else ""


def code(name: str) -> str:
    """Write an id, which holds nothing that Markdown obeys within code."""
    return f"`{name}`"


def stated(markdown: str) -> str:
    """Return what is stated, or say that nothing is."""
    return f"*{NOT_STATED}*" if markdown in ("", NOT_STATED) else markdown


def point(label: str, text: str) -> Iterator[str]:
    """Yield one point of a list, if there is anything to say."""
    if text.strip():
        yield f"- {label}: {escaped(text)}"


def points(label: str, items: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    """Yield a point with a list of its own, if there is anything in it."""
    lines = [escaped(item) for item in items if item.strip()]
    if lines:
        yield f"- {label}:"
        for number, line in enumerate(lines, 1):
            yield f"  {number}. {line}" if numbered else f"  - {line}"
