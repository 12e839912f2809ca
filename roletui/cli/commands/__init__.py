"""The commands, one module each: ``run(options)`` does what is asked and returns the exit status.

Only the module of the given command is imported: importing all would cost each command 20 ms.
"""
