"""Where in a TOML text a key and its value stand.

Data flow: a text and the key paths somebody wants to know; one pass of tree-sitter over the text,
which goes only into what leads to one of those paths; a :class:`Place` for each that is there.
Imported only when there is something to report.

No other module knows tree-sitter. Where it or its grammar cannot be loaded, no :class:`Text` is
readable: problems are told as ever, by name, without line and column.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

try:
    import tree_sitter_toml
    from tree_sitter import Language, Node, Parser, Tree

    GRAMMAR: Language | None = Language(tree_sitter_toml.language())
except (ImportError, ValueError):  # not built for this machine, or each for another version
    GRAMMAR = None

from roletui.dataset.problems import Path, Spot
from roletui.dataset.reading.toml import NotTomlError, parse_toml
from roletui.text.tuples import NamedTuple

MAX_CHARACTERS = 12_000_000
MAX_PARTS = 3_000_000
"""In a longer text nothing is looked up: tree-sitter takes up to 300 bytes for each part of it."""

_KEYS = ("bare_key", "quoted_key", "dotted_key")


class Span(NamedTuple):
    """A stretch of text; the end is the spot behind its last character."""

    start: Spot
    end: Spot


class Place(NamedTuple):
    """Where an entry stands."""

    key: Span
    """Its key, or its header."""
    value: Span
    """What it holds; for a table its header."""


Wanted = dict[Path, int]
"""The paths somebody wants to know and those that lead there, each with the last index within."""
TableEntry = tuple[Path, "Node", "Node"]
"""A path, its key and what it holds."""


class Text:
    """A TOML text that can be asked where things are. It may be broken."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        """The text line by line."""
        parts = sum(map(text.count, "\n,[{="))
        self.readable = bool(GRAMMAR) and len(text) <= MAX_CHARACTERS and parts <= MAX_PARTS
        """Whether things can be found in it."""
        self._bytes = text.encode("utf-8", errors="replace")
        self._known = (0, 0, 0)

    @cached_property
    def _tree(self) -> Tree:
        return Parser(GRAMMAR).parse(self._bytes)

    @cached_property
    def _headers(self) -> list[tuple[int, Path]]:
        """The row and the path of each table."""
        return [(node.start_point.row, path) for path, node in self._tables() if _is_table(node)]

    def places(self, paths: Iterable[Path]) -> dict[Path, list[Place]]:
        """Return where each path, and all that lead to it, stand; twice where a key is repeated."""
        wanted: Wanted = {}
        for path in paths:
            for length, part in enumerate(path, 1):
                wanted.setdefault(path[:length], -1)
                if isinstance(part, int):
                    above = path[: length - 1]
                    wanted[above] = max(part, wanted[above])
        found: dict[Path, list[Place]] = {}
        if wanted and self.readable:
            for path, key, value in self._entries(wanted):
                places = found.setdefault(path, [])
                if len(places) < 2:
                    places.append(Place(self._span(key), self._span(value)))
        return found

    def table_at(self, line: int) -> Path:
        """Return the path of the table that a line belongs to."""
        before = bisect_left(self._headers, (line,)) if self.readable else 0
        return self._headers[before - 1][1] if before else ()

    def begun(self, words: tuple[str, ...], row: int) -> Path:
        """Return the path of the first table before a row whose header begins with some words."""
        for start, path in self._headers if self.readable else ():
            if start < row and tuple(p for p in path if isinstance(p, str))[: len(words)] == words:
                return path
        return words

    def _entries(self, wanted: Wanted) -> Iterator[TableEntry]:
        """Yield what is wanted in the order of the text; a table above others only once."""
        begun: set[Path] = set()
        for base, node in self._tables():
            if node.type == "pair":
                yield from self._pair((), node, wanted)
                continue
            heads = {base[:length] for length in range(1, len(base) + 1)} & wanted.keys()
            for path in heads - begun | heads & {base}:
                yield path, _key(node), _key(node)
            begun |= heads
            if base in wanted:
                for pair in _of(node, "pair"):
                    yield from self._pair(base, pair, wanted)

    def _tables(self) -> Iterator[tuple[Path, Node]]:
        """Yield each table with its path, the lists of tables counted; and the keys before any."""
        counts: dict[Path, int] = {}
        for node in _children(self._tree.root_node):
            key = _key_or_none(node)
            if key is None:
                continue
            words = self._words(key)
            if node.type == "pair":
                yield tuple(words), node
            elif _is_table(node):
                base: Path = ()
                for word in words[:-1]:
                    base = (*base, word)
                    base = (*base, counts[base]) if base in counts else base
                base = (*base, words[-1])
                if node.type == "table_array_element":
                    counts[base] = counts.get(base, -1) + 1
                    base = (*base, counts[base])
                yield base, node

    def _pair(self, base: Path, node: Node, wanted: Wanted) -> Iterator[TableEntry]:
        key = _key_or_none(node)
        value = node.child(node.child_count - 1) if node.child_count else None
        if value and value.type == "comment":
            value = node.child(node.child_count - 2)
        if key is None or value is None:
            return
        words = self._words(key)
        for length in range(1, len(words) + 1):
            path = (*base, *words[:length])
            if path not in wanted:
                return
            yield path, key, value
        yield from self._inside((*base, *words), value, wanted)

    def _inside(self, path: Path, value: Node, wanted: Wanted) -> Iterator[TableEntry]:
        """Yield what is inside a list or an inline table, as deep as somebody wants to know."""
        if value.type == "inline_table":
            for pair in _of(value, "pair"):
                yield from self._pair(path, pair, wanted)
        elif value.type == "array":
            items = (item for item in _children(value) if item.is_named and item.type != "comment")
            for index, item in enumerate(islice(items, wanted[path] + 1)):
                here = (*path, index)
                if here in wanted:
                    yield here, item, item
                    yield from self._inside(here, item, wanted)

    def _words(self, key: Node) -> list[str]:
        """Return the parts of a key, which may be dotted and quoted."""
        parts, stack = [], [key]
        while stack:
            node = stack.pop()
            if node.type == "dotted_key":
                stack += reversed(node.named_children)
            else:
                parts.append(_unquoted(self._text(node)))
        return parts

    def _text(self, node: Node) -> str:
        return self._bytes[node.start_byte : node.end_byte].decode("utf-8", errors="replace")

    def _span(self, node: Node) -> Span:
        start = self._spot(node.start_byte, *node.start_point)
        self._known = (node.start_byte, *start)
        return Span(start, self._spot(node.end_byte, *node.end_point))

    def _spot(self, byte: int, row: int, column: int) -> Spot:
        """Return a place given in bytes as one in characters, counted from the start known last.

        What is looked up stands in the order of the text: so a long line is gone through once.
        """
        if self.lines[row].isascii():
            return Spot(row + 1, column + 1)
        known, line, before = self._known
        if line != row + 1 or byte < known:
            known, before = byte - column, 1
        return Spot(row + 1, before + len(self._bytes[known:byte].decode(errors="replace")))


def _children(node: Node) -> Iterator[Node]:
    """Yield the nodes in a node, never all at once."""
    cursor = node.walk()
    more = cursor.goto_first_child()
    while more:
        if cursor.node:
            yield cursor.node
        more = cursor.goto_next_sibling()


def _is_table(node: Node) -> bool:
    return node.type in ("table", "table_array_element")


def _of(node: Node, kind: str) -> Iterator[Node]:
    return (child for child in _children(node) if child.type == kind)


def _key_or_none(node: Node) -> Node | None:
    return next((child for child in _children(node) if child.type in _KEYS), None)


def _key(node: Node) -> Node:
    """Return the key of a node that has one."""
    return next(child for child in _children(node) if child.type in _KEYS)


def _unquoted(key: str) -> str:
    """Return a key without its quotes, as the TOML reader sees it."""
    if key[:1] not in ("'", '"'):
        return key
    try:
        return next(iter(parse_toml(f"{key} = 0")))
    except NotTomlError:
        return key.strip("'\"")
