"""Names as people type them: which of several is meant, and which comes nearest.

What can be named has an id and may have names besides, in words. Ids and names are compared folded
(:mod:`roletui.text.folding`): ``AI Engineer`` is ``ai-engineer``.
"""

from collections.abc import Collection, Iterable, Mapping

from roletui.text.errors import TypedError
from roletui.text.folding import folded_name

Known = Mapping[str, tuple[str, ...]]
"""What can be named: each id with its other names."""

_LONGEST = 60
"""Maximum characters of a word that may be a misspelt name."""
_FEW = 4
"""Maximum number of names that are offered instead."""
_PATIENCE = 200_000
"""Maximum characters that the words of one file are compared with, which takes a second."""


def named(kind: str, word: str, known: Known) -> str:
    """Return the id of what a word names; raise :class:`TypedError` where it is none or several."""
    found = all_named(word, known)
    if len(found) > 1:
        raise TypedError(f"“{word}” may be {len(found)} of these: {', '.join(found)}.")
    if not found:
        raise TypedError(unknown(kind, word, known))
    return found[0]


def all_named(word: str, known: Known) -> list[str]:
    """Return the ids that a word names: the id that it is, or all whose id or name it is folded."""
    if word in known:
        return [word]
    wanted = folded_name(word)
    return [id_ for id_, names in known.items() if wanted in map(folded_name, (id_, *names))]


def only(*ids: str) -> Known:
    """Return what can be named by its id alone."""
    return dict.fromkeys(ids, ())


def near(word: str, words: Iterable[str]) -> str:
    """Return the nearest of some words, compared folded; empty where none is near."""
    if len(word) > _LONGEST:
        return ""
    from difflib import get_close_matches  # only needed once something is wrong: 3 ms

    by_name: dict[str, str] = {}
    for each in words:
        if len(each) <= _LONGEST:
            by_name.setdefault(folded_name(each), each)
    found = get_close_matches(folded_name(word), by_name, n=1, cutoff=0.6)
    return by_name[found[0]] if found else ""


def meant(word: str, words: Iterable[str]) -> str:
    """Return `` Did you mean …?`` for the nearest of some words, or nothing."""
    found = near(word, words)
    return f" Did you mean “{found}”?" if found else ""


def unknown(kind: str, word: str, known: Known) -> str:
    """Say that a word names nothing, with the ids that may be meant, or all ids.

    Those are the ones in whose id or name all its words stand, else the one that comes nearest.
    """
    if meant_ids := _holding(word, known):
        return f"there is no {kind} “{word}”. Did you mean {meant_ids}?"
    ids: dict[str, str] = {}
    for id_, names in known.items():
        for name in (id_, *names):
            ids.setdefault(name, id_)
    found = ids.get(near(word, ids), "")
    hint = f"Did you mean “{found}”?" if found else f"Known: {', '.join(known)}."
    return f"there is no {kind} “{word}”. {hint}"


def _holding(word: str, known: Known) -> str:
    """Return the ids in whose id or name all words of a text stand; empty for none, or many."""
    wanted = {*folded_name(word).split()}
    found = [
        f"“{id_}”"
        for id_, names in known.items()
        if any(wanted <= {*folded_name(name).split()} for name in (id_, *names))
    ]
    if not wanted or len(found) > _FEW:
        return ""
    return " or ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


class Nearest:
    """Finds the nearest known words for one file, until that takes too long."""

    def __init__(self) -> None:
        self._left = _PATIENCE

    def __call__(self, word: str, known: Collection[str]) -> str:
        """Return the nearest known word; empty where none is near, or where time is up."""
        if self._left <= 0:
            return ""
        self._left -= sum(map(len, known))
        return near(word, known)
