"""``roletui where``: every path that is read or written."""

import argparse
import os

from roletui.cli.errors import DONE
from roletui.dataset.load import DEFAULT, shipped
from roletui.dataset.shelf import dataset_file
from roletui.files import suggested_path
from roletui.places import datasets_folder, scenarios_folder


def run(options: argparse.Namespace) -> int:
    """Print one path a line, after what it is."""
    named = dataset_file(options.dataset)
    dataset = shipped(DEFAULT) if named is None else named
    print(f"dataset (read)           {os.path.abspath(dataset)}")
    print(f"shipped datasets (read)  {os.path.dirname(shipped(DEFAULT))}")
    print(f"your datasets (read)     {datasets_folder()}")
    print(f"saved decisions (l)      {scenarios_folder()}")
    print(f"record (written on e)    {suggested_path()}")
    return DONE
