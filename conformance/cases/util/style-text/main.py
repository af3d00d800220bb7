"""styleText puts a text between the codes of its styles."""

import json

from nodecompat.console import console
from nodecompat.util import stripVTControlCharacters, styleText

options = {"validateStream": False}
console.log(json.dumps([styleText("red", "x", options), styleText(["bold", "underline"], "y", options), styleText("blue", f"a{styleText('red', 'b', options)}c", options)], separators=(",", ":")))
console.log(stripVTControlCharacters(styleText("green", "plain", options)), styleText("red", "no terminal"))
try:
    styleText("red", 5, options)
except TypeError as error:
    console.log(error.message)
try:
    stripVTControlCharacters(5)
except TypeError as error:
    console.log(error.message)
