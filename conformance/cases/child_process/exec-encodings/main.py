"""The encoding decides between text and bytes; what is no encoding gives bytes."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import exec

encodings = ["utf8", "UTF-8", "latin1", "hex", "base64", "buffer", None, undefined, "bogus", "", 5]


def next_encoding():
    if not encodings:
        return
    encoding = encodings.pop(0)
    exec(
        "printf 'h\\303\\251'",
        {"encoding": encoding},
        lambda error, stdout, stderr: (show(encoding, [stdout, stderr]), next_encoding()),
    )


next_encoding()
