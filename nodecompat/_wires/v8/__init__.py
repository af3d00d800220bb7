"""The wire that Node and Deno call `advanced`: V8's serialization format."""
