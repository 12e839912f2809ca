"""The screen of the wizard: the questions, and the result in their place."""
