"""`nodecompat-python`: the Python of this environment, for programs that start it as they would start themselves.

    child_process.fork('worker.py', ['argument'], { execPath: '.venv/bin/nodecompat-python' })

Deno's `fork` runs `<execPath> run -A --unstable-… worker.py argument`, whatever `execPath` is; Node and Bun pass on the
options that they were started with themselves (`--no-warnings`, `--import …`). Python knows none of these, so they are
left out. Python's own options may be given in `execArgv`: `['-u']`, `['-Xdev']`.

What must stay true: the script finds what it would find as `python worker.py argument`, environment and descriptors
included; no module is imported that the script might not use, not even nodecompat; everything but a script (`-c`, `-m`,
a directory, no argument at all) is left to Python itself.

Known limit: a print of the whole stack, as `traceback.print_stack()` and logging's `stack_info` make one, shows three
frames of this file below the script's. Only a second start of Python would avoid that.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # to import `typing` for it would double the time that Python takes to start
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, ModuleType, TracebackType
    from typing import NoReturn

    ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], object]

# Python's own options: letters, some of which take a value and some of which say what to run; and long ones.
_LETTERS = "bBdEhiIOPqRsSuvVWxX?"
_VALUE_LETTERS = "WX"
_PROGRAM_LETTERS = "cm"
_HASHES = "--check-hash-based-pycs"  # takes a value
_LONG = (_HASHES, "--help", "--help-all", "--help-env", "--help-xoptions", "--version")

# Options of Node and Bun whose value is the next word unless they contain a `=`; process.execArgv may hold them.
# `-d` and `-c`, which are among them in Bun, are Python's.
_FOREIGN_WITH_VALUE = """
    -C -F -e -l -p -r --allow-fs-read --allow-fs-write --bench-isolation --bench-name-pattern --bench-reporter
    --bench-reporter-destination --bench-samples --bench-warmup --build-sea --build-snapshot-config --conditions
    --config --config-file --console-depth --cpu-prof-dir --cpu-prof-interval --cpu-prof-name --cron-period
    --cron-title --cwd --debug-port --define --diagnostic-dir --disable-proto --disable-warning --dns-result-order
    --drop --elide-lines --env-file --env-file-if-exists --eval --experimental-config-file
    --experimental-default-type --experimental-loader --experimental-package-map --experimental-policy
    --experimental-sea-config --experimental-test-isolation --experimental-test-tag-filter --extension-order
    --feature --fetch-preconnect --filter --heap-prof-dir --heap-prof-interval --heap-prof-name
    --heapsnapshot-near-heap-limit --heapsnapshot-signal --icu-data-dir --import --input-type --inspect-port
    --inspect-publish-uid --install --jsx-factory --jsx-fragment --jsx-import-source --jsx-runtime --loader
    --localstorage-file --main-fields --max-http-header-size --max-old-space-size-percentage
    --network-family-autoselection-attempt-timeout --openssl-config --policy-integrity --port --preload --print
    --process-timeout --redirect-warnings --report-dir --report-directory --report-filename --report-signal
    --require --run --secure-heap --secure-heap-min --shell --snapshot-blob --test-concurrency
    --test-coverage-branches --test-coverage-exclude --test-coverage-functions --test-coverage-include
    --test-coverage-lines --test-global-setup --test-isolation --test-name-pattern --test-random-seed
    --test-reporter --test-reporter-destination --test-rerun-failures --test-shard --test-skip-pattern
    --test-timeout --title --tls-cipher-list --tls-keylog --trace-event-categories --trace-event-file-pattern
    --trace-require-module --tsconfig-override --unhandled-rejections --use-largepages --user-agent --v8-pool-size
    --vfs-load --watch-kill-signal --watch-path
"""


def main() -> None:
    """Run the command line of this process as Python would, without the options that are not Python's."""
    options, rest = split(sys.argv[1:])
    if options or not rest or rest[0].startswith("-") or not os.path.isfile(rest[0]) or _is_archive(rest[0]):
        _hand_over([*options, *rest])
    run_script(rest)


