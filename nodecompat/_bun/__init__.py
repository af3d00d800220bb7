"""Parts of bun.py."""
