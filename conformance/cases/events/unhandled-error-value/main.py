"""An error event with another value throws ERR_UNHANDLED_ERROR with that value."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat._js.text import Symbol
from nodecompat.events import EventEmitter

e = EventEmitter()
for value in [
    undefined,
    None,
    0,
    "str",
    "",
    "it's",
    True,
    {"a": 1},
    [1, 2],
    {"message": "m"},
    {},
    [],
    1.5,
    float("nan"),
    Symbol("s"),
]:
    try:
        e.emit("error", value)
    except Exception as err:
        show(err.name, err.code, err.message, err.context == value)
try:
    e.emit("error")
except Exception as err:
    show(err.name, err.code, err.message, err.context)
