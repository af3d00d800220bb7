"""`http`: servers and clients of HTTP/1.1 on the sockets of `net`.

    tables        status codes, methods, how repeated fields are joined, canned answers
    failures      the errors, with Node's codes and texts
    checks        names and values of header fields
    refusals      why what was received is refused: Node's codes and texts
    reading       bytes to events: h11 parses, what Node refuses beyond that is refused here. No I/O
    heads         headers to the text of a head: the rules of Connection, Content-Length, Transfer-Encoding. No I/O
    incoming      IncomingMessage: what was received, as a stream
    fields        the header fields of a message that is to be sent
    outgoing      OutgoingMessage: what is to be sent, as a stream
    response      ServerResponse
    connection    one connection of a server: events to requests, responses in their order
    options       what a server is given
    server        Server
    urls          addresses of requests
    request       ClientRequest
    exchange      one request on a connection: its response, or why there is none
    agent         Agent: the connections of requests, kept alive

What must stay true: `reading` and `heads` know no socket, and nobody else looks at the bytes of a head. h11 is loaded
when a server or a request is made, by `reading` alone.
"""
