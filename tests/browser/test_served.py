"""``roletui serve`` in a browser: it takes keys without a click, and nothing of 50 tabs is left."""

import base64
import sys
import time
from pathlib import Path

import pytest
from cli.serving import apps, gone, serving

from .chromium import Tab, browser, program

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(program() is None, reason="there is no Chromium on this machine"),
    pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc"),
]

TABS = 50
BINARY = 2
"""The opcode of a frame that holds what the app paints."""
KEYBOARD = 'document.activeElement.className.includes("xterm-helper-textarea")'


def wait_for(tab: Tab, words: str) -> None:
    """Wait until the app has painted some words."""
    end = time.monotonic() + 60
    while words not in painted(tab):
        assert time.monotonic() < end, words
        tab.evaluate("0")
        time.sleep(0.05)


def painted(tab: Tab) -> str:
    """Return all that the app has sent to a tab."""
    received = (
        event["params"]["response"]["payloadData"]
        for event in tab.events
        if event.get("method") == "Network.webSocketFrameReceived"
        and event.get("sessionId") == tab.session
        and event["params"]["response"]["opcode"] == BINARY
    )
    return b"".join(map(base64.b64decode, received)).decode(errors="replace")


def press(tab: Tab, key: str) -> None:
    """Press a key as somebody does who has clicked nowhere."""
    tab("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
    tab("Input.dispatchKeyEvent", type="keyUp", key=key)


def test_many_tabs(tmp_path: Path) -> None:
    """Fifty tabs are opened, used and closed; each takes its first key without a click."""
    with serving(silence=600) as (server, address), browser(tmp_path / "profile") as tab:
        for number in range(TABS):
            if number:
                tab.another()
            tab("Page.navigate", url=address)
            wait_for(tab, "flat tyre")
            assert tab.evaluate(KEYBOARD)
            press(tab, "1")
            wait_for(tab, "free evening")
            tab.events.clear()
        running = apps(server.pid)
        assert len(running) == TABS
        tab.close_all()
        assert gone(running)
        assert not apps(server.pid)
