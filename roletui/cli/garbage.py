"""Collect garbage once what was asked for is on the screen, rather than while it is made."""

import gc

DUE = gc.get_threshold()
"""The new objects, or the collections of the generation below, that each generation waits for."""
MOST = 50_000
"""With more new objects than that Python collects by itself, in the middle of a frame too."""


def begin() -> None:
    """Begin to collect; what is there by now is taken to stay and is not looked at again."""
    gc.freeze()
    gc.set_threshold(MOST, *DUE[1:])
    gc.enable()


def collect_due() -> None:
    """Collect the generations that are due by Python's own thresholds."""
    if gc.isenabled():
        counts = zip(gc.get_count(), DUE, strict=True)
        due = [generation for generation, (n, least) in enumerate(counts) if n > least]
        if due:
            gc.collect(due[-1])
