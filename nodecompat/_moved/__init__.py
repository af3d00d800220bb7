"""Streams and ports in messages: they leave this process and live on in the other one.

What is where, from the message to the chunk:

    ledger      what is open on a channel as logic: frames in, notices out; numbers, states, credit
    packing     a message that holds what moves, as bytes and back
    travellers  what may travel: how each kind is given away here and comes to life there
    ends        the ends of a flow: a ReadableStream that the wire feeds, a WritableStream that feeds the wire
    streams     one channel's: what a program sends, what the peer says, the end of the channel
    local       the same without a wire: `structuredClone` with `transfer`, and MessageChannel
    ports       MessageChannel, MessagePort

A message that holds something that moves leaves as a message of the runtime's own, NODE_STREAMS: `streams` lists
what moves, with a number for each of its flows, and `msg` holds the message, in which numbers stand for it. All that
follows is NODE_STREAM, with a number and an `act`:

    chunk   the next chunk, in `value` (or packed, where it holds something that moves), which costs `n` of the credit
    end     there are no more
    error   there are no more: the writing side failed
    credit  the reading side takes `n` more; without credit nothing is written
    cancel  the reading side wants no more
    done    the reading side has closed what it wrote to
    post    a message for a port
    close   a port was closed

A chunk travels whole: one that is larger than the peer takes in a message (`maxMessageBytes`) fails its stream with
ERR_OUT_OF_RANGE on both sides, and nothing else. There is no question beforehand whether the peer knows of all this: it
is a nodecompat of this version or a later one, as whoever speaks cbor here is.

Numbers count up for each side; those of the sender's own are positive, those of the other side negative. A frame about
a number that has been used is late and means nothing; one about a number that has not breaks the wire.

What must stay true: a program that sends nothing of the kind loads none of this; frames travel in the channel's one
row, so chunks and messages keep their order; who does not read stops who writes, and memory is bounded on both sides;
whatever the peer sends, it costs it its channel at most.
"""
