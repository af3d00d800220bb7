"""What any Python child costs: a bare interpreter that writes one word to a pipe, and nothing imported."""

from __future__ import annotations

import subprocess
import sys

from conformance.bench.programs.lib import cpu, now, orders, report

order = orders()
seconds, heard, count, began = 0.0, 0, order["n"], cpu()
for number in range(-order["warm"], count):
    if number == 0:
        seconds, heard, began = 0.0, 0, cpu()
    start = now()
    with subprocess.Popen([sys.executable, "-c", "print('ready', flush=True)"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        heard += len(process.stdout.readline().strip())
        seconds += now() - start
report(seconds=seconds, count=count, check=heard, cpu_main=cpu() - began)
