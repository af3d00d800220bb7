"""P59 setTimeout(...,0) chain vs setImmediate chain: each nested timer needs its own loop turn."""

from conformance.lib import busy, show
from nodecompat import setImmediate, setTimeout


def t(n):
    if n > 3:
        return

    def timer():
        show(f"T{n}")
        t(n + 1)
        busy(5)

    setTimeout(timer, 0)


def i(n):
    if n > 3:
        return

    def immediate():
        show(f"I{n}")
        i(n + 1)
        busy(5)

    setImmediate(immediate)


t(1)
i(1)
busy(5)
