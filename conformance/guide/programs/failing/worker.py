import nodecompat  # noqa: F401

raise ValueError("no number: 'x'")
