"""`util.getCallSites`: the calls that lead to one, the innermost first."""

from __future__ import annotations

import sys

from .._js.own import Object


def call_sites(count: int) -> list[Object]:
    """So many calls at most, beginning with who asked `util` for them."""
    frame = sys._getframe(2)
    found: list[Object] = []
    while frame is not None and len(found) < count:
        code = frame.f_code
        line, _, column, _ = [*code.co_positions()][frame.f_lasti // 2]
        name = "" if code.co_name in ("<module>", "<lambda>") else code.co_name
        found.append(
            Object(
                functionName=name,
                scriptId=str(id(code)),
                scriptName=code.co_filename,
                lineNumber=line or frame.f_lineno,
                columnNumber=(column or 0) + 1,
                column=(column or 0) + 1,
            )
        )
        if frame.f_back is None:
            break
        frame = frame.f_back
    return found
