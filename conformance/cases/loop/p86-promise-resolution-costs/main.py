"""P86 Promise.all / race / thenable resolution cost."""

from conformance.lib import show
from nodecompat import Promise


class Thenable:
    def then(self, r):
        show("then called")
        r("thenable")


Promise.resolve(Thenable()).then(show)
Promise(lambda r, _: r(Promise.resolve("nested"))).then(show)
Promise.all([1]).then(lambda: show("all"))
Promise.race([1]).then(lambda: show("race"))
p = Promise.resolve()
for i in range(1, 6):
    p = p.then(lambda *, i=i: show(f"m{i}"))
