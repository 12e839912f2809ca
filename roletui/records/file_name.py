"""What the file of a record is called: after its task, where that has a name."""

from roletui.disk.write import RECORD_NAME
from roletui.text.name import file_stem


def record_name(task: str) -> str:
    """Return the suggested file name of a record, without suffix: ``support-chatbot-decision``."""
    stem = file_stem(task)
    return f"{stem}-decision" if stem else RECORD_NAME
