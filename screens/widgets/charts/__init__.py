"""Charts in cells: bars, lines, a histogram, a tornado. Know neither roles nor money."""
