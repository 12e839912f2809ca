"""The commands of the app as bindings of its screens, with the keys they have unless set otherwise.

What the settings change, Textual's keymap changes: a binding that bears the id of a command follows
that command's keys, also in a dialog that the same key closes.
"""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from roletui.settings.commands import COMMANDS
from roletui.settings.commands import SOUGHT as SOUGHT
from roletui.settings.commands import Command as Command
from roletui.settings.commands import Scope as Scope
from roletui.settings.commands import commands_in as commands_in
from roletui.settings.commands import declared_keys as declared_keys
from roletui.settings.commands import key_of as key_of
from roletui.settings.commands import keys_of as keys_of
from roletui.text.key_names import key_words as key_words


def key_in(declared: Iterable[BindingType], name: str) -> str:
    """Return the first key of the binding with that id, as printed on the keyboard."""
    found = (binding for binding in declared if isinstance(binding, Binding))
    return next(_first(binding.key) for binding in found if binding.id == name)


def _first(keys: str) -> str:
    return key_words(keys.split(",")[0])


def bindings(scope: Scope) -> list[Binding]:
    """Return the bindings of one scope, hidden from Textual's footer, which is not used."""
    return [_binding(command) for command in COMMANDS if command.where == scope]


def closing(name: str) -> Binding:
    """Return the binding that closes a dialog with the key that opened it: a command's."""
    return binding_of(name, "dismiss", "Close this.")


def binding_of(name: str, action: str, help_: str) -> Binding:
    """Return a binding with the keys of a command, which does something else in its dialog."""
    command = next(command for command in COMMANDS if command.id == name)
    return Binding(command.keys, action, show=False, id=name, tooltip=help_)


def _binding(command: Command) -> Binding:
    return Binding(command.keys, command.action, command.label, show=False, id=command.id)
