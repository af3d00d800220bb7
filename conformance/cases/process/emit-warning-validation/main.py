"""emitWarning refuses what is neither text nor error, and bad types and codes."""

from conformance.lib import show
from nodecompat import process, undefined

for args in [[1], [undefined], [{}], ["x", 1], ["x", None], ["x", []], ["x", "Kind", 1]]:
    try:
        process.emitWarning(*args)
    except Exception as e:
        show(e.name, e.code, e.message)
