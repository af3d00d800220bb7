"""The options are checked before anything is copied."""

from nodecompat import console, structuredClone, undefined

for options in [undefined, None, {}, [], {"transfer": undefined}, {"transfer": []}, 5, "x", True,
                {"transfer": 5}, {"transfer": None}, {"transfer": {}}, {"transfer": "abc"}, {"transfer": [1]}, {"transfer": [[], None]}]:
    try:
        console.log(structuredClone(1, options))
    except Exception as error:
        console.log(error.name, error.code, error.message)
try:
    structuredClone()
except Exception as error:
    console.log(error.name, error.code)
