"""nodecompat: Node's process model for Python."""

__version__ = "0.1.0"
