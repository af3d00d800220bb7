"""The channel between two processes: `protocol` is its logic, `codecs` the table of wires it can speak."""
