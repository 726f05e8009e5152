"""How the work on many files is done: by whom, for how long, from memory or anew."""
