"""Files as modules of CommonJS: `require('./lib')`, `module.exports`, the cache and its cycles.

What must stay true: a file runs once for each entry of the cache; who requires it meanwhile gets what it has exported
so far; a file that raises leaves no entry. A file that never says `exports` is a Python module and stands for itself.
"""

from __future__ import annotations

import json
import os
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeError
from .._js import undefined
from .._js.own import Object
from ..process import process
from . import answers
from .absent import absent_is_undefined
from .resolving import is_path, resolve, script_beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType, FrameType, ModuleType

cache: dict[str, Module] = {}
"""The modules by the real paths of their files, as `require.cache`."""


class ModuleNotFound(NodeError, ModuleNotFoundError):  # type: ignore[misc]  # whose `name` is JavaScript's
    """MODULE_NOT_FOUND: no file and no module of that name. `requireStack` has the files that required it."""

    code: str | None = "MODULE_NOT_FOUND"
    requireStack: list[str]  # Node's name

    def __init__(self, message: str, stack: list[str]) -> None:
        super().__init__(message)
        self.requireStack = stack


class JsonSyntaxError(NodeError, ValueError):
    """A `.json` file that is none; the message begins with its path."""

    name = "SyntaxError"


class Module:
    """A file: Node's `module`. `exports` is what `require` gives for it; `main` is true of the main script's alone."""

    def __init__(self, id: str, parent: Module | None = None) -> None:
        self.id = id
        self.filename = id
        self.path = os.path.dirname(id)
        self.exports: Any = Object()
        self.loaded = False
        self.children: list[Module] = []
        self.parent = parent
        self._as_made = self.exports
        self._python: ModuleType | None = None
        if parent is not None and self not in parent.children:
            parent.children.append(self)

    @property
    def paths(self) -> list[str]:
        """The directories in which Node looks for packages; nothing is looked for there."""
        parts = self.path.rstrip("/").split("/")
        places = ("/".join(parts[:end]) for end in range(len(parts), 0, -1))
        return [f"{place}/node_modules" for place in places if not place.endswith("node_modules")]

    @property
    def require(self) -> Require:
        """`require` as this file has it."""
        return Require(self)

    def _result(self) -> Any:
        """What `require` gives: the exports, or the Python module where there is no word of exports in it."""
        return self.exports if self._python is None or self.exports is not self._as_made else self._python

    def _run(self) -> None:
        """Execute the file, under its path as its name."""
        loader = SourceFileLoader(self.id, self.filename)
        spec = spec_from_file_location(self.id, self.filename, loader=loader)
        code = loader.get_code(self.id)
        if spec is None or code is None:
            raise ModuleNotFound(f"Cannot find module '{self.filename}'", [])
        python = module_from_spec(spec)
        if not _mentions(code, "exports"):
            self._python = python
        names: dict[str, object] = {"module": self, "exports": self.exports, "require": self.require}
        vars(python).update(names, __filename=self.filename, __dirname=self.path)
        before = sys.modules.get(self.id)
        sys.modules[self.id] = python
        try:
            exec(code, vars(python))
        except BaseException:
            del sys.modules[self.id]
            if before is not None:
                sys.modules[self.id] = before
            raise
        absent_is_undefined(python)

    def __iter__(self) -> Iterator[Any]:
        return iter((self, self.exports, self.require))

    def __repr__(self) -> str:
        return f"<Module {self.filename!r}{'' if self.loaded else ', loading'}>"


class _Resolve:
    """`require.resolve`."""

    def __init__(self, module: Module | None) -> None:
        self._module = module

    def __call__(self, request: str) -> str:
        """The path of the file that `require` would load; a module of Node's has its own name."""
        return _find(_checked(request, "request"), self._module or _of_caller(sys._getframe(1)))[0]

    def paths(self, request: str) -> list[str] | None:
        """Where Node looks for it: None for its own modules."""
        module = self._module or _of_caller(sys._getframe(1))
        if process.getBuiltinModule(_checked(request, "request")) is not undefined:
            return None
        return [module.path] if is_path(request) else module.paths


