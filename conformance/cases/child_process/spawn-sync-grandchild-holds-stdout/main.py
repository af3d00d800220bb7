"""A grandchild that has the output is waited for, until the time is over."""

import json

from conformance.lib import or_undefined, show
from nodecompat.child_process import spawnSync

first = spawnSync("sh", ["-c", "(sleep 0.2; echo late) & echo early"], {"encoding": "utf8"})
show(first.status, or_undefined(first.error), json.dumps(first.stdout))
second = spawnSync("sh", ["-c", "sleep 1 & echo early"], {"encoding": "utf8", "timeout": 200})
show(second.status, second.signal, second.error.code, json.dumps(second.stdout))
