"""What is set by hand: sliders, numbers, choices. Know neither roles nor money."""
