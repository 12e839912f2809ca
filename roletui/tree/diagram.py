"""The tree of questions as a drawing: for a terminal, in Mermaid, or in DOT for Graphviz.

Data flow: a checked dataset goes in, lines come out. Every question and every outcome is one node,
every answer one edge, and nothing is drawn twice however many ways lead to it, so the size of a
drawing and the time for it grow with the dataset and not with the ways through it.
"""

import re
import typing
from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import AnswerOption, Outcome, Question
from roletui.text.width import cell_width, fill
from roletui.tree.walk import Walk

SAFE_WORDS = "what to assume while nobody knows"
"""What the marked answer of each question is."""

MERMAID_EDGES = 500
"""Mermaid draws no more edges than this, unless the site that shows it allows more."""

DOTTED = "A dotted arrow is an answer that nobody can give yet."
"""What stands over the drawing of a way with such arrows."""

LEAST = 20
"""Words have at least so many cells of a line, however far in they stand."""

DEEPEST = 10
"""In a terminal, a question this many levels down begins again at the margin."""


class Signs(typing.NamedTuple):
    """What a tree is drawn with in a terminal."""

    branch: str
    last: str
    line: str
    question: str
    outcome: str
    see: str


LINES = Signs("├─ ", "└─ ", "│  ", "? ", "■ ", "→ ")
ASCII = Signs("|- ", "`- ", "|  ", "? ", "= ", "-> ")
"""The same for where only ASCII can be shown."""


def text(dataset: Dataset, signs: Signs = LINES, width: int = 80) -> Iterator[str]:
    """Yield a drawing for a terminal, and below it the outcomes.

    A question is drawn where it is first met; everywhere else it is referred to by its name.
    """
    yield from wrapped(dataset.about.title, width)
    yield from wrapped(f"* marks {SAFE_WORDS}.", width)
    drawing = _Drawing(dataset, signs, width)
    while drawing.waiting:
        yield ""
        yield from drawing.section(drawing.waiting.popleft())
    yield from ("", "Outcomes, and how many answers lead to each")
    ends = Counter(answer.outcome for question in dataset.questions for answer in question.answers)
    for outcome in dataset.outcomes:
        words = f"{_outcome(outcome)}: {ends[outcome.id]}"
        yield from wrapped(words, width, signs.outcome)


class _Drawing:
    """A drawing for a terminal, made section by section."""

    def __init__(self, dataset: Dataset, signs: Signs, width: int) -> None:
        self.waiting = deque(dataset.questions[:1])
        """Questions that begin at the margin and are still to be drawn."""
        self._placed = {question.id for question in self.waiting}
        self._questions = {question.id: question for question in dataset.questions}
        self._outcomes = {outcome.id: outcome for outcome in dataset.outcomes}
        self._signs = signs
        self._width = width

    def section(self, question: Question) -> Iterator[str]:
        """Yield a question with all that is first met below it."""
        yield from self._heading(question, "")
        stack = [("", iter(question.answers), question.answers[-1])]
        while stack:
            before, answers, last = stack[-1]
            answer = next(answers, None)
            if answer is None:
                stack.pop()
                continue
            sign = self._signs.last if answer is last else self._signs.branch
            inside = before + (" " * len(sign) if answer is last else self._signs.line)
            mark = " *" if answer.safe else ""
            yield from wrapped(f"{answer.label}{mark}", self._width, before + sign, inside)
            below = self._questions.get(answer.goto)
            if below and below.id not in self._placed and len(stack) < DEEPEST:
                self._placed.add(below.id)
                yield from self._heading(below, inside)
                stack.append((inside, iter(below.answers), below.answers[-1]))
            else:
                yield from self._end(answer, below, inside)

    def _heading(self, question: Question, before: str) -> Iterator[str]:
        first = before + self._signs.question
        rest = before + " " * len(self._signs.question)
        yield from wrapped(_question(question), self._width, first, rest)
        yield from wrapped(question.ask, self._width, rest, rest)

    def _end(self, answer: AnswerOption, below: Question | None, before: str) -> Iterator[str]:
        """Yield where a branch leads: to an outcome, or a question, that is drawn elsewhere."""
        sign = self._signs.see
        if below is None:
            words = _outcome(self._outcomes[answer.outcome])
        else:
            words = f"see {_question(below)}"
            if below.id not in self._placed:
                self._placed.add(below.id)
                self.waiting.append(below)
        yield from wrapped(words, self._width, before + sign, before + " " * len(sign))


def _question(question: Question) -> str:
    return f"{question.topic} [{question.id}]"


def _outcome(outcome: Outcome) -> str:
    return f"{outcome.headline} [{outcome.id}]"


