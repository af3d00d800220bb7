"""What a program puts on an error."""

from nodecompat import console, structuredClone

error = Exception("no funds")
error.code = "E_FUNDS"
error.missing = [5]
copy = structuredClone(error)
console.log(copy.message, copy.code, copy.missing)
