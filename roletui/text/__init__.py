"""Values as people write and read them: money, numbers, escaping. Knows no dataset."""
