"""What does not change while the app runs: the dataset, its tree, and today's date."""

import typing
from datetime import date

from roletui.dataset.load import Loaded
from roletui.dataset.model import Dataset
from roletui.decision import Tree


class Setting(typing.NamedTuple):
    """What a state is read against."""

    loaded: Loaded
    tree: Tree
    today: date

    @property
    def dataset(self) -> Dataset:
        """The dataset itself."""
        return self.loaded.dataset

    @property
    def stale(self) -> str:
        """A sentence when the figures were to be reviewed before today, else nothing."""
        review_by = self.dataset.about.review_by
        return f"Figures were to be reviewed by {review_by}." if self.today > review_by else ""
