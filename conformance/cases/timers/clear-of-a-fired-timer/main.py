"""Clearing a timer that has fired leaves a newer one of the same delay alone."""

from conformance.lib import show
from nodecompat import clearTimeout, setTimeout

first = setTimeout(lambda: show("first"), 10)


@lambda f: setTimeout(f, 20)
def _():
    clearTimeout(first)

    def on_second():
        clearTimeout(first)
        show("second")
        setTimeout(lambda: (clearTimeout(second), clearTimeout(first)), 5)
        setTimeout(lambda: show("third"), 10)

    second = setTimeout(on_second, 10)
    clearTimeout(first)
