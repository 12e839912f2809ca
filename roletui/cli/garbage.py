"""Garbage is collected while nobody waits: once what was asked for is on the screen."""

import gc

DUE = gc.get_threshold()
"""How many new objects, or collections of the generation below, each generation waits for."""
MOST = 50_000
"""How many new objects are not waited with any longer, however much there is to be shown."""


def begin() -> None:
    """Collect from now on; what is there by now stays."""
    gc.freeze()
    gc.set_threshold(MOST, *DUE[1:])
    gc.enable()


def collect_due() -> None:
    """Collect what Python would have collected while the last frame was made."""
    if gc.isenabled():
        counts = zip(gc.get_count(), DUE, strict=True)
        due = [generation for generation, (n, least) in enumerate(counts) if n > least]
        if due:
            gc.collect(due[-1])
