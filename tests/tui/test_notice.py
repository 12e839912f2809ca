"""Notices: the keys that they name are clicked, and all other text stays what it is."""

import pytest

from roletui.screens.commands import commands_in
from roletui.tui.notice import clickable

OFFERED = commands_in("everywhere", "wizard")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("Opened “u takes”; u takes it back.", {"u": "app.undo"}),
        ("n begins anew.", {"n": "app.restart"}),
        ("Your own is kept (Z).", {"Z": "app.own"}),
        ("T names it; U does it again.", {"T": "app.dialog('task')", "U": "app.redo"}),
        ("Bring u and n nothing; menu has it.", {}),
        ("[@click=app.quit]q[/] \\", {}),
    ],
)
def test_keys_are_links(words: str, keys: dict[str, str]) -> None:
    """Where they say what they do, or stand in parentheses; not in quotations, nor as words.

    The words are as they were, whatever they look like.
    """
    content = clickable(words, OFFERED)
    assert content.plain == words
    found = {}
    for span in content.spans:
        assert not isinstance(span.style, str)
        found[words[span.start : span.end]] = span.style.meta["@click"]
    assert found == keys
