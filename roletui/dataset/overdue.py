"""Which figures of a dataset are overdue for a review on a day, in a few words or a sentence."""

from datetime import date

from roletui.dataset.dataset import Dataset
from roletui.dataset.review_dates import due


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
