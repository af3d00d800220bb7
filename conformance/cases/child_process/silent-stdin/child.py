"""The child of main.py."""

import json

from conformance.lib import show
from nodecompat import process

text = ""


@process.stdin.on("data")
def on_data(data):
    global text
    text += data.decode()


process.stdin.on("end", lambda: show("read " + json.dumps(text)))
