"""The decision record in every format it is exported to."""
