"""The title may be set, to what is text."""

from conformance.lib import show, typeof
from nodecompat import Symbol, process

show(typeof(process.title), process.title != "xyz")
process.title = "xyz"
show(process.title)
process.title = 12
show(process.title)
try:
    process.title = Symbol("s")
except TypeError as err:
    show("TypeError", str(err))
