"""A table of requests, decided from its first line to its last.

Data flow: a stream of bytes goes in, pieces of the decided table come out. What there is to say of
it is kept in a :class:`Tally`.
"""

import typing
from collections.abc import Iterator

from roletui.batch.columns import Asked, columns
from roletui.batch.decide import Decider
from roletui.batch.errors import TableError
from roletui.batch.rows import Block, Form, blocks
from roletui.batch.tally import Tally
from roletui.batch.verdicts import Verdicts
from roletui.batch.writing import writer
from roletui.state.context import Context
from roletui.text.tuples import NamedTuple


class Files(NamedTuple):
    """What is read, and how it is written."""

    stream: typing.BinaryIO
    name: str
    """What a sentence calls it."""
    form: Form
    to: Form


def decided(context: Context, asked: Asked, files: Files, tally: Tally) -> Iterator[bytes]:
    """Yield the decided table in pieces; raise :class:`TableError` where it cannot be decided."""
    dataset, verdicts = context.dataset, Verdicts(context)
    head: tuple[str, ...] = ()
    for block in blocks(files.stream, files.form, files.name):
        if block.head != head:
            if head and files.to != "jsonl":
                raise _longer(files.name, block, head)
            found = columns(dataset, block.head, asked, files.name)
            if files.to == "jsonl" and [block.head[place] for place in found.kept].count("") > 1:
                raise TableError(
                    f"{files.name} has several columns without a name, which JSON lines cannot "
                    "have; name them."
                )
            out = writer(files.to, block.head, found, dataset.about.currency)
            decider = Decider(verdicts, found, asked, out.tell, tally)
            tally.columns = found
            tally.names = tuple(block.head[place] for place in found.kept)
            if not head:
                yield out.head().encode()
            head = block.head
        requests = list(decider.rows(block))
        tally.count(len(requests))
        yield out.rows(block, requests).encode()


def _longer(file: str, block: Block, head: tuple[str, ...]) -> TableError:
    new = ", ".join(f"“{name}”" for name in block.head[len(head) :])
    return TableError(
        f"{file}:{block.line} has {new}, which the first line has not, so that a table with one "
        "head has no column for it: write JSON lines, or add it to the first line as null."
    )
