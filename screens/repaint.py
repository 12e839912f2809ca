"""What is painted anew where a widget has gone or come while Textual looked for another one."""

from textual._compositor import Compositor, CompositorMap


class Placing(Compositor):
    """Places widgets, and paints anew where one has gone, however that was noticed.

    Textual compares places before and after a layout. It also places all widgets when it looks one
    up after another, one that is out of sight, has changed: then the layout that follows finds
    nothing that differs, and what has gone, like a notification, would stay on the terminal.
    """

    @property
    def full_map(self) -> CompositorMap:
        """The places of all widgets."""
        before = self._full_map
        after = super().full_map
        if after is not before:
            for widget in before.keys() ^ after.keys():
                place = before.get(widget) or after[widget]
                if region := place.clip.intersection(place.region):
                    self._dirty_regions.add(region)
        return after
