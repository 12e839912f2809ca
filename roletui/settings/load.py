"""The settings of this machine's user, from the one file that holds them.

A file with anything wrong in it is refused as a whole, with every mistake told as in a dataset;
whoever goes on without it uses :data:`~roletui.settings.settings.AS_SHIPPED`.
"""

import os

from roletui.dataset.problems import RefusedError
from roletui.disk.paths import settings_file
from roletui.settings.settings import AS_SHIPPED, Settings


def read_settings() -> Settings:
    """Return the user's settings; :data:`AS_SHIPPED` where there is no file.

    Raise :class:`~roletui.dataset.problems.RefusedError` where it cannot be used.
    """
    path = settings_file()
    if not os.path.lexists(path):
        return AS_SHIPPED
    from roletui.settings.reading import read  # only where there is one: 9 ms

    return read(path)


def settings_or_trouble() -> tuple[Settings, str]:
    """Return the settings, and why they are not used, as a sentence; empty where they are."""
    try:
        return read_settings(), ""
    except RefusedError as error:
        from roletui.dataset.reading.diagnostics import diagnose  # only for a broken file: 3 ms

        first, *more = diagnose(error)
        others = f" (and {len(more)} more: roletui keys tells them all)" if more else ""
        return AS_SHIPPED, f"Your settings are not used: {first.headline}{others}"
