"""A warning that a function gives only the first time it is called, heard a tick later."""

from conformance.lib import show
from nodecompat import process

warned = False


def emit_my_warning():
    global warned
    if not warned:
        warned = True
        process.emitWarning("Only warn once!", {"type": "Mine", "code": "MY_WARNING", "detail": "more of it"})


process.on("warning", lambda w: show(w.name, str(w), w.code, w.detail))
emit_my_warning()
emit_my_warning()
show("called twice")
