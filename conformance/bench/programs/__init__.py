"""The programs that are measured: per directory the same work for each contender, `main.py` beside `main.js` and so on."""
