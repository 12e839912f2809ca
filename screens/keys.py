"""The declared commands as bindings of Textual."""

from textual.binding import Binding

from .commands import Scope, key_words, of


def bindings(place: Scope) -> list[Binding]:
    """Return the bindings of one place; the key line is ours, so none is in a footer."""
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
        for command in of(place)
    ]
