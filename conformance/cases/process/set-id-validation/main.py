"""setuid and setgid check the kind, the range and the name."""

from conformance.lib import show, typeof
from nodecompat import process, undefined

for value in [undefined, None, {}, -1, 2**32, 1.5, "no such name here"]:
    for call in ["setuid", "setgid"]:
        try:
            getattr(process, call)(value)
        except Exception as e:
            show(call, e.name, e.code, e.message)
groups = process.getgroups()
show(typeof(process.getuid()), typeof(process.geteuid()), typeof(process.getgid()), isinstance(groups, list))
