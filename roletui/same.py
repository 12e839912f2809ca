"""A key for caches that stands for one dataset, since to compare two would take long."""

from roletui.dataset.model import Dataset


class Same:
    """A dataset that is the same only as itself."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def __hash__(self) -> int:
        return id(self.dataset)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.dataset is other.dataset
