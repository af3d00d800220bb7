# A path ends nowhere but at its end: with a byte 0 in it, it is no path.
from conformance.lib import show
from nodecompat import net


def shown(error):
    show(error.code, error.syscall, error.message.replace("\0", "0"), error.port)


net.createServer().on("error", shown).on("close", lambda: show("closed")).listen("name\0more").close()
net.connect("name\0more").on("error", shown).on("close", lambda failed: show("closed", failed))
