"""What the engine reads out of prose; each view is computed once a document."""
