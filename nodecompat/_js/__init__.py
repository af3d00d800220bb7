"""JavaScript's values in Python: what text, number, key and kind each one is. No loop, no process, no channel."""
