"""What a request is refused for, before anything is sent."""
from conformance.lib import show
from nodecompat import http, undefined

calls = {
    "url": lambda: http.get("nowhere"),
    "empty url": lambda: http.get(""),
    "protocol": lambda: http.get("https://localhost/"),
    "protocol option": lambda: http.get({"protocol": "ftp:"}),
    "path": lambda: http.get({"path": "/a b"}),
    "path line end": lambda: http.get({"path": "/a\r\nX: 1"}),
    "path unicode": lambda: http.get({"path": "/\u20ac"}),
    "method": lambda: http.request({"method": "G T"}),
    "method type": lambda: http.request({"method": 5}),
    "host": lambda: http.request({"host": 5}),
    "hostname": lambda: http.request({"hostname": True}),
    "agent": lambda: http.request({"agent": 5}),
    "agent object": lambda: http.request({"agent": {}}),
    "timeout": lambda: http.request({"timeout": "x"}),
    "timeout below": lambda: http.request({"timeout": -1}),
    "maxHeaderSize": lambda: http.request({"maxHeaderSize": -1}),
    "insecure": lambda: http.request({"insecureHTTPParser": 1}),
    "validation": lambda: http.request({"httpValidation": "x"}),
    "join": lambda: http.request({"joinDuplicateHeaders": 1}),
    "header": lambda: http.request({"headers": {"a b": 1}}),
    "header value": lambda: http.request({"headers": {"a": "x\n"}}),
    "header undefined": lambda: http.request({"headers": {"a": undefined}}),
    "header list": lambda: http.request({"headers": ["a"]}),
    "port": lambda: http.get({"port": 70000}),
}
for name in calls:
    try:
        calls[name]().on("error", lambda e, *, name=name: show("later", name, e.code)).destroy()
        show(name, "no error")
    except Exception as e:
        show(name, e.name, e.code, e.message)
