"""The four screens over one shared state, their widgets, and the dialogs above them."""
