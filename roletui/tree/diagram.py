"""Draw the decision tree: for a terminal, in Mermaid, or in DOT for Graphviz.

Data flow: a checked dataset goes in, lines come out. Each question and each outcome is one node and
each answer one edge. Nothing is drawn twice however many paths lead to it, so size and time grow
with the dataset and not with the number of paths.
"""

import re
from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import AnswerOption, Outcome, Question, Route, When
from roletui.dataset.places import usual_answer
from roletui.text.tuples import NamedTuple
from roletui.text.width import cell_width, fill
from roletui.tree.walk import Walk

USUAL_WORDS = "what is usual: the way on while nobody knows"
"""Explains the answer that is marked in each question."""

MERMAID_EDGES = 500
"""Maximum number of edges that Mermaid draws by default."""

DOTTED = "A dotted arrow is an answer that nobody can give yet."
"""The caption of a drawn walk that has dotted arrows."""

LEAST = 20
"""Minimum width of the text in cells, however deep its indentation."""

DEEPEST = 10
"""Maximum depth of indentation in a terminal; a deeper question starts again at the margin."""


class Signs(NamedTuple):
    """The symbols a tree is drawn with in a terminal."""

    branch: str
    last: str
    line: str
    question: str
    outcome: str
    see: str


LINES = Signs("├─ ", "└─ ", "│  ", "? ", "■ ", "→ ")
ASCII = Signs("|- ", "`- ", "|  ", "? ", "= ", "-> ")
"""For terminals that show ASCII only."""


def text(dataset: Dataset, signs: Signs = LINES, width: int = 80) -> Iterator[str]:
    """Yield a drawing for a terminal, followed by the list of outcomes.

    A question is drawn where it first occurs; anywhere else it is referred to by its id.
    """
    yield from wrapped(dataset.about.title, width)
    yield from wrapped(f"* marks {USUAL_WORDS}.", width)
    drawing = _Drawing(dataset, signs, width)
    while drawing.waiting:
        yield ""
        yield from drawing.section(drawing.waiting.popleft())
    yield from ("", "Outcomes, and how many answers lead to each")
    ends = Counter(
        end
        for question in dataset.questions
        for answer in question.answers
        for end in {route.to for route in answer.outcome}
    )
    for outcome in dataset.outcomes:
        words = f"{_outcome(outcome)}: {ends[outcome.id]}"
        yield from wrapped(words, width, signs.outcome)


class _Drawing:
    """A drawing for a terminal, produced section by section."""

    def __init__(self, dataset: Dataset, signs: Signs, width: int) -> None:
        self.waiting = deque(dataset.questions[:1])
        """Questions still to be drawn, each in a section of its own."""
        self._placed = {question.id for question in self.waiting}
        self._questions = {question.id: question for question in dataset.questions}
        self._outcomes = {outcome.id: outcome for outcome in dataset.outcomes}
        self._signs = signs
        self._width = width

    def section(self, question: Question) -> Iterator[str]:
        """Yield a question and everything below it that is not drawn elsewhere."""
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
            mark = " *" if answer.assumed else ""
            yield from wrapped(f"{answer.label}{mark}", self._width, before + sign, inside)
            *earlier, last_route = answer.routes
            for route in earlier:
                yield from self._end(answer, route, inside)
            below = self._questions[last_route.to] if answer.goto else None
            if below and below.id not in self._placed and len(stack) < DEEPEST:
                self._placed.add(below.id)
                yield from self._heading(below, inside)
                stack.append((inside, iter(below.answers), below.answers[-1]))
            else:
                yield from self._end(answer, last_route, inside)

    def _heading(self, question: Question, before: str) -> Iterator[str]:
        first = before + self._signs.question
        rest = before + " " * len(self._signs.question)
        yield from wrapped(_question(question), self._width, first, rest)
        yield from wrapped(question.ask, self._width, rest, rest)

    def _end(self, answer: AnswerOption, route: Route, before: str) -> Iterator[str]:
        """Yield where a branch leads: an outcome, or a question that is drawn elsewhere."""
        sign = self._signs.see
        condition = condition_words(route.when, self._questions)
        if answer.outcome:
            words = condition + _outcome(self._outcomes[route.to])
        else:
            below = self._questions[route.to]
            words = f"{condition}see {_question(below)}"
            if below.id not in self._placed:
                self._placed.add(below.id)
                self.waiting.append(below)
        yield from wrapped(words, self._width, before + sign, before + " " * len(sign))


