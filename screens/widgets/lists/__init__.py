"""Lists of lines: options to choose from, tables to read, tabs. What is in them is given."""
