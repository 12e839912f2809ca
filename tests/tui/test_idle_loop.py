"""The loop of the app runs tasks alike under every Python."""

import asyncio

from roletui.tui.idle_loop import run_to_end, running_idle_loop


def test_a_task_begins_in_its_turn() -> None:
    """Also where tasks are asked for that begin at once, as Textual does from Python 3.12 on."""
    begun = []

    async def task() -> None:
        begun.append("task")

    async def main() -> None:
        running_idle_loop().set_task_factory(getattr(asyncio, "eager_task_factory", None))
        made = asyncio.create_task(task())
        begun.append("main")
        await made

    run_to_end(main())
    assert begun == ["main", "task"]
