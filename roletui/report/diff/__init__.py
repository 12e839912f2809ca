"""Two decisions side by side as a document."""
