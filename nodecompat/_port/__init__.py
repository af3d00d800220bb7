"""The converter from JavaScript: `python -m nodecompat port worker.js`. Text in, text out; nothing else imports it.

    command     the words of the command line, files in and out, the summary
    convert     one file: parsed, measured, written; again where a name of the program is one the writing needs
    typescript  TypeScript without its types: JavaScript at the same places
    source      the parser, and what every file asks of a node
    scopes      which name is which: declarations, reads, writes, what closures keep
    turns       names that each turn of a loop has of its own, and functions made in loops
    kinds       what a value is, as far as the file tells: kinds of names, fields, parameters, results
    kind_tables what is known of Node's and JavaScript's own functions
    writer      the converter's state: names, lines before a statement, what was used, what was left
    layout      long lines, blank lines
    names       Python's names for JavaScript's

and, one for each family of syntax: literals, operators, tests (truth, equality), members, methods (with
method_tables), calls, objects, functions, arity, classes, prototypes, patterns, statements, loops, switches, modules.

What cannot be decided is left as `# TODO(port):` with the JavaScript beside it, and never guessed.
"""
