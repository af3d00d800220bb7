"""Files of the program's own are modules: exports, cycles, the cache, JSON, directories, failures."""

from nodecompat import require
from nodecompat.console import console
from nodecompat.module import commonjs

module = commonjs(__file__)
exports, __filename, __dirname = module.exports, module.filename, module.path
path = require("path")


def short(text):
    return text.replace(__dirname, ".")


exports.first = 1
console.log(module.exports is exports, require.main is module, module.id, module.loaded, module.parent)
console.log(path.basename(__filename).split(".")[0], module.filename == __filename, module.path == __dirname)

counter = require("./counter")
console.log(counter.count, counter.next(), counter.next(), counter.count, counter.nothing, counter.isMain)
console.log(require("./counter") is counter, require("./counter.js") is counter, require(__dirname + "/counter") is counter)

a = require("./cycle-a")
console.log(a.done, a.seen)
console.log(require("./replaced")(20), require("./queue").name, require("./lib").where, require("./lib/").where)
console.log(require("./data.json"), require("./data") is require("./data.json"))

for name in ["./nothing", "", 5, "node:nothing", "./broken", "./broken"]:
    try:
        require(name)
    except Exception as error:
        console.log(short(str(error).split("\n")[0]), getattr(error, "code", None) or "undefined")
try:
    require("./deep")
except Exception as error:
    console.log([path.basename(file).split(".")[0] for file in error.requireStack])
console.log(short(require.resolve("./counter")).split(".")[1], require.resolve("node:path"))
console.log(",".join(path.basename(file).split(".")[0] for file in require.cache))
console.log(",".join(path.basename(child.filename).split(".")[0] for child in module.children))
console.log(all(child.loaded for child in module.children), module.children[0].parent is module)
del require.cache[require.resolve("./counter")]
console.log(require("./counter") is counter, require("./counter").count)
console.log(require("./main").first, module.require("./counter").count)

createRequire, isBuiltin, builtinModules = (getattr(require("module"), name) for name in ("createRequire", "isBuiltin", "builtinModules"))
console.log(createRequire(__filename)("./counter").count, createRequire("file://" + __dirname + "/lib/x")("./index").where)
console.log(isBuiltin("fs"), isBuiltin("node:fs"), isBuiltin("test"), isBuiltin("node:test"), isBuiltin("lodash"))
try:
    createRequire("relative")
except Exception as error:
    console.log(error.code, error.message)
