"""`net` and `dgram`: sockets on the loop."""
