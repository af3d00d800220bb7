"""The converter from JavaScript: `python -m nodecompat port worker.js`. Text in, text out; nothing else imports it.

    command     the words of the command line, files in and out, the summary
    convert     one file: parsed, measured, written; again where a name of the program is one the writing needs
    typescript  TypeScript without its types: JavaScript at the same places
    source      the parser, and what every file asks of a node
    scopes      which name is which: declarations, reads, writes, what closures keep
    turns       names that each turn of a loop has of its own, and functions made in loops
    kinds       what a value is, as far as the file tells: of names, fields, parameters, results. The rules of
                expressions are in kind_rules, the places that put values somewhere in kind_sources and kind_collect,
                what is known of Node's and JavaScript's own functions in kind_tables;
                which texts have the same places in Python in plain_texts
    hoisting    what JavaScript moves to the top
    writer      the converter's state: names, lines before a statement, what was used, what was left
    layout      long lines, blank lines
    names       Python's names for JavaScript's
    checking    `--check` and `--diff`: the JavaScript under Node beside the Python

    sharing     object literals that others get their methods from
    commands    commands that run `node file.js`

and, for each family of syntax, a file with the rows of its nodes: literals, operators, logic, truth, members, methods,
comprehensions, calls, objects, functions, parameters, arity, elsewhere (what other files call), classes, prototypes,
private (the names of fields), patterns, declarations, values (expressions whose value nobody wants), statements,
loops, leaving (labels, `break`), switches, modules.

What cannot be decided is left as `# TODO(port):` with the JavaScript beside it, and never guessed.
"""
