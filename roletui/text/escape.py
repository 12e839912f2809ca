"""Escaping: text in which Markdown finds no markup."""

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#]|&(?=#?\w+;)|\$(?!\d)|:(?=//)|(?<=www)\.)", re.ASCII)
"""Markup anywhere in a line, on GitHub also ``$`` around a formula and addresses that become links;
a sum of money is no formula."""
_LEAD = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|)([-+=.)])", re.ASCII)
"""Markup at the beginning of a line: of a list, a rule or a heading."""


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _LEAD.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def coded(toml: str) -> str:
    """Return TOML with the markup in its texts escaped, for a block that both readers see."""
    return _SPECIAL.sub(lambda m: m[0] if m[0] == "\\" else f"\\u{ord(m[0]):04x}", toml)
