"""Users and groups of this process, by number or by name; documented at `Process`."""

from __future__ import annotations

import grp
import os
import pwd
from typing import TYPE_CHECKING

from .._errors.base import InvalidArgTypeError, NodeError, system_error
from .._errors.checks import check_uint32
from .._js.numbers import is_number

if TYPE_CHECKING:
    from collections.abc import Callable


def set_user(syscall: str, user: object) -> None:
    """`setuid` or `seteuid`."""
    _call(syscall, getattr(os, syscall), _user(_checked("id", user)))


def set_group(syscall: str, group: object) -> None:
    """`setgid` or `setegid`."""
    _call(syscall, getattr(os, syscall), _group(_checked("id", group)))


def setgroups(groups: object) -> None:
    """See `Process.setgroups`."""
    if not isinstance(groups, (list, tuple)):
        raise InvalidArgTypeError("groups", "an instance of Array", groups)
    checked = [_checked(f"groups[{index}]", group) for index, group in enumerate(groups)]
    _call("setgroups", os.setgroups, [_group(group) for group in checked])


def initgroups(user: object, extra_group: object) -> None:
    """See `Process.initgroups`."""
    who, extra = _checked("user", user), _checked("extraGroup", extra_group)
    group = _group(extra)
    _call("initgroups", os.initgroups, _user_name(who), group)


def getgroups() -> list[int]:
    """See `Process.getgroups`."""
    groups = os.getgroups()
    return groups if os.getegid() in groups else [*groups, os.getegid()]


def _checked(name: str, value: object) -> int | str:
    """A number of 32 bits, or a name; ERR_INVALID_ARG_TYPE or ERR_OUT_OF_RANGE."""
    if is_number(value):
        return check_uint32(name, value)
    if not isinstance(value, str):
        raise InvalidArgTypeError(name, "one of type number or string", value)
    return value


def _user(user: int | str) -> int:
    try:
        return user if isinstance(user, int) else pwd.getpwnam(user).pw_uid
    except KeyError:
        raise _unknown("User", user) from None


def _user_name(user: int | str) -> str:
    try:
        return (pwd.getpwuid(user) if isinstance(user, int) else pwd.getpwnam(user)).pw_name
    except KeyError:
        raise _unknown("User", user) from None


def _group(group: int | str) -> int:
    try:
        return group if isinstance(group, int) else grp.getgrnam(group).gr_gid
    except KeyError:
        raise _unknown("Group", group) from None


def _unknown(kind: str, value: int | str) -> NodeError:
    return NodeError(f"{kind} identifier does not exist: {value}", code="ERR_UNKNOWN_CREDENTIAL")


def _call(syscall: str, function: Callable[..., None], *args: object) -> None:
    try:
        function(*args)
    except OSError as error:
        raise system_error(error.errno or 0, syscall) from None
