"""``roletui where``: every path that is read or written."""

import argparse
import os
from collections.abc import Iterator

from roletui.cli.environment import ENVIRONMENT
from roletui.cli.errors import DONE
from roletui.cli.inputs import STDIN, file_words
from roletui.dataset.available import dataset_file
from roletui.dataset.load import DEFAULT, shipped
from roletui.disk.paths import (
    crashes_folder,
    datasets_folder,
    first_frame_file,
    ready_folder,
    scenarios_folder,
    sessions_folder,
    settings_file,
)
from roletui.disk.write import suggested_path
from roletui.text.clean import printable


def run(options: argparse.Namespace) -> int:
    """Print each path with its use and whether it exists, then the variables that are set."""
    for name, use, path in paths(options.dataset):
        exists = "there" if path == file_words(STDIN) or os.path.exists(path) else "not yet"
        print(f"{name:<18} {use:<14} {exists:<7}  {printable(path)}")
    for name in ENVIRONMENT:
        if name in os.environ:
            print(f"{name:<20} = {printable(os.environ[name])}")
    return DONE


def paths(named: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the use and the path of each file and folder."""
    dataset = shipped(DEFAULT) if named is None else dataset_file(named)
    yield "dataset", "read", file_words(STDIN) if named == STDIN else os.path.abspath(str(dataset))
    yield "shipped datasets", "read", os.path.dirname(shipped(DEFAULT))
    yield "your datasets", "read", datasets_folder()
    yield "settings", "read", settings_file()
    yield "saved decisions", "read, written", scenarios_folder()
    yield "where you left off", "read, written", sessions_folder()
    yield "checked datasets", "read, written", ready_folder()
    yield "next first screen", "read, written", first_frame_file()
    yield "crash reports", "written", crashes_folder()
    yield "record", "if exported", suggested_path()
