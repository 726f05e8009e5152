"""Tests of the engine; the rules are tested by their own examples."""
