"""String() of events, targets and signals; structuredClone of them; how a DOMException is shown."""

from nodecompat import AbortController, CustomEvent, DOMException, Event, EventTarget, console, structuredClone, util

values = [Event("x"), CustomEvent("y"), EventTarget(), AbortController().signal, AbortController()]
for value in values:
    console.log(str(value), util.inspect(structuredClone(value)))


class Own(Event):
    pass


console.log(f"{Own('z')}")
for name in ("AbortError", "Error", "Whatever", "OtherError", "ErrorOther"):
    console.log(util.inspect(DOMException("text", name)).split("\n")[0].strip("[]"))
