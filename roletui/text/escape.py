"""Escaping: text in which Markdown finds no markup."""

import re

_SPECIAL = r"(?a)([\\`*_\[\]<>|~#]|&(?=#?\w+;|#?\w*$)|\$(?!\d)|:(?=//)|(?<=www)\.)"
"""Markup anywhere in a line, on GitHub also ``$`` around a formula and addresses that become links;
a sum of money is no formula. Behind a text that ends in ``&lt`` a semicolon may follow."""
_LEAD = r"(?a)^(\d{1,9}(?=[.)](?: |$))|)([-+=.)])"
"""Markup at the beginning of a line: of a list, a rule or a heading."""


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return re.sub(_LEAD, r"\1\\\2", re.sub(_SPECIAL, r"\\\1", " ".join(text.split())))


def unescaped(text: str) -> str:
    """Return what Markdown shows of a line in which nothing but escapes is markup."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def by_number(sign: str) -> str:
    """Return a sign as its number, as texts of TOML and YAML take it."""
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def coded(toml: str) -> str:
    """Return TOML with the markup in its texts escaped, for a block that both readers see."""
    return re.sub(_SPECIAL, lambda m: m[0] if m[0] == "\\" else by_number(m[0]), toml)
