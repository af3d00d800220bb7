"""Primitive values are their own copies."""

from nodecompat import console, structuredClone, undefined

for value in [undefined, None, True, 0, -0.0, 1.5, float("nan"), float("inf"), "", "text", "\ud800"]:
    console.log(structuredClone(value), structuredClone(value) is value)
console.log(structuredClone([undefined, {"u": undefined}]))
