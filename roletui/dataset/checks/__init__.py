"""What must hold in a dataset beyond its types. Knows no state and no screen."""
