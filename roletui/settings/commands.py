"""Every command of the app, declared once: its keys, texts, action and scope.

Bindings, the palette, the help, ``roletui keys`` and the documents are made from this list, and the
sentences on the screens take the keys they name from here. The settings may give a command other
keys (:func:`use_keys`); whoever asks is told the keys in use.
"""

import typing
from collections.abc import Mapping
from functools import cache

from roletui.text.key_names import key_words
from roletui.text.tuples import NamedTuple

Scope = typing.Literal["everywhere", "wizard", "compare", "budget", "report"]


class Command(NamedTuple):
    """A command that the user can run."""

    id: str
    keys: str
    """Textual's key names, separated by commas."""
    label: str
    """A few words for the key line and the palette."""
    help: str
    """A sentence for the help table and the palette; an id in braces stands for a key."""
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
            "Let the plan follow the decision again; your sizes stay, and go too if you repeat it.",
            "propose", "budget"),
    Command("budget.table", "t", "chart or table",
            "Show what is spent over time as a table, or as a chart again.",
            "table", "budget"),
    Command("budget.chance", "percent_sign", "chance",
            "Say in how many of 100 plans this part is needed, or an extra cost arises.",
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
            "Read job post, questions to ask and first month; {pack} again records them.",
            "app.dialog('pack')"),
    Command("saved", "l", "saved decisions",
            "Save this decision under a name; open, compare and delete those that were saved.",
            "app.dialog('saved')"),
    Command("open-file", "L", "open a file",
            "Open a colleague's record, web page, saved decision or share code; yours is kept.",
            "app.dialog('open-file')"),
    Command("portfolio", "P", "portfolio",
            "Sum up a table of requests or a folder of records: who is needed, what it costs.",
            "app.dialog('portfolio')"),
    Command("own", "Z", "your own decision",
            "Go back from a decision that you opened to your own.", "app.own"),
    Command("make-own", "M", "make it yours",
            "Let go of where an opened decision came from: it is yours from then on.",
            "app.make_own"),
    Command("task", "T", "name the task", "Say what you want done: the title of the record.",
            "app.dialog('task')"),
    Command("notes", "N", "notes", "Write down what there is to say besides; the record holds it.",
            "app.dialog('notes')"),
    Command("wizard.restart", "n", "new decision", "Begin anew; undo brings this decision back.",
            "app.restart"),
    Command("export", "e", "save", "Save the record: to mail it, for a pull request, to go on.",
            "app.dialog('export')"),
    Command("share", "Y", "share", "Copy all of this as a code that roletui open takes.",
            "app.dialog('share')"),
    Command("undo", "u", "undo", "Take the last change back.", "app.undo"),
    Command("redo", "U", "redo", "Take the last undo back.", "app.redo"),
    Command("datasets", "D", "other datasets", "Choose what is decided: another dataset.",
            "app.datasets"),
    Command("help", "question_mark", "help", "Show keys, words and questions people ask.",
            "app.dialog('help')"),
    Command("suspend", "ctrl+z", "suspend", "Go to the shell; fg comes back.",
            "app.suspend_process"),
    Command("quit", "q", "quit", "Leave; the next start goes on here.", "app.quit"),
    Command("leave", "escape", "one level back", "Close what is open, or return to the wizard.",
            "app.leave"),
)  # fmt: skip

SOUGHT = ("export", "saved", "open-file", "undo", "wizard.restart")
"""Ids of the commands that people look for: the first ones of the palette and of the help."""

FIXED = frozenset({"leave", "suspend"})
"""Ids of commands whose key is not the user's to set: every dialog closes with it, or the terminal
gives it its meaning."""

_in_use: list[Command] = []
"""The commands with the keys in use."""


def use_keys(keys: Mapping[str, str]) -> None:
    """Give commands other keys from now on, by id; those that are not named have their own."""
    changed = [command._replace(keys=keys.get(command.id, command.keys)) for command in COMMANDS]
    names = {command.id: _first(command.keys) for command in changed}
    _in_use[:] = [command._replace(help=_told(command.help, names)) for command in changed]
    commands_in.cache_clear()
    key_of.cache_clear()


def _told(words: str, names: Mapping[str, str]) -> str:
    return words.format_map(names) if "{" in words else words


@cache
def commands_in(*scopes: Scope) -> tuple[Command, ...]:
    """Return the commands of any of the scopes."""
    return tuple(command for command in _in_use if command.where in scopes)


@cache
def key_of(name: str) -> str:
    """Return the first key of the command with that id, as printed on the keyboard."""
    return next(_first(command.keys) for command in _in_use if command.id == name)


def declared_keys(name: str) -> tuple[str, ...]:
    """Return the keys that the command with that id has where nothing is set."""
    return next(tuple(command.keys.split(",")) for command in COMMANDS if command.id == name)


def keys_of(name: str) -> tuple[str, ...]:
    """Return the keys of the command with that id, by Textual's names."""
    return next(tuple(command.keys.split(",")) for command in _in_use if command.id == name)


def _first(keys: str) -> str:
    return key_words(keys.split(",")[0])


use_keys({})
