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
    return os.path.join(_home("state"), "sessions")


def ready_folder() -> str:
    """Return the folder of the values of datasets that were checked before."""
    return os.path.join(_home("state"), "ready")


def crashes_folder() -> str:
    """Return the folder of the reports on faults of the program itself."""
    return os.path.join(_home("state"), "crashes")


def first_frame_file() -> str:
    """Return the file of what the next start shows first."""
    return os.path.join(_home("state"), "first-frame")


def settings_file() -> str:
    """Return the file of what the user has set for this machine."""
    return os.path.join(_home("config"), "settings.toml")


_ON_LINUX = {
    "data": ("XDG_DATA_HOME", "~/.local/share"),
    "state": ("XDG_STATE_HOME", "~/.local/state"),
    "config": ("XDG_CONFIG_HOME", "~/.config"),
}
"""By kind of folder the variable that names the one for all programs, and where that is else."""


def _home(kind: str = "data") -> str:
    """Return the folder of the user's data, of what programs leave behind, or of settings."""
    if home := os.environ.get("ROLETUI_HOME"):
        return home
    if sys.platform == "linux" and not hasattr(sys, "getandroidapilevel"):
        variable, usual = _ON_LINUX[kind]
        base = os.environ.get(variable) or os.path.expanduser(usual)
        if os.path.isabs(base):
            return os.path.join(base, "roletui")
    import platformdirs  # only for systems with folders of their own: 4 ms

    folders = platformdirs.PlatformDirs("roletui", appauthor=False)
    return str(getattr(folders, f"user_{kind}_dir"))
