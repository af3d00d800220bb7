"""A loop over lines pauses the input where lines wait, and leaves the interface open where it is left early."""

from nodecompat import readline, setImmediate, start
from nodecompat.console import console
from nodecompat.events import once
from nodecompat.stream import PassThrough, Readable

made = 0


def heard(rl):
    def listen(event):
        rl.on(event, lambda: console.log(event))

    for event in ["pause", "resume", "close"]:
        listen(event)
    return rl


async def main():
    input = PassThrough()
    rl = heard(readline.createInterface({"input": input, "output": PassThrough()}))
    setImmediate(lambda: input.write("a\nb\nc\n"))
    async for line in rl:
        console.log(line)
        if line == "b":
            break
    console.log(rl.closed, rl.listenerCount("line"), input.isPaused())
    async for line in rl:
        console.log("not any more", line)
    rl.question("more? ", lambda answer: console.log("answer", answer))
    input.write("yes\n")
    rl.close()

    all = PassThrough()
    many = readline.createInterface({"input": all})
    lines = many.__aiter__()
    console.log(lines is many.__aiter__())
    all.end("line\n" * 3000)
    await once(many, "close")
    console.log(many.paused, all.isPaused())
    count = 0
    async for line in lines:
        count += len(line)
    console.log(count, (await lines.next()).done)

    def numbers():
        global made
        while made < 5000:
            yield f"{made}\n"
            made += 1

    slow = readline.createInterface({"input": Readable.from_(numbers())})
    paused = once(slow, "pause")
    count = 0
    async for line in slow:
        if count == 0:
            await paused
            console.log("paused", made < 2000, slow.paused)
        if count != int(line):
            console.log("lost", line)
        count += 1
    console.log(count, slow.closed)

    broken = PassThrough()
    failing = readline.createInterface({"input": broken})

    def tear():
        broken.write("last\n")
        broken.destroy(Exception("torn"))

    setImmediate(tear)
    try:
        async for line in failing:
            console.log(line)
    except Exception as error:
        console.log(error.message, failing.listenerCount("line"))


start(main())
