"""The commands of the interview, declared once: their words and what they do."""

import typing

from roletui.state.chances import FORM
from roletui.text.folding import folded
from roletui.text.typed import RULE

Name = typing.Literal[
    "unsure", "why", "again", "trail", "back", "forward", "change", "undo", "redo", "restart",
    "cost", "chance", "compare", "keep", "otherwise", "follow", "notes", "task", "report", "save",
    "help", "quit",
]  # fmt: skip


class Command(typing.NamedTuple):
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
        "answers that nobody knows. Every answer is then followed, and the result says what hangs "
        "on it",
        ("unsure", "don't know", "i don't know"),
    ),
    Command(
        "why",
        "w",
        "says why this is asked, what its words mean, how to find out, and who says so. On the "
        "result it says the reasons",
    ),
    Command("again", "a", "says the question or the result once more", ("repeat",)),
    Command("trail", "t", "says the answers so far, with their numbers", ("where", "answers")),
    Command("back", "b", "goes to the question before"),
    Command(
        "forward", "f", "goes on to what is not answered yet, or to the result", ("next", "go on")
    ),
    Command("change", "c", "goes to an answer of the trail by its number", takes="2"),
    Command("undo", "u", "takes the last change back"),
    Command("redo", "r", "takes the last undo back"),
    Command("restart", "z", "forgets all answers. Undo brings them back", ("start over",)),
    Command(
        "cost",
        "m",
        "says what the plan costs, and how to change it: with people, hours a week and weeks",
        takes="2x40x12",
    ),
    Command(
        "chance",
        "x",
        "says how likely each answer to a question is that nobody could answer. With nothing "
        "behind the sign it is as stated",
        takes=FORM,
    ),
    Command(
        "compare",
        "v",
        "says how the recommended role and the runner-up differ, factor by factor; or the roles "
        "that you name, or all",
        takes="all",
    ),
    Command("keep", "k", "makes a change that you tried out your own"),
    Command(
        "otherwise",
        "o",
        "chooses another role than the one recommended, and the record says why",
        takes="ROLE because REASON",
    ),
    Command("follow", "l", "follows the recommendation after all"),
    Command(
        "notes",
        "j",
        "says your notes. With words behind it, it adds them; notes clear forgets them",
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
    Command("report", "p", "says the whole record", ("record", "print")),
    Command("save", "s", "saves the record as Markdown", takes="FILE"),
    Command("help", "h", "says all of this", ("?",)),
    Command("quit", "q", "leaves. What you did is kept", ("exit", "leave")),
)
"""All commands, in the order of the help."""

_BY_WORD = {word: command for command in COMMANDS for word in command.words}
WORDS = tuple(command.word for command in COMMANDS)
"""The name of each command."""


class Typed(typing.NamedTuple):
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
        "An answer is typed as its number, or as the beginning of its words.",
        "Where two answers fit, both are typed, the better one first: 2+1 means mostly 2, also 1.",
        f"Besides that there are {len(COMMANDS)} things you can type. Capitals do not matter, and "
        "each has a short form.",
        f"Numbers: {RULE}",
    ]
    for command in COMMANDS:
        lines.append(f"{command.word}, or {command.letter}: {command.help}.")
        if command.takes:
            lines[-1] += f" As in: {command.word} {command.takes}."
    return lines
