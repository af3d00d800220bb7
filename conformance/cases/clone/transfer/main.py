"""What is transferred is empty afterwards, if the call succeeds."""

from nodecompat import console, structuredClone

one = bytearray([1, 2])
buffer = structuredClone({"buffer": one}, {"transfer": [one]})["buffer"]
console.log(len(buffer), len(one))
aside = bytearray([1, 2, 3])
console.log(structuredClone("text", {"transfer": iter([aside])}), len(aside))
kept = bytearray([1])
try:
    structuredClone({"kept": kept, "f": lambda: None}, {"transfer": [kept]})
except Exception as error:
    console.log(error.name, len(kept))
for transfer in [[kept, kept], [kept, {}]]:
    try:
        structuredClone(kept, {"transfer": transfer})
    except Exception as error:
        console.log(error.name, error.code, error.message, len(kept))
