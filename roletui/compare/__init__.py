"""The comparison of the roles as data. Knows nothing of how it is rendered."""
