"""Rows to choose from, tables and tabs. Know neither roles nor money."""
