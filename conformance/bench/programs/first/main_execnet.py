"""The same with execnet: a gateway to an interpreter that it starts for each word."""

from __future__ import annotations

import execnet

from conformance.bench.programs.lib import cpu, now, orders, report


def main() -> None:
    order = orders()
    seconds, heard = 0.0, 0
    began = cpu()
    for number in range(-order["warm"], order["n"]):
        start = now()
        letters = len(execnet.makegateway("popen").remote_exec('channel.send("ready")').receive())
        if number >= 0:
            seconds += now() - start
            heard += letters
        execnet.default_group.terminate(timeout=5)
        if number < 0:
            began = cpu()
    report(seconds=seconds, count=order["n"], check=heard, cpu_main=cpu() - began)


if __name__ == "__main__":
    main()
