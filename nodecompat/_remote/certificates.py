"""The certificates of a cluster, as a worker hands them to its agent, and the contexts that they make.

What must stay true: they travel over a pipe between two processes of one user, and lie in no file longer than ssl needs
to read it; both sides have to show a certificate of the cluster's authority, and names are not looked at, as Dask does
it. Source: distributed 2026.8, "Security".
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .._on_use import on_use

if TYPE_CHECKING:
    import ssl
    import tempfile
else:
    ssl = on_use("ssl")  # only a cluster with certificates needs it
    tempfile = on_use("tempfile")


def packed(security: Any) -> dict[str, Any]:
    """What the `Security` of a worker says of it. Raises RuntimeError when it has no certificate."""
    found: dict[str, Any] = security.get_tls_config_for_role("worker")
    if not (found["ca_file"] and found["cert"]):
        raise RuntimeError("this worker has no certificate")
    lowest, highest = security.tls_min_version, security.tls_max_version
    return {**found, "lowest": int(lowest), "highest": None if highest is None else int(highest)}


def context(given: dict[str, Any], *, dials: bool) -> ssl.SSLContext:
    """For one side of a connection. `given` is from `packed`; a text of more than one line is the thing itself, any
    other a path. Raises OSError."""
    purpose = ssl.Purpose.SERVER_AUTH if dials else ssl.Purpose.CLIENT_AUTH
    authority = given["ca_file"]
    made = ssl.create_default_context(purpose, **{"cadata" if "\n" in authority else "cafile": authority})
    made.minimum_version = ssl.TLSVersion(given["lowest"])
    if given["highest"] is not None:
        made.maximum_version = ssl.TLSVersion(given["highest"])
    with tempfile.TemporaryDirectory() as folder:
        paths = [_path(given[name], os.path.join(folder, name)) for name in ("cert", "key")]
        made.load_cert_chain(paths[0] or "", paths[1])
    made.check_hostname = False
    made.verify_mode = ssl.CERT_REQUIRED
    made.verify_flags &= ~ssl.VERIFY_X509_STRICT
    if given["ciphers"]:
        made.set_ciphers(given["ciphers"])
    return made


def _path(given: str | None, path: str) -> str | None:
    if given is None or "\n" not in given:
        return given
    with open(path, "w", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(given)
    return path
