"""The parts of `stream`."""
