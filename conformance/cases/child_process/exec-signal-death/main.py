"""A command that dies by a signal has no code; `killed` only if we did it."""

import json

from conformance.lib import show
from nodecompat.child_process import exec


def done(e):
    show(e.code, e.signal, e.killed, json.dumps(e.message))
    exec("sleep 5", lambda e: show(e.code, e.signal, e.killed, json.dumps(e.message))).kill("SIGINT")


exec("kill -9 $$", done)
