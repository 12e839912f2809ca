"""An event loop that tells when nothing is left to do but wait."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


class _Selector(selectors.DefaultSelector):
    """Selects as ever; before it waits, it wakes those who want to know."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[asyncio.Future[None]] = []

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait for input; asyncio gives no time to wait as long as there is something to do."""
        if self.waiting and timeout != 0:
            for future in self.waiting:
                if not future.done():
                    future.set_result(None)
            self.waiting.clear()
            timeout = 0
        return super().select(timeout)


class IdleLoop(asyncio.SelectorEventLoop):
    """Whatever follows from an event without waiting has happened once the loop is idle."""

    def __init__(self) -> None:
        self._resting = _Selector()
        super().__init__(self._resting)

    def set_task_factory(self, factory: object) -> None:
        """Keep to tasks that begin in turn, under every Python as under 3.11.

        From 3.12 on Textual asks for tasks that begin at once. A screen's widgets are then mounted
        before it stands on the stack, where an input looks for it and ends the app.
        """

    async def idle(self) -> None:
        """Return once every task waits: for a time, another thread or input."""
        future = self.create_future()
        self._resting.waiting.append(future)
        await future


def run_to_end(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine in a new loop of this kind, close the loop, and return the result."""
    with asyncio.Runner(loop_factory=IdleLoop) as runner:
        return runner.run(coroutine)


def running_idle_loop() -> IdleLoop:
    """Return the running loop; raise ``RuntimeError`` if it is of another kind."""
    loop = asyncio.get_running_loop()
    if not isinstance(loop, IdleLoop):
        raise RuntimeError("run the app by run_to_end: it must know when its loop is idle")
    return loop
