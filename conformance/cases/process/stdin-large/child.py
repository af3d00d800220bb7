"""The child of main.py."""

from nodecompat import process, setImmediate

process.stdin.pause()


@setImmediate
def _():
    process.stdin.pipe(process.stdout)
    process.stdin.resume()
