"""The child of main.py."""

from nodecompat import process

try:
    error = Exception("went wrong")
    error.code = "E_CASE"
    raise error
except Exception as e:
    process.send({"message": str(e), "code": e.code}, lambda: process.exit(2))
