"""What a document only shows: text in a fence that is longer than those of a record."""

from bisect import bisect_right

from roletui.records.block import begins_block, lines_of
from roletui.text.patterns import late

_OUTER = late(r" {0,3}(?P<fence>`{4,}(?=[^`]*$)|~{3,}).*")
_CLOSING = late(r" {0,3}(?:`{4,}|~{3,})[ \t]*")


def without_quotations(text: str) -> str:
    """Return a document without what stands in longer fences, as a record in a manual does.

    A fence around the block of a record is none of these, and one that nothing closes neither.
    """
    if "````" not in text and "~~~" not in text:
        return text
    lines, kept, number = lines_of(text), list[str](), 0
    closings = [at for at, line in enumerate(lines) if _CLOSING.fullmatch(line)]
    unclosed = dict.fromkeys("`~", len(text))  # what does not close is not looked for again
    while number < len(lines):
        opened = _OUTER.fullmatch(lines[number])
        fence = opened["fence"] if opened else ""
        if fence and len(fence) < unclosed[fence[0]] and not begins_block(lines, number):
            later = range(bisect_right(closings, number), len(closings))
            ends = (closings[at] for at in later if lines[closings[at]].lstrip().startswith(fence))
            if end := next(ends, None):
                number = end + 1
                continue
            unclosed[fence[0]] = len(fence)
        kept.append(lines[number])
        number += 1
    return "\n".join(kept)
