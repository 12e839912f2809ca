"""Every command of the app, declared once: its keys, texts, action and scope.

Bindings, the palette and the help table are generated from this list, and sentences
on the screens take the keys they name from here.
"""

import typing
from collections.abc import Iterable
from functools import cache

from textual.binding import Binding, BindingType

Scope = typing.Literal["everywhere", "wizard", "compare", "budget", "report"]


class Command(typing.NamedTuple):
    """A command that the user can run."""

    id: str
    keys: str
    """Textual's key names, separated by commas."""
    label: str
    """A few words for the key line and the palette."""
    help: str
    """A sentence for the help table and the palette."""
    action: str
    """The action that it runs, of the screen or, after ``app.``, of the app."""
    where: Scope = "everywhere"


COMMANDS: tuple[Command, ...] = (
    Command("wizard", "w", "Decide", "Answer the questions.", "app.show('wizard')"),
    Command("compare", "c", "Compare", "See the roles side by side.", "app.show('compare')"),
    Command("budget", "b", "Cost", "See what it costs.", "app.show('budget')"),
    Command("report", "r", "Record", "Read the record as it is saved.", "app.show('report')"),
    Command("wizard.back", "left,backspace", "back", "Go back to the question before.",
            "back", "wizard"),
    Command("wizard.two", "plus", "two answers",
            "Give the answer that fits best, then another that fits too; esc gives up.",
            "two", "wizard"),
    Command("wizard.keep", "enter", "keep", "Keep the answers that are shown as if they were so.",
            "keep", "wizard"),
    Command("wizard.chance", "percent_sign", "chances",
            "Say how likely each answer to a question is that nobody could answer.",
            "chance", "wizard"),
    Command("wizard.restart", "n", "start over", "Forget all answers; undo brings them back.",
            "restart", "wizard"),
    Command("compare.differences", "d", "differences", "Show only what differs between the roles.",
            "differences", "compare"),
    Command("compare.filter", "slash", "filter", "Show only what holds a text; esc forgets it.",
            "filter", "compare"),
    Command("compare.sort", "s", "sort", "Order the roles by this factor: up, down, as written.",
            "sort", "compare"),
    Command("compare.sort_factors", "S", "sort factors",
            "Order the factors by what this role says: up, down, as written.",
            "sort_factors", "compare"),
    Command("compare.pin", "equals_sign", "pin",
            "Compare the others with this role, which stands first; again lets it go.",
            "pin", "compare"),
    Command("compare.transpose", "t", "transpose",
            "Put the roles down and the factors across, or back.",
            "transpose", "compare"),
    Command("compare.next", "right_square_bracket", "next difference",
            "Move to the next factor in which there is a difference.",
            "difference(1)", "compare"),
    Command("compare.previous", "left_square_bracket", "previous difference",
            "Move to the one before.",
            "difference(-1)", "compare"),
    Command("compare.hide", "h", "hide", "Hide this role.", "hide", "compare"),
    Command("compare.hide_factor", "x", "hide factor", "Hide this factor.",
            "hide_factor", "compare"),
    Command("compare.show_all", "H", "show all", "Show every role and factor that is hidden.",
            "show_all", "compare"),
    Command("compare.copy", "y", "copy",
            "Copy the cell, its factor, its role, or the grid as Markdown or CSV.",
            "copy", "compare"),
    Command("compare.heavier", "plus", "weigh more", "Let this factor count for more, up to 5.",
            "heavier", "compare"),
    Command("compare.lighter", "minus", "weigh less",
            "Let this factor count for less; at 0 it does not count.",
            "lighter", "compare"),
    Command("budget.view", "v", "next view",
            "Show the next view: what is not counted, parts, range, over time and others.",
            "view(1)", "budget"),
    Command("budget.view-back", "V", "view before", "Show the view before.", "view(-1)", "budget"),
    Command("budget.explain", "i", "explain", "Show how each figure comes about, with its formula.",
            "explain", "budget"),
    Command("budget.pin", "equals_sign", "baseline",
            "Pin the plan as the baseline all is compared with; if it is that already, drop it.",
            "pin", "budget"),
    Command("budget.add", "a", "add a part", "Add a part to the plan.",
            "add", "budget"),
    Command("budget.disinterested", "d", "who earns",
            "Show cost and decision without every source that earns by it; again goes back.",
            "app.dialog('disinterested')", "budget"),
    Command("budget.remove", "x", "remove the part",
            "Remove this part of the plan; undo brings it back.",
            "remove", "budget"),
    Command("budget.propose", "f", "follow the decision",
            "Let the plan follow the decision again, with its sizes.",
            "propose", "budget"),
    Command("budget.table", "t", "chart or table",
            "Show what is spent over time as a table, or as a chart again.",
            "table", "budget"),
    Command("budget.chance", "percent_sign", "chance",
            "Say in how many of 100 plans this part is needed, or what is counted on top happens.",
            "chance", "budget"),
    Command("budget.start", "s", "start date",
            "Say on which day the plan starts: over time it then shows calendar months.",
            "start", "budget"),
    Command("budget.outside", "g", "others' overruns",
            "See what others' overruns would make of the plan; again counts them, or no longer.",
            "outside", "budget"),
    Command("budget.currency", "m", "currency", "Show all money in another currency.",
            "app.dialog('currency')"),
    Command("report.copy", "y", "copy", "Copy the record as Markdown.", "copy", "report"),
    Command("overrule", "o", "decide otherwise",
            "Choose another role than the one recommended, and say why.",
            "app.dialog('overrule')"),
    Command("other-side", "O", "other side",
            "Read the best honest case for the runner-up, and what it must give up.",
            "app.dialog('other-side')"),
    Command("pack", "p", "hiring pack",
            "Read job post, questions to ask and first month; p again records them.",
            "app.dialog('pack')"),
    Command("saved", "l", "saved decisions",
            "Save this decision under a name; open, compare and delete those that were saved.",
            "app.dialog('saved')"),
    Command("task", "T", "name the task", "Say what you want done: the title of the record.",
            "app.dialog('task')"),
    Command("notes", "N", "notes", "Write down what there is to say besides; the record holds it.",
            "app.dialog('notes')"),
    Command("export", "e", "export", "Save the record: to mail it, for a pull request, to go on.",
            "app.dialog('export')"),
    Command("share", "Y", "share", "Copy all of this as a code that roletui open takes.",
            "app.dialog('share')"),
    Command("undo", "u", "undo", "Take the last change back.", "app.undo"),
    Command("redo", "U", "redo", "Take the last undo back.", "app.redo"),
    Command("datasets", "D", "another decision", "Choose another dataset.", "app.datasets"),
    Command("help", "question_mark", "help", "Show keys, words and questions people ask.",
            "app.dialog('help')"),
    Command("suspend", "ctrl+z", "suspend", "Go to the shell; fg comes back.",
            "app.suspend_process"),
    Command("quit", "q", "quit", "Leave; the next start goes on here.", "app.quit"),
    Command("leave", "escape", "one level back", "Close what is open, or return to the wizard.",
            "app.leave"),
)  # fmt: skip

