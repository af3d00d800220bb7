"""JavaScript in, Python out: the main forms, literally."""

from __future__ import annotations

from textwrap import dedent

import pytest

pytest.importorskip("tree_sitter")

from nodecompat._port.convert import Options, convert

HEAD = "from nodecompat import js\nfrom nodecompat.js import *\n"


def ported(javascript: str, name: str = "program.js", siblings: frozenset[str] = frozenset()) -> str:
    """The Python of a program, without its head; it compiles, and nothing is left to do."""
    done = convert(dedent(javascript).lstrip("\n"), Options(name, siblings))
    assert done.todos == []
    assert done.python.startswith(HEAD)
    compile(done.python, name, "exec")
    return done.python.removeprefix(HEAD).strip("\n")


def python(text: str) -> str:
    """What is expected, as it stands in the test."""
    return dedent(text).strip("\n")


def test_a_listener_is_decorated_in_its_place() -> None:
    """Modules are imported, listeners keep JavaScript's order, what is written outside of a function is global."""
    assert ported(
        """
        // a child
        const { fork } = require('child_process');
        const path = require('path');
        const child = fork(path.join(__dirname, 'worker.js'), [], { silent: true });
        let count = 0;
        child.on('message', (m) => {
          count++; // one more
          console.log('got ' + m.type);
          if (m.type === 'done') { child.kill(); } else { ask(count); }
        });
        function ask(n) { child.send({ cmd: 'go', n }); }
        """,
        siblings=frozenset({"worker"}),
    ) == python(
        """
        import os as _os
        _dirname = _os.path.dirname(_os.path.abspath(__file__))

        # a child
        from nodecompat.child_process import fork
        from nodecompat import path
        child = fork(path.join(_dirname, 'worker.py'), [], {'silent': True})
        count = 0


        @child.on('message')
        def on_message(m):
            global count
            count += 1  # one more
            console.log(f'got {js.text(m.type)}')
            if m.type == 'done':
                child.kill()
            else:
                ask(count)


        def ask(n):
            child.send({'cmd': 'go', 'n': n})
        """
    )


def test_functions_made_in_a_loop_keep_their_turn() -> None:
    """A name that is only read is taken along; otherwise the body of the loop is a function."""
    assert ported("for (let i = 0; i < 3; i++) { setTimeout(() => console.log(i), 10 * i); }") == python(
        """
        for i in range(3):
            setTimeout(lambda *, i=i: console.log(i), 10 * i)
        """
    )


def test_typescript_is_javascript_without_its_types() -> None:
    """Types go, enums are objects, parameters of a constructor that are fields are assigned."""
    assert ported(
        """
        interface Job { id: number }
        enum Level { Low, High = 5 }
        class Runner { constructor(private readonly job: Job) {} id(): number { return this.job!.id as number; } }
        """,
        "program.ts",
    ) == python(
        """
        Level = js.obj({'Low': 0, '0': 'Low', 'High': 5, '5': 'High'})


        class Runner:
            def __init__(self, job):
                self.job = job

            def id(self):
                return self.job.id
        """
    )


def test_names_of_types_are_not_imported() -> None:
    """In TypeScript an import of what is only a type goes away, and what is only given on may be one."""
    assert ported(
        """
        import { Job, run } from './jobs';
        import { Level } from './level';
        import Only from './only';
        import { Kind } from './kind';
        export { Kind };
        function go(job: Job, level: Level, only: Only): void { run(job, level); }
        """,
        "program.ts",
    ) == python(
        """
        module = js.commonjs(__file__)
        exports = module.exports

        jobs = require('./jobs')
        run = jobs.run
        kind = require('./kind')
        Kind = js.get(kind, 'Kind')
        exports['Kind'] = Kind


        def go(job, level, only):
            run(job, level)
        """
    )


def test_what_cannot_be_decided_is_left() -> None:
    """The JavaScript stays as a comment, and the Python says so when it is reached."""
    done = convert("const a = 1;\nconst f = new Function('x', 'return x');\n")
    assert [line for line, _ in done.todos] == [2]
    assert "# TODO(port): const f = new Function('x', 'return x');" in done.python
    assert "raise NotImplementedError(" in done.python


