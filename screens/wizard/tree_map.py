"""The tree map beside the question: the path so far, and where each answer leads."""

from textual.content import Content

from roletui.case.names import outcome_name, said_words
from roletui.dataset.model import Question
from roletui.text.width import cut
from roletui.tree.walk import Tree, Walk

from ..widgets.text.seen import Seen

SHOWN = 4
"""Maximum number of outcomes named for one answer; the rest is counted."""

POSSIBLE = "STILL POSSIBLE"
"""The heading of the outcomes that are left, under which those that are gone begin with:"""
_GONE = "no longer: "
_INDENT = "│     "
"""Begins a line of names that goes on with the line above."""


class TreeMap(Seen):
    """Shows a walk and its current question, wrapped to the available width."""

    def __init__(self) -> None:
        super().__init__(id="map")
        self._walk: Walk | None = None
        self._question: Question | None = None

    def show(self, walk: Walk, question: Question | None) -> None:
        """Show a walk; ``question`` is the one on the screen, None for the result."""
        self._walk, self._question = walk, question
        self.refresh()

    def render(self) -> Content:
        """Render the path so far, the branches of the question, and the possible outcomes."""
        if self._walk is None:
            return Content("")
        return tree_map(self._walk, self._question, self.content_size.width)

    def paragraph(self, line: int) -> object:
        """Return the first line of the names that a line is part of, wrapped under it."""
        lines = self.render().plain.split("\n")
        heading = lines.index(POSSIBLE) if POSSIBLE in lines else len(lines)
        while 0 < line < len(lines) and (
            lines[line].startswith(_INDENT)
            or (line > heading + 1 and not lines[line].startswith(_GONE))
        ):
            line -= 1
        return line


def tree_map(walk: Walk, question: Question | None, width: int) -> Content:
    """Return the path so far, the branches of the question, and the possible outcomes."""
    lines = [Content.styled("WHERE THIS LEADS", "bold $grey"), Content("")]
    for step in walk.steps:
        if question is not None and step.question.id == question.id:
            break
        label = said_words(walk.tree.options(step.question.id, step.given), "not sure")
        mark = "◌" if step.question.id in walk.beside else "●"
        lines.append(_walked(mark, step.question.topic, label, width))
    if question is not None:
        lines.append(Content.assemble(("◉ ", "bold $bright"), (question.topic, "bold $bright")))
        lines += _branches(walk, question, width)
    else:
        lines += [
            Content.assemble(("★ ", "$mint"), (_name(walk.tree, o), "bold")) for o in walk.outcomes
        ]
    return Content("\n").join([*lines, Content(""), *_possible(walk, width)])


def _walked(mark: str, topic: str, answer: str, width: int) -> Content:
    room = max(8, width - len(topic) - 4)
    return Content.assemble((f"{mark} ", "$grey"), (topic, "$grey"), "  ", cut(answer, room))


def _branches(walk: Walk, question: Question, width: int) -> list[Content]:
    tree, lines = walk.tree, []
    for number, answer in enumerate(question.answers, 1):
        label = Content(f"{number} {answer.label}").truncate(width - 2, ellipsis=True)
        lines.append(Content.assemble(("├ ", "$grey"), label))
        reached = tree.reachable(question.id, answer.id, walk.used)
        names = " · ".join(_name(tree, name) for name in reached[:SHOWN])
        if len(reached) > SHOWN:
            names += f" · {len(reached) - SHOWN} more"
        for nr, part in enumerate(Content(names).wrap(width - 8)):
            bar = ("│   → " if nr == 0 else _INDENT, "$grey")
            lines.append(Content.assemble(bar, (part.plain.rstrip(), "$grey")))
    lines.append(Content.assemble(("└ ", "$grey"), "0 Not sure", ("  every way above", "$grey")))
    return lines


def _possible(walk: Walk, width: int) -> list[Content]:
    possible = {*walk.outcomes, *walk.tied}
    gone = [name for name in walk.tree.outcomes if name not in possible]
    lines = [Content.styled(POSSIBLE, "bold $grey")]
    lines += Content(possible_words(walk)).wrap(width)
    if gone:
        words = _GONE + " · ".join(_name(walk.tree, name) for name in gone)
        lines += [Content.styled(part.plain, "$grey") for part in Content(words).wrap(width)]
    return lines


def possible_words(walk: Walk) -> str:
    """Return the names of the outcomes still possible, on one line, then second answers' own."""
    words = " · ".join(_name(walk.tree, name) for name in walk.outcomes)
    tied = " · ".join(_name(walk.tree, name) for name in walk.tied)
    return f"{words}; also: {tied}" if tied else words


def _name(tree: Tree, outcome: str) -> str:
    return outcome_name(tree.dataset, tree.outcomes[outcome])
