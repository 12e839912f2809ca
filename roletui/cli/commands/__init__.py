"""The commands, one module each: it reads its options, calls the engine, prints."""

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
"""From a command to the module whose ``run(options)`` carries it out and returns the exit status.

A module is imported when its command is named: together they would cost each one 20 ms more.
"""
