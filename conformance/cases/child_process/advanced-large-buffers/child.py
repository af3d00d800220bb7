"""The child of main.py."""

from nodecompat import process

for i in range(3):
    process.send(bytes([i + 1]) * 2**21)
for i in range(10):
    process.send(bytes([i + 10]) * 65521)

