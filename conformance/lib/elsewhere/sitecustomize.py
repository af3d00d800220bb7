"""Loaded by Python itself, before the program, where this folder is on PYTHONPATH: puts children with a channel elsewhere.

Only in the process that was started so: not in the agent, and not in the children.
"""

import os
import sys

if os.environ.pop("NODECOMPAT_ELSEWHERE", "") and sys.orig_argv[1:3] != ["-m", "nodecompat._remote.agent"]:
    from nodecompat import remote
    from nodecompat._child import arguments

    here = arguments._request

    def elsewhere(file, args, options, wire):  # type: ignore[no-untyped-def]  # as `_request`
        """As the program asks for it, on another machine if that is possible."""
        request = here(file, args, options, wire)
        if not any(item.kind == "ipc" for item in request.stdio):
            return request
        try:
            return here(file, args, {**options, "on": remote.local()}, wire)
        except remote.UnsupportedError:
            return request

    arguments._request = elsewhere
