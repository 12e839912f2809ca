"""Text as YAML holds it."""

import json
import re

from roletui.text.escape import by_number

_PLAIN = re.compile(r"[A-Za-z][\w.()/]*(?:[ ,-]+[\w.()/]+)*")
_WORDS_OF_YAML = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def yaml_text(text: str) -> str:
    """Return a text as a value of YAML: bare where nothing in it can mean anything else."""
    if _PLAIN.fullmatch(text) and text.isascii() and text.lower() not in _WORDS_OF_YAML:
        return text
    # Texts of JSON are texts of YAML; what YAML takes for the end of a line is escaped too.
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else by_number(sign) for sign in quoted)
