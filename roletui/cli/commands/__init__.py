"""The commands, one module each, which reads the options, calls the engine and prints."""

MODULES = {
    "start": "roletui.cli.commands.start",
    "ask": "roletui.cli.commands.ask",
    "decide": "roletui.cli.commands.decide",
    "compare": "roletui.cli.commands.compare",
    "cost": "roletui.cli.commands.cost",
    "export": "roletui.cli.commands.export",
    "recheck": "roletui.cli.commands.recheck",
    "diff": "roletui.cli.commands.diff",
    "check": "roletui.cli.commands.check",
    "graph": "roletui.cli.commands.graph",
    "review": "roletui.cli.commands.review",
    "schema": "roletui.cli.commands.schema",
    "init": "roletui.cli.commands.init",
    "serve": "roletui.cli.commands.serve",
    "where": "roletui.cli.commands.where",
    "completion": "roletui.cli.commands.completion",
}
"""The module of each command; its ``run(options)`` returns the exit status.

Only the module of the given command is imported: importing all would cost each command 20 ms.
"""
