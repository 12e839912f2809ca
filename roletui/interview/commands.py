"""The commands of the interview, declared once: their words and what they do."""

import typing

from roletui.state.chances import FORM
from roletui.text.folding import folded
from roletui.text.tuples import NamedTuple
from roletui.text.typed import RULE

Name = typing.Literal[
    "unsure", "why", "again", "trail", "back", "forward", "change", "undo", "redo", "restart",
    "more", "cost", "chance", "compare", "runner-up", "other side", "keep", "otherwise", "follow",
    "notes", "task", "report", "save", "help", "quit",
]  # fmt: skip


class Command(NamedTuple):
    """A command that can be typed besides an answer."""

    name: Name
    letter: str
    """Its abbreviation."""
    help: str
    """What it does, as the rest of a sentence after its name."""
    others: tuple[str, ...] = ()
    """Synonyms."""
    takes: str = ""
    """An example of its argument; empty if it takes none."""

    @property
    def word(self) -> str:
        """Its name in texts."""
        return "not sure" if self.name == "unsure" else self.name

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that is understood as this command."""
        return (self.word, self.letter, *self.others)


COMMANDS: tuple[Command, ...] = (
    Command(
        "unsure",
        "0",
        "answers that nobody knows. roletui then follows every answer, and the result says what "
        "depends on it",
        ("unsure", "don't know", "i don't know"),
    ),
    Command(
        "why",
        "w",
        "says why this is asked, what its words mean and how to find out, with the sources. On the "
        "result it says the reasons",
    ),
    Command("back", "b", "goes to the previous question"),
    Command("again", "a", "repeats the question or the result", ("repeat",)),
    Command("trail", "t", "says the answers so far, with their numbers", ("where", "answers")),
    Command("change", "c", "goes back to an answer by its number, to change it", takes="2"),
    Command("undo", "u", "undoes the last change"),
    Command("redo", "r", "redoes what you undid"),
    Command(
        "cost",
        "m",
        "says what the plan costs. With people, hours a week and weeks, it changes the plan",
        ("price", "costs"),
        takes="2x40x12",
    ),
    Command(
        "runner-up",
        "e",
        "says what comes second, what speaks for it, what it costs and how far off it is",
        ("runner up", "second"),
    ),
    Command(
        "other side",
        "g",
        "says the best honest case for the runner-up, and what it must give up",
        ("other-side",),
    ),
    Command("more", "i", "says all of the result at once", ("all",)),
    Command("report", "p", "says the whole record", ("record", "print")),
    Command("save", "s", "saves the record: Markdown, or FILE.html as a web page", takes="FILE"),
    Command(
        "compare",
        "v",
        "says how the recommended role and the runner-up differ, factor by factor; or the roles "
        "that you name; or all",
        takes="all",
    ),
    Command("keep", "k", "keeps a change that you are trying out"),
    Command(
        "otherwise",
        "o",
        "chooses a role other than the recommended one; the record says why",
        takes="ROLE because REASON",
    ),
    Command("follow", "l", "follows the recommendation after all"),
    Command(
        "notes",
        "j",
        "says your notes. Words after it are added; notes clear deletes them all",
        takes="WORDS",
    ),
    Command(
        "task",
        "d",
        "says the name of the task, which is the title of the record. With words behind it, it "
        "names the task; task clear takes its name away",
        ("name",),
        takes="NAME",
    ),
    Command(
        "chance",
        "x",
        "for a question that nobody could answer, sets how likely each answer is. With nothing "
        "after the =, the chances are as stated again",
        takes=FORM,
    ),
    Command(
        "forward", "f", "goes on to the next open question, or to the result", ("next", "go on")
    ),
    Command("restart", "z", "forgets all answers. Undo brings them back", ("start over",)),
    Command("help", "h", "says this list", ("?",)),
    Command("quit", "q", "leaves. Your answers are kept", ("exit", "leave")),
)
"""All commands, those that are used most first: the order of the help."""

_BY_WORD = {word: command for command in COMMANDS for word in command.words}
WORDS = tuple(command.word for command in COMMANDS)
"""The name of each command."""


class Typed(NamedTuple):
    """A command with its argument, as typed."""

    name: Name
    rest: str = ""


def whole(text: str) -> Typed | None:
    """Return the command if a line is one without an argument, else None."""
    command = _BY_WORD.get(folded(text))
    return Typed(command.name) if command else None


def with_more(text: str) -> Typed | None:
    """Return the command and argument if a line begins with a command that takes one."""
    head, _, rest = text.strip().partition(" ")
    command = _BY_WORD.get(folded(head))
    return Typed(command.name, rest.strip()) if command and command.takes else None


def help_lines() -> list[str]:
    """Return the help: a sentence for each command."""
    lines = [
        "To answer, type the number of an answer, or the first words of it.",
        "If two answers fit, type both, the better one first: 2+1 means mostly 2, also 1.",
        f"There are {len(COMMANDS)} other things you can type. Capitals do not matter, and each "
        "has a short form.",
        f"Numbers: {RULE}",
    ]
    for command in COMMANDS:
        lines.append(f"{command.word}, or {command.letter}: {command.help}.")
        if command.takes:
            lines[-1] += f" As in: {command.word} {command.takes}."
    return lines
