"""The process of a tab. It must not import what only the server needs: it would be 12 MB larger."""

import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence

from roletui.cli.parser import run as run_command
from roletui.cli.streams import carried_out, prepare

if sys.platform != "win32":
    import resource

MEMORY = 1 << 30
"""Maximum memory for the data of one app, in bytes."""
PATIENCE = 3.0
"""Seconds that an app has to leave before it is killed."""


def run(pipe: socket.socket, words: Sequence[str], width: int, height: int) -> None:
    """Run the app in this forked process, which ends with the server."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    for descriptor in (0, 1):
        os.dup2(pipe.fileno(), descriptor)
    pipe.close()
    # A forked process begins with a standard input that is closed.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    vars(sys)["__stdin__"] = sys.stdin  # which Textual reads from
    os.environ |= {"COLUMNS": str(width), "ROWS": str(height)}
    threading.Thread(target=_end_with_server, daemon=True).start()
    prepare()
    os._exit(carried_out(lambda: run_command(words)))


def _end_with_server() -> None:
    server = multiprocessing.parent_process()
    assert server is not None
    server.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(128 + signal.SIGTERM)