KEY_NAMES = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "percent_sign": "%",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "escape": "esc",
    "delete": "del",
}


def key_words(keys: str) -> str:
    """Return the keys of a command as printed on the keyboard: ``←, backspace``."""
    names = []
    for key in keys.split(","):
        *shifts, name = key.split("+")
        names.append("+".join([*shifts, KEY_NAMES.get(name, name)]))
    return ", ".join(names)


@cache
def commands_in(*scopes: Scope) -> tuple[Command, ...]:
    """Return the commands of any of the scopes."""
    return tuple(command for command in COMMANDS if command.where in scopes)


@cache
def key_of(name: str) -> str:
    """Return the first key of the command with that id, as printed on the keyboard."""
    return next(_first(command.keys) for command in COMMANDS if command.id == name)


def key_in(declared: Iterable[BindingType], name: str) -> str:
    """Return the first key of the binding with that id, as printed on the keyboard."""
    found = (binding for binding in declared if isinstance(binding, Binding))
    return next(_first(binding.key) for binding in found if binding.id == name)


def _first(keys: str) -> str:
    return key_words(keys.split(",")[0])


def bindings(scope: Scope) -> list[Binding]:
    """Return the bindings of one scope, hidden from Textual's footer, which is not used."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            show=False,
            id=command.id,
            tooltip=command.help,
            key_display=key_words(command.keys),
        )
        for command in commands_in(scope)
    ]
