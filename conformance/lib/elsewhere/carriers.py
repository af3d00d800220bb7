"""The carrier that the variable CARRIER names: see conformance/engines.py."""

import os
import sys
from typing import Any

from nodecompat import remote


def carrier(**options):  # type: ignore[no-untyped-def]
    """The carrier that is wanted."""
    kind, _, where = os.environ["CARRIER"].partition(" ")
    if kind == "local":
        return remote.local(**options)
    if kind == "dask":
        return remote.dask(where, **options)
    if kind == "secure":
        import json

        import distributed

        address, folder = where.split(" ", 1)
        security = distributed.Security(require_encryption=True, **json.load(open(folder + "/security.json")))
        return remote.dask(distributed.Client(address, security=security), **options)
    folder, port = where.rsplit(" ", 1)
    keys: Any = {"client_keys": [folder + "/key"], "known_hosts": folder + "/known"}
    return remote.ssh(
        {"host": "127.0.0.1", "port": int(port)}, username="anyone", python=sys.executable, **keys, **options
    )
