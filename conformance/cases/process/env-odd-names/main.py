"""A name that is empty or contains = is not stored."""

from conformance.lib import or_undefined, show
from nodecompat import process

process.env[""] = "x"
process.env["A=B"] = "x"
show(or_undefined(process.env[""]), or_undefined(process.env["A=B"]), "A=B" in process.env)
process.env.LATER = "yes"
show(process.env.LATER, process.env["LATER"])
