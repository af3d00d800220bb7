"""The wire of Node, Bun and Deno: one line of JSON for each message."""
