"""Bindings of controls, from the keys that are declared for them."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from roletui.text.control_keys import ControlKey


def quiet_keys(declared: Iterable[ControlKey]) -> list[BindingType]:
    """Return bindings that the help shows and the footer does not."""
    return [
        Binding(key.keys, key.action, show=False, id=key.id, tooltip=key.help) for key in declared
    ]
