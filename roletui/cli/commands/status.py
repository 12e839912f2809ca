"""``roletui status``: the status of a record, set in its file."""

import argparse

from roletui.cli.errors import DONE, RequestError
from roletui.cli.inputs import STDIN, read_once, today
from roletui.disk.write import write_text
from roletui.report.record.set_in_head import StatusError
from roletui.report.record.set_status import read_names, read_status, with_status
from roletui.text.clean import printable


def run(options: argparse.Namespace) -> int:
    """Set the status and print what it is now."""
    file, name = options.record, printable(options.record)
    if file == STDIN or read_once(file):
        raise RequestError("the status is set in the file itself: name a file, not a stream.")
    try:
        status = read_status(" ".join(options.status))
        by = [] if options.by is None else read_names(options.by)
    except StatusError as error:
        raise RequestError(str(error)) from None
    try:
        with open(file, "rb") as stream:
            text = stream.read().decode("utf-8")
        new = with_status(text, status, today(options), by)
        if new != text:
            write_text(file, new, overwrite=True)
    except UnicodeDecodeError:
        raise RequestError(f"{name} is not UTF-8 text, so it holds no record.") from None
    except StatusError as error:
        raise RequestError(f"{name} is left as it is. {error}") from None
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise RequestError(f"{name} cannot be used: {reason}.") from None
    print(f"{name}: {status}{'' if new != text else ' already; nothing was changed'}.")
    return DONE
