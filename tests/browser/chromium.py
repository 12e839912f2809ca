"""A Chromium without a window, driven through its own pipe; nothing of it needs to be installed."""

import itertools
import json
import os
import shutil
import subprocess
import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-pipe", "about:blank",
)  # fmt: skip

START = """
import fcntl, os, sys
hear, say = (fcntl.fcntl(int(word), fcntl.F_DUPFD, 10) for word in sys.argv[1:3])
os.dup2(hear, 3)
os.dup2(say, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Becomes the browser, which reads from descriptor 3 and writes to 4."""

Data = dict[str, typing.Any]


def program() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


CODES = {"Tab": 9, "Enter": 13, "ArrowRight": 39}
"""What a page is told of a key besides its name."""


class Tab:
    """The page in front of the browser."""

    def __init__(self, to: typing.BinaryIO, from_: typing.BinaryIO) -> None:
        self._to, self._from = to, from_
        self._numbers = itertools.count(1)
        self._left = b""
        self._pages: list[str] = []
        self.session = ""
        """The id of the page, which its events carry."""
        self.events: list[Data] = []
        """All that the browser has told of itself since the page was opened."""
        self.another()

    def another(self) -> None:
        """Open another page beside this one, and go on there."""
        self.session = ""
        self._pages.append(self("Target.createTarget", url="about:blank")["targetId"])
        attached = self("Target.attachToTarget", targetId=self._pages[-1], flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self(f"{domain}.enable")

    def close_all(self) -> None:
        """Close every page."""
        self.session = ""
        while self._pages:
            self("Target.closeTarget", targetId=self._pages.pop())

    def __call__(self, method: str, **given: object) -> Data:
        """Give a command and return what comes of it."""
        number = next(self._numbers)
        message: Data = {"id": number, "method": method, "params": given}
        if self.session:
            message["sessionId"] = self.session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        while (answer := self._next()).get("id") != number:
            self.events.append(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: Data = answer["result"]
        return result

    def _next(self) -> Data:
        while b"\0" not in self._left:
            read = os.read(self._from.fileno(), 1 << 16)
            if not read:
                raise RuntimeError("the browser has ended")
            self._left += read
        line, _, self._left = self._left.partition(b"\0")
        message: Data = json.loads(line)
        return message

    def open(self, file: Path) -> None:
        """Show a file and wait until it is laid out."""
        self.events.clear()
        self("Page.navigate", url=file.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def evaluate(self, expression: str) -> typing.Any:
        """Return the value of an expression of JavaScript."""
        found = self("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in found:
            raise RuntimeError(str(found["exceptionDetails"]))
        return found["result"].get("value")

    def resize(self, width: int, height: int = 900) -> None:
        """Give the page another size, in pixels."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self("Emulation.setDeviceMetricsOverride", **metrics)

    def scripts(self, *, allowed: bool) -> None:
        """Let pages run scripts, or none."""
        self("Emulation.setScriptExecutionDisabled", value=not allowed)

    def press(self, key: str) -> None:
        """Press a key where the focus is."""
        told = {"key": key, "code": key, "windowsVirtualKeyCode": CODES[key]}
        text = {"text": "\r"} if key == "Enter" else {}
        self("Input.dispatchKeyEvent", type="keyDown", **told, **text)
        self("Input.dispatchKeyEvent", type="keyUp", **told)

    def prefer(self, scheme: str, media: str = "screen") -> None:
        """Show the page as somebody sees it who prefers light or dark, or as it is printed."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self("Emulation.setEmulatedMedia", media=media, features=features)


@contextmanager
def browser(home: Path) -> Iterator[Tab]:
    """Start a browser with an empty profile, and end it."""
    name = program()
    assert name is not None
    hear, write = os.pipe()
    read, say = os.pipe()
    profile = f"--user-data-dir={home}"
    started = subprocess.Popen(
        [sys.executable, "-ES", "-c", START, f"{hear}", f"{say}", name, *FLAGS, profile],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(hear, say),
    )
    os.close(hear)
    os.close(say)
    try:
        with os.fdopen(write, "wb") as to, os.fdopen(read, "rb") as from_:
            yield Tab(to, from_)
    finally:
        started.terminate()
        started.wait(60)
