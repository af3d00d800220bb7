"""Whatever is a key of an object in a message arrives as its text, on either wire."""

import json
import os

from conformance.lib import show
from nodecompat.child_process import fork

def play(serialization, then):
    child = fork(os.environ["CHILD"], {"serialization": serialization})
    child.on("message", lambda keys: show(serialization, json.dumps(keys, separators=(",", ":"))))
    child.on("close", lambda code: (show(code), then()))

play("json", lambda: play("advanced", lambda: None))
