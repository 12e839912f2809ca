"""Dates as a dataset writes them, and which of its figures are overdue for a review on a day.

Knows nothing of problems: what must hold of a date is checked in
:mod:`roletui.dataset.checks.dates`.
"""

import re
from datetime import date

from roletui.dataset.model import About, Source, Tables

NOT_STATED = "not stated"
"""Stands for a date that a source does not give."""

_PARTIAL_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day of the calendar."""
    return begins(text) is not None


def begins(text: str) -> date | None:
    """Return the first day of a year, month or day; None for any other text."""
    if not re.fullmatch(_PARTIAL_DATE, text):
        return None
    try:
        return date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return None


def due(about: About, source: Source) -> date:
    """Return the day after which a source's figures are stale."""
    return min(about.review_by, source.review_by or about.review_by)


def stale(about: About, source: Source, today: date) -> str:
    """Say that a source's figures are stale; nothing while they are not."""
    day = due(about, source)
    return f"STALE: to be reviewed by {day}" if today > day else ""


def stale_since(dataset: Tables, today: date) -> str:
    """Say in a few words that figures are stale; nothing while none are."""
    if today > dataset.about.review_by:
        return f"Figures stale since {dataset.about.review_by}."
    days = [each.review_by for each in dataset.sources if each.review_by and today > each.review_by]
    return f"Some figures stale since {min(days)}." if days else ""


def overdue(dataset: Tables, today: date) -> str:
    """Say in a sentence which figures were to be reviewed before today; mostly nothing."""
    about = dataset.about
    if today > about.review_by:
        return f"The figures of {about.id} were to be reviewed by {about.review_by}."
    late = [source for source in dataset.sources if source.review_by and today > source.review_by]
    if not late:
        return ""
    whose = ", ".join(dict.fromkeys(source.publisher for source in late))
    return f"Figures of {whose} were to be reviewed by {min(due(about, each) for each in late)}."
