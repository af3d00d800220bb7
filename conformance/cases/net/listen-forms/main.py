"""The forms of listen, and the address that comes of each."""

import json

from conformance.lib import show
from nodecompat import net, undefined

forms = [[], [0], ["0"], [undefined], [None], [0, 5], [{"port": 0}], [0, "127.0.0.1"], [0, "127.0.0.1", 5],
  [{"port": 0, "host": "127.0.0.1", "backlog": 5}], [{"port": 0, "host": "::1"}], [{"port": undefined}], [{"port": 0, "path": "/nowhere"}],
  [{"port": 0, "ipv6Only": True, "host": "::"}], [{"port": 0, "exclusive": True}]]

def json_of(form):
    defined = [{k: v for k, v in one.items() if v is not undefined} if isinstance(one, dict) else None if one is undefined else one for one in form]
    return json.dumps(defined, separators=(",", ":"))

def next_one():
    if not forms:
        return
    form = forms.pop(0)
    server = net.createServer()

    def listening():
        address, family, port = server.address().values()
        show(address, family, port > 0, [*server.address().keys()], server.listening, server.listenerCount("listening"))
        server.close(next_one)
        show(server.address(), server.listening)

    show(json_of(form))
    same = server.listen(*form, listening) is server
    show(same)

next_one()
