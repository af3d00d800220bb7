"""Primitives are shown as their literals."""

from nodecompat import Symbol, undefined
from nodecompat.console import console
from nodecompat.util import inspect

for value in [1, 1.5, -0.0, float("nan"), float("inf"), 1e21, 1e-7, True, None, undefined]:
    console.log(inspect(value))
for text in ["a", "it's", "\"it's\"", "'\"`", "tab\t line\n \x1b \x7f \\", "é日本"]:
    console.log(inspect(text))
console.log(inspect(Symbol("name")), inspect(Symbol()))
