"""An object that names an event stands for its text, so that two of one text are one event."""

import json
import re
from array import array
from datetime import UTC, datetime

from conformance.lib import show
from nodecompat import Promise, Symbol, undefined
from nodecompat.events import EventEmitter
from nodecompat.values import Date, Map, Set

e = EventEmitter()
f = lambda: None
class Plain: pass
class Named: __str__ = lambda self: "named!"
names = [
    Plain(), Named(), Map(), Set(), datetime.fromtimestamp(0, UTC), Date(), re.compile("x"), Exception("boom"), Promise.resolve(),
    [Plain(), [None, undefined, 1e21]], [], b"hi", array("B", [1, 2]), 1e21, -0.0, 0.000001, 1e-7,
]
for name in names: e.on(name, f)
for name in e.eventNames(): show(json.dumps(name), e.listenerCount(name))
show(e.emit(Plain()), e.emit({}), e.emit("[object Object]"), e.listenerCount([{}]), e.emit(Named()))
try: e.on([Symbol("s")], f)
except TypeError as error: show("TypeError", str(error))
