"""Marks, widths and characters."""
