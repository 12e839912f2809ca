"""Exit statuses and environment variables, for the documents that list them."""

from roletui.cli.errors import DONE, FAILED, FOUND, STOPPED

STATUSES = {
    DONE: "done; also where the reader of a pipe has seen enough",
    FOUND: "something was found in what was checked: a problem, a decision that has changed",
    FAILED: "the request could not be carried out: usage, a file that cannot be read or written, "
    "a dataset that cannot be used, a fault of roletui itself",
    STOPPED: "ctrl+c",
}
"""What each exit status means."""

ENVIRONMENT = {
    "ROLETUI_HOME": "the folder for everything that roletui keeps, in place of the system's own",
    "XDG_DATA_HOME": "on Linux, the folder that holds the one for datasets and saved decisions",
    "XDG_STATE_HOME": "on Linux, the folder that holds the one for where you left off",
    "ROLETUI_EARLY": "0 for an app that shows nothing before it is loaded",
    "COLUMNS": "the width of what is printed, where it is not that of the terminal",
    "NO_COLOR": "the app without colours; what is printed never has any",
    "TERM": "dumb, unknown or empty for a terminal in which ask neither edits nor recalls lines, "
    "and the app does not start",
    "PYTHONIOENCODING": "the encoding of what a terminal shows, in place of the locale's",
    "PYTHONUTF8": "1 for UTF-8 whatever the locale is",
}
"""The environment variables for the user."""

INNER = {
    "_ARGCOMPLETE": "set by the shell that asks for completions",
    "COMP_LINE": "the line that is to be completed",
    "COMP_POINT": "the place of the cursor in it",
    "TEXTUAL_DRIVER": "set by serve for the app that shows in a browser",
    "COLORFGBG": "set by some terminals: the numbers of the colours of text and ground",
    "GITHUB_WORKSPACE": "set by GitHub Actions: the folder that marks of --format github are in",
    "TMUX": "set by tmux for the programs in it",
}
"""Environment variables that programs set for each other."""
