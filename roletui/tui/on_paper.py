"""What an app shows first, as the bytes that paint it, without a terminal."""

from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from roletui.tui.idle_loop import run_to_end
from roletui.tui.shell import Shell


def on_paper(app: Shell, size: tuple[int, int]) -> str:
    """Run an app until it has settled, and return what paints its whole screen then."""
    written: list[str] = []

    class Paper(HeadlessDriver):
        """Keeps what is written, for an app that takes it for a terminal's driver."""

        @property
        def is_headless(self) -> bool:
            """Without which nothing would be painted."""
            return False

        def write(self, data: str) -> None:
            """Keep it."""
            written.append(data)

    async def paint(_: Pilot[object]) -> None:
        await app.settled()
        written.clear()
        app.screen.refresh(layout=True)
        await app.settled()
        app.exit()

    app.driver_class = Paper
    run_to_end(app.run_async(size=size, auto_pilot=paint))
    return "".join(written)
