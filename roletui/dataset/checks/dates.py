"""Dates of figures: what is one, what lies ahead of today, what is overdue for a review."""

import re
from collections.abc import Iterator
from datetime import date

from roletui.dataset.model import About, Dataset, Source
from roletui.dataset.problems import Problem

NOT_STATED = "not stated"
"""Stands for a date that a source does not give."""

_PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day of the calendar."""
    return begins(text) is not None


def begins(text: str) -> date | None:
    """Return the first day of a year, month or day; None for any other text."""
    if not _PARTIAL_DATE.fullmatch(text):
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


def stale_since(dataset: Dataset, today: date) -> str:
    """Say in a few words that figures are stale; nothing while none are."""
    if today > dataset.about.review_by:
        return f"Figures stale since {dataset.about.review_by}."
    days = [each.review_by for each in dataset.sources if each.review_by and today > each.review_by]
    return f"Some figures stale since {min(days)}." if days else ""


def overdue(dataset: Dataset, today: date) -> str:
    """Say in a sentence which figures were to be reviewed before today; mostly nothing."""
    about = dataset.about
    if today > about.review_by:
        return f"The figures of {about.id} were to be reviewed by {about.review_by}."
    late = [source for source in dataset.sources if source.review_by and today > source.review_by]
    if not late:
        return ""
    whose = ", ".join(dict.fromkeys(source.publisher for source in late))
    return f"Figures of {whose} were to be reviewed by {min(due(about, each) for each in late)}."


def ahead(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Yield the dates that lie after today, and those of a review that is overdue."""
    for index, source in enumerate(dataset.sources):
        for field in ("published", "checked"):
            given = getattr(source, field)
            if (day := begins(given)) and day > today:
                message = f"lies ahead: {given} is after {today}."
                yield Problem(("sources", index, field), message)
        if source.review_by and today > source.review_by:
            message = f"is past: these figures were to be reviewed by {source.review_by}."
            yield Problem(("sources", index, "review_by"), message, severity="warning")
    for index, rate in enumerate(dataset.rates):
        if (day := begins(rate.date)) and day > today:
            yield Problem(("rates", index, "date"), f"lies ahead: {rate.date} is after {today}.")
    if today > dataset.about.review_by:
        message = f"is past: the figures were to be reviewed by {dataset.about.review_by}."
        yield Problem(("about", "review_by"), message, severity="warning")
