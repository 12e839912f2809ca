"""The keys of the controls, as data: their bindings and the lists of keys are made from it."""

from roletui.text.tuples import NamedTuple


class ControlKey(NamedTuple):
    """A key of a control."""

    id: str
    keys: str
    """Textual's key names, separated by commas."""
    action: str
    """The control's own action."""
    help: str
    """What it does, for the list of keys; empty where that does not list it."""


OPTIONS = (
    ControlKey("options.up", "up,k", "move(-1)", "Move up."),
    ControlKey("options.down", "down,j", "move(1)", "Move down."),
    ControlKey("options.choose", "enter", "choose", "Choose this one."),
)
GRID = (
    ControlKey("grid.up", "up", "move(-1, 0)", "Move to the row above."),
    ControlKey("grid.down", "down", "move(1, 0)", "Move to the row below."),
    ControlKey("grid.left", "left", "move(0, -1)", "Move to the column on the left."),
    ControlKey("grid.right", "right", "move(0, 1)", "Move to the column on the right."),
    ControlKey("grid.first_column", "home", "column(0)", "Move to the first column."),
    ControlKey("grid.last_column", "end", "column(-1)", "Move to the last column."),
    ControlKey("grid.first_row", "ctrl+home", "row(0)", "Move to the first row."),
    ControlKey("grid.last_row", "ctrl+end", "row(-1)", "Move to the last row."),
    ControlKey("grid.page_up", "pageup", "page(-1)", "Move up by a view of rows."),
    ControlKey("grid.page_down", "pagedown", "page(1)", "Move down by a view of rows."),
    ControlKey("grid.choose", "enter", "choose", "Open the cell under the cursor."),
)
SLIDER = (
    ControlKey("slider.less", "left", "step(-1)", "One step less."),
    ControlKey("slider.more", "right", "step(1)", "One step more."),
    ControlKey("slider.far-less", "shift+left", "leap(-1)", "A coarse step less."),
    ControlKey("slider.far-more", "shift+right", "leap(1)", "A coarse step more."),
    ControlKey("slider.least", "home", "least", "The lower limit."),
    ControlKey("slider.most", "end", "most", "The upper limit."),
    ControlKey("slider.reset", "delete", "reset", "Back to the default."),
    ControlKey("slider.set", "enter", "set", "Set the typed value."),
    ControlKey("slider.erase", "backspace", "erase", "Erase a typed digit."),
    ControlKey("slider.drop", "escape", "drop", "Drop the typed value."),
)
CHOICE = (
    ControlKey("choice.before", "left", "step(-1)", "The option before."),
    ControlKey("choice.after", "right", "step(1)", "The option after."),
    ControlKey("choice.first", "home", "first", "The first option."),
    ControlKey("choice.last", "end", "last", "The last option."),
    ControlKey("choice.open", "enter", "open", "Pick from all options."),
)
BARS = (
    ControlKey("bars.up", "up", "move(-1)", "Move up."),
    ControlKey("bars.down", "down", "move(1)", "Move down."),
    ControlKey("bars.pageup", "pageup", "move(-8)", "Up a page."),
    ControlKey("bars.pagedown", "pagedown", "move(8)", "Down a page."),
    ControlKey("bars.first", "home", "first", "The first one."),
    ControlKey("bars.last", "end", "last", "The last one."),
    ControlKey("bars.choose", "enter", "choose", "Take this one."),
    ControlKey("bars.erase", "backspace", "erase", "Erase a letter."),
    ControlKey("bars.back", "escape", "give_up", "Back, with nothing taken."),
)
DOCUMENT = (
    ControlKey("document.up", "up,k", "scroll_up", "Scroll up."),
    ControlKey("document.down", "down,j", "scroll_down", "Scroll down."),
    ControlKey("document.pageup", "pageup", "page_up", "Up a page."),
    ControlKey("document.pagedown", "pagedown,space", "page_down", "Down a page."),
    ControlKey("document.home", "home", "scroll_home", "To the top."),
    ControlKey("document.end", "end", "scroll_end", "To the end."),
)
SWITCHED = (
    ControlKey("charge.switch", "space", "switch", "An extra cost: count it, or not."),
    ControlKey(
        "charge.here",
        "j",
        "switch_here",
        "An extra cost: for this part alone on, off, as for all.",
    ),
)
"""Of a figure that is counted or not."""
BILLED = (ControlKey("charge.bills", "plus", "bills", "A cost by the month: add up bills."),)
"""Of a figure that is paid by the month."""
