"""TOML text to frozen, typed entries, with the place of everything that is wrong."""
