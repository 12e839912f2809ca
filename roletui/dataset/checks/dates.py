"""What is wrong with a date: it lies ahead of today, or a review is overdue."""

from collections.abc import Iterator
from datetime import date

from roletui.dataset.dataset import Dataset
from roletui.dataset.problems import Problem
from roletui.dataset.review_dates import begins


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
