"""Save decisions to files, records and share codes, and read them back. Knows no screen."""
