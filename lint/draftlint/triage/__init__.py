"""Which findings ask for something: not what is allowed, known, or unchanged."""
