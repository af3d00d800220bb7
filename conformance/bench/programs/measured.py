"""How the Python programs that are held against nodecompat measure: the same steps for all of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from conformance.bench.programs.lib import Order, cpu, now, report


def first_words(order: Order, child: Callable[[], AbstractContextManager[int]]) -> None:
    """Start children one after the other, and report the time until each has said its word; some go ahead, untimed.

    `child` starts one and gives the length of its word; at its end, which is not timed, the child ends.
    """
    seconds, heard, began = 0.0, 0, cpu()
    for number in range(-order["warm"], order["n"]):
        if number == 0:
            seconds, heard, began = 0.0, 0, cpu()
        start = now()
        with child() as letters:
            seconds += now() - start
            heard += letters
    report(seconds=seconds, count=order["n"], check=heard, cpu_main=cpu() - began)


def work(order: Order, times: Callable[[int], int], there: Callable[[], float]) -> None:
    """Warm up, work so often, and report; `there` tells the processor time that the other side has used."""
    times(order["warm"])
    before = there()
    start, began = now(), cpu()
    total = times(order["n"])
    seconds, used = now() - start, cpu() - began
    report(seconds=seconds, count=order["n"], check=total, cpu_main=used, cpu_child=there() - before)
