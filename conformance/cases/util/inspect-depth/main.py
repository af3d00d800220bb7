"""Deeper than two levels only the kind is shown, unless depth says otherwise."""

from nodecompat.console import console
from nodecompat.util import inspect
from nodecompat.values import Map


class Foo:
    def __init__(self):
        self.a = 1


value = {"a": {"b": {"list": [1], "map": Map([(1, 2)]), "set": {1}, "foo": Foo(), "o": {"x": 1}, "empty": [], "e": {}}}}
console.log(inspect(value))
console.log(inspect(value, {"depth": 0}), inspect(value, False, 1), inspect([[[[[]]]]], {"depth": 0}))
console.log(inspect(value, {"depth": None}))
console.log(inspect({"a": {"b": {"c": {"d": {"e": {}}}}}}, {"depth": float("inf")}))
