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
    home = os.environ.get("ROLETUI_HOME")
    if not home:
        from platformdirs import user_state_dir  # not needed where the home is given: 3 ms

        home = user_state_dir("roletui", appauthor=False)
    return os.path.join(home, "sessions")


def _home() -> str:
    home = os.environ.get("ROLETUI_HOME")
    if not home:
        from platformdirs import user_data_dir  # not needed where the home is given: 3 ms

        home = user_data_dir("roletui", appauthor=False)
    return home
