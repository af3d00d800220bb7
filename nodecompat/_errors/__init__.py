"""The classes of Node's errors; `nodecompat.errors` is their face."""
