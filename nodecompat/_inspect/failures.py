"""How exceptions are shown: as Node shows errors, with the stack when they were raised.

    TypeError: text                  [TypeError: text] { code: 'X' }    when it was not raised
        at work (/path/file.py:3) {
      code: 'X'
    }

The frames are those of the traceback, the innermost first as in JavaScript, at most ten. Attributes are the own
properties. What `raise … from cause` chains is `[cause]`, the exceptions of a group are `[errors]`.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from .._js.classes import bases, full_name, type_name
from .._js.fields import attributes, ordered, public_fields
from .._js.kinds import error_name, error_title, is_of_node
from ..values import undefined
from .shape import Shape

if TYPE_CHECKING:
    from types import CodeType, TracebackType

    from .options import Context
    from .shape import Property

STACK_LIMIT = 10  # frames (Node: Error.stackTraceLimit)
MADE_AT = "_made_at"
"""The attribute of an error that knows the frames it was made in, also before it is raised: JavaScript's do."""

_OWN_OF_OURS = ("errno", "code", "syscall", "path")  # in Node's order; some are class attributes or slots here
_DOM_EXCEPTION = "nodecompat.errors.DOMException"  # its code is its class's
_SHOWN_ELSEWHERE = ("cause", "errors")


def error(ctx: Context, value: BaseException) -> Shape:
    """An exception."""
    stack = stack_text(value)
    if _is_of(value, _DOM_EXCEPTION):
        stack = _named_by_class(stack, error_name(value))
    elif MADE_AT in attributes(value):
        stack = _improved(stack, type_name(value))
    base = stack if "\n    at" in stack else f"[{stack}]"
    base = base.replace("\n", "\n" + " " * ctx.indentation)
    return Shape(f"[{type_name(value)}]", empty=base, base=base, properties=_properties(value, stack))


def _named_by_class(stack: str, name: str) -> str:
    """A stack that begins with the name of its error, with the class before it (Node: `improveStack`, measured)."""
    return f"DOMException [{name}]{stack[len(name) :]}" if name.endswith("Error") and stack.startswith(name) else stack


def _improved(stack: str, name: str) -> str:
    """A stack with the name of the class, where it has only that of its base (Node: `improveStack`)."""
    start = stack.partition("\n")[0].partition(":")[0]
    if name == "Error" or name in stack or not start.endswith("Error"):
        return stack
    return f"{name if 'Error' in name and start == 'Error' else f'{name} [{start}]'}{stack[len(start) :]}"


def stack_text(value: BaseException) -> str:
    """Name and message, and a line for each frame; a `stack` of the exception's own if it has one."""
    own = attributes(value).get("stack")
    if isinstance(own, str):
        return own
    made_at = attributes(value).get(MADE_AT)
    if isinstance(made_at, list):  # who looks at it first says what its name and message are
        text = attributes(value)["stack"] = "\n".join([heading(value), *made_at])
        return text
    return "\n".join([heading(value), *_frames(value)])


def heading(value: BaseException) -> str:
    """`Name: message`; errors with a code of Node's carry it: `TypeError [ERR_X]: message`."""
    try:
        title, message = error_title(value), _message(value)
    except Exception:  # a __str__ that fails
        return type_name(value)
    return f"{title}: {message}" if message else title


def _is_of(value: BaseException, name: str) -> bool:
    """Whether it is of a class of this name, which is defined in a higher layer."""
    return any(full_name(cls) == name for cls in bases(type(value)))


def _message(value: BaseException) -> str:
    return value.message if isinstance(value, BaseExceptionGroup) else str(value)


def _frames(value: BaseException) -> list[str]:
    last: deque[TracebackType] = deque(maxlen=STACK_LIMIT)
    entry = value.__traceback__
    while entry is not None:
        last.append(entry)
        entry = entry.tb_next
    return [frame_text(entry.tb_frame.f_code, entry.tb_lineno) for entry in reversed(last)]


def without_own_frames(entry: TracebackType | None) -> TracebackType | None:
    """A traceback without its leading frames of this package; None when there are no others."""
    package = f"{__name__.partition('.')[0]}."
    while entry is not None and str(entry.tb_frame.f_globals.get("__name__", "")).startswith(package):
        entry = entry.tb_next
    return entry


def frame_text(code: CodeType, line: int | None) -> str:
    """One line of a stack."""
    place = f"{code.co_filename}:{line}"
    name = code.co_qualname.replace(".<locals>", "")
    if name == "<module>":
        return f"    at {place}"
    return f"    at {name.replace('<lambda>', '<anonymous>')} ({place})"


def _properties(value: BaseException, stack: str) -> list[Property]:
    found: dict[Any, Any] = {}
    if is_of_node(value):
        for name in _OWN_OF_OURS:
            item = getattr(value, name, None)
            if item is not None and item is not undefined:
                found[name] = item
    fields = public_fields(value)
    found.update((name, item) for name, item in fields.items() if item is not None or name not in _OWN_OF_OURS)
    found.pop("stack", None)
    if _is_of(value, _DOM_EXCEPTION):
        found.pop("code", None)
    for name in ("message", "name"):
        item = found.get(name)
        if isinstance(item, str) and item in stack:
            del found[name]
    hidden = {name: found.pop(name, None) for name in _SHOWN_ELSEWHERE}
    if hidden["cause"] is None:
        hidden["cause"] = value.__cause__
    if isinstance(value, BaseExceptionGroup):
        hidden["errors"] = list(value.exceptions)
    shown: list[Property] = [(name, item, True) for name, item in ordered(found.items())]
    return shown + [(name, item, False) for name, item in hidden.items() if item is not None]
