"""What handlers of errors find on every exception: `name`, `message` and `stack`, as JavaScript's errors have them.

What must stay true: it happens when an exception is handed over, so whoever never fails pays nothing; what an exception
or its class has itself is kept.
"""

from __future__ import annotations

from .._inspect.failures import stack_text
from .._js.kinds import error_name


def complete(error: object) -> None:
    """Give an exception of Python's what it lacks; nothing for what is no exception."""
    if not isinstance(error, BaseException):
        return
    try:
        made = {"name": error_name(error), "message": str(error), "stack": stack_text(error)}
    except Exception:  # its own text fails
        return
    for attribute, value in made.items():
        if not hasattr(error, attribute):
            try:
                setattr(error, attribute, value)
            except AttributeError:  # its class has slots only
                return
