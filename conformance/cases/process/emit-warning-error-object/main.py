"""An error given to emitWarning is used as it is; type and code are ignored."""

from conformance.lib import or_undefined, show
from nodecompat import process

process.removeAllListeners("warning")
e = Exception("own")
e.name = "OwnWarning"
process.on("warning", lambda w: show(w is e, w.name, str(w), or_undefined(getattr(w, "code", None))))
process.emitWarning(e, "Kind", "CODE")
