"""Input in turn: the next key is handed on when everything the last one did is on the screen."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App
from textual.worker import WorkerError

from roletui.text.tuples import NamedTuple
from roletui.tui.idle_loop import running_idle_loop

FRAME = 0.2
"""Seconds after which a frame is not waited for any more: its screen has gone meanwhile."""


class Step(NamedTuple):
    """Something to be done in turn."""

    do: Callable[[], Awaitable[object]]
    event: events.Event | None = None
    """The input event that is handed on; None for what is no input."""


class InTurn:
    """Does one step at a time, the next one when the app has settled after the last.

    It has settled when nothing is left to do and the screen in front is laid out and painted; only
    then do the same keys do the same however many arrive at once.
    """

    def __init__(self, app: App[Any], rest: Callable[[], object]) -> None:
        """Do steps in an app; ``rest`` is called whenever it has settled and nothing waits."""
        self._app, self._rest = app, rest
        self._waiting: deque[Step] = deque()
        self._last: events.Event | None = None
        self._settling: asyncio.Task[None] | None = None
        self._closed = False

    def begin(self) -> None:
        """Do what waits, one step at a time, from when the app has settled."""
        if self._settling is None or self._settling.done():
            self._settling = asyncio.create_task(self._run())

    def close(self) -> None:
        """Do nothing more; what waits is dropped."""
        self._closed = True
        self._waiting.clear()

    def put(self, step: Step) -> None:
        """Do a step after those that wait, in the app's own task."""
        if not self._closed:
            self._waiting.append(step)
            self.begin()

    async def take(self, step: Step) -> None:
        """Do a step, called in the app's own task: at once if the app has settled."""
        if self._closed or self._settling is None or not self._settling.done():
            self.put(step)
        else:
            self._last = step.event
            self.begin()
            await step.do()

    async def settled(self) -> None:
        """Return when nothing waits and the app has settled."""
        await running_idle_loop().idle()
        self.begin()
        if self._settling:
            await self._settling

    async def _run(self) -> None:
        await self._settle()
        while self._waiting:
            step = self._waiting.popleft()
            self._last = step.event
            self._app.call_later(step.do)
            await self._settle()
        self._rest()

    async def _settle(self) -> None:
        while self._app.is_running:
            await running_idle_loop().idle()
            if self._closed or self._goes_on():
                return
            while self._app.is_running and not await self._is_painted():
                pass
            await self._app.animator.wait_until_complete()
            for worker in [*self._app.workers]:
                with suppress(WorkerError):
                    await worker.wait()
            if await self._is_painted():
                return

    async def _is_painted(self) -> bool:
        """Return whether the screen in front shows all that is done; if not, wait for a frame."""
        painted = asyncio.Event()
        shown = self._app.screen
        shown.call_after_refresh(painted.set)
        await running_idle_loop().idle()
        if painted.is_set() and shown is self._app.screen:
            return True
        with suppress(TimeoutError):
            async with asyncio.timeout(FRAME):
                await painted.wait()
        await running_idle_loop().idle()
        return False

    def _goes_on(self) -> bool:
        """Return whether the next step goes on with the last one, so needs no frame in between.

        Characters typed into a field do, and what the mouse passes on its way.
        """
        if not self._waiting:
            return False
        last, following = self._last, self._waiting[0].event
        if isinstance(last, events.Key) and isinstance(following, events.Key):
            field = self._app.focused
            return field is not None and all(
                field.check_consume_key(key.key, key.character) for key in (last, following)
            )
        return isinstance(last, _ON_ITS_WAY) and isinstance(following, _ON_ITS_WAY)


_ON_ITS_WAY = (
    events.MouseMove,
    events.MouseScrollDown,
    events.MouseScrollUp,
    events.MouseScrollLeft,
    events.MouseScrollRight,
)
