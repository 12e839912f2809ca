"""What is wrong with a date: it lies ahead of today, or a review is overdue."""

from collections.abc import Iterator, Mapping
from datetime import date

from roletui.dataset.dataset import Dataset
from roletui.dataset.limits import DateForm, Limit
from roletui.dataset.problems import Problem
from roletui.dataset.review_dates import NOT_STATED, begins, is_date

_INSTEAD: Mapping[DateForm | None, str] = {
    "given or empty": "",
    "given or not stated": NOT_STATED,
}
"""What may stand for a date, by what the limit of its field asks for."""


def date_fits(limit: Limit, text: str) -> bool:
    """Tell whether a text is a date, or what the limit of its field lets stand for one."""
    return text == _INSTEAD.get(limit.date) or is_date(text)


def ahead(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Yield the dates that lie after today, and those of a review that is overdue."""
    for index, source in enumerate(dataset.sources):
        for field in ("published", "checked"):
            given = getattr(source, field)
            if (day := begins(given)) and day > today:
                message = f"is in the future: {given} is after {today}."
                yield Problem(("sources", index, field), message)
        if source.review_by and today > source.review_by:
            message = f"is past: these figures were to be reviewed by {source.review_by}."
            yield Problem(("sources", index, "review_by"), message, severity="warning")
    for index, rate in enumerate(dataset.rates):
        if (day := begins(rate.date)) and day > today:
            yield Problem(
                ("rates", index, "date"), f"is in the future: {rate.date} is after {today}."
            )
    if today > dataset.about.review_by:
        message = f"is past: the figures were to be reviewed by {dataset.about.review_by}."
        yield Problem(("about", "review_by"), message, severity="warning")
