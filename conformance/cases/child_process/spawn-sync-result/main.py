"""The result of spawnSync()."""

from conformance.lib import or_undefined, show
from nodecompat.child_process import spawnSync

result = spawnSync("sh", ["-c", "echo out; echo err >&2; exit 3"])
show(list(result), result.status, result.signal, result.output, result.pid > 0)
show(result.stdout is result.output[1], result.stderr is result.output[2], or_undefined(result.error))
killed = spawnSync("sh", ["-c", "kill -9 $$"], {"encoding": "utf8"})
show(killed.status, killed.signal, killed.output)
