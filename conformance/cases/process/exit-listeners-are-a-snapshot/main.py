"""Listeners added to 'exit' during 'exit' are not called, removed ones still are."""

from conformance.lib import show
from nodecompat import process


def last():
    show("last")


@process.on("exit")
def first():
    show("first")
    process.on("exit", lambda: show("never"))
    process.off("exit", last)


process.on("exit", last)
