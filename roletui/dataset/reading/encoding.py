"""The bytes of a file to text; what is no UTF-8 is named, with its place."""

import codecs

from roletui.dataset.problems import Problem, RefusedError, Spot

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""How files in other encodings begin; Windows' Notepad calls UTF-16 *Unicode*."""
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x89PNG")
"""How archives, workbooks, documents and pictures begin."""
_SEEN = 200
"""Bytes at the beginning that tell UTF-16 without such a mark."""


def decoded(content: bytes, file: str) -> str:
    """Return UTF-8 as text; raise :class:`RefusedError` for anything else.

    A byte order mark is kept.
    """
    if encoding := _other_encoding(content):
        message = f"is {encoding[:6].upper()} text; save it as UTF-8."
        problem = Problem((), message, spot=Spot(1, 1))
        raise RefusedError(file, [problem], _lines(content, encoding))
    if content.startswith(_PACKED):
        message = "is an archive, a workbook, a PDF or a picture, not text; save it as UTF-8 text."
        raise RefusedError(file, [Problem((), message)], "")
    if (wrong := content.find(b"\0")) >= 0:
        message = "holds a NUL byte, which no text has; remove it."
        problem = Problem((), message, spot=_spot(content, wrong))
        raise RefusedError(file, [problem], _lines(content, "utf-8"))
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        message = "is not UTF-8 text; save it as UTF-8."
        problem = Problem((), message, spot=_spot(content, error.start))
        raise RefusedError(file, [problem], _lines(content, "utf-8")) from None


def _other_encoding(content: bytes) -> str:
    """Return the codec of a file in another encoding; empty for what may be UTF-8."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return codec
    even, odd = content[:_SEEN:2], content[1:_SEEN:2]
    if len(odd) < 2:
        return ""
    if not odd.strip(b"\0") and b"\0" not in even:
        return "utf-16-le"
    return "utf-16-be" if not even.strip(b"\0") and b"\0" not in odd else ""


def _spot(content: bytes, start: int) -> Spot:
    before = _lines(content[:start], "utf-8")
    return Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _lines(content: bytes, encoding: str) -> str:
    return content.decode(encoding, errors="replace").replace("\r\n", "\n")
