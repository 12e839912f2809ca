"""roletui: from "we need someone for AI" to a hiring decision you can defend."""

__version__ = "0.1.0"
