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
    "XDG_CONFIG_HOME": "on Linux, the folder that holds the one for the settings",
    "XDG_DATA_HOME": "on Linux, the folder that holds the one for datasets and saved decisions",
    "XDG_STATE_HOME": "on Linux, the folder that holds the one for where you left off",
    "HOME": "your folder, in which those three are where they are not set",
    "ROLETUI_EARLY": "0 for an app that shows nothing before it is loaded",
    "SHELL": "the shell that completion is explained for, where none is named",
    "COLUMNS": "the width of what is printed, where it is not that of the terminal",
    "LINES": "the height of the app's screen, where it is not that of the terminal",
    "NO_COLOR": "the app without colours; what is printed never has any",
    "FORCE_COLOR": "colours in the app, whatever the terminal says of itself",
    "COLORTERM": "truecolor or 24bit for a terminal that shows every colour",
    "COLORFGBG": "set by some terminals: the numbers of the colours of text and ground",
    "TEXTUAL_COLOR_SYSTEM": "how many colours the app uses: truecolor, 256, standard",
    "TERM": "dumb, unknown or empty for a terminal in which ask neither edits nor recalls lines, "
    "and the app does not start",
    "TERM_PROGRAM": "set by some terminals: their name, by which the app knows what they can do",
    "TTY_COMPATIBLE": "1 for a stream that takes what a terminal takes, though it is none",
    "TTY_INTERACTIVE": "0 for a terminal that nobody sits at",
    "LC_ALL": "the locale, by which roletui knows which signs can be shown",
    "LC_CTYPE": "the same, where LC_ALL is not set",
    "LANG": "the same, where neither is set",
    "PYTHONIOENCODING": "the encoding of what a terminal shows, in place of the locale's",
    "PYTHONUTF8": "1 for UTF-8 whatever the locale is",
}
"""The environment variables for the user, with what each does."""

INNER = {
    "_ARGCOMPLETE": "set by the shell that asks for completions",
    "COMP_LINE": "the line that is to be completed",
    "COMP_POINT": "the place of the cursor in it",
    "TEXTUAL_DRIVER": "set by serve for the app that shows in a browser",
    "TEXTUAL_FPS": "set by serve: how often a tab is painted at most",
    "PYTHONSAFEPATH": "set by serve for the processes that it starts",
    "ROWS": "set by serve: the height of a tab",
    "GITHUB_WORKSPACE": "set by GitHub Actions: the folder that marks of --format github are in",
    "TMUX": "set by tmux for the programs in it",
}
"""Environment variables that programs set for each other."""
