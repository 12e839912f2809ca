"""``roletui init``: a small commented dataset to start from."""

import argparse
import os
import re
import shlex
from datetime import date, timedelta

from roletui.cli.errors import DONE, RequestError
from roletui.cli.inputs import talk, today
from roletui.disk.write import write_text
from roletui.text.clean import printable

STARTER = os.path.join(os.path.dirname(__file__), "starter.toml")
"""The dataset that is written; its comments teach the format."""


def run(options: argparse.Namespace) -> int:
    """Write the dataset and print the next steps."""
    if options.output == "-":
        print(starter(today(options)), end="")
        return DONE
    write_starter(options.output, today(options))
    name = shlex.quote(options.output)
    talk(f"wrote {options.output}: a small dataset about a garden; every figure in it is invented.")
    talk(f"check it:  roletui check --strict {name}")
    talk(f"see it:    roletui --dataset {name}")
    return DONE


def starter(day: date) -> str:
    """Return the dataset with ``day`` as its date, due for review a year later."""
    with open(STARTER, encoding="utf-8") as stream:
        text = stream.read()
    month = day.isoformat()[:7]
    review = (day + timedelta(days=365)).isoformat()
    text = re.sub(r"(?m)^review_by = .*$", f"review_by = {review}", text)
    text = re.sub(r'(?m)^checked = ".*"$', f'checked = "{month}"', text)
    return re.sub(r'(?m)^published = "2.*"$', f'published = "{month}"', text)


def write_starter(file: str, day: date) -> None:
    """Write the dataset to a new file; raise ``RequestError`` if that fails."""
    name = printable(file)
    if not file:
        raise RequestError("the name of the file is empty; name one, such as my-roles.toml.")
    if os.path.isdir(file):
        within = os.path.join(name, "my-roles.toml")
        raise RequestError(f"{name} is a folder; name a file in it, such as {within}.")
    try:
        write_text(file, starter(day), overwrite=False)
    except FileExistsError:
        raise RequestError(f"{name} is there already; it is left as it is. Name another.") from None
    except FileNotFoundError:
        folder = os.path.dirname(name)
        raise RequestError(f"there is no folder {folder}; make it first.") from None
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise RequestError(f"{name} cannot be written: {reason}.") from None
