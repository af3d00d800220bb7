# traceSync, tracePromise and traceCallback: the order of the five channels, and what is on the context each time.
from conformance.lib import show
from nodecompat import Promise, setTimeout, start
from nodecompat import diagnostics_channel as dc
from nodecompat.js import Error

traced = dc.tracingChannel("t")


def tell(event):
    return lambda context, name: show(
        event, name, context["op"], context.get("result", "-"), context["error"].message if "error" in context else "-"
    )


show(traced.hasSubscribers, traced.start.name)
show(traced.traceSync(lambda a, b: a + b, {"op": 0}, None, 1, 2))
traced.subscribe({event: tell(event) for event in ("start", "end", "asyncStart", "asyncEnd", "error")})
show(traced.hasSubscribers)
show(traced.traceSync(lambda a, b: a + b, {"op": 1}, None, 1, 2))


def caught(fn):
    try:
        fn()
    except Exception as error:
        show("caught", getattr(error, "code", None) or "", error.message)


def fails(text):
    raise Error(text)


caught(lambda: traced.traceSync(fails, {"op": 2}, None, "sync"))


def doubles(a, done):
    setTimeout(lambda: done(None, a * 2), 1)
    return "r"


show(traced.traceCallback(doubles, 1, {"op": 3}, None, 4, lambda error, value: show("done", error, value)))
traced.traceCallback(
    lambda done: done(Error("called")) and None, -1, {"op": 4}, None, lambda error, value: show("done", error.message)
)
caught(lambda: traced.traceCallback(lambda done: 0, -1, {"op": 5}, None, 5))
caught(lambda: dc.tracingChannel({"start": 1}))
caught(lambda: dc.tracingChannel(5))
show(traced.unsubscribe({"start": tell}))


async def gives(a):
    return a


async def rejects():
    fails("rejected")


async def main():
    show(await traced.tracePromise(gives, {"op": 6}, None, 7))
    try:
        await traced.tracePromise(rejects, {"op": 7})
    except Exception as error:
        show("caught", error.message)
    try:
        await traced.tracePromise(lambda: fails("at once"), {"op": 8})
    except Exception as error:
        show("caught", error.message)
    show(await traced.tracePromise(lambda: Promise.resolve(9), {"op": 9}))


setTimeout(lambda: start(main()), 50)
