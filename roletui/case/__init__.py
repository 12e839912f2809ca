"""Everything derived from a dataset and a state. Knows no file and no screen."""
