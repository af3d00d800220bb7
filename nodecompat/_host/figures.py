"""What the system tells of its processors, its memory and its network.

What must stay true: a figure that a system does not have is 0, and a list is empty; nothing here fails.
"""

from __future__ import annotations

import ctypes
import ipaddress
import os
import socket
import sys
from typing import Any

from .._js.record import Record

_UP_AND_RUNNING = 0x1 | 0x40
_LOOPBACK = 0x8
_LINK = {17, 18}  # the families of hardware addresses: AF_PACKET, AF_LINK
_BSD = sys.platform != "linux"  # whose addresses begin with their length


def read(path: str) -> str:
    """A file of the system's; empty where there is none."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def processors() -> list[Record]:
    """`model`, `speed` in MHz and `times` in milliseconds of each processor."""
    tick = 1000 // os.sysconf("SC_CLK_TCK")
    models = _column("model name")
    found = []
    for line in read("/proc/stat").splitlines():
        name, *figures = line.split()
        if not name.startswith("cpu") or not name[3:].isdecimal():
            continue
        number = int(name[3:])
        user, nice, system, idle, _, interrupts = (int(one) * tick for one in figures[:6])
        speed = read(f"/sys/devices/system/cpu/cpu{number}/cpufreq/scaling_cur_freq")
        times = Record(user=user, nice=nice, sys=system, idle=idle, irq=interrupts)
        mhz = int(speed) // 1000 if speed.strip().isdecimal() else 0  # a virtual machine mostly says nothing
        found.append(Record(model=models.get(number, "unknown"), speed=mhz, times=times))
    nothing = Record(user=0, nice=0, sys=0, idle=0, irq=0)
    return found or [Record(model="unknown", speed=0, times=Record(nothing)) for _ in range(os.cpu_count() or 0)]


def _column(name: str) -> dict[int, str]:
    """What /proc/cpuinfo says under a name, for each processor."""
    found: dict[int, str] = {}
    number = 0
    for line in read("/proc/cpuinfo").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == "processor":
            number = int(value)
        elif key.strip() == name:
            found[number] = value.strip()
    return found


def usable_processors() -> int:
    """Those that this process may use, and has a share of."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota, _, period = read("/sys/fs/cgroup/cpu.max").strip().partition(" ")
    if quota.isdecimal() and period.isdecimal():
        allowed = min(allowed, max(int(quota) // int(period), 1))
    return max(allowed, 1)


def memory(name: str, pages: str) -> int:
    """A figure of /proc/meminfo in bytes, elsewhere so many pages."""
    for line in read("/proc/meminfo").splitlines():
        key, _, value = line.partition(":")
        if key == name:
            return int(value.split()[0]) * 1024
    try:
        return os.sysconf(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


class _Address(ctypes.Structure):
    """struct ifaddrs."""


_Address._fields_ = [
    ("next", ctypes.POINTER(_Address)),
    ("name", ctypes.c_char_p),
    ("flags", ctypes.c_uint),
    ("address", ctypes.c_void_p),
    ("netmask", ctypes.c_void_p),
    ("other", ctypes.c_void_p),
    ("data", ctypes.c_void_p),
]


def interfaces() -> dict[str, list[Record]]:
    """The addresses of each interface that is up."""
    libc: Any = ctypes.CDLL(None)
    first = ctypes.POINTER(_Address)()
    if libc.getifaddrs(ctypes.byref(first)):
        return {}
    found: dict[str, list[Record]] = {}
    hardware: dict[str, str] = {}
    entry = first
    while entry:
        one = entry.contents
        name = os.fsdecode(one.name)
        if one.address and one.flags & _UP_AND_RUNNING == _UP_AND_RUNNING:
            family = _family(one.address)
            if family in _LINK:
                hardware[name] = _hardware(one.address)
            elif family in (socket.AF_INET, socket.AF_INET6):
                found.setdefault(name, []).append(_described(one, family))
        entry = one.next
    libc.freeifaddrs(first)
    for name, entries in found.items():
        for described in entries:
            described["mac"] = hardware.get(name, described["mac"])
    return found


def _family(address: int) -> int:
    first = ctypes.string_at(address, 2)
    return first[1] if _BSD else int.from_bytes(first, sys.byteorder)


def _hardware(address: int) -> str:
    """The address of a card: of struct sockaddr_ll, or sockaddr_dl."""
    raw = ctypes.string_at(address, 20)
    start = 8 + raw[5] if _BSD else 12
    return ctypes.string_at(address + start, 6).hex(":")


def _described(one: _Address, family: int) -> Record:
    six = family == socket.AF_INET6
    at, size = (8, 16) if six else (4, 4)
    address = ipaddress.ip_address(ctypes.string_at(one.address + at, size))
    mask = ipaddress.ip_address(ctypes.string_at(one.netmask + at, size) if one.netmask else bytes(size))
    ones = int(mask).bit_count()
    described = Record(
        address=str(address),
        netmask=str(mask),
        family="IPv6" if six else "IPv4",
        mac="00:00:00:00:00:00",
        internal=bool(one.flags & _LOOPBACK),
        cidr=f"{address}/{ones}",
    )
    if six:
        described["scopeid"] = int.from_bytes(ctypes.string_at(one.address + 24, 4), sys.byteorder)
    return described
