"""autoSelectFamily and its timeout: the defaults, what is refused, an attempt that takes too long."""

import json

from conformance.lib import show
from nodecompat import net, undefined

show(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout())
for call in (
    lambda: net.setDefaultAutoSelectFamily("x"),
    lambda: net.setDefaultAutoSelectFamilyAttemptTimeout("x"),
    lambda: net.setDefaultAutoSelectFamilyAttemptTimeout(0),
    lambda: net.setDefaultAutoSelectFamilyAttemptTimeout(-5),
    lambda: net.connect({"port": 9, "autoSelectFamily": "x"}),
    lambda: net.connect({"port": 9, "autoSelectFamilyAttemptTimeout": -1}),
    lambda: net.connect({"port": 9, "autoSelectFamilyAttemptTimeout": "x"}),
    lambda: net.connect({"port": 9, "autoSelectFamilyAttemptTimeout": 0}),
    lambda: net.connect({"port": 9, "lookup": 5}),
    lambda: net.connect({"port": 9, "host": "x", "lookup": "x"}),
    lambda: net.connect({"port": 9, "host": "x", "hints": int(1e9)}),
    lambda: net.connect({"port": 9, "host": "x", "family": 9}),
):
    try:
        call()
        show("no error")
    except Exception as e:
        show(e.name, e.code, e.message)
net.setDefaultAutoSelectFamilyAttemptTimeout(1)
show(net.getDefaultAutoSelectFamilyAttemptTimeout())
net.setDefaultAutoSelectFamilyAttemptTimeout(300)
net.setDefaultAutoSelectFamily(False)
show(net.getDefaultAutoSelectFamilyAttemptTimeout(), net.getDefaultAutoSelectFamily())


def look_up(host, options, callback):
    show(json.dumps({key: options[key] for key in options if options[key] is not undefined}, separators=(",", ":")))
    callback(Exception("no"))


def failed(e):
    show(e.message)
    net.setDefaultAutoSelectFamily(True)
    net.connect({"port": 9, "host": "x", "lookup": look_up}).on("error", lambda e: show(e.message))


net.connect({"port": 9, "host": "x", "lookup": look_up}).on("error", failed)
