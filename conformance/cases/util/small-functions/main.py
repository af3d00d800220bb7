"""toUSVString and getSystemErrorName."""

from nodecompat.console import console
from nodecompat.util import getSystemErrorName, toUSVString

console.log(toUSVString("a\ud800b"), toUSVString("fine"), toUSVString(5))
console.log(getSystemErrorName(-2), getSystemErrorName(-13))
for value in [2, "x", 1.5]:
    try:
        getSystemErrorName(value)
    except (TypeError, ValueError) as error:
        console.log(error.code, error.message)
