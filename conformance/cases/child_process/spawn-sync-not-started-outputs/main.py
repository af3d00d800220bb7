"""stdout and stderr of what spawnSync() could not start."""

from conformance.lib import show
from nodecompat.child_process import spawnSync

result = spawnSync("/no/such")
show(result.stdout, result.stderr)
