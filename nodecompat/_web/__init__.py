"""The streams of the web, and what they carry: ReadableStream, WritableStream, TransformStream, Blob."""
