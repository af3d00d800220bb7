"""process.kill refuses bad process ids and unknown signals."""

import math

from conformance.lib import show
from nodecompat import process, undefined

nobody = 2**31 - 1
for args in [
    ["x", 0],
    [undefined, 0],
    [None, 0],
    [math.nan, 0],
    [1.5, 0],
    [{}, 0],
    [nobody, "SIGXYZ"],
    [nobody, "sigterm"],
    [nobody, "TERM"],
    [nobody, {}],
]:
    try:
        process.kill(*args)
    except Exception as e:
        show(e.name, e.code, e.message)
