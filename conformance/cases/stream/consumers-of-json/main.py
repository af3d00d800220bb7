"""json() of stream/consumers reads what JSON.parse reads, and nothing else."""

from nodecompat import require, start
from nodecompat.console import console
from nodecompat.stream import Readable

json = require("stream/consumers").json


async def main():
    for text in ['{"a":[1,null,"é"]}', "\ufeff[1]", " 2 ", "1e400", "-0", "NaN", "Infinity", "[1,]", "", "'a'"]:
        try:
            console.log(await json(Readable.from_([text.encode()])))
        except ValueError as error:
            console.log(error.name, error.message)


start(main())
