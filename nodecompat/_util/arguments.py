"""`util.parseArgs`: the arguments of a command as options and positionals.

What must stay true: tokens, values and the texts of errors are Node's. Source: Node's lib/internal/util/parse_args.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError
from .._js.kinds import defined
from .._js.own import NullObject, Object
from ..process import process
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Iterator

    Options = dict[str, dict[str, Any]]
    Token = Object

_KINDS: dict[str, type] = {"string": str, "boolean": bool}


def parse_args(config: dict[str, Any]) -> Object:
    """What `util.parseArgs` gives."""
    given = {name: value for name, value in defined(config).items() if value is not None}
    args = given.get("args", process.argv[2:])
    strict = given.get("strict", True)
    positional = given.get("allowPositionals", strict is False)
    negative, tokens_too = given.get("allowNegative", False), given.get("tokens", False)
    options = given.get("options", {})
    if not isinstance(args, (list, tuple)):
        raise InvalidArgTypeError("args", "an instance of Array", args)
    switches = {"strict": strict, "allowPositionals": positional, "tokens": tokens_too, "allowNegative": negative}
    for name, value in switches.items():
        _check(name, value, bool)
    _check("options", options, dict)
    for name, how in options.items():
        _check_option(f"options.{name}", how)
    tokens = [*_tokens([*args], options)]
    values, positionals = NullObject(), []
    for token in tokens:
        if token["kind"] == "option":
            if strict:
                _check_use(token, options, positional, negative)
            _store(token, options, values, negative)
        elif token["kind"] == "positional":
            if not positional:
                raise NodeTypeError(
                    f"Unexpected argument '{token['value']}'. This command does not take positional arguments",
                    code="ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
                )
            positionals.append(token["value"])
    for name, how in options.items():
        if how.get("default", undefined) is not undefined and name not in values:
            values[name] = how["default"]
    result = Object(values=values, positionals=positionals)
    if tokens_too:
        result["tokens"] = tokens
    return result


# -- what is given -----------------------------------------------------------------------------------


def _check(name: str, value: object, kind: type) -> None:
    if not isinstance(value, kind):
        word = {bool: "boolean", str: "string", dict: "object"}[kind]
        raise InvalidArgTypeError(name, f"of type {word}", value)


def _check_option(name: str, how: Any) -> None:
    _check(name, how, dict)
    kind = how.get("type", undefined)
    if kind not in _KINDS:
        raise InvalidArgTypeError(f"{name}.type", "('string|boolean')", kind)
    if "short" in how:
        _check(f"{name}.short", how["short"], str)
        if len(how["short"]) != 1:
            raise InvalidArgValueError(f"{name}.short", how["short"], "must be a single character")
    if "multiple" in how:
        _check(f"{name}.multiple", how["multiple"], bool)
    default = how.get("default", undefined)
    if default is undefined:
        return
    if not how.get("multiple"):
        _check(f"{name}.default", default, _KINDS[kind])
        return
    if not isinstance(default, (list, tuple)):
        raise InvalidArgTypeError(f"{name}.default", "an instance of Array", default)
    for place, one in enumerate(default):
        _check(f"{name}.default[{place}]", one, _KINDS[kind])


# -- tokens ------------------------------------------------------------------------------------------


def _option(options: Options, name: str, field: str) -> Any:
    return options[name].get(field, undefined) if name in options else undefined


def _long_of(short: str, options: Options) -> str:
    return next((name for name, how in options.items() if how.get("short") == short), short)


def _token(name: str, raw: str, index: int, value: Any, inline: Any) -> Token:
    return Object(kind="option", name=name, rawName=raw, index=index, value=value, inlineValue=inline)


def _tokens(left: list[str], options: Options) -> Iterator[Token]:
    index, group = -1, 0
    while left:
        argument = left.pop(0)
        group, index = (group - 1, index) if group else (0, index + 1)
        if argument == "--":
            yield Object(kind="option-terminator", index=index)
            for value in left:
                index += 1
                yield Object(kind="positional", index=index, value=value)
            return
        alone = len(argument) == 2 and argument[0] == "-"
        if alone or (argument[:2] == "--" and len(argument) > 2 and "=" not in argument[3:]):
            name = _long_of(argument[1], options) if alone else argument[2:]
            takes = _option(options, name, "type") == "string" and bool(left)
            yield _token(name, argument, index, left.pop(0) if takes else undefined, False if takes else undefined)
            index += takes
        elif argument[:2] == "--" and len(argument) > 2:
            name, _, value = argument[3:].partition("=")
            yield _token(argument[2] + name, f"--{argument[2]}{name}", index, value, True)
        elif argument[:1] == "-" and len(argument) > 2:
            name = _long_of(argument[1], options)
            if _option(options, name, "type") == "string":
                yield _token(name, argument[:2], index, argument[2:], True)
            else:
                expanded = [*_expanded(argument, options)]
                left[:0] = expanded
                group = len(expanded)
        else:
            yield Object(kind="positional", index=index, value=argument)


def _expanded(argument: str, options: Options) -> Iterator[str]:
    """`-fXzy` as `-f`, `-X`, `-z`, `-y`; what follows an option with a text is the text."""
    for place in range(1, len(argument)):
        name = _long_of(argument[place], options)
        if _option(options, name, "type") == "string" and place < len(argument) - 1:
            yield f"-{argument[place:]}"
            return
        yield f"-{argument[place]}"


# -- what they mean ----------------------------------------------------------------------------------


def _check_use(token: Token, options: Options, positional: bool, negative: bool) -> None:
    name, raw, value = token["name"], token["rawName"], token["value"]
    if name not in options:
        name = name[3:] if negative and name.startswith("no-") else ""
        if _option(options, name, "type") != "boolean":
            more = (
                ". To specify a positional argument starting with a '-', place it at the end of the command after "
                f"'--', as in '-- \"{raw}\""
            )
            text = f"Unknown option '{raw}'{more if positional else ''}"
            raise NodeTypeError(text, code="ERR_PARSE_ARGS_UNKNOWN_OPTION")
    short = _option(options, name, "short")
    both = f"{f'-{short}, ' if short is not undefined else ''}--{name}"
    kind = _option(options, name, "type")
    if kind == "string" and not isinstance(value, str):
        raise _invalid(f"Option '{both} <value>' argument missing")
    if kind == "boolean" and value is not undefined:
        raise _invalid(f"Option '{both}' does not take an argument")
    if token["inlineValue"] is False and len(value) > 1 and value[0] == "-":
        example = f"'--{token['name']}=-XYZ'" + ("" if raw.startswith("--") else f" or '{raw}-XYZ'")
        raise _invalid(
            f"Option '{raw}' argument is ambiguous.\nDid you forget to specify the option argument for '{raw}'?\n"
            f"To specify an option argument starting with a dash use {example}."
        )


def _invalid(text: str) -> NodeTypeError:
    return NodeTypeError(text, code="ERR_PARSE_ARGS_INVALID_OPTION_VALUE")


def _store(token: Token, options: Options, values: NullObject, negative: bool) -> None:
    name, value = token["name"], token["value"]
    if name == "__proto__":
        return
    if negative and name.startswith("no-") and value is undefined:
        name = token["name"] = name[3:]
        value = False
    value = True if value is undefined else value
    if _option(options, name, "multiple") is True:
        dict.setdefault(values, name, []).append(value)
    else:
        values[name] = value
