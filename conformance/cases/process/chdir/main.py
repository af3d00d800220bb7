"""chdir moves, and its error names both the directory left and the one wanted."""

from conformance.lib import or_undefined, show
from nodecompat import process

here = process.cwd()
try:
    process.chdir("nowhere")
except Exception as e:
    show(e.code, e.errno, e.syscall, e.path == here, e.dest, e.message.replace(here, "HERE"))
try:
    process.chdir(1)
except Exception as e:
    show(e.name, e.code, e.message)
show(or_undefined(process.chdir("/")), process.cwd())
