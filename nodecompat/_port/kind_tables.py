"""What is known of JavaScript's and Node's own functions: the kinds of what they give and of what they hand to callbacks.

A kind is a text: `int`, `float`, `number` (may be NaN), `num` (used as a number, as far as the file tells), `string`,
`boolean`, `undefined`, `null`, `array:<kind of its items>`, `object:<site>`, `instance:<site>`, `class:<site>`,
`function:<site>`, `promise:<kind>`, `opt:<kind>` (or nothing), `node` (an object of Node's, with all its properties) and `node:<module>.<class>`,
`record` (a message, parsed JSON), `module:<name>`, `global:<name>`, `map`, `set`, `date`, `error`, `regexp`, `buffer`,
`generator`, `bigint`, `symbol`; `never` before anything is known, `unknown` when nothing can be.
"""

from __future__ import annotations

NUMBERS = frozenset({"int", "float", "number", "num"})
PLAIN_TRUTH = frozenset(
    {
        "int",
        "float",
        "num",
        "string",
        "boolean",
        "undefined",
        "null",
        "function",
        "class",
        "node",
        "promise",
        "regexp",
        "error",
        "symbol",
        "date",
    }
    | {"module", "global", "generator", "bigint", "instance"}
)
PRIMITIVES = frozenset({"int", "float", "number", "num", "string", "boolean", "undefined", "null", "bigint", "symbol"})
IDENTITY = frozenset(
    {
        "function",
        "class",
        "node",
        "promise",
        "object",
        "record",
        "instance",
        "array",
        "map",
        "set",
        "error",
        "symbol",
        "date",
        "regexp",
    }
)

# Calls by the text of what is called.
CALLS: dict[str, str] = {
    "parseInt": "number", "parseFloat": "number", "Number": "number", "String": "string", "Boolean": "boolean",
    "isNaN": "boolean", "isFinite": "boolean", "Number.isInteger": "boolean", "Number.isNaN": "boolean",
    "Number.isFinite": "boolean", "Number.isSafeInteger": "boolean", "Number.parseInt": "number", "Number.parseFloat": "number",
    "Math.floor": "int", "Math.ceil": "int", "Math.round": "int", "Math.trunc": "int", "Math.sign": "int",
    "Math.random": "float", "Math.sqrt": "float", "Math.pow": "float", "Math.log": "float", "Math.log2": "float", "Math.log10": "float",
    "Math.exp": "float", "Math.sin": "float", "Math.cos": "float", "Math.tan": "float", "Math.atan": "float", "Math.atan2": "float",
    "Math.hypot": "float", "Math.cbrt": "float", "Math.imul": "int", "Math.clz32": "int", "Math.fround": "float",
    "Date.now": "int", "Date.parse": "number", "performance.now": "float", "process.uptime": "float", "process.cwd": "string",
    "process.memoryUsage": "node", "process.hrtime": "array:int", "process.hrtime.bigint": "bigint",
    "process.on": "node", "process.once": "node", "process.cpuUsage": "node",
    "JSON.stringify": "string", "JSON.parse": "unknown",
    "Object.keys": "array:string", "Object.values": "array:unknown", "Object.entries": "array:array:unknown",
    "Object.getOwnPropertyNames": "array:string", "Array.isArray": "boolean", "Array.from": "array:unknown", "Array.of": "array:unknown",
    "Array": "array:unknown",
    "Object.fromEntries": "record", "Object.create": "record", "Buffer.from": "buffer", "Buffer.alloc": "buffer", "Buffer.concat": "buffer",
    "Buffer.byteLength": "int", "Buffer.isBuffer": "boolean", "setTimeout": "node", "setInterval": "node", "setImmediate": "node",
    "encodeURIComponent": "string", "decodeURIComponent": "string", "encodeURI": "string", "decodeURI": "string",
    "Promise.all": "promise:array:unknown", "Promise.allSettled": "promise:array:record", "Promise.race": "promise:unknown", "Promise.any": "promise:unknown",
    "Promise.resolve": "promise:unknown", "Promise.reject": "promise:unknown", "String.fromCharCode": "string", "String.fromCodePoint": "string",
    "Symbol": "symbol", "Symbol.for": "symbol", "BigInt": "bigint", "String.raw": "string", "Date": "string", "AbortSignal.timeout": "node",
}  # fmt: skip

