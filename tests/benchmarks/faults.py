"""The small faults that can be put into a module: one changed node of its syntax tree each.

Texts, annotations and decorators are left alone: what depends on them is wording, types and caches.
So is what no right program comes to: ``assert_never``, and that two lists ``zip`` to the end.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult, ast.USub: ast.UAdd,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip

NAMES = {
    "min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list",
    "floor": "ceil", "ceil": "floor", "ROUND_FLOOR": "ROUND_CEILING",
    "ROUND_CEILING": "ROUND_FLOOR", "ROUND_HALF_EVEN": "ROUND_HALF_UP",
}  # fmt: skip

LEFT_ALONE = {"annotation", "returns", "decorator_list"}


class Change(NamedTuple):
    """What is put into which field of a node, in words, and the node whose lines show it."""

    what: str
    node: ast.AST
    field: str
    value: object
    at: ast.AST
    index: int | None = None

    def make(self) -> None:
        """Put the fault into the tree."""
        if self.index is None:
            setattr(self.node, self.field, self.value)
        else:
            getattr(self.node, self.field)[self.index] = self.value


class Fault(NamedTuple):
    """A change of a module that was parsed, and the lines it is on."""

    path: Path
    lines: range
    change: Change
    tree: ast.Module


def faults(path: Path) -> Iterator[Fault]:
    """Yield every fault that can be put into a module, from its first line to its last."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    nodes: list[ast.AST] = [tree]
    while nodes:
        node = nodes.pop()
        for change in (*_changes(node), *_dropped(node)):
            first = getattr(change.at, "lineno", 0)
            last = getattr(change.at, "end_lineno", first)
            found.append(Fault(path, range(first, last + 1), change, tree))
        for field, value in ast.iter_fields(node):
            if field not in LEFT_ALONE:
                parts = value if isinstance(value, list) else [value]
                nodes += [part for part in parts if isinstance(part, ast.AST) and not _guards(part)]
    yield from sorted(found, key=lambda fault: fault.lines.start)


def _changes(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=ops):
            for index, op in enumerate(ops):
                yield from _swapped(node, "ops", op, index)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield Change("not dropped", node, "operand", _opposite(operand), node)
        case ast.BinOp(op=op) | ast.BoolOp(op=op) | ast.AugAssign(op=op) | ast.UnaryOp(op=op):
            yield from _swapped(node, "op", op)
        case ast.Constant(value=bool(value)):
            yield Change(f"{value} → {not value}", node, "value", not value, node)
        case ast.Constant(value=int() | float() as value):
            yield Change(f"{value} → {value + 1}", node, "value", value + 1, node)
            yield Change(f"{value} → {value - 1}", node, "value", value - 1, node)
        case ast.Name(id=name) if name in NAMES:
            yield Change(f"{name} → {NAMES[name]}", node, "id", NAMES[name], node)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield Change("condition negated", node, "test", _opposite(test), test)
        case ast.comprehension(ifs=[first, *_]):
            yield Change("filter dropped", node, "ifs", [], first)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            nothing = ast.copy_location(ast.Constant(None), value)
            yield Change("None returned", node, "value", nothing, node)


def _swapped(node: ast.AST, field: str, op: ast.AST, index: int | None = None) -> Iterator[Change]:
    if other := OPERATORS.get(type(op)):
        what = f"{type(op).__name__} → {other.__name__}"
        yield Change(what, node, field, other(), node, index)


def _dropped(node: ast.AST) -> Iterator[Change]:
    for field in ("body", "orelse", "finalbody"):
        block = getattr(node, field, None)
        for index, part in enumerate(block if isinstance(block, list) else []):
            match part:
                case _ if _guards(part):
                    continue
                case ast.Break():
                    other: ast.stmt = ast.Continue()
                case ast.Continue():
                    other = ast.Break()
                case (
                    ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom())
                    | ast.Assign(targets=[ast.Attribute() | ast.Subscript()])
                    | ast.AugAssign()
                    | ast.Raise()
                    | ast.Delete()
                ):
                    other = ast.Pass()
                case _:
                    continue
            what = f"{type(part).__name__} → {type(other).__name__}"
            yield Change(what, node, field, ast.copy_location(other, part), part, index)


def _guards(node: ast.AST) -> bool:
    match node:
        case (
            ast.keyword(arg="strict", value=ast.Constant(value=True))
            | ast.Expr(value=ast.Call(func=ast.Attribute(attr="assert_never")))
        ):
            return True
    return False


def _opposite(test: ast.expr) -> ast.expr:
    return ast.copy_location(ast.UnaryOp(ast.Not(), test), test)
