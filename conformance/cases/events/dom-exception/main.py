"""DOMException: name, code, cause; a subclass; a copy."""

from conformance.lib import show, typeof
from nodecompat import structuredClone, undefined
from nodecompat.abort import DOMException

causes = [["abc"], [{"name": "abc", "cause": undefined}], [{"name": "abc", "cause": "foo"}], ["NotFoundError"], []]
for rest in causes:
    err = DOMException("text", *rest)
    show(err.name, err.code, err.message, err.cause, "cause" in vars(err))


class Own(DOMException):
    def __init__(self):
        super().__init__("my message", "NotFoundError")
        self.ownProp = "bar"


own = Own()
show(isinstance(own, DOMException), isinstance(own, Exception), own.name, own.code, own.message, own.ownProp, typeof(own.stack))
copy = structuredClone(own)
show(isinstance(copy, Own), isinstance(copy, DOMException), getattr(copy, "ownProp", undefined), copy.name, copy.code, copy.message)
show(DOMException.ABORT_ERR, DOMException.TIMEOUT_ERR, DOMException().name, f"{DOMException('m', 'N').name}: {DOMException('m', 'N').message}")
