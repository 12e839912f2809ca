"""Characters that a locale cannot encode: ASCII for people, escapes or UTF-8 for programs."""

import codecs
import io
import typing
import unicodedata

READABLE, ESCAPED = "roletui.readable", "roletui.escaped"
"""Error handlers of a stream: transliterate to readable ASCII, or escape for JSON."""

_SIGNS = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": ",",
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "─": "-", "×": "x", "÷": "/", "·": "-",
    "•": "*", "…": "...", "≈": "~", "≤": "<=", "≥": ">=", "≠": "!=", "±": "+/-", "→": "->",
    "←": "<-", "↑": "^", "↓": "v", "⁄": "/", "│": "|", "├": "|", "└": "`", "┼": "+", "■": "#",
    "◆": "*", "✓": "v", "€": "EUR ", "£": "GBP ", "¥": "Y", "°": " deg", "§": "sec. ",
    "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
}  # fmt: skip
"""ASCII for a character; any other loses its accents, or becomes a question mark."""


def readable(text: str, before: str = "") -> str:
    """Return a text in readable ASCII; ``before`` is the character that precedes it."""
    parts = []
    for last, sign in zip([before, *text], text, strict=False):
        if last.isdigit() and unicodedata.category(sign) == "No" and not sign.isdigit():
            parts.append(" ")  # 37½ is 37 1/2, not 371/2
        parts.append(_ascii(sign))
    return "".join(parts)


def _ascii(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign in _SIGNS:
        return _SIGNS[sign]
    parts = unicodedata.normalize("NFKD", sign)
    kept = [_SIGNS.get(part, part) for part in parts if not unicodedata.combining(part)]
    return "".join(part if part.isascii() else "?" for part in kept)


def suit(stream: io.TextIOWrapper, format_: str) -> None:
    """Configure a stream that is not UTF-8 for a format.

    JSON is escaped. Programs expect other formats in UTF-8, so that is what they get; only a
    terminal gets what it can show.
    """
    if format_ in ("json", "sarif"):
        stream.reconfigure(encoding="ascii", errors=ESCAPED)
    elif format_ != "text" and not stream.isatty():
        stream.reconfigure(encoding="utf-8", errors="replace")


def _readable(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    before = error.object[max(0, error.start - 1) : error.start]
    return readable(error.object[error.start : error.end], before), error.end


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[nr : nr + 2].hex()}" for nr in range(0, len(units), 2)), error.end


_HANDLERS: dict[str, typing.Callable[[UnicodeError], tuple[str, int]]] = {
    READABLE: _readable,
    ESCAPED: _escaped,
}
for _name, _handler in _HANDLERS.items():
    codecs.register_error(_name, _handler)
