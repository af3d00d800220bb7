"""The child of main.py."""

from nodecompat import process, setTimeout

process.send("hello")


def write():
    process.stdout.write("out 1\nout 2\n")
    process.stderr.write("err 1\n")


setTimeout(write, 50)
