"""What to write instead: a note at an error that nobody caught, for what new users take from other libraries.

What must stay true: the note says what to write, the error stays as it is; a rule looks at the error alone, at its
class and its text. Loaded for an error that ends the process, so that no call pays for it.
"""

from __future__ import annotations

import difflib
import re
import shutil
import signal
from typing import Final

# class -> attribute -> what has it here
ATTRIBUTES: Final[dict[str, dict[str, str]]] = {
    "Socket": {
        **dict.fromkeys(["send", "sendall"], "socket.write(data)"),
        **dict.fromkeys(["recv", "recv_into", "makefile"], "socket.on('data', …), or async for data in socket"),
        "readline": "readline.createInterface(socket).on('line', …)",
        "close": "socket.end(), or socket.destroy()",
    },
    "Server": {
        "accept": "server.on('connection', …)",
        **dict.fromkeys(["bind", "serve_forever", "start"], "server.listen(port)"),
        **dict.fromkeys(["route", "get", "post", "use"], "the listener, which looks at request.method and request.url"),
    },
    "ServerResponse": {
        "send": "response.end(text)",
        "json": "response.end(json.dumps(value))",
        "status": "response.statusCode = 404",
        "redirect": "response.writeHead(302, {'Location': address}), then response.end()",
        **dict.fromkeys(["set", "header"], "response.setHeader(name, value)"),
    },
    "IncomingMessage": {
        **dict.fromkeys(
            ["body", "content", "data"], "async for chunk in message, or await stream.consumers.buffer(message)"
        ),
        "json": "await stream.consumers.json(message)",
        "text": "await stream.consumers.text(message)",
        **dict.fromkeys(["query", "params", "args"], "urllib.parse.parse_qs of what follows '?' in request.url"),
        **dict.fromkeys(["status", "status_code"], "response.statusCode"),
        "getheader": "message.headers.get(name)",
    },
    "Timeout": {"cancel": "clearTimeout(timer)", "stop": "clearTimeout(timer)"},
    "Immediate": {"cancel": "clearImmediate(immediate)"},
    "Pool": {
        **dict.fromkeys(["apply", "apply_async"], "await pool.run(job)"),
        **dict.fromkeys(["imap", "imap_unordered", "starmap"], "async for result in pool.map(jobs)"),
        "submit": "await pool.run(job), or pool.executor().submit(function, …)",
        **dict.fromkeys(["join", "shutdown"], "async with Pool(…), which closes it"),
    },
    **{
        name: {"result": "await before it", "add_done_callback": "promise.then(function)"}
        for name in ("Awaited", "Promise", "Task")
    },
    "NoneType": dict.fromkeys(
        ["on", "once", "pipe", "write", "end", "setEncoding"],
        "fork(…, silent=True) if it is a stream of a child: without a pipe there is none",
    ),
}
# Names that are looked for in a wrong module of ours: where they are, and what is written instead of another library's.
HOMES: Final[dict[str, frozenset[str]]] = {
    "nodecompat.child_process": frozenset(
        ("ChildProcess", "exec", "execFile", "execFileSync", "execSync", "fork", "spawn", "spawnSync")
    ),
    "nodecompat.events": frozenset(("EventEmitter", "on", "once")),
    "nodecompat.pool": frozenset(("Pool", "progress", "serve")),
    "nodecompat.stream": frozenset(("Duplex", "PassThrough", "Readable", "Transform", "Writable", "pipeline")),
    "nodecompat.util": frozenset(("inspect", "promisify")),
}
LIBRARIES: Final = {
    "Popen": "child_process.spawn",
    "run": "child_process.execFileSync, or await util.promisify(execFile)(…)",
    "Process": "child_process.fork, which takes a file",
    "Queue": "child.send and process.on('message', …)",
    "Pipe": "child_process.fork, whose children have a channel",
    **dict.fromkeys(["ProcessPoolExecutor", "WorkerPool", "Worker"], "from nodecompat.pool import Pool"),
}
_NAME = re.compile(
    r"cannot import name '(?P<imported>\w+)' from 'nodecompat"
    r"|module 'nodecompat[\w.]*' has no attribute '(?P<asked>\w+)'"
)
_ATTRIBUTE = re.compile(r"'(?P<kind>\w+)' object has no attribute '(?P<name>\w+)'")

