"""Numbers that do not run 1, 2, 3."""
