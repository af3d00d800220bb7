"""Has the system signal a child when the process that started it ends, however it does. Linux.

What must stay true: it is asked for between fork and exec, after the user was changed, which would undo it; a parent
that had ended before is noticed; the thread that starts the child is the main one, because the signal comes at its end.
Source: prctl(2), PR_SET_PDEATHSIG.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from functools import cache
from typing import Any, Final

_SET: Final = 1  # PR_SET_PDEATHSIG


@cache
def _prctl() -> Any:
    return ctypes.CDLL(None).prctl


def is_told() -> bool:
    """Whether a child that this thread starts now would be told of this process's end."""
    if sys.platform != "linux" or threading.current_thread() is not threading.main_thread():
        return False
    _prctl()  # nothing can be loaded between fork and exec
    return True


def ask(number: int, parent: int) -> None:
    """In the child: have the signal sent when the parent ends; end if it has."""
    _prctl()(_SET, number, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(128 + number)
