"""The drawings of the tree: Mermaid and DOT as their own parsers read them, and the plain text."""

import io
import json
import sys
import typing
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from html import unescape
from importlib.resources import files
from itertools import cycle

import pydot
import pytest
import quickjs
from helpers import SMALL, TODAY, Ran, leads, small, tree_of, tried
from hypothesis import given
from hypothesis import strategies as st
from properties.trees import Answered, cases, datasets, text
from rich.cells import cell_len

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Question, Route
from roletui.dataset.places import usual_answer
from roletui.tree import diagram as graph
from roletui.tree.walk import Answers, Tree

Cli = Callable[..., Ran]


class Drawn(typing.NamedTuple):
    """What a parser has read: nodes with shape and label, edges with label and how they look."""

    nodes: dict[str, tuple[str, str]]
    edges: Counter[tuple[str, str, str, str]]
    title: str


PARSE = """\
var found = null;
mermaid.mermaidAPI.getDiagramFromText(%s).then(function (read) {
  var db = read.db;
  found = JSON.stringify({
    nodes: Array.from(db.getVertices().values()), edges: db.getEdges()
  });
}, function (error) { found = JSON.stringify({error: String(error)}); });
"""


@cache
def mermaid_js() -> quickjs.Context:
    """Return an engine with Mermaid as it is published, in the document that mermaidx feigns."""
    context = quickjs.Context()
    for name in ("dom_shim.js", "mermaid.js"):
        context.eval((files("mermaidx") / "assets" / name).read_text(encoding="utf-8"))
    context.eval("var mermaid = __esbuild_esm_mermaid_nm.mermaid.default")
    context.eval("mermaid.initialize({startOnLoad: false})")
    return context


def read_mermaid(lines: Iterable[str]) -> Drawn:
    """Parse a flowchart with Mermaid and return it with its labels as a reader sees them."""
    source = list(lines)
    context = mermaid_js()
    context.eval(PARSE % json.dumps("\n".join(source)))
    while context.execute_pending_job():
        pass
    read = json.loads(context.eval("found"))
    assert "error" not in read, read["error"]
    return Drawn(
        {node["id"]: (node["type"], entities(node["text"])) for node in read["nodes"]},
        Counter(
            (edge["start"], edge["end"], entities(edge["text"]), edge["stroke"])
            for edge in read["edges"]
        ),
        json.loads(source[1].removeprefix("title: ")) if source[0] == "---" else "",  # YAML as JSON
    )


def entities(label: str) -> str:
    """Decode a label as Mermaid does before it hands it to the browser, and as the browser does."""
    for mark, sign in (("ﬂ°°", "&#"), ("ﬂ°", "&"), ("¶ß", ";"), ("<br/>", " ")):
        label = label.replace(mark, sign)
    return unescape(label)


def read_dot(lines: Iterable[str]) -> Drawn:
    """Parse a digraph with pydot and return it with its labels as Graphviz shows them."""
    [read] = pydot.graph_from_dot_data("\n".join(lines))
    return Drawn(
        {node.get_name(): (node.get("shape"), unquoted(node)) for node in read.get_nodes()},
        Counter(
            (edge.get_source(), edge.get_destination(), unquoted(edge), edge.get("style") or "")
            for edge in read.get_edges()
        ),
        unquoted(read),
    )


def unquoted(part: pydot.Common) -> str:
    """Decode a label: the escapes of a quoted text, then the entities that Graphviz knows."""
    label = part.get("label")
    assert label[0] == label[-1] == '"'
    found = ""
    signs = iter(label[1:-1])
    for sign in signs:
        assert sign != '"', "ends the text"
        if sign == "\\":
            sign = {"\\": "\\", '"': '"', "n": "\n"}[next(signs)]
        found += sign
    return unescape(found)


def spaceless(words: str) -> str:
    """Return a text without the spaces and line ends that a drawing may put elsewhere."""
    return "".join(words.split())


