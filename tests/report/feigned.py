"""The script of a page without a browser: its sliders are moved in a document that is feigned."""

import json
import typing
from xml.etree import ElementTree

import quickjs

XHTML = "{http://www.w3.org/1999/xhtml}"

DOCUMENT = """\
const listening = [];
const feigned = (element) => ({
  ...element, textContent: "", defaultValue: element.value,
  addEventListener(name, heard) { listening.push([this, name, heard]); },
});
const parts = %s.map(feigned);
const named = { formulas: { textContent: %s }, try: { hidden: true } };
for (const part of parts) if (part.id) named[part.id] = part;
globalThis.document = {
  getElementById: (name) => named[name],
  querySelectorAll: (name) => parts.filter((part) => name.slice(6, -1) in part.dataset),
};
globalThis.happen = (name, part) =>
  listening.filter((one) => one[0] === part && one[1] === name).forEach((one) => one[2]());
globalThis.move = (values) => values.forEach((value, at) => {
  const slider = document.querySelectorAll("[data-size]")[at];
  slider.value = value;
  happen("input", slider);
});
globalThis.press = () => happen("click", named["as-decided"]);
globalThis.told = () => JSON.stringify([
  document.querySelectorAll("[data-sum]").map((part) => part.textContent),
  document.querySelectorAll("[data-size]").map((part) => part.value),
  named["as-decided"].disabled, named.try.hidden,
]);
"""


class Slider(typing.NamedTuple):
    """What a slider can be set to."""

    low: str
    high: str
    step: str
    value: str


class Told(typing.NamedTuple):
    """What a page says after its sliders were moved."""

    sums: list[str]
    """The amounts and differences, in the order of the page."""
    values: list[str]
    """Where the sliders stand."""
    as_decided: bool
    """Whether there is nothing to go back from."""
    hidden: bool


class Feigned:
    """The part of a page in which sizes are tried, with its script at work."""

    def __init__(self, part: str) -> None:
        root = ElementTree.fromstring(part)
        elements = [{**found.attrib} for found in root.iter() if found.tag != "script"]
        given = [
            {
                "id": each.get("id", ""),
                "value": each.get("value", ""),
                "dataset": {k[5:]: v for k, v in each.items() if k.startswith("data-")},
            }
            for each in elements
        ]
        self.sliders = [
            Slider(each["min"], each["max"], each["step"], each["value"])
            for each in elements
            if "data-size" in each
        ]
        formulas, script = ("".join(found.itertext()) for found in root.iter("script"))
        self._context = quickjs.Context()
        self._context.eval(DOCUMENT % (json.dumps(given), json.dumps(formulas)))
        self._context.eval(script)

    def move(self, *values: str) -> Told:
        """Move the sliders, one after the other, and return what is said then."""
        self._context.eval(f"move({json.dumps(values)})")
        return self.told()

    def press(self) -> Told:
        """Press the button that goes back to the sizes of the record."""
        self._context.eval("press()")
        return self.told()

    def told(self) -> Told:
        """Return what is said now."""
        return Told(*json.loads(self._context.eval("told()")))
