"""setgroups() and initgroups() check kinds, ranges and names; the system refuses without rights."""

from conformance.lib import show
from nodecompat import process, undefined


def refused(f):
    try:
        f()
        show("done")
    except Exception as err:
        show(err.name, err.code, err.message)


for groups in [undefined, None, 1, "x", {}]:
    refused(lambda *, groups=groups: process.setgroups(groups))
for groups in [[1, -1], [1, True], [{}], ["no-such-group"], [1.5], [2**32]]:
    refused(lambda *, groups=groups: process.setgroups(groups))
for user in [undefined, None, True, {}, -1]:
    refused(lambda *, user=user: process.initgroups(user, 1))
for group in [undefined, None, True, {}, -1]:
    refused(lambda *, group=group: process.initgroups("root", group))
refused(lambda: process.initgroups("root", "no-such-group"))
