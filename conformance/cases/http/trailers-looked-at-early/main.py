"""The fields after a body, looked at before they came: `trailers` is filled, `trailersDistinct` stays as it was."""

import json

from nodecompat import console, http


def look(name, message):
    joined = message.trailers
    apart = message.trailersDistinct

    def end():
        console.log(name, message.trailers is joined, json.dumps(joined, separators=(',', ':')))
        console.log(name, message.trailersDistinct is apart, json.dumps(apart, separators=(',', ':')))

    message.on('end', end).resume()


def answer(request, response):
    look('request', request)

    def end():
        response.writeHead(200, {'Trailer': 'B'})
        response.write('x')
        response.addTrailers([['B', '1'], ['B', '2']])
        response.end()

    request.on('end', end)


def listening():
    request = http.request({'port': server.address().port, 'host': '127.0.0.1', 'method': 'POST', 'headers': {'Trailer': 'A'}})

    @request.on('response')
    def _(response):
        look('response', response)
        response.on('close', lambda: server.close())

    request.write('x')
    request.addTrailers([['A', '1'], ['A', '2']])
    request.end()


server = http.createServer(answer).listen(0, '127.0.0.1', listening)
