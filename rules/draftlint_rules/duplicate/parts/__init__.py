"""What the duplicate rules share: twins, their differences, set phrases."""
