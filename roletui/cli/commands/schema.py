"""``roletui schema``: the dataset format as a JSON Schema."""

import argparse
import json

from roletui.cli.errors import DONE
from roletui.dataset.schema import schema


def run(options: argparse.Namespace) -> int:
    """Print the schema in ASCII, so that it is valid whatever the locale is."""
    print(json.dumps(schema(), indent=2))
    return DONE
