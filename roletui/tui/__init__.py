"""The Textual shell: it owns the state and its history, and shows the screens."""
