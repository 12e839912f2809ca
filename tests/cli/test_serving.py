"""The app in a tab: what a browser may ask of it, and when its process ends."""

import asyncio
import json
import os
import signal
import socket
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSCloseCode

from roletui.cli.serving.tab import BURST, COLUMNS, MESSAGE, RATE, ROWS, Allowance, fitting

from .serving import SECONDS, apps, gone, opened, read_until, serving

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")

TOO_LARGE = 200
"""Megabytes that no app of the small dataset needs."""


async def closed(tab: ClientWebSocketResponse) -> int | None:
    """Read until the connection is closed; return the code it was closed with."""
    while not tab.closed:
        await tab.receive(timeout=SECONDS)
    return tab.close_code


def test_what_an_app_takes() -> None:
    """At once 64 KiB, then 8 KiB a second; who has waited long enough gets the whole again."""
    allowance, start = Allowance(), 1000.0
    assert allowance.wait(BURST, start) == 0
    assert allowance.wait(2 * RATE, start) == 2
    assert allowance.wait(RATE, start + 2) == 1
    assert allowance.wait(BURST, start + 3 + BURST / RATE) == 0
    assert (BURST, RATE) == (65536, 8192)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ((80, 24), (80, 24)),
        ((0, -5), (1, 1)),
        ((COLUMNS, ROWS), (500, 200)),
        ((100_000, 201), (500, 200)),
    ],
)
def test_the_size_of_a_terminal(given: tuple[int, int], taken: tuple[int, int]) -> None:
    """A size that no terminal has becomes the nearest that the app can paint."""
    assert fitting(*given) == taken


@pytest.mark.harness
async def test_a_tab_from_opening_to_closing() -> None:
    """The app takes keys; it ends with its tab, with nonsense, with too much, and with ctrl+c."""
    with serving() as (server, address):
        async with ClientSession() as session:
            tab = await opened(session, address)
            await tab.send_json(["stdin", "1"])
            await read_until(tab, "free evening")
            for nobody_typed in ("\x1b[?62;22;52c", "\x1b[1114112u", "\x1b[<35;1", "0;10M"):
                await tab.send_json(["stdin", nobody_typed])
            await tab.send_json(["stdin", "\x1b[D"])  # back to the first question
            await read_until(tab, "flat tyre")
            (app,) = apps(server.pid)
            await tab.close()
            assert gone([app])
            wrong = ["{", "[]", "{}", '["other"]', '["stdin", 1]', '["resize", {"width": "9"}]']
            for text, code in [
                *((each, WSCloseCode.UNSUPPORTED_DATA) for each in wrong),
                (json.dumps(["stdin", "x" * MESSAGE]), WSCloseCode.MESSAGE_TOO_BIG),
            ]:
                tab = await opened(session, address)
                await tab.send_str(text)
                assert await closed(tab) == code, text
            assert gone(apps(server.pid))
            tab = await opened(session, address)
            server.send_signal(signal.SIGINT)
            await closed(tab)
        assert server.wait(timeout=SECONDS) == 0
        assert server.stderr is not None
        assert "Traceback" not in server.stderr.read()


@pytest.mark.harness
async def test_a_size_that_no_screen_has() -> None:
    """A terminal of 100,000 columns and rows is made as large as the app can paint."""
    with serving() as (server, address):
        async with ClientSession() as session:
            tab = await opened(session, address, "width=100000&height=100000")
            await tab.send_json(["resize", {"width": 100_000, "height": 100_000}])
            await tab.send_json(["stdin", "1"])
            await read_until(tab, "free evening")
            (app,) = apps(server.pid)
            pages = int(Path(f"/proc/{app}/statm").read_text().split()[1])
            assert pages * os.sysconf("SC_PAGE_SIZE") < TOO_LARGE << 20
            other = await opened(session, address, "width=x&height=-1")
            await other.close()


@pytest.mark.harness
async def test_a_server_that_is_killed() -> None:
    """Its apps end by themselves."""
    with serving() as (server, address):
        async with ClientSession() as session:
            await opened(session, address)
            left = apps(server.pid)
            server.kill()
            assert len(left) == 1
            assert gone(left)


@pytest.mark.harness
async def test_a_browser_that_falls_silent() -> None:
    """One that no longer reads or answers, and has not closed its connection, loses its app."""
    with serving(silence=3) as (server, address):
        where = urlsplit(address)
        host = f"{where.hostname}:{where.port}"
        assert where.hostname is not None
        with socket.create_connection((where.hostname, where.port or 0)) as silent:
            asked = (
                f"GET {where.path}ws HTTP/1.1",
                f"Host: {host}",
                f"Origin: http://{host}",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
            )
            silent.sendall("\r\n".join([*asked, "", ""]).encode())
            end = time.monotonic() + SECONDS
            while not (left := apps(server.pid)):
                assert time.monotonic() < end, "no app was seen"
                await asyncio.sleep(0.01)
            assert gone(left)


async def test_a_request_without_a_path() -> None:
    """What names no page is refused like all that lacks the secret."""
    with serving() as (_, address):
        where = urlsplit(address)
        assert where.hostname is not None
        for line in ("CONNECT 127.0.0.1:80", "OPTIONS *", "GET /"):
            with socket.create_connection((where.hostname, where.port or 0)) as asking:
                asking.sendall(f"{line} HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode())
                assert asking.recv(1 << 16).startswith(b"HTTP/1.1 403 "), line
