"""The context of a command: dataset, tree and day."""

import argparse

from roletui.cli.inputs import loaded, today
from roletui.settings.settings import AS_SHIPPED, Settings
from roletui.state.context import Context


def context_of(
    options: argparse.Namespace, made_with: str = "", settings: Settings = AS_SHIPPED
) -> Context:
    """Return the dataset that :func:`roletui.cli.inputs.loaded` finds, with its tree and the day.

    ``made_with`` is the id of the dataset that a record or scenario was made with.
    """
    return Context.of(loaded(options, made_with), today(options), settings)
