"""The datasets that ship with roletui."""
