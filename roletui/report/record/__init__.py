"""The decision record: the Markdown document for the people who pay."""
