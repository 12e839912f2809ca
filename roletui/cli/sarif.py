"""The problems of datasets as SARIF 2.1.0, which code scanning and editors read.

A rule is a table of the dataset: a problem belongs to the one it is in, and what the rule is about
are the words of the dataset's schema.
"""

import os
import re
import string
from collections.abc import Iterable, Sequence
from typing import Any

from roletui import __version__
from roletui.cli.annotations import inside
from roletui.cli.inputs import STDIN, file_words
from roletui.dataset.model import Tables
from roletui.dataset.reading.diagnostics import Diagnostic, Quote
from roletui.dataset.schema import schema
from roletui.text.clean import printable
from roletui.text.numbers import first_upper

Object = dict[str, Any]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""What relative addresses begin at: the working folder, which is usually a repository's top."""
FILE = "file"
"""The rule for what is wrong with a file as a whole, or with a table that no dataset has."""
_UNRESERVED = frozenset(f"{string.ascii_letters}{string.digits}-._~/")
"""What stands for itself in an address."""
_LINK = re.compile(r"\[(?=[^\]]*\]\()")


def sarif(diagnostics: Sequence[Diagnostic], *, read: bool) -> Object:
    """Return a log with one run; ``read`` tells whether every file could be read."""
    rules = dict.fromkeys(map(_rule, diagnostics))
    places = {name: number for number, name in enumerate(rules)}
    driver = {
        "name": "roletui",
        "semanticVersion": __version__,
        "rules": _descriptors(rules) if rules else [],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": read}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, places[_rule(one)]) for one in diagnostics],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(one: Diagnostic) -> str:
    table = re.match(r"\w*", one.path)
    return table[0] if table and table[0] in Tables._fields else FILE


def _descriptors(rules: Iterable[str]) -> list[Object]:
    tables: Any = schema()["properties"]
    words = {name: table["description"] for name, table in tables.items()}
    words[FILE] = "The file as a whole, and what no dataset has."
    return [
        {
            "id": name,
            "shortDescription": {"text": words[name]},
            "help": {
                "text": f"{first_upper(name)}: {words[name]} Each result says what is wrong and "
                "what to write instead; roletui check shows the same with the lines."
            },
        }
        for name in rules
    ]


def _result(one: Diagnostic, rule: int) -> Object:
    location = _location(one.file, one.quote)
    if one.path:
        location["logicalLocations"] = [{"fullyQualifiedName": printable(one.path)}]
    found: Object = {
        "ruleId": _rule(one),
        "ruleIndex": rule,
        "level": one.severity,
        "message": {"text": _LINK.sub(r"\\[", one.message)},
        "locations": [location],
    }
    if one.other:
        words = {"message": {"text": "The other place is here."}}
        found["relatedLocations"] = [{"id": 1, **_location(one.file, one.other), **words}]
    return found


def _location(file: str, place: Quote | None) -> Object:
    physical: Object = {"artifactLocation": _artifact(file)}
    if place:
        physical["region"] = {
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
        }
    return {"physicalLocation": physical}


def _artifact(file: str) -> Object:
    """Return where a file is: from the working folder, or by its whole address."""
    if file == file_words(STDIN):
        return {"description": {"text": file}}
    path = inside(file, os.curdir)
    letters = (chr(byte) for byte in os.fsencode(path))
    address = "".join(sign if sign in _UNRESERVED else f"%{ord(sign):02X}" for sign in letters)
    if os.path.isabs(path):
        return {"uri": f"file://{'' if path.startswith('/') else '/'}{address}"}
    return {"uri": address, "uriBaseId": ROOT}
