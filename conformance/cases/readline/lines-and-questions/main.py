"""Lines of a stream, however its chunks are cut; questions; iteration; what is closed."""

from nodecompat import AbortController, Promise, readline, require, setImmediate, start, undefined
from nodecompat.console import console
from nodecompat.stream import PassThrough, Readable


def lines(chunks):
    @Promise
    def promise(resolve):
        found = []
        rl = readline.createInterface({"input": Readable.from_(chunks), "crlfDelay": float("inf")})
        rl.on("line", lambda line: found.append(line))
        rl.on("close", lambda: resolve(found))

    return promise


async def main():
    console.log(await lines(["a\nb", "c\n", "last"]), await lines(["x\r", "\ny\r\nz\r", "w\n\n"]), await lines([b"\xe2\x82", b"\xac\n"]))
    console.log(await lines(["u\u2028v\u2029w"]), await lines([]), await lines(["\n"]))

    input = PassThrough()
    output = PassThrough()
    output.setEncoding("utf8")
    rl = readline.createInterface({"input": input, "output": output, "prompt": "then> "})
    rl.setPrompt("now> ", 5)

    def listen(event):
        rl.on(event, lambda line=undefined: console.log(event, line))

    for event in ["line", "pause", "resume", "close"]:
        listen(event)
    console.log(rl.terminal, rl.getPrompt(), rl.line, rl.closed)
    rl.prompt()

    @lambda callback: rl.question("name? ", callback)
    def named(name):
        console.log("answer", name, rl.getPrompt())

        @lambda callback: rl.question("age? ", {"signal": AbortController().signal}, callback)
        def aged(age):
            console.log("answer", age)
            rl.pause()
            rl.pause()
            rl.resume()
            rl.write("written\n")
            rl.close()
            rl.close()
            console.log(output.read(), rl.closed, input.listenerCount("data"), input.isPaused())
            for attempt in [lambda: rl.question("x", lambda: None), lambda: rl.prompt(), lambda: rl.pause(), lambda: rl.resume(), lambda: rl.write("x")]:
                try:
                    attempt()
                    console.log("no error")
                except Exception as error:
                    console.log(error.name, error.code, error.message)
            setImmediate(iterate)

    async def iterate():
        found = []
        async for line in readline.createInterface({"input": Readable.from_(["1\n2\n3\n4"])}):
            found.append(line)
        async for line in readline.createInterface({"input": Readable.from_(["5\n6\n"])}):
            found.append(line)
            break
        console.log(found)
        asked = require("readline/promises").createInterface({"input": PassThrough(), "output": output})
        promise = asked.question("sure? ")
        asked.write("yes\nand\n")
        console.log(await promise, output.read())
        controller = AbortController()
        aborted = asked.question("again? ", {"signal": controller.signal})
        controller.abort()
        console.log(await aborted.catch(lambda error: [error.name, error.code, error.message]))
        asked.close()
        console.log(await asked.question("late? ").catch(lambda error: [error.code, error.message]))
        console.log(readline.promises is require("readline/promises"))

    input.write("Ada\n36\nmore\n")


start(main())
