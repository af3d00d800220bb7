"""Of an instance the own fields are copied: no class, no methods, no symbols."""

from nodecompat import Symbol, console, structuredClone


class Point:
    def __init__(self):
        self.x = 1
        self.inner = {"y": 2}
        self.__dict__[Symbol("hidden")] = 3

    def norm(self):
        return 1


copy = structuredClone(Point())
console.log(copy, isinstance(copy, Point), "norm" in copy)
console.log(structuredClone([Point()]))
