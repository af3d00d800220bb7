"""What talks to the operating system; knows numbers, not Node objects."""
