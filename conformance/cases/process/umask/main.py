"""umask returns the mask before; it takes a number or an octal string."""

from conformance.lib import show
from nodecompat import process, undefined

process.umask(0o22)
show(process.umask(), process.umask("77"), process.umask(0o1777), process.umask(undefined))
for value in ["999", "abc", "", "0o22", None, {}, True, -1, 1.5, 2**32]:
    try:
        show(process.umask(value))
    except Exception as e:
        show(e.name, e.code, e.message)
