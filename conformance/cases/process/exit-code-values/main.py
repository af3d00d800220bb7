"""What may be assigned to exitCode, what it reads back as, and what is refused."""

import math

from conformance.lib import or_undefined, show, typeof
from nodecompat import process, undefined

values = [
    0,
    7,
    "7",
    "0x10",
    " 5 ",
    undefined,
    None,
    "",
    "abc",
    True,
    {},
    [],
    1.5,
    "1.5",
    math.nan,
    math.inf,
    2**53,
    2**31,
]
for value in values:
    process.exitCode = 3
    try:
        process.exitCode = value
        show(typeof(process.exitCode), or_undefined(process.exitCode))
    except Exception as e:
        show(e.name, e.code, e.message, process.exitCode)
process.exitCode = 0
