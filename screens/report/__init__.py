"""The screen of the record, as it will be saved."""
