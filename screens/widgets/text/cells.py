"""Text as it may stand in the cells of a terminal."""

from __future__ import annotations

# Terminals disagree about the width of joined emoji, and Rich 15 fails on stray joiners.
_UNSAFE: dict[int, str | None] = {
    **dict.fromkeys([*range(32), *range(127, 160), 0x2028, 0x2029], " "),
    **dict.fromkeys([0x200D, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
}


def plain(text: str) -> str:
    """Return `text` with spaces for control characters, and without joiners and bidi controls."""
    return text if text.isprintable() else text.translate(_UNSAFE)
