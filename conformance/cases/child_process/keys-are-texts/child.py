import re
from datetime import UTC, datetime

from nodecompat import process

class Plain: pass
class Named: __str__ = lambda self: "named!"
keys = [Plain(), Named(), None, True, 1.5, 1e21, (1, (2, None, "x")), frozenset(), datetime.fromtimestamp(0, UTC), re.compile("x", re.I), b"hi"]
for key in keys: process.send({key: [{key: key is None}]})
