"""What the numbering rules share: flaws of a series, captions, contents lists."""
