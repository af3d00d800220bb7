"""Loaded by Python itself, before the program, where this folder is on PYTHONPATH: puts children with a channel elsewhere.

Only in the process that was started so: not in the agent, and not in the children.
"""

import os
import sys

if os.environ.pop("NODECOMPAT_ELSEWHERE", "") and sys.orig_argv[1:3] != ["-m", "nodecompat._remote.agent"]:
    from carriers import carrier  # type: ignore[import-not-found]

    from nodecompat import remote
    from nodecompat._child import arguments
    from nodecompat._remote import program

    here = arguments._request
    is_far = os.environ.get("CARRIER") != "local"
    made: list[object] = []

    def elsewhere(file, args, options, wire):  # type: ignore[no-untyped-def]  # as `_request`
        """As the program asks for it, on another machine if that is possible."""
        request = here(file, args, options, wire)
        if not any(item.kind == "ipc" for item in request.stdio):
            return request
        try:
            program.check(request)
            made[:] = made or [carrier()]
            changed = {**options, "on": made[0]}
            if is_far:  # what a child here has of its parent
                changed["cwd"] = options.get("cwd") or os.getcwd()
                changed["env"] = options.get("env") or {**os.environ}
            return here(file, args, changed, wire)
        except remote.UnsupportedError:
            return request

    arguments._request = elsewhere
