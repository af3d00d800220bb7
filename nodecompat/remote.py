"""Children on other machines: engines for the option `on` of `fork`, `spawn` and pools.

    from nodecompat import remote
    from nodecompat.child_process import fork

    child = fork("worker.py", on=remote.local())

A child there is as one here: messages, streams, signals and the order of events are the same. What is different:
`pid` and `host` are known from 'spawn' on; of this process's variables, directory and descriptors the child has only
what is given; a handle, `uid`, `gid`, `detached` and descriptors in `stdio` are refused with ERR_REMOTE_UNSUPPORTED;
a child whose connection breaks is lost: 'error' with ERR_REMOTE_CHILD_LOST where somebody listens, a warning
elsewhere, and then 'exit' with SIGKILL. Not in Node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._errors.remote import RemoteChildLostError as ChildLostError
from ._errors.remote import RemoteStartError as StartError
from ._errors.remote import RemoteUnsupportedError as UnsupportedError
from ._on_use import names_on_use
from ._remote.carrier import Carrier
from ._remote.job import Job, Placement
from ._remote.local import Local as local

if TYPE_CHECKING:
    from ._remote.dask import dask
    from ._remote.ssh import ssh

__all__ = ["Carrier", "ChildLostError", "Job", "Placement", "StartError", "UnsupportedError", "dask", "local", "ssh"]

__getattr__ = names_on_use(__name__, {"dask": "nodecompat._remote.dask", "ssh": "nodecompat._remote.ssh"})
