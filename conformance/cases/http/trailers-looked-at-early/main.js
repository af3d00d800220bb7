// The fields after a body, looked at before they came: `trailers` is filled, `trailersDistinct` stays as it was.
'use strict';
const http = require('node:http');
const net = require('node:net');

function look(name, message) {
  const joined = message.trailers;
  const apart = message.trailersDistinct;
  message.on('end', () => {
    console.log(name, message.trailers === joined, JSON.stringify(joined));
    console.log(name, message.trailersDistinct === apart, JSON.stringify(apart));
  }).resume();
}

function answer(request, response) {
  look('request', request);
  request.on('end', () => {
    response.writeHead(200, { Trailer: 'B' });
    response.write('x');
    response.addTrailers([['B', '1'], ['B', '2']]);
    response.end();
  });
}

const server = http.createServer(answer).listen(0, '127.0.0.1', () => {
  const request = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', headers: { Trailer: 'A' } });
  request.on('response', (response) => {
    look('response', response);
    response.on('close', () => server.close());
  });
  request.write('x');
  request.addTrailers([['A', '1'], ['A', '2']]);
  request.end();
});
