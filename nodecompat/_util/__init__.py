"""The parts of `nodecompat.util`; nothing here is loaded before a program uses it."""
