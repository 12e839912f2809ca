"""Many requests summed up, in words: as text, Markdown, web page and JSON."""
