"""Errors without a stack are in brackets, with their own properties and their cause."""

from nodecompat.console import console
from nodecompat.util import inspect


class RangeError(ValueError):
    pass


failed = TypeError("no good")
console.log(inspect(failed), inspect([failed]), inspect({"failed": failed}))
failed.code = "E_BAD"
failed.details = {"line": 3}
console.log(inspect(failed))
outer = Exception("outer")
outer.__cause__ = RangeError("inner")
console.log(inspect(outer))


class AppError(Exception):
    pass


console.log(inspect(AppError))
