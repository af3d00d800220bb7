"""numericSeparator groups digits by three."""

from nodecompat.console import console
from nodecompat.util import inspect

console.log(inspect([1000, 999, -1234567, 1234567.8912, 0.123456, 1e21, float("nan"), -5], {"numericSeparator": True}))
console.log(inspect(123456789, {"numericSeparator": True}), inspect({"n": 10000.5}, {"numericSeparator": True}))