def split(words: list[str]) -> tuple[list[str], list[str]]:
    """Python's own options among the words, and the rest: a script, `-c`, `-m` or `-`, with its arguments."""
    words = [*words]
    if words[:1] == ["run"] and "-A" in _leading(words[1:]):
        return _split_deno(words[1:])
    options: list[str] = []
    while words and words[0].startswith("-") and words[0] != "-":
        kind = _kind(words[0])
        if kind == "program":
            break
        word = words.pop(0)
        if word == "--":
            break
        taken = [word]
        if words and (kind == "with value" or (kind == "foreign" and word in _FOREIGN_WITH_VALUE.split())):
            taken.append(words.pop(0))
        if kind != "foreign":
            options += taken
    return options, words


def _kind(word: str) -> str:
    """What an option is to Python: `own`, one `with value` in the next word, the `program` to run, or `foreign`."""
    if word.startswith("--"):
        return "with value" if word == _HASHES else "own" if word.partition("=")[0] in _LONG else "foreign"
    for index, letter in enumerate(word[1:], 2):
        if letter in _PROGRAM_LETTERS:
            return "program"
        if letter in _VALUE_LETTERS:
            return "with value" if index == len(word) else "own"
        if letter not in _LETTERS:
            return "foreign"
    return "own"


def _leading(words: list[str]) -> list[str]:
    """The words up to the first that is no option."""
    end = next((index for index, word in enumerate(words) if not word.startswith("-")), len(words))
    return words[:end]


_V8_FLAGS = "--v8-flags="


def _split_deno(words: list[str]) -> tuple[list[str], list[str]]:
    """What follows `run`: Deno writes values behind a `=`, and puts what it does not know of execArgv in one option."""
    options: list[str] = []
    while words and words[0].startswith("-") and words[0] != "-":
        word = words.pop(0)
        if word == "--":
            break
        if word.startswith(_V8_FLAGS):
            found, _ = split([flag for flag in word.removeprefix(_V8_FLAGS).split(",") if not flag.startswith("--")])
            options += found
            if words and found and _kind(found[-1]) == "with value":
                options.append(words.pop(0))
    return options, words


def _is_archive(path: str) -> bool:
    """Whether the file is an archive or compiled code, which Python itself has to open."""
    with open(path, "rb") as file:
        if file.read(2) == b"PK":
            return True
    return path.endswith((".pyc", ".pyz"))


def _hand_over(arguments: list[str]) -> NoReturn:
    """Become Python itself."""
    os.execv(sys.executable, [sys.executable, *arguments])


def run_script(arguments: list[str]) -> None:
    """Run a script in this process: starting Python again would double the time until the script's first line."""
    path = arguments[0]
    sys.argv[:] = arguments
    if not sys.flags.safe_path:
        sys.path[0] = os.path.dirname(os.path.realpath(path))
    absolute = os.path.join("" if os.path.isabs(path) else os.getcwd(), path)
    module = sys.modules["__main__"] = _main_module(absolute)
    code: CodeType | None = None
    try:
        with open(path, "rb") as file:
            code = compile(file.read(), absolute, "exec", dont_inherit=True)
        exec(code, module.__dict__)
    except SystemExit:
        raise
    except BaseException:
        sys.excepthook = _Trimmed(code, sys.excepthook)
        raise


def _main_module(path: str) -> ModuleType:
    """A `__main__` with the attributes that Python gives to one it reads from a file, as it did to the launcher's."""
    module = type(sys)("__main__")
    own = vars(sys.modules["__main__"])
    names = vars(module)
    names["__loader__"] = sys.modules["_frozen_importlib_external"].SourceFileLoader("__main__", path)
    if "__annotations__" in own:
        names["__annotations__"] = {}
    names["__builtins__"] = sys.modules["builtins"]
    names["__file__"] = path
    if "__cached__" in own:
        names["__cached__"] = None
    return module


class _Trimmed:
    """An excepthook that shows the error as if the script had been started directly."""

    def __init__(self, code: CodeType | None, before: ExceptHook) -> None:
        self._code = code
        self._before = before

    def __call__(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        while traceback is not None and traceback.tb_frame.f_code is not self._code:
            traceback = traceback.tb_next
        error.__traceback__ = traceback
        self._before(kind, error, traceback)
