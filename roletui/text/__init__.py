"""Values as people write and read them: money, numbers, clean text. Knows no dataset."""
