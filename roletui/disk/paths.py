"""The folders of the user's files; none is created until something is saved."""

import os
import sys


def datasets_folder() -> str:
    """Return the folder of the datasets that can be opened by name."""
    return os.path.join(_home(), "datasets")


def scenarios_folder() -> str:
    """Return the folder of the decisions saved under a name."""
    return os.path.join(_home(), "scenarios")


def sessions_folder() -> str:
    """Return the folder of the autosaved sessions."""
    return os.path.join(_home(state=True), "sessions")


def ready_folder() -> str:
    """Return the folder of the values of datasets that were checked before."""
    return os.path.join(_home(state=True), "ready")


def crashes_folder() -> str:
    """Return the folder of the reports on faults of the program itself."""
    return os.path.join(_home(state=True), "crashes")


def first_frame_file() -> str:
    """Return the file of what the next start shows first."""
    return os.path.join(_home(state=True), "first-frame")


def _home(*, state: bool = False) -> str:
    """Return the folder of the user's data, or of what programs leave behind."""
    if home := os.environ.get("ROLETUI_HOME"):
        return home
    if sys.platform == "linux" and not hasattr(sys, "getandroidapilevel"):
        given = os.environ.get("XDG_STATE_HOME") if state else os.environ.get("XDG_DATA_HOME")
        base = given or os.path.expanduser("~/.local/state" if state else "~/.local/share")
        if os.path.isabs(base):
            return os.path.join(base, "roletui")
    import platformdirs  # only for systems with folders of their own: 4 ms

    folder = platformdirs.user_state_dir if state else platformdirs.user_data_dir
    return folder("roletui", appauthor=False)
