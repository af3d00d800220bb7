"""The wire that Bun calls `advanced`: JavaScriptCore's serialization format."""
