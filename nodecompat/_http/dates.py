"""The Date line of a response, made once a second."""

from __future__ import annotations

import time

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class _Clock:
    """The second that the line was made for."""

    second = -1
    line = ""


def date_line() -> str:
    """`Date: …` with its line end, of now."""
    second = int(time.time())
    if second != _Clock.second:
        now = time.gmtime(second)
        date = f"{_DAYS[now.tm_wday]}, {now.tm_mday:02} {_MONTHS[now.tm_mon - 1]} {now.tm_year:04}"
        _Clock.line = f"Date: {date} {now.tm_hour:02}:{now.tm_min:02}:{now.tm_sec:02} GMT\r\n"
        _Clock.second = second
    return _Clock.line
