"""TOML text to frozen, checked values; every problem found is reported at once."""
