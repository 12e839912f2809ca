"""What is pasted into a line: one line of text, as much of it as the line takes."""

from textual.widgets import Input


def pasted(line: Input, text: str) -> str:
    """Return what of a pasted text goes into a line; say so where that is not all of it.

    Each line break becomes a blank.
    """
    text = " ".join(text.splitlines())
    kept = len(line.value) - len(line.selected_text)
    if not line.max_length or kept + len(text) <= line.max_length:
        return text
    line.app.notify(
        f"At most {line.max_length:,} characters fit here; the rest is left out.",
        severity="warning",
    )
    return text[: max(0, line.max_length - kept)]
