"""maxBuffer of spawnSync() is for all output together; nothing that was read is cut off; 0 and null are no limit."""

import math

from conformance.lib import or_undefined, show
from nodecompat import undefined
from nodecompat.child_process import spawnSync

for max_buffer in [4, 3, 0, None, undefined, math.inf]:
    result = spawnSync(
        "sh", ["-c", "printf aa; sleep 0.05; printf bb >&2; sleep 0.1"], {"maxBuffer": max_buffer, "encoding": "utf8"}
    )
    show(
        max_buffer,
        or_undefined(result.error and [result.error.code, result.error.errno, result.error.message]),
        result.status,
        result.signal,
        result.output,
    )
