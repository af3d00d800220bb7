"""A warning emitted inside 'exit' is never delivered."""

from conformance.lib import show
from nodecompat import process

process.on("warning", lambda: show("never"))


@process.on("exit")
def on_exit():
    show("exit")
    process.emitWarning("late")
