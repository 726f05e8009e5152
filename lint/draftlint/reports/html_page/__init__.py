"""The report as a web page: one file that needs nothing else, for a person to read."""
