"""`cluster`: processes that serve the same ports.

acts            what primary and workers say to each other: tables of messages, numbers and answers; no I/O
turns           whose turn it is: which worker gets which connection; no I/O
worker          `Worker` and the object `cluster`, as far as both sides have them
primary         the side that forks
settings        what the primary starts workers with
shares          what workers share: a socket that the primary hands connections from, or the socket itself
member          the side that was forked
places          what stands in a worker for a socket of the primary
serving         connections for a worker's own asyncio
"""