def expected(dataset: Dataset, shapes: tuple[str, str], looks: tuple[str, str]) -> Drawn:
    """Return what must be read: shapes of questions and outcomes, looks of answers, usual first."""
    names = {q.id: f"q_{q.id.replace('-', '_')}" for q in dataset.questions}
    ends = {o.id: f"o_{o.id.replace('-', '_')}" for o in dataset.outcomes}
    asked = {names[q.id]: (shapes[0], spaceless(f"{q.topic} {q.ask}")) for q in dataset.questions}
    decided = {ends[o.id]: (shapes[1], spaceless(o.headline)) for o in dataset.outcomes}
    edges = Counter(
        (
            names[question.id],
            names[route.to] if answer.goto else ends[route.to],
            spaceless(answer.label + conditioned(dataset, route)),
            looks[0] if answer.safe else looks[1],
        )
        for question in dataset.questions
        for answer in question.answers
        for route in answer.routes
    )
    return Drawn({**asked, **decided}, edges, spaceless(dataset.about.title))


def conditioned(dataset: Dataset, route: Route) -> str:
    """Return what must be read of a condition: topics, and the labels of which one was given."""
    by_id = {question.id: question for question in dataset.questions}
    told = [
        f"{by_id[name].topic}: {' or '.join(a.label for a in by_id[name].answers if a.id in said)}"
        for name, said in route.when.items()
    ]
    return f" (if {' and '.join(told)})" if told else ""


def compared(drawn: Drawn) -> Drawn:
    """Return what was read without its spaces, and without the words about the safe answer."""
    title = spaceless(drawn.title)
    for words in ("A thick arrow is ", "A bold arrow is "):
        title = title.removesuffix(spaceless(f"{words}{graph.USUAL_WORDS}."))
    return Drawn(
        {name: (shape, spaceless(label)) for name, (shape, label) in drawn.nodes.items()},
        Counter(
            (start, end, spaceless(label), look)
            for start, end, label, look in drawn.edges.elements()
        ),
        title,
    )


FORMATS = {
    "mermaid": (graph.mermaid, read_mermaid, ("hexagon", "stadium"), ("thick", "normal")),
    "dot": (graph.dot, read_dot, ("box", "oval"), ("bold", "")),
}

SNARES = (
    "end", "style", "classDef", "graph ", "x", " ", "\n", "\u2028", "#", "#quot;", "#35;", ";", ":",
    "%%", "%%{init: {}}%%", "{", "}", "]", ")", "|", '"', "`", "$$", "\\", "\\N", "\\n", "//", "&",
    "&lt;", "<br>", '<b a="c">', "</b>", "<!--", "-->", "---", "--", "- ", "1. ", "fa:fa-car",
    "www.a.org", "ﬂ°", "¶ß", "ﬂ°°35¶ß", "😀",
)  # fmt: skip
"""What Mermaid, Graphviz, or the Markdown in their labels would obey."""

hostile = text | st.lists(st.sampled_from(SNARES), max_size=8).map("".join)
"""What an author may write."""


class Worded:
    """A dataset whose tree bears any texts; its ``repr`` fits on a screen."""

    def __init__(self, dataset: Dataset, words: list[str]) -> None:
        self.words = words
        nexts = cycle(words)
        self.dataset = dataset._replace(
            about=dataset.about._replace(title=next(nexts)),
            questions=tuple(
                question._replace(
                    topic=next(nexts),
                    ask=next(nexts),
                    answers=tuple(a._replace(label=next(nexts)) for a in question.answers),
                )
                for question in dataset.questions
            ),
            outcomes=tuple(o._replace(headline=next(nexts)) for o in dataset.outcomes),
        )

    def __repr__(self) -> str:
        return f"Worded({len(self.dataset.questions)} questions, {self.words})"


worded = st.builds(Worded, datasets(4), st.lists(hostile, min_size=7, max_size=7))


