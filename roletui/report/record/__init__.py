"""The decision record: the Markdown document that a team puts before the people who pay."""
