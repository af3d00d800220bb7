"""Megabytes in and out at once; EPIPE when nobody takes them."""

import math

from conformance.lib import or_undefined, show
from nodecompat.child_process import spawnSync

input_ = b"ab" * 2500000
result = spawnSync("cat", {"input": input_, "maxBuffer": math.inf})
show(result.status, or_undefined(result.error), result.stdout == input_)
unread = spawnSync("true", {"input": input_})
show(unread.status, unread.error.code, unread.error.message, unread.output)
