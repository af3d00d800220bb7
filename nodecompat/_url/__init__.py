"""`url`: addresses of the web.

coding     percent-encoding, and the sets of characters that each part of a URL escapes
hosts      domains, IPv4 and IPv6 addresses
parsing    a text to the parts of a URL: the states of the URL standard
web        URL
search     URLSearchParams
legacy     `url.parse`, `url.format`, `url.resolve`
files      paths and `file:` URLs
"""
