"""What the hygiene rules share: tables of characters."""
