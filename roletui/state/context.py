"""What does not depend on the user's answers: the dataset, its tree, and today's date."""

from datetime import date

from roletui.dataset.dataset import Dataset
from roletui.dataset.loaded import Loaded
from roletui.settings.settings import AS_SHIPPED, Settings
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Tree


class Context(NamedTuple):
    """What a state is evaluated against."""

    loaded: Loaded
    tree: Tree
    today: date
    trouble: str = ""
    """Why the followed file cannot be used at present; empty while it can."""
    settings: Settings = AS_SHIPPED
    """What a new decision begins with, where the user has set it."""

    @classmethod
    def of(cls, loaded: Loaded, today: date, settings: Settings = AS_SHIPPED) -> "Context":
        """Return the context of a dataset that was loaded."""
        return cls(loaded, Tree(loaded.dataset), today, settings=settings)

    @property
    def dataset(self) -> Dataset:
        """The dataset."""
        return self.loaded.dataset
