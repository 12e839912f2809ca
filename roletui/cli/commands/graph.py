"""``roletui graph``: the tree of questions as a drawing."""

import argparse
import sys

from roletui.cli.errors import DONE
from roletui.cli.inputs import loaded, talk
from roletui.cli.streams import columns
from roletui.dataset.dataset import Dataset
from roletui.tree.diagram import ASCII, LINES, MERMAID_EDGES, dot, edges, mermaid, text


def run(options: argparse.Namespace) -> int:
    """Print the tree in the chosen format."""
    dataset = loaded(options).dataset
    if options.format == "mermaid":
        lines = mermaid(dataset)
        _warn(dataset)
    elif options.format == "dot":
        lines = dot(dataset)
    else:
        width = max(40, columns())
        lines = text(dataset, LINES if _shows(LINES) else ASCII, width)
    print("\n".join(lines))
    return DONE


def _shows(signs: tuple[str, ...]) -> bool:
    """Return whether the output's encoding has some characters."""
    try:
        "".join(signs).encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _warn(dataset: Dataset) -> None:
    """Warn if the tree exceeds Mermaid's default limit."""
    arrows = sum(1 for _ in edges(dataset))
    if arrows > MERMAID_EDGES:
        talk(
            f"Mermaid draws at most {MERMAID_EDGES} arrows, and these are {arrows}, unless its "
            "maxEdges is raised; --format dot has no such limit."
        )
