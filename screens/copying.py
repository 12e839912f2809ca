"""A document to the clipboard, and to a file as well: not every terminal has a clipboard."""

from textual.app import App

from roletui.disk.write import suggested_path, write_text


def copy_and_save(app: App[None], text: str, name: str) -> None:
    """Copy a document, save it under the first free name, and say what came of both."""
    path = suggested_path(name=name)
    app.copy_to_clipboard(text)
    try:
        write_text(path, text, overwrite=False)
    except OSError as error:
        reason = f"Sent to the clipboard. It could not be saved: {error.strerror}."
        app.notify(reason, severity="warning")
        return
    words = f"Sent to the clipboard, and saved in case the terminal does not take it: {path}"
    app.notify(words, timeout=8)