@pytest.mark.harness
@pytest.mark.parametrize("kind", FORMATS)
@tried(0.4)
@given(case=worded)
def test_any_tree_is_read_as_drawn(kind: str, case: Worded) -> None:
    """Whatever its texts, each question, outcome and answer is read once, with its own words."""
    write, read, shapes, looks = FORMATS[kind]
    assert compared(read(write(case.dataset))) == expected(case.dataset, shapes, looks)


WORDS = {
    "end": "graph* default",
    "graph": "style* x",
    "default": "o* end-a",
    "style": "subgraph* node",
    "x": "edge* strict",
    "o": "digraph* click",
}
"""A tree whose ids are words of Mermaid or of DOT, or the end of an arrow."""


@pytest.mark.parametrize("kind", FORMATS)
def test_no_id_is_obeyed(kind: str) -> None:
    """Ids that are words of Mermaid or DOT name questions and outcomes like any others."""
    dataset = tree_of(**WORDS).dataset
    write, read, shapes, looks = FORMATS[kind]
    assert compared(read(write(dataset))) == expected(dataset, shapes, looks)


def way(tree: Tree, answers: Answers) -> tuple[set[str], Counter[tuple[str, str, str, str]]]:
    """Return what a drawing of the way must hold: the names of its nodes, and its arrows."""
    walk = tree.walk(answers)
    asked = {step.question.id for step in walk.steps}
    arrows: Counter[tuple[str, str, str, str]] = Counter()
    for step in walk.steps:
        usual = usual_answer(step.question, walk.taken)
        for answer in [step.answer] if step.answer else step.question.answers:
            left = tree.reachable(step.question.id, answer.id, walk.used)
            marked = "" if step.answer or answer is not usual else "(usual)"
            look = "normal" if step.answer else "dotted"
            for to in tree.leads(step.question.id, answer.id, walk.used):
                goes_on = answer.goto and (to in asked or len(left) > 1)
                end = f"q_{to}" if goes_on else f"o_{left[0] if answer.goto else to}"
                arrows[f"q_{step.question.id}", end, spaceless(answer.label) + marked, look] += 1
    return {name for start, end, _, _ in arrows for name in (start, end)}, arrows


@tried(0.6)
@given(cases(), st.lists(hostile, min_size=7, max_size=7))
def test_the_way_walked_is_read_as_drawn(case: Answered, words: list[str]) -> None:
    """Of any answers each arrow of the way is drawn once, dotted where nobody knows which holds."""
    dataset = Worded(case.dataset, words).dataset
    tree = Tree(dataset)
    walk = tree.walk(case.answers)
    if not walk.steps:
        return
    drawn = read_mermaid(graph.walked(walk))
    nodes, arrows = way(tree, case.answers)
    unsure = any(step.answer is None for step in walk.steps)
    assert drawn.title == (graph.DOTTED if unsure else "")
    assert {name: shape for name, (shape, _) in drawn.nodes.items()} == {
        name: "hexagon" if name.startswith("q_") else "stadium" for name in nodes
    }
    found = Counter((a, b, spaceless(label), look) for a, b, label, look in drawn.edges.elements())
    assert found == arrows
    for step in walk.steps:
        assert spaceless(drawn.nodes[f"q_{step.question.id}"][1]) == spaceless(step.question.topic)


DRAWN = """\
Who should repair the bicycle?
* marks what is usual: the way on while nobody knows.

? Small fault [fault]
  Is it only a flat tyre or a worn cable?
├─ Yes, something small
│  ? Tools and time [skill]
│    Have you the tools and a free evening?
│  ├─ Yes, both
│  │  → Mend it yourself [self]
│  └─ No *
│     ? Bringing it [carry]
│       Can you bring it to a workshop?
│     ├─ Yes *
│     │  → Take it to a workshop [workshop]
│     └─ No
│        → Call a mobile mechanic [mobile]
└─ No, something larger *
   → see Bringing it [carry]

Outcomes, and how many answers lead to each
■ Take it to a workshop [workshop]: 1
■ Call a mobile mechanic [mobile]: 1
■ Mend it yourself [self]: 1
"""


