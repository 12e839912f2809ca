"""``roletui review``: the whole dataset as one document for sign-off."""

import argparse

from roletui.cli.context import context_of
from roletui.cli.errors import DONE
from roletui.report.review.document import review


def run(options: argparse.Namespace) -> int:
    """Print the document."""
    print(review(context_of(options)), end="")
    return DONE
