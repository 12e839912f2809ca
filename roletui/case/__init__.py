"""Everything that follows from the dataset and the state. Knows no file and no screen."""
