"""Shared by the tests of tabs: a server in a process of its own, and what it has started."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from aiohttp import ClientSession, ClientWebSocketResponse
from helpers import SMALL

BEGIN = """
import sys
from roletui.cli.serving import tab
tab.SILENCE = float(sys.argv.pop(1))
from roletui.__main__ import main
main()
"""

SECONDS = 60
"""For how long something is waited for."""


@contextmanager
def serving(
    *options: str, silence: float = 15.0, dataset: Path = SMALL
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve a dataset in a process of its own; yield it and the address it prints."""
    words = [str(silence), "serve", "--dataset", str(dataset), "--fresh", *options]
    with subprocess.Popen(
        [sys.executable, "-c", BEGIN, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        try:
            yield program, program.stdout.readline().strip()
        finally:
            program.kill()


async def opened(session: ClientSession, address: str, size: str = "") -> ClientWebSocketResponse:
    """Open a tab, and read until the app has painted its first question."""
    origin = address.rsplit("/", 2)[0]
    tab = await session.ws_connect(f"{address}ws?{size}", origin=origin)
    await read_until(tab, "flat tyre")
    return tab


async def read_until(tab: ClientWebSocketResponse, words: str) -> None:
    """Read what the app paints until some words come."""
    seen = ""
    while words not in seen:
        seen += (await tab.receive(timeout=SECONDS)).data.decode()


def apps(server: int) -> set[int]:
    """Return the processes of a server's apps that run: the grandchildren, on Linux."""
    found = (grandchild for child in _children(server) for grandchild in _children(child))
    return {process for process in found if _runs(process)}


def gone(processes: Sequence[int] | set[int]) -> bool:
    """Wait until some processes have ended; tell whether they have."""
    end = time.monotonic() + SECONDS
    while (left := [each for each in processes if _runs(each)]) and time.monotonic() < end:
        time.sleep(0.05)
    return not left


def _children(process: int) -> set[int]:
    found: set[int] = set()
    for thread in Path(f"/proc/{process}/task").iterdir():
        with suppress(FileNotFoundError):
            found |= {*map(int, (thread / "children").read_text().split())}
    return found


def _runs(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
