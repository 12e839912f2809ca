"""The options of the commands, one module each, imported when its command is named."""

COMMANDS = (
    "open",
    "ask",
    "decide",
    "compare",
    "cost",
    "batch",
    "export",
    "recheck",
    "status",
    "diff",
    "check",
    "graph",
    "sql",
    "review",
    "schema",
    "init",
    "serve",
    "keys",
    "man",
    "where",
    "completion",
)
"""Every command, in the order of the help: its ``options`` module adds the parser, and the one of
the same name in ``commands`` carries it out."""
