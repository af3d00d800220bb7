"""Bytes unless an encoding is named; an unknown one matters when there is something to decode."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import spawnSync

for encoding in [undefined, None, "", "buffer", "utf8", "LATIN1", "hex", "base64", "bogus", 5]:
    try:
        show(encoding, spawnSync("printf", ["h\\303\\251"], {"encoding": encoding}).output)
    except Exception as e:
        show(encoding, e.name, e.code, e.message)
show(spawnSync("true", {"encoding": "bogus"}).output)
