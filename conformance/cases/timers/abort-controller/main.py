"""abort() runs its listeners at once, in order, and only the first time."""

from conformance.lib import show
from nodecompat import AbortController, AbortSignal

controller = AbortController()
controller.signal.addEventListener("abort", lambda: show("first"))
controller.signal.addEventListener("abort", lambda: show("second", controller.signal.reason))
show(controller.signal.aborted)
controller.abort("why")
controller.abort("too late")
show(controller.signal.aborted, controller.signal.reason)
any_of = AbortSignal.any([AbortController().signal, controller.signal])
show(any_of.aborted, any_of.reason, AbortSignal.abort().reason.name)
