"""JavaScript's globals, and its operators on Python's values; `nodecompat.js` is the face.

From the ground up: `terms` and `faults` (the Error family); `units` (texts as UTF-16), `numbers`, `json_text`;
`operators` (`+`, `==`, `<` and the rest); `arrays`, `strings`, `patterns`, `dates`, `buffer` and `methods_of` (what
each kind of value has for methods); `access` (`o.key`, `o[key]`, `o.name()`); `statics` (Object, Array, String, …).
"""
