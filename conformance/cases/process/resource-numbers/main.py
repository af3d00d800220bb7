"""memoryUsage, cpuUsage and resourceUsage have Node's fields, all of them numbers."""

from conformance.lib import show, typeof
from nodecompat import process

for usage in [process.memoryUsage(), process.cpuUsage(), process.resourceUsage()]:
    show(" ".join(usage))
    show(all(typeof(value) == "number" and value >= 0 for value in usage.values()))
show(process.memoryUsage().rss > 0, process.memoryUsage.rss() > 0, process.cpuUsage(process.cpuUsage()).user >= 0)