# Of any class that stands here or one below it: what the text says, and the note.
_AWAIT: Final = "Write await before it, in a coroutine."
RULES: Final[dict[str, dict[str, str]]] = {
    "TypeError": {
        r"must be of type function\. Received (null|an instance of coroutine)": (
            "Was it called where it was to be given? Write f, not f()."
        ),
        r'^The "callback" argument .* Received type number': "The function comes first, then the milliseconds.",
        r'^The "cb" argument .* Received undefined': "Without a callback: the same in fs.promises, or with Sync.",
        r'^The "chunk" argument .* Received an instance of (Object|Array)': "Write json.dumps(value).",
        r'^The "chunk" argument .* Received type (number|boolean)': "Write str(value).",
        r'^The "message" argument .* Received function': "Functions do not travel; nodecompat.pool runs them.",
        r"^This handle type cannot be sent": "After the message comes a socket, or nothing; send([a, b]) sends both.",
        r'"streams\[stream\.length - 1\]"': "The callback comes last; or await stream.promises.pipeline(…).",
        r'^The "file" .* instance of Path\. Received function': "Functions run in Pool().executor().",
        r"^Invalid URL": "An address begins with 'http://'.",
        r'^Protocol "https:" not supported': "There is no TLS here; httpx, aiohttp and urllib.request have it.",
        r'^The "args" argument .* Array\. Received type string': "A list: fork('worker.py', ['argument']).",
        r"^cmd must be an array": "A list: Bun.spawn(['ls', '-l']).",
        r"^Promise\.\w+\(\) takes from 0 to 1": "The promises go into a list: Promise.all([a, b]).",
        r'^The "until" argument .* Received function': "Call it: run(main()).",
        r'^The "options\.env" .* instance of Array': "A dict: {**process.env, 'NAME': 'value'}.",
        r"of AbortSignal\. Received an instance of AbortController": "Write controller.signal.",
        r"""of AbortSignal\. Received type string \('SIG""": (
            "It takes the signal of an AbortController; which one a process gets is killSignal."
        ),
        r"^Asynchronous forks do not support .* string input": (
            "It takes 'pipe', 'ignore', 'inherit', 'overlapped', 'ipc', a descriptor or a stream."
        ),
        r"""concat str to Buffer|can only concatenate str \(not "Buffer"\)""": (
            "What was read are bytes: value.decode(), or the option encoding='utf8'."
        ),
        r"^cannot unpack non-iterable (Awaited|Promise|Task)": _AWAIT,
        r"^Unknown signal: (?!SIG)[A-Z]": "The names begin with SIG: 'SIGTERM'.",
        r'^The "args" argument .* object\. Received type string': ("A list: spawn('python3', ['-c', 'print(1)'])."),
        r'^The "listener" argument .* Received type string': (
            "The event comes first: emitter.on('message', function)."
        ),
        r'^The "listener" argument .* Received undefined': "With its event: @emitter.on('message').",
        r'^The "emitter" argument .* Received type string': "The emitter comes first: once(child, 'message').",
        r'^The "options" argument .* Received function': (
            "A listener: emitter.once('message', function), which is not awaited."
        ),
        r'^The "options" argument .* Received type number': "Options have names: timeout=1000, size=4.",
        r'^The "code" argument .* Received type string': (
            "A text is for sys.exit('text'), which writes it and ends with 1."
        ),
        r'[tT]imeout"|Delay"|"(grace|backoff|maxBackoff)" \w+ must be of type number': (
            "A number of milliseconds: 5000."
        ),
        r"object bool can't be used in 'await'": (
            "Done already: await child.getOneMessage() is the answer, await child.sendMessage(…) says it was written."
        ),
        r"object (async_generator|\w+Iterator) can't be used in 'await'": (
            "Write async for; a list is [each async for each in …]."
        ),
        r"requires an object with __aiter__ method, got (Awaited|Promise|Task)": (
            "One value: write await. What comes one after another is child.getEachMessage(), pool.map(jobs)."
        ),
        r"^Pool\.(run|map)\(\) takes 2 positional": (
            "The function is the worker's: pool.run(job), pool.map(jobs); pool.executor().map(f, jobs) takes one."
        ),
        r"^the JSON object must be str": "A message arrives as a value: without json.loads.",
        r"of undefined \(reading '(send|disconnect|process|kill|isConnected)'\)": (
            "If it is cluster.worker: a primary has cluster.workers[id]."
        ),
        r"of undefined \(reading '(decode|strip|splitlines|split|toString)'\)": (
            "If it is what spawnSync gave: the program was not started, and result.error says why."
        ),
        r"^cluster\.\w+ is not a function": "This is a worker: write it under `if cluster.isPrimary:`.",
        r"object ChildProcess can't be used in 'await'": "Write await events.once(child, 'exit').",
        r"object Timeout can't be used in 'await'": "Write await timers.promises.setTimeout(milliseconds).",
        r"object function can't be used in 'await'": "To wait for an event: await events.once(emitter, 'name').",
        r"'(async_generator|\w+Iterator)' object is not iterable": "Write async for, in a coroutine.",
        r"'(Awaited|Promise|Task|coroutine)' object is not": _AWAIT,
        r"unsupported operand .* '(Awaited|Promise|Task|coroutine)'": _AWAIT,
    },
    "ValueError": {
        r"^The argument 'stdio' is invalid\. Received 'ipc'": (
            "A list: stdio=['inherit', 'inherit', 'inherit', 'ipc']; fork has a channel without being told."
        ),
        r'"message" is out of range\. It must be of at most': (
            "Send it in parts or as a stream, or fork with a larger maxMessageBytes."
        ),
        r"^Port should be > 0 .* Received undefined": "After the message: send(message, port, address).",
    },
    "Exception": {
        r"^Forked processes must have an IPC channel": (
            "Add it: stdio=['pipe', 'pipe', 'pipe', 'ipc']. A child without a channel is started by spawn."
        ),
        r"^The _read\(\) method is not implemented": (
            "Give it one, Readable(read=function); or Readable.from_(iterable)."
        ),
    },
    "OSError": {
        r"^listen EADDRINUSE": "Another program listens there; listen(0) takes a free port: server.address().port.",
        r"^connect ECONNREFUSED": "Nobody listens there, or not yet.",
        r"^connect ENOENT [^/]+$": "A text alone is a path; to a host: net.connect(port, host).",
        r"^spawn node ENOENT": "Node is not in PATH: install it, or say where it is with execPath.",
        r"^spawn \S+\.py (ENOENT|EACCES)": "A file of Python's starts by fork('worker.py').",
        r"^spawn \S+ EACCES": "The file may not be executed: chmod +x, or start what runs it, spawn('sh', [file]).",
        r"^listen EACCES": "Ports below 1024 are for root as a rule; listen(8080).",
        r"^uv_signal_start EINVAL": "SIGKILL and SIGSTOP reach no listener; SIGTERM asks a process to end.",
    },
}


