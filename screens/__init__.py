"""What is painted: one module and one stylesheet per screen."""
