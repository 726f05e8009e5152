"""Leftover placeholders and marks to fill in."""
