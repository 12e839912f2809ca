"""A tab of the browser: an app in a process of its own, and how much a browser may ask of it.

On POSIX the process is forked from one that has already imported everything: it starts at once and
shares that memory with the other tabs. It must not know who may connect.
"""

import asyncio
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import time
from asyncio.subprocess import Process
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.context import ForkServerProcess
from types import SimpleNamespace
from typing import cast

from aiohttp import WSCloseCode, WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from roletui.cli.serving.app import PATIENCE, run
from roletui.text.keyboard import ESCAPE_KEY, Keyboard

if sys.platform != "win32":
    from multiprocessing import forkserver

MESSAGE = 1 << 16
"""Maximum size of a message from the browser, in bytes: a long paste."""
BURST, RATE = 1 << 16, 1 << 13
"""Bytes that an app takes at once, and bytes a second after that; a held key sends a hundred."""
COLUMNS, ROWS = 500, 200
"""Maximum size of the terminal."""
SILENCE = 15.0
"""Seconds after which a browser that reads nothing or answers no ping counts as gone."""


def warm_up() -> None:
    """Start the process that the processes of tabs are forked from, with a tab's environment."""
    if sys.platform != "win32":
        before = dict(os.environ)
        os.environ |= {
            "PYTHONSAFEPATH": "1",  # without it, modules in the current folder would be imported
            "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
            "TEXTUAL_FPS": "60",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "TERM_PROGRAM": "textual",
        }
        try:
            forkserver.set_forkserver_preload(["roletui.cli.commands.start", "roletui.tui.warm"])
            forkserver.ensure_running()
        finally:
            os.environ.clear()
            os.environ |= before


class Allowance:
    """How much an app takes: ``BURST`` bytes at once, and ``RATE`` bytes a second after that."""

    def __init__(self) -> None:
        self._taken_until = 0.0

    def wait(self, size: int, now: float) -> float:
        """Take some bytes; return for how many seconds whoever sends them must wait."""
        self._taken_until = max(self._taken_until, now - BURST / RATE) + size / RATE
        return max(0.0, self._taken_until - now)


class Tab(AppService):
    """Connects a browser's websocket with an app; ``words`` are the app's arguments."""

    def __init__(
        self,
        words: Sequence[str],
        websocket: web.WebSocketResponse,
        transport: asyncio.Transport | None,
    ) -> None:
        self._words, self._socket, self._transport = words, websocket, transport
        self._forked: ForkServerProcess | None = None
        self._allowance, self._keyboard = Allowance(), Keyboard(ESCAPE_KEY)
        self._expiry: asyncio.TimerHandle | None = None
        """When what has begun of a sequence is given up."""
        super().__init__(
            subprocess.list2cmdline([sys.executable, "-P", "-m", "roletui", *words]),
            write_bytes=self._send,
            write_str=websocket.send_str,
            close=self._left,
            download_manager=DownloadManager(),
        )

    async def talk(self) -> None:
        """Pass on what the browser sends until it leaves, falls silent, or sends nonsense."""
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT or not await self._take(message.data):
                await self._socket.close(code=WSCloseCode.UNSUPPORTED_DATA)

    async def stop(self) -> None:
        """Ask the app to leave; kill it if it does not."""
        running, self._task = self._task, None
        if running is None:
            return
        asking = asyncio.create_task(self.send_meta({"type": "quit"}))
        await asyncio.wait((running,), timeout=PATIENCE)
        for task in (asking, running):
            task.cancel()
        if self._forked is not None:
            self._forked.kill()
            await asyncio.to_thread(self._forked.join)
            self.stdin.close()
        elif self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()

    async def _left(self) -> None:
        """Close the connection: the app has ended."""
        await self._socket.close()

    async def _take(self, text: str) -> bool:
        """Pass on a message of the browser; return False if it is none of the known ones."""
        try:
            message = json.loads(text)
        except ValueError:
            return False
        match message:
            case ["stdin", str(typed)]:
                data = typed.encode(errors="ignore")
                await asyncio.sleep(self._allowance.wait(len(data), time.monotonic()))
                await self._press(self._keyboard.feed(data))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(*fitting(width, height))
            case ["ping", str() | int() | float() as sent]:
                await self._socket.send_json(["pong", sent])
            case ["focus", *_]:
                await self.focus()
            case ["blur", *_]:
                await self.blur()
            case _:
                return False
        return True

    async def _press(self, keys: str) -> None:
        """Pass on keys as the app knows them; wait a while for the rest of one that is cut."""
        if self._expiry:
            self._expiry.cancel()
        if keys:
            await self.send_bytes(keys.encode())
        if (patience := self._keyboard.patience) is not None:
            loop = asyncio.get_running_loop()
            self._expiry = loop.call_later(
                patience, lambda: loop.create_task(self._press(self._keyboard.expire()))
            )

    async def _send(self, data: bytes) -> None:
        """Send what the app draws; cut off a browser that does not read it."""
        try:
            await asyncio.wait_for(self._socket.send_bytes(data), SILENCE)
        except TimeoutError:
            if self._transport is not None:
                self._transport.abort()
            raise ConnectionResetError from None

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        if sys.platform == "win32":
            return await super()._open_app_process(width, height)
        ours, theirs = socket.socketpair()
        with theirs:
            self._forked = multiprocessing.get_context("forkserver").Process(
                target=run, args=(theirs, self._words, width, height), daemon=True
            )
            await asyncio.to_thread(self._forked.start)
        reader, self._stdin = await asyncio.open_connection(sock=ours)
        errors = asyncio.StreamReader()
        errors.feed_eof()  # they go where those of the server go
        self._process = cast(Process, SimpleNamespace(stdout=reader, stderr=errors))
        return self._process


def fitting(width: int, height: int) -> tuple[int, int]:
    """Return the nearest size that an app can have, in columns and rows."""
    return max(1, min(width, COLUMNS)), max(1, min(height, ROWS))
