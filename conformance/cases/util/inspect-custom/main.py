"""inspect.custom replaces the text, with the depth that is left."""

from nodecompat import Symbol
from nodecompat.console import console
from nodecompat.util import inspect


class Box:
    def __init__(self, value):
        self.value = value

    def inspectCustom(self, depth, options, inspect):
        return f"Box<{inspect(self.value, options)}> {depth}"


console.log(inspect(Box({"a": 1})), inspect([Box("x")]), inspect({"deep": {"box": Box(1)}}, {"depth": 4}))
console.log(inspect({inspect.custom: lambda: {"other": True}, "a": 1}))
console.log(inspect({"lines": {inspect.custom: lambda: "one\ntwo"}}))
console.log(inspect(Box(1), {"customInspect": False}))
console.log(inspect.custom is Symbol.for_("nodejs.util.inspect.custom"))
