"""The parent and the child of a soak."""
