"""The wizard screen: the questions, then the result."""