# Functions of modules: `module.name` -> kind.
MODULE_CALLS: dict[str, str] = {
    "child_process.fork": "node:child_process.ChildProcess", "child_process.spawn": "node:child_process.ChildProcess", "child_process.exec": "node:child_process.ChildProcess", "child_process.execFile": "node:child_process.ChildProcess",
    "child_process.execSync": "unknown", "child_process.spawnSync": "unknown", "child_process.execFileSync": "unknown",
    "cluster.fork": "node:cluster.Worker", "events.once": "promise:array:unknown", "events.on": "node",
    "path.join": "string", "path.resolve": "string", "path.basename": "string", "path.dirname": "string", "path.extname": "string",
    "path.relative": "string", "path.normalize": "string", "path.isAbsolute": "boolean", "path.parse": "node", "path.format": "string",
    "os.cpus": "array:node", "os.hostname": "string", "os.platform": "string", "os.tmpdir": "string", "os.type": "string",
    "os.arch": "string", "os.totalmem": "int", "os.freemem": "int", "os.loadavg": "array:float", "os.homedir": "string", "os.uptime": "float",
    "os.availableParallelism": "int", "os.release": "string", "os.userInfo": "node",
    "fs.existsSync": "boolean", "fs.statSync": "node", "fs.readdirSync": "array:unknown", "fs.createReadStream": "node", "fs.createWriteStream": "node",
    "fs.watch": "node", "fs.openSync": "int", "fs.mkdtempSync": "string",
    "util.promisify": "unknown", "util.inspect": "string", "util.format": "string", "util.inherits": "undefined", "util.isDeepStrictEqual": "boolean",
    "crypto.randomUUID": "string", "crypto.randomBytes": "buffer", "crypto.createHash": "node", "crypto.createHmac": "node", "crypto.randomInt": "int",
    "readline.createInterface": "node", "net.createServer": "node:net.Server", "net.connect": "node:net.Socket", "net.createConnection": "node:net.Socket",
    "http.createServer": "node:http.Server", "http.get": "node:http.ClientRequest", "http.request": "node:http.ClientRequest", "dgram.createSocket": "node:dgram.Socket", "url.fileURLToPath": "string",
    "timers/promises.setTimeout": "promise:unknown", "timers/promises.setImmediate": "promise:unknown", "perf_hooks.performance.now": "float",
}  # fmt: skip

# Values by their text.
VALUES: dict[str, str] = {
    "process": "node", "console": "node", "globalThis": "node", "global": "node", "undefined": "undefined", "NaN": "number", "Infinity": "float",
    "process.pid": "int", "process.ppid": "int", "process.argv": "array:=argv", "process.env": "env", "process.title": "string",
    "process.platform": "string", "process.version": "string", "process.execPath": "string", "process.execArgv": "array:string", "process.arch": "string",
    "process.stdout": "node", "process.stderr": "node", "process.stdin": "node", "process.channel": "opt:node", "process.connected": "opt:boolean",
    "process.send": "opt:node", "process.exitCode": "opt:int", "process.versions": "node", "process.disconnect": "opt:node",
    "__dirname": "string", "__filename": "string", "Math.PI": "float", "Math.E": "float", "os.EOL": "string", "path.sep": "string", "path.delimiter": "string",
    "Number.MAX_SAFE_INTEGER": "int", "Number.MIN_SAFE_INTEGER": "int", "Number.EPSILON": "float", "Number.MAX_VALUE": "float",
    "import.meta.url": "string", "import.meta.dirname": "string", "import.meta.filename": "string", "require.main": "node", "module": "node",
    "cluster.isMaster": "boolean", "cluster.isPrimary": "boolean", "cluster.isWorker": "boolean", "cluster.worker": "opt:node",
    "cluster.workers": "record", "worker_threads.isMainThread": "boolean", "worker_threads.parentPort": "opt:node", "worker_threads.workerData": "unknown",
}  # fmt: skip

TYPED_ARRAYS = (
    "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
    "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array",
)  # fmt: skip

# What `new` gives, by the name of the class.
NEW: dict[str, str] = {
    "String": "boxed", "Number": "boxed", "Boolean": "boxed",
    "Map": "map", "Set": "set", "WeakMap": "map", "WeakSet": "set", "Date": "date", "Error": "error", "TypeError": "error", "RangeError": "error",
    "SyntaxError": "error", "AggregateError": "error", "EvalError": "error", "URIError": "error", "ReferenceError": "error",
    "RegExp": "regexp", "Promise": "promise:unknown", "Array": "array:unknown",
    **dict.fromkeys(TYPED_ARRAYS, "buffer:numbers"), "ArrayBuffer": "buffer:whole", "SharedArrayBuffer": "buffer:whole", "DataView": "node", "Buffer": "buffer", "EventEmitter": "node", "events.EventEmitter": "node", "AbortController": "node", "URL": "node",
    "URLSearchParams": "node", "TextEncoder": "node", "TextDecoder": "node", "Worker": "node", "MessageChannel": "node",
    "Event": "node", "EventTarget": "node",
}  # fmt: skip

