"""``roletui init``: a small commented dataset to begin with."""

import argparse
import os
import shlex

import roletui
from roletui.cli.errors import DONE, RequestError
from roletui.cli.setting import talk
from roletui.dataset.problems import printable
from roletui.files import write_text

STARTER = os.path.join(os.path.dirname(roletui.__file__), "starter.toml")
"""The dataset that is written: its remarks teach the format."""


def run(options: argparse.Namespace) -> int:
    """Write the dataset; say how to go on."""
    write_starter(options.file)
    name = shlex.quote(options.file)
    talk(f"wrote {options.file}: a small dataset about a garden; every figure in it is invented.")
    talk(f"check it:  roletui check --strict {name}")
    talk(f"see it:    roletui --dataset {name}")
    return DONE


def write_starter(file: str) -> None:
    """Write the dataset to a new file; raise ``RequestError`` where that cannot be done."""
    name = printable(file)
    if not file:
        raise RequestError("the name of the file is empty; name one, such as my-roles.toml.")
    if os.path.isdir(file):
        within = os.path.join(name, "my-roles.toml")
        raise RequestError(f"{name} is a folder; name a file in it, such as {within}.")
    with open(STARTER, encoding="utf-8") as stream:
        text = stream.read()
    try:
        write_text(file, text, overwrite=False)
    except FileExistsError:
        raise RequestError(f"{name} is there already; it is left as it is. Name another.") from None
    except FileNotFoundError:
        folder = os.path.dirname(name)
        raise RequestError(f"there is no folder {folder}; make it first.") from None
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise RequestError(f"{name} cannot be written: {reason}.") from None