class Require:
    """Node's `require`: `require('node:child_process')`, `require('./lib')`, `require('./data.json')`.

    A path is seen from the file that calls, and means the Python file beside it. As in Node, `events` and `stream` are
    the classes EventEmitter and Stream. Raises MODULE_NOT_FOUND, which for packages of JavaScript's says what to use in
    Python; ERR_UNKNOWN_BUILTIN_MODULE, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE; and what the file raises.
    Node: modules.require.
    """

    def __init__(self, module: Module | None = None) -> None:
        self._module = module
        self.resolve = _Resolve(module)
        self.cache = cache

    def __call__(self, id: str) -> Any:
        """The exports of a module."""
        name, known = _find(_checked(id, "id"), self._module or (caller := _of_caller(sys._getframe(1))))
        return _load(name, self._module or caller) if known is undefined else known

    @property
    def main(self) -> Module | None:
        """The module of the main script; None where there is none."""
        return main_module()


require = Require()
"""`require` of the file that calls it."""


def commonjs(file: str | dict[str, Any]) -> Module:
    """`module` for a file that says so itself: `module = commonjs(__file__)`.

    `module, exports, require = commonjs(globals())` gives all three. The same whether the file is the main script, was
    required, or imported. `module.filename` and `module.path` are JavaScript's `__filename` and `__dirname`.
    """
    given = file.get("__file__", "[eval]") if isinstance(file, dict) else file
    path = os.path.realpath(given)
    main_module()
    module = cache.get(path)
    if module is None:
        module = cache[path] = Module(path)
    module._python = None
    return module


def of_file(path: str) -> Module:
    """The module of a file, whether it has been loaded or not."""
    main_module()
    real = os.path.realpath(path)
    return cache.get(real) or Module(real)


def main_module() -> Module | None:
    """The module of the main script, `require.main`."""
    main = sys.modules.get("__main__")
    file = getattr(main, "__file__", None)
    if not isinstance(file, str):
        return next((one for one in cache.values() if one.id == "."), None)
    path = os.path.realpath(file)
    module = cache.get(path)
    if module is None:
        module = cache[path] = Module(path)
        module.id = "."
        module._python = main
    return module


def _checked(name: object, argument: str) -> str:
    if not isinstance(name, str):
        raise InvalidArgTypeError(argument, "of type string", name)
    if not name:
        raise InvalidArgValueError(argument, name, "must be a non-empty string")
    return name


def _of_caller(frame: FrameType | None) -> Module:
    """The module of the file that calls, which is the first that is not of this package."""
    while frame is not None and str(frame.f_globals.get("__name__")).startswith("nodecompat."):
        frame = frame.f_back
    file = frame.f_globals.get("__file__") if frame is not None else None
    return of_file(file if isinstance(file, str) else os.path.join(os.getcwd(), "[eval]"))


def _find(name: str, module: Module) -> tuple[str, Any]:
    """The path of the file, or the name and the module of Node's. Raises what `require` raises."""
    if is_path(name):
        found = resolve(name, module.path)
        if found is not None:
            return found, undefined
        script = script_beside(name, module.path)
        port = (
            ""
            if script is None
            else f"\n{script} is JavaScript: python -m nodecompat port {min(script, os.path.relpath(script), key=len)}"
        )
        raise _not_found(name, module, port)
    known = process.getBuiltinModule(name)
    if known is not undefined:
        return name, known
    if name.startswith("node:") and name[5:].partition("/")[0] not in answers.NODE_MODULES:
        raise NodeError(f"No such built-in module: {name}", code="ERR_UNKNOWN_BUILTIN_MODULE")
    raise _not_found(name, module, "\n" + answers.advice(name))


def _not_found(name: str, module: Module, more: str) -> ModuleNotFound:
    stack = []
    one: Module | None = module
    while one is not None:
        stack.append(one.filename)
        one = one.parent
    listed = "\nRequire stack:\n- " + "\n- ".join(stack)
    return ModuleNotFound(f"Cannot find module '{name}'{listed}{more}", stack)


def _load(path: str, parent: Module) -> Any:
    main_module()  # which is in the cache from now on
    module = cache.get(path)
    if module is not None:
        if module not in parent.children:
            parent.children.append(module)
        return module._result()
    module = cache[path] = Module(path, parent)
    try:
        if path.endswith(".json"):
            module.exports = _json(path)
        else:
            module._run()
    except BaseException:
        if cache.get(path) is module:
            del cache[path]
        parent.children.remove(module)
        raise
    module.loaded = True
    return module._result()


def _json(path: str) -> Any:
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    try:
        return json.loads(text, object_hook=Object)
    except ValueError as error:
        raise JsonSyntaxError(f"{path}: {error}") from None


def _mentions(code: CodeType, name: str) -> bool:
    """Whether a name is used anywhere in the code."""
    if name in code.co_names or name in code.co_varnames:
        return True
    return any(_mentions(one, name) for one in code.co_consts if isinstance(one, type(code)))
