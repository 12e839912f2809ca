"""Files that are whole or not there: paths, writing, locking. Knows nothing of what they hold."""
