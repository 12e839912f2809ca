"""Texts as they are compared: without case, accents, width, or the way they are composed.

A filter, a name that is typed and the guess at a misspelt one all compare what this returns, so
that ``Café``, ``CAFE`` and full-width ``ｃａｆｅ`` are one word everywhere.
"""

import unicodedata
from collections.abc import Sequence

_ALIKE = {
    "‘": "'", "’": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe",
}  # fmt: skip
"""Marks that keyboards lack, and letters whose stroke or tie Unicode does not count as an accent.
"""


class _Signs(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(code)).casefold()
        kept = (sign for sign in unicodedata.normalize("NFKD", apart) if not _ignored(sign))
        self[code] = "".join(_ALIKE.get(sign, sign) for sign in kept)
        return self[code]


def _ignored(sign: str) -> bool:
    """Tell whether a sign is an accent or is never seen; a vowel or voicing mark is neither."""
    place = unicodedata.combining(sign)
    return place >= 200 or 10 <= place <= 36 or unicodedata.category(sign) == "Cf"


_SIGNS = _Signs()


def folded(text: str) -> str:
    """Return a text as it is compared: case-folded, without accents, with single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFC", text.translate(_SIGNS)).split())


def folded_name(text: str) -> str:
    """Return a name as it is compared: folded, a hyphen or an underscore being a blank."""
    return " ".join(folded(text).replace("-", " ").replace("_", " ").split())


def folded_in_place(text: str) -> tuple[str, Sequence[int]]:
    """Return a text folded, its blanks kept, and where in it each character comes from.

    The places have one more entry, the length of the text, so that the end of a match has one too.
    """
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    signs = [_SIGNS[ord(sign)] for sign in text]
    places = [place for place, sign in enumerate(signs) for _ in sign]
    return "".join(signs), [*places, len(text)]