def wrapped(words: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Yield words as lines of at most ``width`` cells, each behind what it begins with.

    Whoever gives no ``rest`` gets as many spaces as ``first`` has signs.
    """
    before, rest = first, " " * len(first) if rest is None else rest
    for line in fill(words.split(), max(width - len(first), LEAST), cell_width):
        yield f"{before}{line}".rstrip()
        before = rest


def edges(dataset: Dataset) -> Iterator[tuple[str, str, AnswerOption]]:
    """Yield each answer between the names of the nodes it leads from and to."""
    for question in dataset.questions:
        for answer in question.answers:
            end = _node("q", answer.goto) if answer.goto else _node("o", answer.outcome)
            yield _node("q", question.id), end, answer


def _node(kind: str, name: str) -> str:
    """Return the name of a node: no id makes it a word of Mermaid or DOT, and no two are alike."""
    return f"{kind}_{name.replace('-', '_')}"


def mermaid(dataset: Dataset) -> Iterator[str]:
    """Yield the lines of a Mermaid flowchart: hexagons ask, round ends decide, thick is safe."""
    title = f"{_folded(dataset.about.title)} A thick arrow is {SAFE_WORDS}."
    yield from ("---", f'title: "{title.translate(_YAML)}"', "---", "flowchart TD")
    for question in dataset.questions:
        yield f"  {_node('q', question.id)}{_asked(question.topic, question.ask)}"
    for outcome in dataset.outcomes:
        yield f'  {_node("o", outcome.id)}(["{_mermaid(outcome.headline)}"])'
    for start, end, answer in edges(dataset):
        arrow = "==>" if answer.safe else "-->"
        yield f'  {start} {arrow}|"{_mermaid(answer.label)}"| {end}'


def walked(walk: Walk) -> Iterator[str]:
    """Yield the lines of a Mermaid flowchart of a walk, with all its branches.

    An arrow is an answer; a dotted one is one of several where nobody knows which.
    """
    asked = {step.question.id for step in walk.steps}
    nodes = {_node("q", step.question.id): _asked(step.question.topic) for step in walk.steps}
    arrows = []
    for step in walk.steps:
        for answer in [step.answer] if step.answer else step.question.answers:
            end, shape = _end(walk, asked, answer)
            nodes.setdefault(end, shape)
            label = answer.label if step.answer or not answer.safe else f"{answer.label} (assumed)"
            arrow = "-->" if step.answer else "-.->"
            arrows.append(f'  {_node("q", step.question.id)} {arrow}|"{_mermaid(label)}"| {end}')
    if any(step.answer is None for step in walk.steps):
        yield from ("---", f'title: "{DOTTED}"', "---")
    yield "flowchart TD"
    yield from (f"  {name}{shape}" for name, shape in nodes.items())
    yield from arrows
    if walk.status != "asking":
        yield f"  style {_node('o', walk.provisional)} stroke-width:4px"


def _end(walk: Walk, asked: Collection[str], answer: AnswerOption) -> tuple[str, str]:
    """Return the name and the shape of what an answer leads to."""
    left = walk.tree.reachable(answer)
    if answer.goto in asked or len(left) > 1:
        topic = walk.tree.question(answer.goto).topic
        if answer.goto in asked:
            return _node("q", answer.goto), _asked(topic)
        still = "not answered yet" if answer.goto in walk.open else "need not be answered"
        return _node("q", answer.goto), _asked(topic, still)
    return _node("o", left[0]), f'(["{_mermaid(walk.tree.outcomes[left[0]].headline)}"])'


def _asked(*lines: str) -> str:
    return f'{{{{"{"<br>".join(map(_mermaid, lines))}"}}}}'


_YAML: Mapping[int, str] = {ord(sign): f"\\u{ord(sign):04x}" for sign in '"\\<>=%{}'}
"""What YAML or Mermaid would obey inside a title in quotes."""

_OBEYED = re.compile(
    r"""[^0-9A-Za-z ,?'()\-.:;\x80-\U0010ffff]|[ﬂ¶]|[:;](?! )"""
    r"""|(?<![A-Za-z])[.)]|\.(?! |$)|(?<!\w)-|-(?!\w)"""
)
"""What Mermaid, or the Markdown in it, may obey: all of ASCII but a few signs where they are safe,
and the two signs with which Mermaid marks entities for itself."""
_NAMES = {'"': "quot", "&": "amp", "<": "lt", ">": "gt"}


def _mermaid(words: str) -> str:
    """Return text that a quoted label of Mermaid shows as it is, Markdown and icons included."""
    return _OBEYED.sub(lambda m: f"#{_NAMES.get(m[0], ord(m[0]))};", _folded(words)) or "#160;"


def dot(dataset: Dataset) -> Iterator[str]:
    """Yield the lines of a Graphviz digraph: boxes ask, double ovals decide, bold is safe."""
    caption = _dot(dataset.about.title, f"A bold arrow is {SAFE_WORDS}.")
    yield from (f"digraph {_dot(dataset.about.id)} {{", f"  label={caption};", "  labelloc=t;")
    for question in dataset.questions:
        words = _dot(question.topic, *wrapped(question.ask, 36))
        yield f"  {_node('q', question.id)} [shape=box, label={words}];"
    for outcome in dataset.outcomes:
        words = _dot(*wrapped(outcome.headline, 30))
        yield f"  {_node('o', outcome.id)} [shape=oval, peripheries=2, label={words}];"
    for start, end, answer in edges(dataset):
        style = ", style=bold" if answer.safe else ""
        yield f"  {start} -> {end} [label={_dot(*wrapped(answer.label, 24))}{style}];"
    yield "}"


_DOT = {ord("\\"): "\\\\", ord('"'): '\\"', ord("&"): "&amp;"}


def _dot(*lines: str) -> str:
    """Return lines as a quoted text of DOT, in which Graphviz would read ``&lt;`` as a sign."""
    return '"' + "\\n".join(_folded(line).translate(_DOT) for line in lines) + '"'


def _folded(words: str) -> str:
    return " ".join(words.split())
