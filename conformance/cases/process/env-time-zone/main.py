"""Assigning process.env.TZ changes the time zone at once, deleting it too."""

from datetime import datetime, timezone

from conformance.lib import show
from nodecompat import process


def hours():
    d = datetime(2018, 4, 14, 12, 34, 56, tzinfo=timezone.utc).astimezone()
    return f"{d.day} {d.hour}:{d.minute}"


for zone in ["Europe/Amsterdam", "Europe/London", "Etc/UTC", "Asia/Kolkata", "America/New_York"]:
    process.env.TZ = zone
    show(zone, hours())
process.env.TZ = "Etc/UTC"
show(hours())
