"""How `util.inspect` and `util.format` write values."""
