"""What a terminal sends, cut into whole sequences; what nobody typed is left out.

A terminal sends keys, mouse reports and pasted text, and in between it answers whatever this or an
earlier program has asked it: its kind, its colours, where its cursor is. Both begin with ESC, and
both can arrive in pieces. :class:`Keyboard` reads them as ECMA-48 lays sequences out, and returns
only what it knows, each sequence whole; so an answer never comes out as the letters and digits that
it consists of, and whoever reads on need not wait for the rest of anything. What a terminal says in
an OSC string is kept for whoever has asked.

It knows bytes and text only: no Textual, no terminal, no clock.
"""

import codecs
import re
import sys
from collections import deque
from collections.abc import Callable

from roletui.text.clean import cleaned, storable
from roletui.text.patterns import late

CUT = 1.0
"""Seconds for which the rest of a sequence is waited for."""

ESCAPES = 2
"""Maximum number of escape keys that follow each other faster than anybody presses them."""

ESC = "\x1b"
ESCAPE_KEY = "\x1b[27u"
"""The escape key as kitty sends it: whoever reads it need not wait for more of a sequence."""
PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"

_SAID = 8
"""Maximum number of OSC strings that are kept, the last ones."""
_LONGEST = 64
"""Characters of the longest sequence that can be known; longer ones are only swallowed."""
_NOT_TEXT = late("[\x1b\x80-\x9f\ud800-\udfff]")
"""What text ends at: ESC, a C1 control, and a byte that is not UTF-8."""
_C1 = {"\x8f": "O", "\x90": "P", "\x98": "X", "\x9b": "[", "\x9d": "]", "\x9e": "^", "\x9f": "_"}
"""The C1 controls that begin a sequence, with the letters that do so after ESC."""
_OSC = "\x1b]"
_STRINGS = "]PX^_"
"""The letters that begin a string after ESC: OSC, DCS, SOS, PM and APC."""
_STRING_END = late("[\x18\x1a\x1b\x9c]")
_OSC_END = late("[\x07\x18\x1a\x1b\x9c]")
_PARAMETERS = late("[ -#%-?]*")
"""Parameters and intermediates, but for the dollar, with which rxvt ends some keys."""
_RXVT_SHIFTED = late(r"\x1b\[[0-9]{1,2}\$")
_LATE = late(r"\[[0-9<=>?]|\][0-9]|[PX^_].", re.DOTALL)
"""How the rest of a sequence begins whose ESC was taken for the escape key meanwhile."""
_REST = late("[ -~]*(?:\x07|\x9c|\x1b\\\\)")
"""The rest of an OSC string that was given up meanwhile; nobody types what ends it."""

_KNOWN = late(
    r"""\x1b(?:
      [\tbf\x7f]                            # back tab of a console, by words, alt+backspace
    | O[A-DFHMP-Sa-djkm-y]                  # cursor, function keys and keypad as SS3
    | \[\[[A-E]                             # function keys of a console
    | \[(?:1;[0-9]{1,3})?[A-FHPQS] | \[[RZa-d]
    | \[(?:[1-8]|1[1-5]|1[7-9]|2[0134]|57427)(?:;[0-9]{1,3})?~
    | \[(?:[378]|2[34])\$ | \[2[34]@ | \[(?:[35-8]|1[1-5]|1[7-9]|2[0134])\^
    | \[<[0-9]{1,4};-?[0-9]{1,5};-?[0-9]{1,5}[Mm]
    | \[[IO]                                # focus
    | \[\?(?:2026|2048);[0-4]\$y            # modes that Textual asks for
    )""",
    re.VERBOSE,
)
"""What Textual understands as it stands; its numbers mean no keys beyond these."""
_CHARACTER = late(r"\x1b\[([0-9]{1,7})(?:;(?:[1-9][0-9]{0,2})?(?:;([0-9:]{0,48}))?)?u")
"""A key as kitty sends it: its character, modifiers, and the text that it types."""
_RESIZED = late(r"\x1b\[48;([1-9][0-9]{0,3});([1-9][0-9]{0,3});([0-9]{1,5});([0-9]{1,5})t")
"""The new size: lines and columns, then both in pixels."""
_KEYS_OF_CONTROLS = (9, 13, 27, 127)
"""Control characters that stand for keys: tab, enter, escape, backspace."""


