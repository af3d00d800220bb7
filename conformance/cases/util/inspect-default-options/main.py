"""inspect.defaultOptions holds for console.log as well."""

from nodecompat.console import console
from nodecompat.util import inspect

console.log(inspect.defaultOptions["depth"], inspect.defaultOptions["breakLength"])
inspect.defaultOptions["depth"] = 0
console.log({"a": {"b": 1}})
inspect.defaultOptions = {"depth": 1, "maxArrayLength": 2}
console.log({"a": {"b": {"c": 1}}, "list": [1, 2, 3]})
try:
    inspect.defaultOptions = None
except TypeError as error:
    console.log(error.code, error.message)
