"""The decision tree as one SQL statement, for requests that stand in a table."""
