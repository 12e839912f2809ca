"""Share codes: a state as one line of text, and back.

``roletui1-214-…`` states the version of the code and the number of letters that follow. They are
base 32: a checksum of four bytes, then the compressed TOML of the scenario. What mail and chats
insert between the letters (spaces, line breaks, quotation marks ``>``) is ignored.
"""

import base64
import re
import zlib

from roletui.dataset.loaded import Loaded
from roletui.dataset.problems import Problem
from roletui.records.scenario import Scenario, ScenarioError, scenario_of
from roletui.state.state import State

VERSION = 1
"""Version of the share codes written and read."""
MOST = 1_000_000
"""Maximum size of a scenario in a code, in bytes, both when writing and when reading."""
NAME = "share code"
"""Stands for the file name in messages about a code."""

_CODE = r"[^0-9A-Za-z]*(?:roletui|ROLETUI)([0-9]{1,9})-"
_LENGTH = r"([0-9]{1,9})-"
_WORDS = (
    b'reason = "weights]\n[display]\ncurrency = "mistake]\nlisted = truegoal = pack = true'
    b"[compare]\ntransposed = hidden_factors = [hidden_roles = [\ndifferences = true\n"
    b'[[baseline.plan]]\nown_currency = "own_rate = start = amount = on = false[overheads.'
    b'name = "notes = "at = "[override]\nrole = "against = "\n\n[[plan]]\nrole = "channel = "'
    b'rate = "people = 2.0\nhours = 40.0\nweeks = 12.0\n = "unsure"\n = "yes"\n = "no"\n'
    b'format = 1\n\n[dataset]\nid = "version = "1.0.0"\nhash = "\n\n[answers]\n'
)
"""Compression dictionary: what scenarios often contain. Must never change within version 1."""


def encode(loaded: Loaded, state: State) -> str:
    """Return a state as a share code; raise ``ScenarioError`` where it is too long."""
    from roletui.records.scenario_text import dumps  # not where codes are only read: 0.5 ms

    text = dumps(loaded, state).encode()
    if len(text) > MOST:
        raise _refused(NAME, f"cannot hold more than {MOST:,} bytes; save a file instead.")
    # Raw deflate, without zlib's header and checksum: the code has a checksum of its own.
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_WORDS)
    packed = packer.compress(text) + packer.flush()
    letters = _letters(zlib.crc32(packed).to_bytes(4, "big") + packed)
    return f"roletui{VERSION}-{len(letters)}-{letters}"


def is_code(text: str) -> bool:
    """Tell whether a text begins like a share code of any version."""
    return bool(re.match(_CODE, text))


def decode(code: str, file: str = NAME) -> Scenario:
    """Return the scenario of a share code; raise ``ScenarioError`` where that fails."""
    begin = re.match(_CODE, code)
    if not begin:
        raise _refused(file, f"is none: it does not begin with roletui{VERSION}-.")
    if int(begin[1]) != VERSION:
        newer = "was made by a newer roletui: it " if int(begin[1]) > VERSION else ""
        raise _refused(file, f"{newer}is of version {begin[1]}, this one reads version {VERSION}.")
    rest = "".join(re.findall("[0-9A-Za-z-]+", code[begin.end() :]))
    length = re.match(_LENGTH, rest)
    if not length:
        raise _refused(file, "is cut short or mistyped: copy it whole.")
    letters = rest[length.end() :].replace("-", "")
    missing = int(length[1]) - len(letters)
    if missing > 0:
        raise _refused(file, f"is cut short: {missing:,} of its {length[1]} letters are missing.")
    if missing < 0:
        raise _refused(file, f"is mistyped, or {-missing:,} letters after it do not belong to it.")
    return scenario_of(_unpacked(letters, file), file)


def _unpacked(letters: str, file: str) -> str:
    """Return the text encoded by the letters of a code; raise ``ScenarioError`` on damage."""
    data = _bytes(letters)
    if data is None or zlib.crc32(data[4:]).to_bytes(4, "big") != data[:4]:
        raise _refused(file, "is mistyped: its letters do not fit its checksum. Copy it whole.")
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS, zdict=_WORDS)
    try:
        text = unpacker.decompress(data[4:], MOST + 1)
        if len(text) > MOST:
            raise _refused(file, f"holds more than {MOST:,} bytes; no decision needs that.")
        if unpacker.eof and not unpacker.unused_data:
            return text.decode()
    except (zlib.error, UnicodeDecodeError):
        pass
    raise _refused(file, "was not made by roletui: it does not hold text.")


def _letters(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").lower()


def _bytes(letters: str) -> bytes | None:
    """Decode letters that are all upper or all lower case; None where they are invalid."""
    small = letters.lower() if letters.isupper() else letters
    try:
        data = base64.b32decode(small.upper() + "=" * (-len(small) % 8))
    except ValueError:
        return None
    # The last letter has unused bits: only the spelling that is written is accepted.
    return data if _letters(data) == small else None


def _refused(file: str, message: str) -> ScenarioError:
    return ScenarioError(file, [Problem(("code",), message)])
