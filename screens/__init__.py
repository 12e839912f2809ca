"""What is painted: four screens over one shared state, and the dialogs above them."""
