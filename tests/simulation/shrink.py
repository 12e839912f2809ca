"""A list of steps that fails, made as short and as plain as it can be, and printed as a test."""

from collections.abc import Callable, Iterator, Sequence

from .steps import Step

Fails = Callable[[Sequence[Step]], bool]


def shrunk(steps: Sequence[Step], fails: Fails) -> list[Step]:
    """Return a part of the steps that fails, with numbers as low as possible."""
    kept = [*steps]
    before: list[Step] = []
    while kept != before:
        before = [*kept]
        for shorter in _shorter(kept, fails):
            kept = shorter
        for place in range(len(kept)):
            for plainer in _plainer(kept[place]):
                tried = [*kept[:place], plainer, *kept[place + 1 :]]
                if fails(tried):
                    kept = tried
                    break
    return kept


def _shorter(steps: list[Step], fails: Fails) -> Iterator[list[Step]]:
    """Leave out parts, large ones first; yield what still fails."""
    size = len(steps) // 2
    while size:
        place = 0
        while place < len(steps):
            tried = steps[:place] + steps[place + size :]
            if fails(tried):
                steps = tried
                yield steps
            else:
                place += size
        size //= 2


def _plainer(step: Step) -> Iterator[Step]:
    """Yield steps with a lower number in one place."""
    for field in ("a", "b", "c"):
        number = getattr(step, field)
        for lower in dict.fromkeys((0, 1, 2, number // 2, number - 1)):
            if 0 <= lower < number:
                yield step._replace(**{field: lower})


def as_test(steps: Sequence[Step], words: str) -> str:
    """Return steps as a test that can be put into a file and run."""
    rows = "".join(f"        {tuple(step)!r},\n" for step in steps)
    sentence = words.splitlines()[0].strip().rstrip(".") if words.strip() else "It fails"
    return (
        "from simulation.machine import replay\n\n\n"
        "def test_what_the_simulation_found() -> None:\n"
        f'    """{sentence[:1].upper()}{sentence[1:]}."""\n'
        f"    steps = [\n{rows}    ]\n"
        "    replay(steps)\n"
    )