class Keyboard:
    """Takes what a terminal sends, however it is cut, and returns what of it was meant for us."""

    def __init__(self, escape: str = ESC, delay: float = 0.1) -> None:
        """``escape`` is returned for an ESC that nothing follows for ``delay`` seconds."""
        self._escape, self._delay = escape, delay
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._step: Callable[[str, int], int] = self._text
        """What reads the next characters; returns where it has stopped."""
        self._held = ""
        """The sequence that has begun, as far as it is of use."""
        self._count = 0
        """Escape keys of a run returned so far, or bytes of a mouse report that are to come."""
        self._pasted: list[str] = []
        self._out: list[str] = []
        self._said: deque[str] = deque(maxlen=_SAID)

    @property
    def patience(self) -> float | None:
        """Seconds without a byte after which :meth:`expire` is due; None where nothing is begun."""
        if self._step == self._after_escape:
            return self._delay
        if self._step == self._rest or (self._step == self._paste and self._held != ESC):
            return None
        begun = self._step != self._text or self._decoder.getstate()[0]
        return CUT if begun else None

    def feed(self, data: bytes) -> str:
        """Return the keys, reports and pasted texts that the next bytes complete."""
        text, place = self._decoder.decode(data), 0
        while place < len(text):
            place = self._step(text, place)
        return self._returned()

    def expire(self) -> str:
        """Give up waiting: return the escape key if that is what it was, and drop anything else."""
        after, held = self._text, ""
        if self._step == self._after_escape:
            self._press_escape()
            after = self._late
        elif self._step == self._paste:
            self._end_paste()
        elif self._step == self._string and self._held.startswith(_OSC):
            after, held = self._rest, self._held
        self._decoder.reset()
        self._step, self._held = after, held
        return self._returned()

    def said(self) -> list[str]:
        """Return what the terminal has said in whole OSC strings since this was last called."""
        said = [*self._said]
        self._said.clear()
        return said

    def _returned(self) -> str:
        out = "".join(self._out)
        self._out.clear()
        return out

    def _text(self, text: str, place: int) -> int:
        """Return text as it is; leave out what is no text.

        Before anybody takes the terminal it turns the enter key into a line feed.
        """
        found = _NOT_TEXT.search(text, place)
        end = found.start() if found else len(text)
        self._out.append(text[place:end].replace("\n", "\r"))
        if found and found[0] == ESC:
            self._step, self._count = self._after_escape, 0
        elif found and found[0] in _C1:
            self._begin(_C1[found[0]])
        return end + 1

    def _after_escape(self, text: str, place: int) -> int:
        sign = text[place]
        if sign == ESC:
            self._press_escape()
        elif sign in "[O" or sign in _STRINGS:
            self._begin(sign)
        else:
            self._end(ESC + sign)
        return place + 1

    def _press_escape(self) -> None:
        """Return an escape key, but not a flood of them."""
        if self._count < ESCAPES:
            self._out.append(self._escape)
        self._count += 1

    def _late(self, text: str, place: int) -> int:
        """Go on with a sequence whose ESC came long before; anything else are keys."""
        self._step, self._count = self._text, ESCAPES
        if _LATE.match(text, place):
            self._step = self._after_escape
        return place

    def _begin(self, letter: str) -> None:
        """Begin the sequence that a letter introduces after ESC."""
        self._held = ESC + letter
        self._step = self._string if letter in _STRINGS else self._sequence

    def _sequence(self, text: str, place: int) -> int:
        """Read a CSI or SS3 sequence up to the letter that ends it."""
        found = _PARAMETERS.match(text, place)
        end = found.end() if found else place
        sign = text[end : end + 1]
        if len(self._held) <= _LONGEST:
            self._held += text[place : min(end, place + _LONGEST)] + sign
        if sign and not " " <= sign <= "~":
            self._step = self._text
            return end + (sign in "\x18\x1a")  # any other is not part of the sequence
        if sign >= "@" or _RXVT_SHIFTED.fullmatch(self._held):
            self._end(self._held)
        return end + 1

    def _end(self, sequence: str) -> None:
        """Return a whole sequence if it is known; go on with what it announces."""
        self._step = self._text
        if sequence == PASTE_START:
            self._step, self._held = self._paste, ""
        elif sequence == "\x1b[[":
            self._step = self._console_key
        elif sequence == "\x1b[M":
            self._step, self._count = self._old_mouse, 3
        else:
            self._out.append(_known(sequence))

    def _console_key(self, text: str, place: int) -> int:
        """Read the letter behind the two brackets of a console's function key."""
        self._step, key = self._text, _known(f"\x1b[[{text[place]}")
        self._out.append(key)
        return place + bool(key)

    def _old_mouse(self, text: str, place: int) -> int:
        """Leave out the three bytes of a mouse report in the oldest form."""
        self._count -= len(text[place].encode("utf-8", "surrogateescape"))
        if self._count <= 0 or text[place] < " ":
            self._step = self._text
        return place + (text[place] >= " ")

    def _string(self, text: str, place: int) -> int:
        """Leave out a string up to what ends it."""
        found = (_OSC_END if self._held.startswith(_OSC) else _STRING_END).search(text, place)
        end = found.start() if found else len(text)
        if len(self._held) <= _LONGEST:
            self._held += text[place : min(end, place + _LONGEST)]
        if found and found[0] == ESC:
            self._step = self._string_escape
        elif found:
            self._step = self._text
            self._say(whole=found[0] in "\x07\x9c")
        return end + 1

    def _string_escape(self, text: str, place: int) -> int:
        """End a string; an ESC without a backslash ends it too and begins another sequence."""
        if text[place] == "\\":
            self._step = self._text
            self._say(whole=True)
            return place + 1
        self._step, self._count = self._after_escape, ESCAPES
        return place

    def _rest(self, text: str, place: int) -> int:
        """Leave out the rest of a string that was given up; anything else are keys."""
        self._step = self._text
        found = _REST.match(text, place)
        if found:
            self._held += found[0].rstrip("\x07\x9c\x1b\\")
            self._say(whole=True)
        return found.end() if found else place

    def _say(self, *, whole: bool) -> None:
        """Keep what an OSC string said, if it came whole and is not too long to be of use."""
        if whole and self._held.startswith(_OSC) and len(self._held) <= _LONGEST:
            self._said.append(self._held.removeprefix(_OSC))

    def _paste(self, text: str, place: int) -> int:
        """Collect pasted text; the sequence that ends it may be cut."""
        text, before = self._held + text[place:], place - len(self._held)
        end = text.find(PASTE_END)
        if end >= 0:
            self._pasted.append(text[:end])
            self._end_paste()
            return before + end + len(PASTE_END)
        kept = text.rfind(ESC, -len(PASTE_END) + 1)
        if kept < 0 or not PASTE_END.startswith(text[kept:]):
            kept = len(text)
        self._pasted.append(text[:kept])
        self._held = text[kept:]
        return before + len(text)

    def _end_paste(self) -> None:
        """Return what was pasted: whole, with lines that end alike, and without controls."""
        words = "".join(self._pasted).replace("\r\n", "\n").replace("\r", "\n")
        self._pasted.clear()
        self._step = self._text
        if words := cleaned(words):
            self._out += (PASTE_START, words, PASTE_END)


def _known(sequence: str) -> str:
    """Return a sequence as Textual understands it; nothing where it is none that we asked for."""
    if _KNOWN.fullmatch(sequence):
        return sequence
    if found := _CHARACTER.fullmatch(sequence):
        return sequence if _typed(int(found[1]), found[2] or "") else ""
    if found := _RESIZED.fullmatch(sequence):
        # A terminal that knows no pixels says 0; Textual divides by them.
        lines, columns, *pixels = map(int, found.groups())
        return sequence if all(pixels) else f"\x1b[48;{lines};{columns};{lines};{columns}t"
    return ""


def _typed(key: int, text: str) -> bool:
    """Tell whether a key and the text it types, both as code points, are ones that exist."""
    codes = text.split(":") if text else []
    return (key in _KEYS_OF_CONTROLS or _exists(key)) and all(
        code and _exists(int(code)) for code in codes
    )


def _exists(code: int) -> bool:
    return code <= sys.maxunicode and storable(chr(code))
