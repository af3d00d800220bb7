"""util.types tells the builtin kinds apart."""

import re
from array import array
from datetime import UTC, datetime

from nodecompat import Promise
from nodecompat.console import console
from nodecompat.util import types
from nodecompat.values import Map, Set


async def later():
    pass


def numbers():
    yield


values = [Promise.resolve(), datetime.now(UTC), re.compile("x"), Exception("x"), Map(), Set(), b"x", bytearray(1), array("d", [0]), later, numbers, {}, []]
for name in ["isPromise", "isDate", "isRegExp", "isNativeError", "isMap", "isSet", "isTypedArray", "isUint8Array", "isFloat64Array", "isAsyncFunction", "isGeneratorFunction", "isArrayBufferView"]:
    console.log(name, "".join("1" if getattr(types, name)(value) else "0" for value in values))