def condition_words(when: When, questions: Mapping[str, Question]) -> str:
    """Return a condition as words before what it leads to: ``if Fault: Yes or No, `` or nothing."""
    parts = []
    for name, said in when.items():
        labels = (answer.label for answer in questions[name].answers if answer.id in said)
        parts.append(f"{questions[name].topic}: {' or '.join(labels)}")
    return f"if {' and '.join(parts)}, " if parts else ""


def _question(question: Question) -> str:
    return f"{question.topic} [{question.id}]"


def _outcome(outcome: Outcome) -> str:
    return f"{outcome.headline} [{outcome.id}]"


def wrapped(words: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Wrap words to lines of at most ``width`` cells, with a prefix for the first and the rest.

    ``rest`` is as many spaces as ``first`` has characters by default.
    """
    before, rest = first, " " * len(first) if rest is None else rest
    for line in fill(words.split(), max(width - len(first), LEAST), cell_width):
        yield f"{before}{line}".rstrip()
        before = rest


class DrawnEdge(NamedTuple):
    """A route of an answer."""

    start: str
    """Name of the node of its question."""
    end: str
    """Name of the node it leads to."""
    label: str
    """The answer, and the condition if there is one."""
    usual: bool
    """Whether the answer is usual whatever was said before."""


def edges(dataset: Dataset) -> Iterator[DrawnEdge]:
    """Yield each route of each answer as an edge."""
    questions = {question.id: question for question in dataset.questions}
    for question in dataset.questions:
        for answer in question.answers:
            for route in answer.routes:
                end = _node("q" if answer.goto else "o", route.to)
                condition = condition_words(route.when, questions).removesuffix(", ")
                label = f"{answer.label} ({condition})" if condition else answer.label
                yield DrawnEdge(_node("q", question.id), end, label, answer.assumed)


def _node(kind: str, name: str) -> str:
    """Return a unique node name that is no keyword of Mermaid or DOT, whatever the id."""
    return f"{kind}_{name.replace('-', '_')}"


def mermaid(dataset: Dataset) -> Iterator[str]:
    """Yield the lines of a Mermaid flowchart.

    Questions are hexagons, outcomes have round ends, and usual answers are thick arrows.
    """
    title = f"{_folded(dataset.about.title)} A thick arrow is {USUAL_WORDS}."
    yield from ("---", f'title: "{title.translate(_YAML)}"', "---", "flowchart TD")
    for question in dataset.questions:
        yield f"  {_node('q', question.id)}{_asked(question.topic, question.ask)}"
    for outcome in dataset.outcomes:
        yield f'  {_node("o", outcome.id)}(["{_mermaid(outcome.headline)}"])'
    for edge in edges(dataset):
        arrow = "==>" if edge.usual else "-->"
        yield f'  {edge.start} {arrow}|"{_mermaid(edge.label)}"| {edge.end}'


def walked(walk: Walk) -> Iterator[str]:
    """Yield the lines of a Mermaid flowchart of a walk with all its branches.

    An arrow is an answer given; the possible answers of a *not sure* are dotted arrows. Of two
    answers the second is marked.
    """
    asked = {step.question.id for step in walk.steps}
    nodes = {_node("q", step.question.id): _asked(step.question.topic) for step in walk.steps}
    arrows = []
    for step in walk.steps:
        given = [answer for answer in (step.answer, step.also) if answer]
        usual = usual_answer(step.question, walk.taken)
        for answer in given or step.question.answers:
            label = answer.label
            if answer is step.also:
                label += " (fits too)"
            elif not given and answer is usual:
                label += " (usual)"
            arrow = "-->" if given else "-.->"
            for end, shape in _ends(walk, asked, step.question, answer):
                nodes.setdefault(end, shape)
                start = _node("q", step.question.id)
                arrows.append(f'  {start} {arrow}|"{_mermaid(label)}"| {end}')
    if any(step.answer is None for step in walk.steps):
        yield from ("---", f'title: "{DOTTED}"', "---")
    yield "flowchart TD"
    yield from (f"  {name}{shape}" for name, shape in nodes.items())
    yield from arrows
    if walk.status != "asking":
        yield f"  style {_node('o', walk.provisional)} stroke-width:4px"


def _ends(
    walk: Walk, asked: Collection[str], question: Question, answer: AnswerOption
) -> Iterator[tuple[str, str]]:
    """Yield the node name and the Mermaid shape of each thing an answer leads to."""
    tree = walk.tree
    left = tree.reachable(question.id, answer.id, walk.used)
    for end in tree.leads(question.id, answer.id, walk.used):
        if answer.goto and (end in asked or len(left) > 1):
            topic = tree.question(end).topic
            if end in asked:
                yield _node("q", end), _asked(topic)
                continue
            still = "not answered yet" if end in walk.open else "need not be answered"
            yield _node("q", end), _asked(topic, still)
        else:
            name = left[0] if answer.goto else end
            yield _node("o", name), f'(["{_mermaid(tree.outcomes[name].headline)}"])'


def _asked(*lines: str) -> str:
    return f'{{{{"{"<br>".join(map(_mermaid, lines))}"}}}}'


_YAML: Mapping[int, str] = {ord(sign): f"\\u{ord(sign):04x}" for sign in '"\\<>=%{}'}
"""Escapes the characters with a meaning in YAML or Mermaid inside a quoted title."""

_OBEYED = re.compile(
    r"""[^0-9A-Za-z ,?'()\-.:;\x80-\U0010ffff]|[ﬂ¶]|[:;](?! )"""
    r"""|(?<![A-Za-z])[.)]|\.(?! |$)|(?<!\w)-|-(?!\w)"""
)
"""Characters with a meaning in Mermaid, or in the Markdown in it: all of ASCII but a few where they
are safe, and the two with which Mermaid marks entities internally."""
_NAMES = {'"': "quot", "&": "amp", "<": "lt", ">": "gt"}


def _mermaid(words: str) -> str:
    """Escape text so that a quoted label of Mermaid shows it literally."""
    return _OBEYED.sub(lambda m: f"#{_NAMES.get(m[0], ord(m[0]))};", _folded(words)) or "#160;"


def dot(dataset: Dataset) -> Iterator[str]:
    """Yield the lines of a Graphviz digraph.

    Questions are boxes, outcomes are double ovals, and usual answers are bold arrows.
    """
    caption = _dot(dataset.about.title, f"A bold arrow is {USUAL_WORDS}.")
    yield from (f"digraph {_dot(dataset.about.id)} {{", f"  label={caption};", "  labelloc=t;")
    for question in dataset.questions:
        words = _dot(question.topic, *wrapped(question.ask, 36))
        yield f"  {_node('q', question.id)} [shape=box, label={words}];"
    for outcome in dataset.outcomes:
        words = _dot(*wrapped(outcome.headline, 30))
        yield f"  {_node('o', outcome.id)} [shape=oval, peripheries=2, label={words}];"
    for edge in edges(dataset):
        style = ", style=bold" if edge.usual else ""
        yield f"  {edge.start} -> {edge.end} [label={_dot(*wrapped(edge.label, 24))}{style}];"
    yield "}"


_DOT = {ord("\\"): "\\\\", ord('"'): '\\"', ord("&"): "&amp;"}


def _dot(*lines: str) -> str:
    """Return lines as a quoted DOT string; ``&`` is escaped because Graphviz decodes entities."""
    return '"' + "\\n".join(_folded(line).translate(_DOT) for line in lines) + '"'


def _folded(words: str) -> str:
    return " ".join(words.split())
