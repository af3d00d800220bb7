"""Which JavaScript value a Python object stands for, by the first class of its MRO that the table names.

Classes are looked up by name, so that no module is imported to recognise its objects. Objects for which
JavaScript has no kind (paths, decimals, files, …) are shown by their `repr`, every other instance by its own fields,
as in JavaScript, even if it has a `__repr__`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._js.classes import bases, full_name, type_name
from . import callables, containers, failures, scalars
from .shape import Shape, finished

if TYPE_CHECKING:
    from .options import Context
    from .shape import Handler


def shape_of(ctx: Context, value: object) -> Shape:
    """The shape of any object. An object that fails to be looked at is shown by its class."""
    try:
        for cls in bases(type(value)):
            handler = HANDLERS.get(full_name(cls))
            if handler is not None:
                return handler(ctx, value)
        return containers.instance(ctx, value)
    except RecursionError:
        raise
    except Exception:
        return finished(f"[{type_name(value)}]", "special")


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("builtins.str", "builtins.int", "builtins.float", "numpy.generic"), scalars.scalar),
    **dict.fromkeys(("builtins.list", "builtins.tuple", "builtins.range", "collections.deque"), containers.array),
    **dict.fromkeys(("builtins.dict_keys", "builtins.dict_values", "builtins.dict_items"), containers.array),
    **dict.fromkeys(
        ("builtins.bytearray", "builtins.memoryview", "array.array", "numpy.ndarray"), containers.typed_array
    ),
    "builtins.bytes": containers.buffer,
    "nodecompat._js.memory.Memory": containers.memory,
    "nodecompat._prelude.views.DataView": containers.data_view,
    "nodecompat._js.arguments.Arguments": containers.arguments,
    "builtins.dict": containers.object_,
    f"{containers.__name__}.Accessor": containers.accessor,
    "builtins.mappingproxy": containers.mapping,
    "nodecompat._process.env.Environment": containers.mapping,
    "os._Environ": containers.mapping,
    "types.SimpleNamespace": containers.namespace,
    **dict.fromkeys(("builtins.set", "builtins.frozenset", "nodecompat.values.Set"), containers.set_),
    "nodecompat.values.Map": containers.map_,
    **dict.fromkeys(
        ("weakref.WeakKeyDictionary", "weakref.WeakValueDictionary", "_weakrefset.WeakSet"), containers.weak
    ),
    "nodecompat.promise.Promise": containers.promise,
    **dict.fromkeys(("datetime.datetime", "datetime.date"), scalars.date),
    **dict.fromkeys(("re.Pattern", "nodecompat.values.RegExp"), scalars.regexp),
    "enum.Enum": scalars.enum,
    "nodecompat._js.Symbol": scalars.symbol,
    "nodecompat.values.Undefined": scalars.undefined,
    "nodecompat.console.GlobalConsole": lambda ctx, value: finished("Object [console] {}"),
    "nodecompat._url.web.URL": lambda ctx, value: finished(value.href),
    "builtins.module": scalars.module,
    "builtins.generator": scalars.tagged("Generator"),
    "builtins.async_generator": scalars.tagged("AsyncGenerator"),
    "builtins.coroutine": scalars.tagged("Coroutine"),
    "builtins.list_iterator": scalars.tagged("Array Iterator"),
    "builtins.tuple_iterator": scalars.tagged("Array Iterator"),
    "builtins.str_ascii_iterator": scalars.tagged("String Iterator"),
    "nodecompat.events.EventEmitter": containers.emitter,
    **dict.fromkeys((f"{containers.__name__}.NullObject", "nodecompat._js.own.NullObject"), containers.null_object),
    "builtins.BaseException": failures.error,
    "builtins.type": callables.class_,
    **dict.fromkeys(
        ("builtins.function", "builtins.method", "builtins.builtin_function_or_method"), callables.function
    ),
    **dict.fromkeys(("builtins.method-wrapper", "builtins.wrapper_descriptor"), callables.function),
    **dict.fromkeys(("builtins.method_descriptor", "builtins.classmethod_descriptor"), callables.function),
    "functools.partial": callables.function,
    **dict.fromkeys(("nodecompat._events.OnceListener", "nodecompat._native.compiled.Emit"), callables.function),
    **dict.fromkeys(
        (
            "builtins.complex",
            "builtins.ellipsis",
            "builtins.NotImplementedType",
            "types.GenericAlias",
            "types.UnionType",
            "decimal.Decimal",
            "fractions.Fraction",
            "uuid.UUID",
            "pathlib.PurePath",
            "pathlib._local.PurePath",
            "datetime.timedelta",
            "datetime.time",
            "datetime.tzinfo",
            "ipaddress._IPAddressBase",
            "_io._IOBase",
        ),
        scalars.repr_text,
    ),
}
