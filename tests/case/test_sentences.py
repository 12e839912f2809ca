"""What is said of the figures of a plan."""

from fractions import Fraction

from helpers import shipped

from roletui.case.sentences import input_name, input_words
from roletui.cost.items import Input


def test_management_is_not_called_by_the_role_at_whose_rate_it_is_counted() -> None:
    """Unless that role is hired too: then one rate moves both."""
    dataset = shipped().dataset
    rate = "own-developers-in-house-loaded"
    figure = Input("rate", rate, *[Fraction(1)] * 3, ranged=True, middle=False)
    assert input_name(dataset, figure, ["ai-engineer"]) == "Rate of management"
    assert input_words(dataset, figure, ["ai-engineer"]) == "the rate of management"
    assert input_name(dataset, figure, ["own-developers"]) == "Rate of Own developers"
    assert input_words(dataset, figure, ["own-developers"]) == "the rate of “Own developers”"