@pytest.mark.parametrize(
    ("javascript", "why"),
    [
        ("let x;\nx = eval('1');\n", "eval, which Python has nothing for"),
        ("let x;\nfor (;;) { return; }\n", "`return` at the top of a file"),
        ("let x;\nconst tls = require('tls');\n", "Node's module tls; in Python: the module `ssl`"),
        ("let x;\nx = require('node:vm').Script;\n", "Node's module vm"),
        ("let x;\nconst { Worker } = require('worker_threads');\n", "Worker of Node's module worker_threads"),
        (
            "let x;\nimport { Worker } from 'node:worker_threads'; new Worker('a')\n",
            "Worker of Node's module worker_threads",
        ),
        ("let x;\nimport tls from 'tls';\n", "Node's module tls"),
    ],
)
def test_what_would_be_wrong_in_silence_is_left(javascript: str, why: str) -> None:
    """Where Python has the name, or the form, and means something else by it."""
    done = convert(javascript)
    assert [line for line, _ in done.todos] == [2]
    assert why in done.todos[0][1]


def test_imports_stand_before_the_first_statement() -> None:
    """As they are evaluated, wherever they are written."""
    assert ported("console.log(1);\nimport { join } from 'path';\nconsole.log(join('a', 'b'));\n") == python(
        """
        from nodecompat.path import join
        console.log(1)

        console.log(join('a', 'b'))
        """
    )


def test_async_generators_await_what_they_yield() -> None:
    """What may be a promise, that is."""
    assert ported("async function* f(x) { yield x; yield 'text'; }\n") == python(
        """
        async def f(x):
            (yield await js.awaited(x))
            (yield 'text')
        """
    )


def test_a_program_in_a_text_is_converted_too() -> None:
    """`node -e` becomes `python -c`; a program that is put together is left."""
    javascript = (
        "require('child_process').spawn(process.execPath, ['-e', 'console.log(1)', 'x'], { stdio: 'inherit' });\n"
    )
    assert "program = (\n    'from nodecompat import js\\n'" in ported(javascript)
    assert "spawn(process.execPath, ['-c', program, 'x'], {'stdio': 'inherit'})" in ported(javascript)
    put = "let x;\nrequire('child_process').spawn(process.execPath, ['-p', `${x}`]);\n"
    assert convert(put).todos == [(2, "a program in a text")]


def test_a_counter_that_is_kept_and_changed_is_left() -> None:
    """Each turn has its own in JavaScript, and hands it on."""
    done = convert("let x;\nfor (let i = 0; i < 3; i++) { keep(() => i); if (i) i++; }\n")
    assert [line for line, _ in done.todos] == [2]


def test_what_is_written_is_always_python() -> None:
    """A name of Python's own is a module's name nowhere; a generator that yields nothing is one all the same."""
    for javascript in (
        "require('assert').equal(1, 1);\n",
        "async function* f() {}\n",
        "async function* f() { yield 1; return 2; }\n",
    ):
        compile(convert(javascript).python, "converted", "exec")


def test_a_namespace_gives_what_it_exports() -> None:
    """One that goes on knows what came before; one of types alone is none; enums work out what they are."""
    typescript = """
        namespace A { export const one = 1; export function two(): number { return one + 1; } }
        namespace A { export const three = one + 2; }
        namespace Types { export interface X { y: number } }
        enum Flag { A = 1 << 0, B = 1 << 1, C = A | B, D }
        class F { declare gone?: string; }
    """
    done = convert(dedent(typescript), Options("a.ts"))
    assert done.todos == []
    assert "return js.obj(one=one, two=two)" in done.python
    assert "Object.assign(A, " in done.python
    assert "Types" not in done.python
    assert "'C': 3, '3': 'C', 'D': 4, '4': 'D'" in done.python
    assert "gone" not in done.python


def test_an_import_ends_before_a_bracket() -> None:
    """JavaScript ends an import at its line; what comes next is a statement of its own, also in brackets."""
    javascript = (
        "import { join } from 'path' // no semicolon\n\n// next\n(async () => { console.log(join('a', 'b')) })()\n"
    )

    assert "from nodecompat.path import join" in convert(javascript).python


@pytest.mark.parametrize(
    ("javascript", "left"),
    [
        ("const { buffer, constants } = require('buffer');", None),
        ("const nope = require('fs').nope;", None),
        (
            "const crypto = require('crypto'); crypto.createCipheriv('a', 'b', 'c');",
            "createCipheriv of Node's module crypto",
        ),
        ("const { Worker } = require('worker_threads'); new Worker('x');", "nodecompat.child_process.fork"),
        ("const dns = require('dns'); dns.resolve4('x', print);", "dnspython"),
    ],
)
def test_names_that_are_not_here(javascript: str, left: str | None) -> None:
    """What no Node has is undefined; of what Node has and this package leaves out it is said what to use."""
    done = convert(javascript)

    if left is None:
        assert (done.todos, "= undefined" in done.python) == ([], True)
    else:
        assert left in done.python
