"""The folders of the user's files; none is created until something is saved."""

import os


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


def _home(*, state: bool = False) -> str:
    """Return the folder of the user's data, or of what programs leave behind."""
    if home := os.environ.get("ROLETUI_HOME"):
        return home
    import platformdirs  # not needed where the home is given: 4 ms

    folder = platformdirs.user_state_dir if state else platformdirs.user_data_dir
    return folder("roletui", appauthor=False)
