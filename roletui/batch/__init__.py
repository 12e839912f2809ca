"""Many requests as the rows of a table: what each of them decides, and what that costs."""