def explain(error: BaseException) -> None:
    """Add the note, if there is one for this error. Other errors stay as they are."""
    text = str(error)
    found = (look(error, text) for look in (_of_attribute, _of_import, _of_directory, _of_signal, _of_rule))
    note = next((note for note in found if note is not None), None)
    if note is not None and note not in getattr(error, "__notes__", ()):
        error.add_note(note)


def _of_attribute(error: BaseException, text: str) -> str | None:
    found = _ATTRIBUTE.match(text) if isinstance(error, AttributeError) else None
    instead = ATTRIBUTES.get(found["kind"], {}).get(found["name"]) if found is not None else None
    return None if instead is None else f"Write {instead}."


def _of_directory(error: BaseException, text: str) -> str | None:
    """A program that is there was not found: then the directory was not."""
    path = getattr(error, "path", None)
    if not isinstance(path, str) or text != f"spawn {path} ENOENT" or shutil.which(path) is None:
        return None
    return "The program is there; the directory `cwd` is not."


def _of_import(error: BaseException, text: str) -> str | None:
    """A name of another module of ours, or of another library."""
    found = _NAME.match(text) if isinstance(error, (ImportError, AttributeError)) else None
    name = "" if found is None else found["imported"] or found["asked"]
    home = next((home for home, names in HOMES.items() if name in names), None)
    if home is not None:
        return f"Write from {home} import {name}."
    return f"Write {LIBRARIES[name]}." if name in LIBRARIES else None


def _of_signal(error: BaseException, text: str) -> str | None:
    if not text.startswith("Unknown signal: SIG"):
        return None
    near = difflib.get_close_matches(text.removeprefix("Unknown signal: "), signal.Signals.__members__, 1)
    return f"Did you mean '{near[0]}'?" if near else None


def _of_rule(error: BaseException, text: str) -> str | None:
    rules = [rule for one in type(error).__mro__ for rule in RULES.get(one.__name__, {}).items()]
    return next((note for pattern, note in rules if re.search(pattern, text)), None)
