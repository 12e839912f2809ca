"""Styles are looked up as seldom as possible, and are those of a full look-up all the same."""

from collections.abc import Iterator
from typing import Any

import pytest
from journeys.running import NORMAL, WIDE, press, resize, settle, started
from textual.pilot import Pilot
from textual.screen import Screen

from roletui.tui.app import RoletuiApp


def _rules(screen: Screen[Any]) -> Iterator[tuple[object, dict[str, object]]]:
    """Yield every widget with the rules that were found for it, and for its parts."""
    for node in screen.walk_children(with_self=True):
        yield node, dict(node.styles.base.get_rules())
        for part in sorted(getattr(node, "COMPONENT_CLASSES", ())):
            yield (node, part), dict(node.get_component_styles(part).base.get_rules())


def _make_ready(app: RoletuiApp) -> None:
    app.make_ready()
    for _ in app.ahead:
        pass


async def _visit(pilot: Pilot[None], app: RoletuiApp, *keys: str) -> None:
    """Press keys; after each, the styles in front must be those of a full look-up."""
    for key in keys:
        await press(pilot, key)
        found = dict(_rules(app.screen))
        app.stylesheet.set_variables(app.get_css_variables())
        app.stylesheet.update(app.screen)
        assert found == dict(_rules(app.screen)), f"after {key} on {app.screen}"


@pytest.mark.harness
@pytest.mark.parametrize("read_ahead", [False, True])
async def test_styles_are_those_of_a_full_look_up(read_ahead: bool) -> None:
    """Whatever happened while a screen was not in front: other colours, another size, dialogs."""
    async with started(size=NORMAL) as (app, pilot):
        if read_ahead:
            _make_ready(app)
        await _visit(pilot, app, "1", "c", "b", "r", "question_mark", "escape", "w")
        app.choose_theme("roletui-light")
        await settle(pilot)
        await _visit(pilot, app, "c", "b", "v", "r", "w", "b")
        await resize(pilot, *WIDE)
        await _visit(pilot, app, "c", "w", "r", "ctrl+p", "escape", "b")
        app.choose_theme("ansi-dark")
        await _visit(pilot, app, "question_mark", "escape", "c", "r", "w")


async def test_a_screen_is_styled_once_when_it_is_first_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With styles read ahead, the screen before is not styled, nor the new one a second time."""
    async with started(size=WIDE) as (app, pilot):
        _make_ready(app)
        before = app.screen
        styled: list[object] = []
        apply = type(app.stylesheet).apply
        monkeypatch.setattr(
            type(app.stylesheet),
            "apply",
            lambda self, node, **rest: (styled.append(node), apply(self, node, **rest))[1],
        )
        await press(pilot, "b")
        widgets = [node for node in styled if node in app.screen.walk_children(with_self=True)]
        assert not {*before.walk_children()} & {*styled}
        assert len(widgets) <= 1.4 * len(set(widgets))
