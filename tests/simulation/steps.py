"""What happens, drawn from one seed before anything happens: a step is a word and three numbers."""

import typing
from random import Random

STEPS = 150
"""Steps of one seed; a new machine is cheap, and a short one is soon shrunk."""


class Step(typing.NamedTuple):
    """One thing that happens."""

    kind: str
    a: int = 0
    b: int = 0
    c: int = 0


ARMING = ("fail", "kill_at", "power_at", "aside")
WEIGHTS = {
    "change": 60, "undo": 8, "redo": 6, "turn": 22, "open": 5, "quit": 2, "kill": 1, "power": 1,
    "switch": 2, "list": 3, "save_as": 3, "rename": 1, "duplicate": 1, "delete": 1, "export": 5,
    "edit": 3, "reopen": 1, "ask": 1, "idle": 1, "clock": 1, "full": 1, "links": 1, "foreign": 0.5,
    "fail": 3, "kill_at": 2, "power_at": 3, "aside": 4,
}  # fmt: skip
"""How often each step happens."""
BESIDE = {
    "change": 4, "turn": 8, "quit": 1, "kill": 1, "list": 2, "save_as": 2, "rename": 1,
    "delete": 1, "duplicate": 1, "export": 1, "open": 1,
}  # fmt: skip
"""What another window does in the middle of a step."""
WHILE_WRITING = {"change": 6, "undo": 1, "redo": 1, "list": 1, "save_as": 1, "kill": 0.2}
"""What the user does while the autosave thread of the same window writes."""
MOST = 1 << 14


def drawn(random: Random, among: typing.Mapping[str, float] = WEIGHTS) -> Step:
    """Draw a step."""
    [kind] = random.choices([*among], [*among.values()])
    return Step(kind, *(random.randrange(MOST) for _ in range(3)))


def steps_of(seed: int, count: int = STEPS) -> list[Step]:
    """Return the steps of a seed."""
    random = Random(seed)
    return [Step("open", 1, 1, 1), *(drawn(random) for _ in range(count - 1))]
