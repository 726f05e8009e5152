"""Counts and sums that do not agree with their parts."""
