"""Node's `cluster`: processes that serve the same ports.

    from nodecompat import cluster, net

    if cluster.isPrimary:
        for _ in range(4):
            cluster.fork()
        cluster.on('exit', lambda worker, code, signal: cluster.fork())
    else:
        net.createServer(lambda socket: socket.end('hello')).listen(8000)

The module is the object `cluster`, as `require('cluster')` is in Node; the primary's has other names than the workers'.
The workers are Pythons or Nodes, and so may the primary be. A process that was started as a worker comes online when
`nodecompat` is imported.
"""

from __future__ import annotations

import sys
from os import environ
from typing import TYPE_CHECKING, Any

if "NODE_UNIQUE_ID" in environ:
    from ._cluster.member import cluster as cluster
else:
    from ._cluster.primary import cluster as cluster

__all__ = ["cluster"]

if TYPE_CHECKING:

    def __getattr__(name: str) -> Any: ...

else:
    for _name in ("__all__", "__doc__", "__file__", "__name__", "__package__", "__spec__"):
        vars(cluster)[_name] = globals()[_name]
    sys.modules[__name__] = cluster
