"""Regular expressions that are compiled when first used; most never are, and each takes 0.1 ms."""

import re
import typing

_METHODS = ("fullmatch", "match", "search", "finditer", "findall", "split", "sub", "subn")


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> typing.Any:
        """Return a method of the compiled expression; all of them are there from then on."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression with its text and all methods that find or replace."""
    return typing.cast(re.Pattern[str], _Late(pattern, flags))
