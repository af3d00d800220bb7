"""How the lines look: long ones broken at commas and operators, blank lines around definitions."""

from __future__ import annotations

import io
import tokenize

from .writer import Line

WIDTH = 110
_OPEN, _CLOSE = "([{", ")]}"


def laid_out(lines: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a program, and which of its lines come from which of JavaScript's."""
    written: list[str] = []
    pairs: list[tuple[int, int]] = []
    for line in _spaced(lines):
        if isinstance(line, Line):
            pairs.append((line.source, len(written) + 1))
        written += _broken(line)
    return "\n".join(written) + "\n", pairs


def _spaced(lines: list[str]) -> list[str]:
    """Two blank lines around what is defined at the top, at most one elsewhere, none where a block begins."""
    result: list[str] = []
    for index, line in enumerate(lines):
        if not line.strip():
            if result and result[-1] and not result[-1].rstrip().endswith(":"):
                result.append("")
            continue
        previous = next((each for each in reversed(result) if each), "")
        if result and _stands_apart(line, lines[index - 1], previous, result):
            result = [*_without_blanks(result), "", ""]
        elif (
            line.startswith("    ")
            and _inner_definition(line)
            and result
            and result[-1]
            and not _opens(result[-1], line)
        ):
            result.append("")
        result.append(line)
    return _without_blanks(result)


def _stands_apart(line: str, above: str, previous: str, result: list[str]) -> bool:
    """Whether two blank lines go before a line: one of the top that begins a definition, or comes after one."""
    if _begins_definition(line) and not previous.startswith(("@", "#")) and not above.startswith("@"):
        return True
    if line.startswith((" ", "@", "#", ")", "]", "}", "else", "elif", "except", "finally", "case")):
        return False
    return previous.startswith(" ") and _in_definition(result)


def _opens(previous: str, line: str) -> bool:
    deeper = len(previous) - len(previous.lstrip()) < len(line) - len(line.lstrip())
    return deeper or previous.lstrip().startswith(("@", "#"))


def _inner_definition(line: str) -> bool:
    return line.lstrip().startswith(("def ", "async def ", "class ", "@"))


def _begins_definition(line: str) -> bool:
    return line.startswith(("def ", "async def ", "class ", "@"))


def _in_definition(result: list[str]) -> bool:
    for line in reversed(result):
        if line and not line.startswith(" "):
            return _begins_definition(line)
    return False


def _without_blanks(result: list[str]) -> list[str]:
    end = len(result)
    while end and not result[end - 1]:
        end -= 1
    return result[:end]


def _broken(line: str) -> list[str]:
    """A line, or the lines it is broken into: an item of its outermost brackets on each."""
    if len(line) <= WIDTH or line.lstrip().startswith("#"):
        return [line]
    margin = line[: len(line) - len(line.lstrip())]
    found = _outermost(line.strip())
    if found is None:
        return [line]
    text = line.strip()
    start, end, commas = found
    if not commas and text[start + 1 : end].lstrip().startswith("for "):
        return [line]
    pieces = [text[a + 1 : b].strip() for a, b in zip([start, *commas], [*commas, end], strict=True)]
    pieces = [piece for piece in pieces if piece]
    trailing = (
        ","
        if (commas or text[start] != "(")
        and not any(_generates(piece) for piece in pieces)
        and pieces[-1] not in ("*_", "*__")
        else ""
    )
    inner = [piece + ("," if number < len(pieces) - 1 else trailing) for number, piece in enumerate(pieces)]
    result = [margin + text[: start + 1]]
    for piece in inner:
        result += _broken(f"{margin}    {piece}")
    return [*result, *_broken(margin + text[end:])]


def _generates(piece: str) -> bool:
    return " for " in piece and " in " in piece


def _outermost(text: str) -> tuple[int, int, list[int]] | None:
    """The longest pair of brackets that is not in another, and the commas directly inside."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError, IndentationError):
        tokens = _as_far_as_possible(text)
    depth, start = 0, 0
    best: tuple[int, int, list[int]] | None = None
    commas: list[int] = []
    inner_f, turns = 0, False
    for token in tokens:
        name = tokenize.tok_name[token.type]
        inner_f += (name == "FSTRING_START") - (name == "FSTRING_END")
        if token.string == "for" and depth == 1 and not inner_f:
            turns = True  # `[… for a, b in …]`: its commas part no items
        if token.type != tokenize.OP or inner_f:
            continue
        if token.string in _OPEN:
            if depth == 0:
                start, commas, turns = token.start[1], [], False
            depth += 1
        elif token.string in _CLOSE:
            depth -= 1
            if (
                depth == 0
                and token.start[1] - start > 20
                and (best is None or token.start[1] - start > best[1] - best[0])
            ):
                best = (start, token.start[1], commas)
        elif token.string == "," and depth == 1 and not turns:
            commas.append(token.start[1])
        elif token.string == "lambda" and depth == 1:
            continue
    return best if best is None or not _has_lambda_commas(text, best) else None


def _has_lambda_commas(text: str, found: tuple[int, int, list[int]]) -> bool:
    inside = text[found[0] + 1 : found[1]]
    return (
        bool(found[2])
        and "lambda " in inside
        and any(
            "lambda " in inside[: comma - found[0]] and ":" not in inside[: comma - found[0]].rpartition("lambda ")[2]
            for comma in found[2]
        )
    )


def _as_far_as_possible(text: str) -> list[tokenize.TokenInfo]:
    tokens: list[tokenize.TokenInfo] = []
    try:
        tokens.extend(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError, IndentationError):
        pass
    return tokens