# Methods by the kind of the receiver; `*` stands for the kind of its items, `@` for the receiver's own kind.
METHODS: dict[str, dict[str, str]] = {
    "array": {
        "length": "int", "push": "int", "unshift": "int", "pop": "opt:*", "shift": "opt:*", "at": "opt:*", "find": "opt:*", "findLast": "opt:*",
        "indexOf": "int", "lastIndexOf": "int", "findIndex": "int", "findLastIndex": "int", "includes": "boolean", "some": "boolean", "every": "boolean",
        "join": "string", "toString": "string", "slice": "@", "filter": "@", "splice": "@", "reverse": "@", "sort": "@", "fill": "array:unknown",
        "concat": "array:unknown", "flat": "array:unknown", "flatMap": "array:unknown", "map": "array:unknown", "toSorted": "@", "toReversed": "@",
        "forEach": "undefined", "keys": "generator", "entries": "generator", "values": "generator", "reduce": "unknown",
    },
    "string": {
        "length": "int", "toUpperCase": "string", "toLowerCase": "string", "trim": "string", "trimEnd": "string", "trimStart": "string",
        "split": "array:string", "startsWith": "boolean", "endsWith": "boolean", "includes": "boolean", "indexOf": "int", "lastIndexOf": "int",
        "replace": "string", "replaceAll": "string", "repeat": "string", "padStart": "string", "padEnd": "string", "charAt": "string",
        "charCodeAt": "number", "codePointAt": "opt:int", "slice": "string", "substring": "string", "substr": "string", "concat": "string",
        "toString": "string", "normalize": "string", "localeCompare": "int", "search": "int", "match": "unknown", "valueOf": "string",
    },
    "number": {"toFixed": "string", "toString": "string", "toPrecision": "string", "toLocaleString": "string", "toExponential": "string"},
    "map": {"size": "int", "has": "boolean", "delete": "boolean", "get": "unknown", "set": "map", "keys": "generator", "values": "generator", "entries": "generator"},
    "set": {"size": "int", "has": "boolean", "delete": "boolean", "add": "set", "values": "generator", "keys": "generator", "entries": "generator"},
    "date": {
        "getTime": "int", "getFullYear": "int", "getMonth": "int", "getDate": "int", "getHours": "int", "getMinutes": "int", "getSeconds": "int",
        "getMilliseconds": "int", "getDay": "int", "valueOf": "int", "toISOString": "string", "toString": "string", "toLocaleTimeString": "string",
        "toLocaleDateString": "string", "toLocaleString": "string", "toDateString": "string", "toTimeString": "string", "toJSON": "string",
    },
    "error": {"message": "string", "stack": "string", "name": "string", "code": "unknown"},
    "buffer": {"length": "int", "toString": "string", "byteLength": "int"},
    "regexp": {"test": "boolean", "exec": "unknown", "source": "string", "flags": "string", "lastIndex": "int"},
    "env": {},
    "node": {
        "pid": "opt:int", "id": "int", "exitCode": "opt:int", "connected": "boolean", "killed": "boolean", "stdout": "node", "stderr": "node", "stdin": "node",
        "process": "node", "on": "node", "once": "node", "off": "node", "kill": "boolean", "listenerCount": "int", "rss": "int", "heapUsed": "int",
        "heapTotal": "int", "address": "node", "isFile": "boolean", "isDirectory": "boolean", "unref": "node", "ref": "node", "signalCode": "opt:string",
        "emit": "boolean", "hasRef": "boolean", "digest": "unknown",
    },
}  # fmt: skip

# What listeners get, by the name of the event.
EVENTS: dict[str, list[str]] = {
    "exit": ["opt:int", "opt:string"], "close": ["opt:int", "opt:string"], "error": ["error"], "message": ["unknown", "unknown"], "data": ["unknown"],
    "uncaughtException": ["error", "string"], "unhandledRejection": ["unknown", "node"], "online": ["node"], "listening": ["node", "node"],
    "disconnect": ["node"], "connection": ["node"], "fork": ["node"], "line": ["string"], "SIGTERM": ["string", "int"], "SIGINT": ["string", "int"],
}  # fmt: skip

NODE_MODULES = frozenset(
    {
        "assert", "assert/strict", "async_hooks", "buffer", "child_process", "cluster", "console", "crypto", "dgram", "dns", "dns/promises", "events", "fs", "fs/promises", "http", "net", "os",
        "path", "perf_hooks", "process", "querystring", "readline", "readline/promises", "stream", "stream/promises", "stream/consumers", "stream/web",
        "string_decoder", "timers", "timers/promises", "url", "util", "util/types", "worker_threads", "zlib",
    }
)  # fmt: skip

MODULES_THAT_ARE_CLASSES = {"events": "EventEmitter", "stream": "Stream"}  # what Node has for such a module

# Globals that the prelude has.
PRELUDE = frozenset(
    {
        "process", "console", "require", "module", "exports", "globalThis", "global", "Buffer", "setTimeout", "setInterval", "setImmediate",
        "clearTimeout", "clearInterval", "queueMicrotask", "Promise", "Symbol", "Map", "Set", "WeakMap", "WeakSet", "JSON", "Math", "Date", "Object",
        "Array", "String", "Number", "Boolean", "RegExp", "Error", "URL", "BigInt", "structuredClone", "AbortController", "performance", "undefined",
        "TextEncoder", "TextDecoder", "parseInt", "parseFloat", "fetch", "Event", "EventTarget",
    }
)  # fmt: skip
