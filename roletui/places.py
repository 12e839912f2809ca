"""Where roletui looks for files of the user's; nothing is made there until something is saved."""

import os


def datasets_folder() -> str:
    """Return the folder whose datasets can be called by their names."""
    home = os.environ.get("ROLETUI_HOME")
    if not home:
        from platformdirs import user_data_dir  # not needed where the home is given: 3 ms

        home = user_data_dir("roletui", appauthor=False)
    return os.path.join(home, "datasets")
