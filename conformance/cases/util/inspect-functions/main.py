"""Functions show their kind and name."""

from functools import partial

from nodecompat.console import console
from nodecompat.util import inspect


def plain():
    pass


async def later():
    pass


def numbers():
    yield


async def stream():
    yield


console.log(inspect(plain), inspect(later), inspect(numbers), inspect(stream), inspect([lambda: None][0]), inspect([plain]))
plain.extra = 1
console.log(inspect(plain), inspect({"call": plain}), inspect(numbers()))
console.log(inspect(partial(plain)).split(" ")[1])
