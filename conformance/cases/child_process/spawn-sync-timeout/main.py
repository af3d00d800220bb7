"""timeout of spawnSync(): what was said until then, the signal, ETIMEDOUT."""

from conformance.lib import show
from nodecompat.child_process import spawnSync

result = spawnSync("sh", ["-c", "echo a; exec sleep 5"], {"timeout": 200, "encoding": "utf8"})
show(*list(result), result.status, result.signal, result.output)
show(result.error.code, result.error.errno, result.error.message, result.error.path, result.error.spawnargs)
show(
    spawnSync("sleep", ["5"], {"timeout": 50, "killSignal": "SIGINT"}).signal,
    spawnSync("sleep", ["5"], {"timeout": 50, "killSignal": 9}).signal,
)
show(spawnSync("sh", ["-c", 'trap "exit 7" TERM; while :; do sleep 0.05; done'], {"timeout": 200}).status)