def run(cli: Cli, *words: str) -> Ran:
    """Run ``graph`` on the small dataset, on a fixed day."""
    return cli("graph", "--dataset", str(SMALL), "--as-of", TODAY, *words)


def test_text_draws_each_question_once(cli: Cli) -> None:
    """Where two ways meet, the second one names the question that was drawn for the first."""
    assert run(cli) == Ran(0, DRAWN, "")


def test_a_terminal_of_ascii_gets_ascii(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the output cannot show the lines of a tree, it is drawn with ASCII."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    run(cli)
    drawn = DRAWN
    for line, plain in zip(graph.LINES, graph.ASCII, strict=True):
        drawn = drawn.replace(line, plain)
    assert written.getvalue().decode("ascii").splitlines() == drawn.splitlines()


@given(datasets())
def test_text_draws_everything_once(dataset: Dataset) -> None:
    """Each question begins once, each answer is drawn once, and each outcome is listed once."""
    lines = [line.lstrip("│├└─ ") for line in graph.text(dataset)]
    drawn = Counter(lines)
    for question in dataset.questions:
        assert drawn[f"? {question.topic} [{question.id}]"] == 1
        for answer in question.answers:
            assert drawn[f"{answer.label} *" if answer.safe else answer.label] == 1
    ends = lines[lines.index("Outcomes, and how many answers lead to each") + 1 :]
    assert len(ends) == len(dataset.outcomes)
    assert sum(line.startswith("■ ") for line in lines) == len(dataset.outcomes)


@given(text, st.integers(24, 40))
def test_lines_keep_their_width(words: str, width: int) -> None:
    """No line is wider than the terminal, whatever the script, and no sign is lost."""
    lines = list(graph.wrapped(words, width, "├─ ", "│  "))
    assert all(cell_len(line) <= width for line in lines)
    assert spaceless("".join(line[3:] for line in lines)) == spaceless(words)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_command_prints_each_format(cli: Cli, kind: str) -> None:
    """``--format`` chooses what is printed; nothing is said beside it."""
    ran = run(cli, "--format", kind)
    assert (ran.status, ran.err) == (0, "")
    _, read, shapes, looks = FORMATS[kind]
    assert compared(read(ran.out.splitlines())) == expected(small().dataset, shapes, looks)


def test_mermaid_is_said_to_have_a_limit(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """More arrows than Mermaid draws by itself are printed all the same, and stderr says so."""
    monkeypatch.setattr("roletui.cli.commands.graph.MERMAID_EDGES", 5)
    ran = run(cli, "--format", "mermaid")
    assert ran.out.splitlines() == list(graph.mermaid(small().dataset))
    assert "at most 5 arrows" in ran.err


def test_mermaid_has_that_limit_itself() -> None:
    """The number that is told is the one that Mermaid comes with."""
    limit = mermaid_js().eval("mermaid.mermaidAPI.defaultConfig.maxEdges")
    assert limit == graph.MERMAID_EDGES


def chain(length: int) -> Dataset:
    """Return a dataset with so many questions, each behind the one before it."""
    [question, *_] = small().dataset.questions
    onward, aside = question.answers

    def link(nr: int) -> Question:
        last = nr + 1 == length
        where = {"outcome": leads("mobile"), "goto": ()} if last else {"goto": leads(f"q{nr + 1}")}
        end = aside._replace(goto=(), outcome=leads("workshop" if nr % 2 else "self"))
        return question._replace(id=f"q{nr}", answers=(onward._replace(**where), end))

    return small().dataset._replace(questions=tuple(link(nr) for nr in range(length)))


@pytest.mark.harness
def test_a_long_chain_is_drawn() -> None:
    """Twenty thousand questions in a row are drawn once each, and none is pushed off the screen."""
    lines = list(graph.text(chain(20_000)))
    drawn = [line.partition("? Small fault ")[2] for line in lines if "? Small fault" in line]
    assert drawn == [f"[q{nr}]" for nr in range(20_000)]
    assert max(map(len, lines)) <= 80
