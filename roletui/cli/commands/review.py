"""``roletui review``: the whole dataset as one document, to be signed off."""

import argparse

from roletui.cli.errors import DONE
from roletui.cli.inputs import loaded, today
from roletui.report.review.document import review
from roletui.tree.walk import Tree


def run(options: argparse.Namespace) -> int:
    """Print the document."""
    found = loaded(options)
    print(review(found, Tree(found.dataset), today(options)), end="")
    return DONE
