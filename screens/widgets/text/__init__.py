"""Text that is painted: passages, documents, columns. Know neither roles nor money."""
