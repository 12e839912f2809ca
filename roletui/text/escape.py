"""Text that stays text wherever Markdown is read: nothing in it is obeyed."""

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#]|&(?=#?\w+;)|\$(?!\d)|:(?=//)|(?<=www)\.)", re.ASCII)
"""What Markdown obeys, and on GitHub also ``$`` around a formula and addresses that become links;
a sum of money is no formula."""
_LEAD = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|)([-+=.)])", re.ASCII)
"""What would make a list, a rule or a heading of the text it begins."""


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _LEAD.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def coded(toml: str) -> str:
    """Return TOML whose texts hold nothing that Markdown obeys, for where both are read."""
    return _SPECIAL.sub(lambda m: m[0] if m[0] == "\\" else f"\\u{ord(m[0]):04x}", toml)
