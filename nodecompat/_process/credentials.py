"""Users and groups of this process, by number or by name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeError, system_error
from .._errors.checks import check_uint32
from .._js.numbers import is_number
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


getuid: Callable[[], int] = os.getuid
geteuid: Callable[[], int] = os.geteuid
getgid: Callable[[], int] = os.getgid
getegid: Callable[[], int] = os.getegid


def _user(name: str) -> int:
    import pwd

    return pwd.getpwnam(name).pw_uid


def _group(name: str) -> int:
    import grp

    return grp.getgrnam(name).gr_gid


_LOOKUP = {"User": _user, "Group": _group}


def _check_id(name: str, value: Any) -> None:
    if is_number(value):
        check_uint32(name, value)
    elif not isinstance(value, str):
        raise InvalidArgTypeError(name, "one of type number or string", value)


def _number(kind: str, value: Any) -> int:
    """The number of a user or group; ERR_UNKNOWN_CREDENTIAL for an unknown name."""
    if not isinstance(value, str):
        return int(value)
    try:
        return _LOOKUP[kind](value)
    except KeyError:
        raise NodeError(f"{kind} identifier does not exist: {value}", code="ERR_UNKNOWN_CREDENTIAL") from None


def _call(syscall: str, function: Callable[..., None], *args: Any) -> None:
    try:
        function(*args)
    except OSError as error:
        raise system_error(error.errno or 0, syscall) from None


def _set(syscall: str, kind: str, value: Any) -> None:
    _check_id("id", value)
    _call(syscall, getattr(os, syscall), _number(kind, value))


def setuid(id: int | str = undefined) -> None:  # type: ignore[assignment]
    """Become a user, for good; by number or name. Node: process.setuid."""
    _set("setuid", "User", id)


def seteuid(id: int | str = undefined) -> None:  # type: ignore[assignment]
    """Act as a user; by number or name. Node: process.seteuid."""
    _set("seteuid", "User", id)


def setgid(id: int | str = undefined) -> None:  # type: ignore[assignment]
    """Become a group, for good; by number or name. Node: process.setgid."""
    _set("setgid", "Group", id)


def setegid(id: int | str = undefined) -> None:  # type: ignore[assignment]
    """Act as a group; by number or name. Node: process.setegid."""
    _set("setegid", "Group", id)


def setgroups(groups: Sequence[int | str] = undefined) -> None:  # type: ignore[assignment]
    """Set the supplementary groups, by number or name. Node: process.setgroups."""
    if not isinstance(groups, (list, tuple)):
        raise InvalidArgTypeError("groups", "an instance of Array", groups)
    for index, group in enumerate(groups):
        _check_id(f"groups[{index}]", group)
    _call("setgroups", os.setgroups, [_number("Group", group) for group in groups])


def initgroups(user: int | str = undefined, extraGroup: int | str = undefined) -> None:  # type: ignore[assignment]
    """Take the groups of a user, and one more. Node: process.initgroups."""
    _check_id("user", user)
    _check_id("extraGroup", extraGroup)
    extra = _number("Group", extraGroup)
    name = user if isinstance(user, str) else _name(user)
    _number("User", name)
    _call("initgroups", os.initgroups, name, extra)


def _name(user: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        raise NodeError(f"User identifier does not exist: {user}", code="ERR_UNKNOWN_CREDENTIAL") from None


def getgroups() -> list[int]:
    """The supplementary groups and the effective one. Node: process.getgroups."""
    groups = os.getgroups()
    return groups if os.getegid() in groups else [*groups, os.getegid()]
