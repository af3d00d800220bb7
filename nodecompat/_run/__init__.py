"""How a program starts, fails and ends."""
