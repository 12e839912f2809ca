"""The interview in plain lines: its texts, its commands, and their effects. Does no I/O."""
