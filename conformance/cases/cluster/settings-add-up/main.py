# setupPrimary keeps what was set before, keeps what it does not know, and tells of each call.
from nodecompat import cluster, setImmediate
from conformance.lib import or_undefined, show

cluster.on(
    "setup",
    lambda settings: show(
        "setup", settings.exec, settings.args, settings.silent, or_undefined(settings.get("foo")), settings is cluster.settings
    ),
)
cluster.setupPrimary({"exec": "a", "args": ["1"]})
cluster.setupPrimary({"exec": "b", "foo": 1})
show(cluster.settings.exec, cluster.settings.args, cluster.settings.silent, len(cluster.settings.execArgv))
cluster.setupMaster({"silent": True})
show(list(cluster.settings))


def later():
    cluster.setupPrimary()
    cluster.settings.exec = "c"


setImmediate(later)
