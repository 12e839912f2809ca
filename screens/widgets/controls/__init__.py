"""Controls, one line each: sliders, numbers, choices. What they set, they do not know."""
