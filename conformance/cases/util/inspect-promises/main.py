"""Promises show their state."""

from nodecompat import Promise, undefined
from nodecompat.console import console
from nodecompat.util import inspect

console.log(inspect(Promise(lambda: None)), inspect(Promise.resolve({"a": 1})), inspect([Promise.resolve(undefined)]))
failed = Promise.reject("why")
failed.catch(lambda: None)
console.log(inspect(failed))
console.log(inspect({"a": {"b": {"c": Promise.resolve()}}}))
