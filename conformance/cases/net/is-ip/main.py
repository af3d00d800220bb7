"""What is an IP address."""

import json

from conformance.lib import show
from nodecompat import net, undefined

texts = ["127.0.0.1", "::1", "fe80::1%lo", "::ffff:1.2.3.4", "1.2.3", "01.2.3.4", "", " 1.1.1.1", "[::1]", "256.1.1.1",
  "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::", "1::2::3", ":::1", "1:2:3:4:5:6:7:8:9", "12345::", "::1.2.3", "fe80::1%", "0.0.0.0",
  "1.2.3.4.5", "localhost", "::1%a b", "1.2.3.4\n", "FE80::ABCD"]
for text in texts:
    show(json.dumps(text), net.isIP(text), net.isIPv4(text), net.isIPv6(text))
for value in [None, undefined, 5, ["127.0.0.1"], True, {}]:
    show(net.isIP(value))
show(net.isIP(), net.isIPv4(), net.isIPv6())
