"""How messages become bytes: one folder for each wire, one row for each in `table`.

    table        the rows, and all that anybody asks about a wire
    framing      where frames begin and end in the stream; `gathering` keeps those that are large and incomplete
    budget       what a frame may cost beyond its bytes, counted for all wires
    tree         what all writers and readers share: limits, refusals, the containers that are rare, colliding keys
    javascript   what the wires of JavaScript's engines share; `javascript_rest`, `typed_arrays`: the rare part of it
    show         how frames are shown by NODE_DEBUG=ipc
    cbor         between Pythons
    json         Node's, Bun's and Deno's default
    v8, jsc      `advanced`: V8's format (Node, Deno) and JavaScriptCore's (Bun)

The folders have the same files:

    tags         the numbers and heads that both directions need
    write        plain values to frames: the hot path, and all that a first message loads
    write_rest   the values that are not plain; the first of them loads it
    read         frames to plain values
    read_rest    the values that are not plain
    show         how a frame is shown, where its bytes can be read in part

A wire of your own
------------------

`tests/_wires/test_a_wire_of_your_own.py` is one: MessagePack for plain values, in a hundred lines. It takes:

1. `write.py` with `encode(value) -> bytes`, or a list of buffers to be written one after the other. Writers have the
   form `(value, out, seen, depth)`, in a table by type: `out` is the list of the parts of the message, `seen` what the
   wire knows of the containers met so far, `depth` the level of containers the value sits in. A writer raises
   `RefusedError` for what cannot travel and adds to its `steps` on the way up, `TooDeepError` beyond `MAX_DEPTH`;
   `encode` makes of both, and of Python's RecursionError, what `tree.rescue` says.
2. `write_rest.py`, if more than plain values shall travel: derive from `tree.Rest` and say how a container is entered,
   opened and closed. Load it with `on_use`, so that a child's first message does not wait for it.
3. `read.py` with `decode(body)`: the value, or ValueError with a reason, whatever the bytes are; in time and memory
   that are bounded by the bytes.
4. A framing: derive from `framing.SizedFrames` and write `_head`.
5. A row in `table.WIRES`: the wire's name, what the option `serialization` calls it, and these modules. From then on
   `fork` and `Bun.spawn` take the name, error texts list it, and NODE_DEBUG=ipc shows its frames. For type checkers,
   add the name to `table.Serialization`.
"""
