"""The report screen: a live preview of the record."""
