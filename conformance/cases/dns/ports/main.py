"""What a port may be."""

from nodecompat import dns
from nodecompat.console import console

for port in ["²", "0x50", 80.0, "80", " 80 ", "", 80.5, -1, 65536, None, True, "8e1", "1_0", [80], "８０"]:
    try:
        dns.promises.lookupService("127.0.0.1", port).catch(lambda: None)
        console.log(port, "is one")
    except Exception as error:
        console.log(error.name, error.code, error.message)
