"""Problems as an author reads them: file, line and column, the line itself, a sentence, a guess.

Data flow: the problems of a file and its text go in; one pass finds where they are; a
:class:`Diagnostic` for each comes out, in the order of the file.
"""

from collections.abc import Mapping, Sequence

from roletui.dataset.dataset import Dataset
from roletui.dataset.problems import MISSING, Path, Problem, RefusedError, Severity, Spot
from roletui.dataset.reading.positions import Place, Span, Text
from roletui.text.clean import printable
from roletui.text.named import Nearest
from roletui.text.tuples import NamedTuple
from roletui.text.width import cell_width, head, without_middle

WIDTH = 76
"""Maximum columns of a quoted line."""
LONGEST = 500
"""Maximum characters of a sentence, which may name something of any length; its middle is cut."""
LONGEST_NAME = 80
"""Maximum characters of a name in front of a sentence."""


class Quote(NamedTuple):
    """A line of the file, and the part of it that is meant."""

    start: Spot
    end: Spot
    line: str
    """The whole line as it stands in the file."""

    @property
    def marked(self) -> str:
        """The part of the line that is meant."""
        end = self.end.column - 1 if self.start.line == self.end.line else len(self.line)
        return self.line[self.start.column - 1 : end]

    def lines(self) -> tuple[str, str]:
        """Return the line and the carets under it, without control characters."""
        line = self.line.replace("\t", " ")
        begin = self.start.column - 1
        same_line = self.start.line == self.end.line
        end = self.end.column - 1 if same_line else len(line.rstrip())
        before = printable(line[max(0, begin - WIDTH) : begin])
        after = printable(line[begin : begin + WIDTH])
        after = head(after, WIDTH - min(cell_width(before), WIDTH // 3), cell_width)
        while cell_width(before) > WIDTH - cell_width(after):
            before = before[1:]
        marked = cell_width(after[: max(0, end - begin)])
        return (before + after).rstrip(), " " * cell_width(before) + "^" * max(1, marked)


class Diagnostic(NamedTuple):
    """One problem, with everything that helps to mend it."""

    file: str
    severity: Severity
    sentence: str
    """What is wrong, and where by name."""
    suggestion: str
    """The word that may be meant; empty where none is near."""
    path: str
    """The key path, as in ``roles[0].short``."""
    quote: Quote | None
    """None where the file as a whole is meant."""
    other: Quote | None
    """The other place, where two conflict."""

    @property
    def message(self) -> str:
        """The sentence, and the suggestion."""
        hint = f" Did you mean “{self.suggestion}”?" if self.suggestion else ""
        return printable(f"{self.sentence}{hint}")

    @property
    def headline(self) -> str:
        """The problem in one line: ``my.toml:12:8: error: …``."""
        return f"{self._at(self.quote)}: {self.severity}: {self.message}"

    def __str__(self) -> str:
        lines = [self.headline, *_quoted(self.quote)]
        if self.other:
            lines += [
                f"{self._at(self.other)}: note: the other place is here.",
                *_quoted(self.other),
            ]
        return "\n".join(lines)

    def _at(self, quote: Quote | None) -> str:
        place = f":{quote.start.line}:{quote.start.column}" if quote else ""
        return f"{printable(self.file)}{place}"


def _shortened(text: str, most: int) -> str:
    """Return text with its middle left out where it is longer."""
    return without_middle(text, most, most * 2 // 3, most // 4)


def _quoted(quote: Quote | None) -> list[str]:
    if quote is None:
        return []
    number = str(quote.start.line)
    line, carets = quote.lines()
    return [f"{number:>6} | {line}", f"{'':>6} | {carets}"]


class Source(NamedTuple):
    """The text that problems are in."""

    text: str
    """As it stands in the file; empty where it cannot be shown."""
    readable: str
    """As it was read, line by line at the same places."""
    before: int = 0
    """How many lines of the file stand before it."""


def diagnose(error: RefusedError) -> list[Diagnostic]:
    """Return the problems for which a file was refused, in the order of the file."""
    source = Source(error.text, error.readable, error.before)
    return diagnostics(error.file, error.problems, source, error.raw)


def diagnostics(
    file: str,
    problems: Sequence[Problem],
    source: Source,
    raw: Mapping[str, object] | Dataset,
) -> list[Diagnostic]:
    """Return the problems of a file, in its order."""
    problems = _together(problems)
    nearest = Nearest()
    if not source.text:
        return [_diagnostic(file, problem, raw, nearest, None, None) for problem in problems]
    text, lines = Text(source.readable), source.text.split("\n")
    paths = [p.path for p in problems] + [p.other for p in problems if p.other]
    places = text.places(paths)
    found = []
    for problem in problems:
        known = problem.spot or (problem.path and text.readable)
        span = _span(problem, places) if known else None
        quote = _quote(lines, span, source.before)
        other = _quote(lines, _other(problem, places, span), source.before)
        found.append(_diagnostic(file, problem, raw, nearest, quote, other))
    return sorted(found, key=lambda one: one.quote.start if one.quote else Spot(0, 0))


def _together(problems: Sequence[Problem]) -> list[Problem]:
    """Tell everything that one entry lacks in one sentence."""
    missing: dict[Path, list[str]] = {}
    found: list[Problem] = []
    for problem in problems:
        above = problem.path[:-1]
        if problem.message != MISSING:
            found.append(problem)
        elif above in missing:
            missing[above].append(str(problem.path[-1]))
        else:
            missing[above] = [str(problem.path[-1])]
            found.append(problem)
    return [
        problem._replace(
            path=problem.path[:-1], message=f"lacks {_and(missing[problem.path[:-1]])}."
        )
        if problem.message == MISSING and len(missing[problem.path[:-1]]) > 1
        else problem
        for problem in found
    ]


def _and(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _diagnostic(
    file: str,
    problem: Problem,
    raw: object,
    nearest: Nearest,
    quote: Quote | None,
    other: Quote | None,
) -> Diagnostic:
    return Diagnostic(
        file,
        problem.severity,
        _shortened(_sentence(problem, raw), LONGEST),
        nearest(*problem.guess) if problem.guess else "",
        problem.place,
        quote,
        other,
    )


def _sentence(problem: Problem, raw: object) -> str:
    """Put the names of the entries before the message: *role “guild”: short is missing*."""
    entries: list[str] = []
    keys: list[str] = []
    value = raw
    for part in problem.path:
        value = _inside(value, part)
        if isinstance(part, str):
            keys.append(part)
        elif keys and (value is None or isinstance(value, dict) or hasattr(value, "_fields")):
            name = _inside(value, "id")
            told = _shortened(f"“{name}”", LONGEST_NAME) if name and isinstance(name, str) else ""
            entries.append(f"{'.'.join(keys).removesuffix('s')} {told or f'no. {part + 1}'}")
            keys = []
    where, subject = ", ".join(entries), ".".join(keys)
    if not subject:
        return f"{where or 'the file'} {problem.message}"
    return f"{where}: {subject} {problem.message}" if where else f"{subject} {problem.message}"


def _inside(value: object, part: str | int) -> object:
    if isinstance(part, str):
        return value.get(part) if isinstance(value, dict) else getattr(value, part, None)
    if isinstance(value, list | tuple) and part < len(value):
        return value[part]
    return None


def _span(problem: Problem, places: Mapping[Path, Sequence[Place]]) -> Span:
    """Return what to underline: the value, the key where that is unknown, or what is above it."""
    if problem.spot:
        return Span(problem.spot, problem.spot)
    for length in range(len(problem.path), 0, -1):
        place = places.get(problem.path[:length])
        if place:
            whole = length == len(problem.path) and not problem.on_key
            return place[0].value if whole else place[0].key
    return Span(Spot(1, 1), Spot(1, 1))


def _other(
    problem: Problem, places: Mapping[Path, Sequence[Place]], span: Span | None
) -> Span | None:
    """Return the other place, where it is known and is not the one that is told of already."""
    found = places.get(problem.other or ())
    other = found[0].value if found else None
    return other if span is None or other is None or other.start != span.start else None


def _quote(lines: Sequence[str], span: Span | None, before: int) -> Quote | None:
    if span is None:
        return None
    start, end = (Spot(spot.line + before, spot.column) for spot in span)
    row = span.start.line - 1
    return Quote(start, end, lines[row] if row < len(lines) else "")
