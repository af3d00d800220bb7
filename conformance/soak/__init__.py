"""Sockets passed to a child by the hundred thousand: nothing may be left of them, in either process."""
